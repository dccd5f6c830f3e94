#include <gmock/gmock.h>

#include <fstream>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void expect_foreign(const Reply& reply) {
  EXPECT_EQ(reply.status, 403);
  EXPECT_EQ(json_of(reply).value("type", ""), "/problems/foreign");
}

TEST(Security, AnotherHostsNameIsRefused) {
  const RunningHouse house;  // a page whose name was made to mean 127.0.0.1 (DNS rebinding)
  const std::string port = std::to_string(house.port());
  for (const std::string& host :
       {"evil.example:" + port, std::string("127.0.0.1"), std::string("127.0.0.1:1"),
        "localhost.evil:" + port, "127.0.0.1:" + port + ", evil.example", std::string("")}) {
    expect_foreign(house.get("/api/athletes", {{"Host", host}}));
    expect_foreign(house.get("/", {{"Host", host}}));
  }
  for (const std::string& host : {"localhost:" + port, "[::1]:" + port, "127.0.0.1:" + port}) {
    EXPECT_EQ(house.get("/api/athletes", {{"Host", host}}).status, 200) << host;
  }
}

TEST(Security, OtherPagesAreRefused) {
  const RunningHouse house;
  const std::string own = "http://127.0.0.1:" + std::to_string(house.port());
  const nlohmann::json ana{{"name", "Ana"}};
  for (const std::string& origin :
       {std::string("http://evil.example"), std::string("null"), own + ".evil.example",
        "https" + own.substr(4), std::string("http://127.0.0.1:1")}) {
    expect_foreign(house.send("POST", "/api/athletes", ana, {{"Origin", origin}}));
  }
  expect_foreign(house.send("POST", "/api/athletes", ana, {{"Sec-Fetch-Site", "cross-site"}}));
  expect_foreign(house.get("/api/export", {{"Sec-Fetch-Site", "cross-site"}}));
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 0U);
  EXPECT_EQ(house.send("POST", "/api/athletes", ana, {{"Origin", own}}).status, 201);
}

// A form of another page can send text, never application/json without being asked first.
TEST(Security, OnlyJsonIsTakenForJson) {
  const RunningHouse house;
  const std::string body = R"({"name": "Ana"})";
  EXPECT_EQ(
      ask(house.port(), "POST", "/api/athletes", {{"Content-Type", "text/plain"}}, body).status,
      415);
  EXPECT_EQ(ask(house.port(), "POST", "/api/athletes", {}, body).status, 415);
}

TEST(Security, TheBrowserIsToldToLoadNothingFromElsewhere) {
  const RunningHouse house;
  for (const char* path : {"/", "/api/health", "/api/not/there/at/all", "/assets/nothing.js"}) {
    const Reply reply = house.get(path);
    const std::string policy = reply.headers.at("content-security-policy");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << path;
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'")) << path;
    EXPECT_THAT(policy, Not(HasSubstr("unsafe"))) << path;
    EXPECT_THAT(policy, Not(HasSubstr("http"))) << path;
    EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(reply.headers.at("cross-origin-resource-policy"), "same-origin") << path;
    EXPECT_EQ(reply.headers.count("access-control-allow-origin"), 0U) << path;
  }
}

TEST(Security, NothingIsChangedByReading) {
  RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}});
  const std::string before = house.get("/api/export").body;
  const std::string history = house.get("/api/me/history").body;
  for (const Route& route : house.house().routes()) {
    if (route.method != "GET" || route.pattern == "/api/events") continue;
    std::string path = route.pattern;
    for (const auto& [place, word] : {std::pair<std::string, std::string>{"{a}", "me"},
                                      {"{exercise}", "deadlift"},
                                      {"{id}", "x"},
                                      {"{name}", "x"}}) {
      if (const auto at = path.find(place); at != std::string::npos) {
        path.replace(at, place.size(), word);
      }
    }
    if (path == "/api/doctor") continue;  // starts the film process
    house.get(path);
  }
  EXPECT_EQ(house.get("/api/export").body, before);
  EXPECT_EQ(house.get("/api/me/history").body, history);
  EXPECT_EQ(house.get("/api/me/undo").status, 405);
}

TEST(Security, NoPathLeadsOutOfTheFolders) {
  RunningHouse house;
  std::ofstream(house.data() / "secret.txt") << "a secret";
  std::filesystem::create_directories(house.data() / "backups");
  for (const char* path :
       {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
        "/api/backups/..%2fsecret.txt", "/api/backups/..", "/api/backups/%2e%2e%2flog.db",
        "/api/backups/.", "//etc/passwd", "/api/backups/%2fetc%2fpasswd"}) {
    const Reply reply = house.get(path);
    EXPECT_THAT(reply.body, Not(HasSubstr("a secret"))) << path;
    EXPECT_THAT(reply.body, Not(HasSubstr("root:"))) << path;
    EXPECT_THAT(reply.body, Not(HasSubstr("SQLite format"))) << path;
  }
  const Reply reply =
      house.send("POST", "/api/me/import/..%2f..%2fsecret/apply", nlohmann::json::object());
  EXPECT_EQ(reply.status, 404);
}

TEST(Security, HostileNamesComeBackAsTextAndNothingElse) {
  RunningHouse house;
  const std::string name = "<script>alert(1)</script>\"'\xF0\x9F\x92\x80";
  const Reply made = house.send("POST", "/api/athletes", {{"name", name}});
  ASSERT_EQ(made.status, 201);
  EXPECT_EQ(made.headers.at("content-type"), "application/json");
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"][0]["name"], name);
  // No UTF-8, and a NUL: refused, and the refusal itself can be read.
  for (const std::string& bad :
       {std::string(R"({"name": "a\u0000b"})"), std::string("{\"name\": \"\xff\xfe\"}")}) {
    const Reply reply = ask_json(house.port(), "POST", "/api/athletes", bad);
    EXPECT_GE(reply.status, 400);
    EXPECT_LT(reply.status, 500);
    EXPECT_TRUE(json_of(reply).is_object());
  }
  // A header cannot be written into by a name.
  const Reply reply = house.send("POST",
                                 "/api/" + json_of(made)["athletes"][0]["id"].get<std::string>() +
                                     "/import?name=%0d%0aSet-Cookie:%20x=1",
                                 {{"a", 1}});
  EXPECT_EQ(reply.headers.count("set-cookie"), 0U);
}

// OWASP: cells that begin with = + - @ are run by spreadsheets.
TEST(Security, NoFormulaGetsIntoATable) {
  RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("POST", "/api/me/sets",
             {{"sets",
               {{{"exercise", "deadlift"},
                 {"reps", 5},
                 {"load_kg", 100},
                 {"notes", "=HYPERLINK(\"http://evil\")"}}}}});
  const std::string table = house.get("/api/me/export.csv").body;
  EXPECT_THAT(table, HasSubstr("HYPERLINK"));
  EXPECT_THAT(table, Not(HasSubstr(",=HYPERLINK")));
  EXPECT_THAT(table, Not(HasSubstr("\"=HYPERLINK")));
}

}  // namespace
}  // namespace dowel::server
