// What holds for each address of the API, one after the other: none was forgotten.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;

constexpr const char* kNobody = "01890a5d-ac96-774b-bcce-b302099a8057";

std::string filled(std::string pattern, const std::string& athlete) {
  const std::vector<std::pair<std::string, std::string>> words{
      {"{a}", athlete},       {"{exercise}", "deadlift"},
      {"{id}", kNobody},      {"{name}", "none.db"},
      {"{kind}", "report"},   {"{change}", kNobody},
      {"{comment}", kNobody}, {"{rep}", "1"},
      {"{voice}", kNobody}};
  for (const auto& [place, word] : words) {
    if (const auto at = pattern.find(place); at != std::string::npos) {
      pattern.replace(at, place.size(), word);
    }
  }
  return pattern;
}

class EveryRoute : public ::testing::Test {
 protected:
  void SetUp() override { house_.send("POST", "/api/athletes", {{"name", "Ana"}}); }

  template <class Visit>
  void each(Visit&& visit) {
    for (const Route& route : house_.house().routes()) {
      if (route.pattern == "/api/events") continue;  // has no end
      visit(route, filled(route.pattern, "me"));
    }
  }
  Reply ask_as(const Route& route, const std::string& target, const Headers& headers,
               const std::string& body = "") const {
    return ask(house_.port(), route.method, target, headers, body);
  }
  std::string what_is_there() const {
    return house_.get("/api/export").body + house_.get("/api/clips").body;
  }

  RunningHouse house_;
};

TEST_F(EveryRoute, RefusesAnotherHost) {
  const std::string before = what_is_there();
  each([&](const Route& route, const std::string& target) {
    const Reply reply = ask_as(route, target, {{"Host", "evil.example"}}, "{}");
    EXPECT_EQ(reply.status, 403) << route.method << " " << route.pattern;
    EXPECT_EQ(json_of(reply).value("code", ""), "foreign") << route.pattern;
  });
  EXPECT_EQ(what_is_there(), before);
}

TEST_F(EveryRoute, RefusesAnotherPage) {
  const std::string before = what_is_there();
  each([&](const Route& route, const std::string& target) {
    for (const Headers& headers :
         {Headers{{"Origin", "http://evil.example"}}, Headers{{"Origin", "null"}},
          Headers{{"Sec-Fetch-Site", "cross-site"}}, Headers{{"Sec-Fetch-Site", "same-site"}}}) {
      const Reply reply = ask_as(route, target, headers, "{}");
      EXPECT_EQ(reply.status, 403) << route.method << " " << route.pattern << headers[0].second;
    }
  });
  EXPECT_EQ(what_is_there(), before);
}

TEST_F(EveryRoute, SaysWhichMethodsItTakes) {
  std::map<std::string, std::set<std::string>> methods;
  each(
      [&](const Route& route, const std::string& target) { methods[target].insert(route.method); });
  for (const auto& [target, known] : methods) {
    for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
      if (known.contains(method)) continue;
      const Reply reply = ask(house_.port(), method, target);
      EXPECT_EQ(reply.status, 405) << method << " " << target;
      for (const std::string& one : known) {
        EXPECT_NE(reply.headers.at("allow").find(one), std::string::npos) << target;
      }
    }
    EXPECT_EQ(ask(house_.port(), "TRACE", target).status, 405) << target;
  }
}

TEST_F(EveryRoute, KnowsNoAthleteWhoIsNotThere) {
  each([&](const Route& route, const std::string&) {
    if (route.pattern.find("{a}") == std::string::npos) return;
    const std::string target = filled(route.pattern, kNobody);
    // A body that is good enough to come as far as the athlete.
    const std::map<std::string, json> bodies{
        {"/api/{a}/overrides", {{"exercise", "deadlift"}, {"reason", "x"}, {"to", "hold"}}},
        {"/api/{a}/log", {{"text", "deadlift 5x100"}}},
        {"/api/{a}/notes", {{"session", "x"}, {"text", "x"}, {"author", "x"}}},
        {"/api/{a}/checks/{id}", {{"result", "x"}}},
        {"/api/{a}/plan/moves", {{"date", "2026-01-05"}, {"to", "2026-01-06"}}},
        {"/api/{a}/plan/swaps", {{"exercise", "hip-thrust"}, {"instead", "belt-squat"}}},
        {"/api/{a}/sets", {{"sets", json::array()}}},
        {"/api/{a}/sessions/{id}", {{"started", "2026-01-05"}}},
        {"/api/{a}/pain", {{"answers", json::array()}}},
        {"/api/{a}/red-flags", {{"answers", json::array()}}}};
    const auto body = bodies.find(route.pattern);
    Reply reply;
    if (route.pattern == "/api/{a}/import/{id}/apply") return;  // the import is looked for first
    if (route.pattern == "/api/{a}/plan/moves" && route.method == "GET") {
      reply = house_.get(target + "?date=2026-01-05");
    } else if (route.method == "GET" || route.method == "DELETE") {
      reply = ask_as(route, target, {});
    } else if (route.pattern == "/api/{a}/import") {
      reply = ask_as(route, target, {}, "bytes");
    } else {
      reply =
          house_.send(route.method, target, body == bodies.end() ? json::object() : body->second);
    }
    EXPECT_EQ(reply.status, 404) << route.method << " " << target << reply.body;
    EXPECT_EQ(json_of(reply).value("code", ""), "not-found") << route.pattern;
  });
}

TEST_F(EveryRoute, RefusesABodyThatIsNone) {
  each([&](const Route& route, const std::string& target) {
    if (route.method == "GET" || route.method == "DELETE") return;
    const bool bytes = route.pattern == "/api/{a}/import" || route.pattern == "/api/backups" ||
                       route.pattern == "/api/sets/{id}/voices";
    if (route.taking || bytes) return;                                           // of any kind
    if (route.pattern == "/api/backup" || route.pattern == "/api/demo") return;  // nothing is read
    const std::string what = route.method + " " + route.pattern;
    const auto status = [&](const std::string& body) {
      return ask_as(route, target, {{"Content-Type", "application/json"}}, body).status;
    };
    for (const char* nonsense : {"{", "[]", "1", "null", "\"x\"", "{\"a\":1}}", "\xff\xfe"}) {
      const int got = status(nonsense);
      EXPECT_GE(got, 400) << what << nonsense;
      EXPECT_LT(got, 500) << what << nonsense;
    }
    const int strange = status(R"({"there is no such field": 1})");
    EXPECT_TRUE(strange == 422 || strange == 404) << what << strange;
    const std::string large(std::size_t{2} << 20U, ' ');
    EXPECT_EQ(status(large), 413) << what;
    EXPECT_EQ(ask_as(route, target, {{"Content-Type", "text/plain"}}, "{}").status, 415) << what;
  });
}

// Deeply nested: a parser that follows with its stack would fall over.
TEST_F(EveryRoute, SurvivesABodyWithoutABottom) {
  const std::string deep = "{\"x\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  each([&](const Route& route, const std::string& target) {
    if (route.method == "GET" || route.taking || route.longest_body == 0) return;
    if (route.pattern == "/api/backup" || route.pattern == "/api/demo") return;
    const Reply reply = ask_as(route, target, {{"Content-Type", "application/json"}}, deep);
    EXPECT_GE(reply.status, 400) << route.method << " " << route.pattern;
    EXPECT_LT(reply.status, 500) << route.method << " " << route.pattern;
  });
  EXPECT_EQ(house_.get("/api/health").status, 200);
}

TEST_F(EveryRoute, TellsNothingIsThereUnderAnIdentityOfNobody) {
  each([&](const Route& route, const std::string& target) {
    const bool by_identity = route.pattern.find("{id}") != std::string::npos ||
                             route.pattern.find("{name}") != std::string::npos;
    if (!by_identity || route.method != "GET") return;
    EXPECT_EQ(house_.get(target).status, 404) << target;
    EXPECT_EQ(ask(house_.port(), "HEAD", target).status, 404) << target;
  });
}

TEST_F(EveryRoute, AnswersOnlyAMomentThatCanBe) {
  each([&](const Route& route, const std::string& target) {
    if (route.method != "GET" || route.pattern.find("{a}") == std::string::npos) return;
    for (const char* at : {"yesterday", "2026-13-01T00:00:00", "2026-01-05", "%00"}) {
      const Reply reply = house_.get(target + "?at=" + at);
      EXPECT_GE(reply.status, 400) << target << at;
      EXPECT_LT(reply.status, 500) << target << at;
    }
  });
}

}  // namespace
}  // namespace dowel::server
