#include <gmock/gmock.h>

#include <cmath>

#include "server/testing/trained_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kAt = TrainedHouse::kAt;

TEST(Today, NamesTheSameSessionAsThePlan) {
  const TrainedHouse house;
  const json today = json_of(house.get("/api/me/today" + kAt));
  ASSERT_TRUE(today["session"].is_object()) << today;
  EXPECT_EQ(today["plan"], house.plan()["id"]);
  const json& planned = house.plan()["programme"]["weeks"][0]["days"][0];
  ASSERT_EQ(today["session"]["blocks"].size(), planned["blocks"].size());
  for (std::size_t b = 0; b < planned["blocks"].size(); ++b) {
    EXPECT_EQ(today["session"]["blocks"][b]["kind"], planned["blocks"][b]["kind"]);
    EXPECT_EQ(today["session"]["blocks"][b]["lines"].size(), planned["blocks"][b]["lines"].size());
  }
  EXPECT_EQ(house.get("/api/me/today" + kAt + "&date=x").status, 422);
  EXPECT_EQ(json_of(house.get("/api/me/today" + kAt + "&date=2027-01-04")).value("code", ""),
            "no-plan");
}

TEST(Today, TheSheetHasALineForEachOfTheSession) {
  const TrainedHouse house;
  const json today = json_of(house.get("/api/me/today" + kAt));
  const json sheet = json_of(house.get("/api/me/today/sheet" + kAt));
  ASSERT_EQ(sheet.value("schema", ""), "dowel.sheet/1") << sheet;
  std::size_t lines = 0;
  for (const auto& block : today["session"]["blocks"]) lines += block["lines"].size();
  ASSERT_EQ(sheet["lines"].size(), lines);
  for (const json& line : sheet["lines"]) {
    const json& planned = today["session"]["blocks"][line["block"].get<std::size_t>()]["lines"]
                               [line["line"].get<std::size_t>()];
    EXPECT_EQ(line["exercise"], planned["exercise"]);
    EXPECT_TRUE(line["last"].is_null()) << "nothing was done yet";
    for (const json& swap : line["swaps"]) EXPECT_FALSE(swap["reasons"].empty()) << swap;
  }
}

TEST(Today, TheSheetShowsWhatWasDoneLastAndNotToday) {
  const TrainedHouse house;
  const std::string hinge = house.plan()["programme"]["main_hinge"];
  const auto log = [&](const std::string& day, const std::string& work) {
    const Reply reply = house.send("POST", "/api/me/log?at=" + day + "T19:00:00",
                                   {{"text", hinge + " " + work}, {"at", day + "T18:00:00"}});
    EXPECT_EQ(reply.status, 201) << reply.body;
  };
  log("2026-01-02", "3x5x60");
  log("2026-01-05", "3x5x62.5");
  const json sheet = json_of(house.get("/api/me/today/sheet?at=2026-01-05T19:30:00"));
  bool found = false;
  for (const json& line : sheet["lines"]) {
    if (line["exercise"] != hinge || line["last"].is_null()) continue;
    found = true;
    EXPECT_EQ(line["last"]["date"], "2026-01-02");
    EXPECT_EQ(line["last"]["sets"].size(), 3U);
    EXPECT_EQ(line["last"]["sets"][0]["load_kg"], 60);
  }
  EXPECT_TRUE(found) << sheet;
}

TEST(Today, ALoadIsToldAsThePlatesOfASideAndTheWayUpToIt) {
  const TrainedHouse house;
  const std::string hinge = house.plan()["programme"]["main_hinge"];
  for (const char* day : {"2025-12-29", "2026-01-01"}) {
    house.send("POST", "/api/me/log?at=2026-01-02T10:00:00",
               {{"text", hinge + " 3x5x100"}, {"at", std::string(day) + "T18:00:00"}});
  }
  const json bars = json_of(house.get("/api/me/today" + kAt))["bars"];
  for (const json& bar : bars) {
    double sum = bar["bar_kg"].get<double>(), last = 0;
    for (const double plate : bar["side_kg"]) sum += 2 * plate;
    EXPECT_NEAR(sum, bar["load_kg"].get<double>(), 1e-6) << bar;
    for (const json& set : bar["warm_up"]) {
      EXPECT_GT(set["load_kg"].get<double>(), last);
      EXPECT_LT(set["load_kg"].get<double>(), bar["load_kg"].get<double>());
      last = set["load_kg"];
    }
  }
}

TEST(Next, AnswersForOneExerciseAndKnowsNoOther) {
  const TrainedHouse house;
  house.send("POST", "/api/me/log" + kAt,
             {{"text", "deadlift 3x5x100"}, {"at", "2026-01-04T18:00:00"}});
  const json told = json_of(house.get("/api/me/next/deadlift" + kAt));
  EXPECT_EQ(told["gate"]["verdict"], "not_measured") << told;
  const Reply none = house.get("/api/me/next/deadlfit" + kAt);
  EXPECT_EQ(none.status, 404);
  EXPECT_THAT(json_of(none).value("hint", ""), HasSubstr("deadlift"));
  EXPECT_EQ(house.get("/api/me/next/..%2f..%2flog" + kAt).status, 404);
}

TEST(Next, AnOverrideNeedsAReasonAndASession) {
  const TrainedHouse house;
  const auto say = [&](const json& body) {
    return house.send("POST", "/api/me/overrides" + kAt, body);
  };
  const json pass{{"exercise", "deadlift"}, {"to", "pass"}, {"reason", "meet on Saturday"}};
  EXPECT_EQ(say(pass).status, 422) << "nothing was lifted that could be overridden";
  house.send("POST", "/api/me/log" + kAt,
             {{"text", "deadlift 3x5x100"}, {"at", "2026-01-04T18:00:00"}});
  EXPECT_EQ(say({{"exercise", "deadlift"}, {"to", "pass"}}).status, 422);
  EXPECT_EQ(say({{"exercise", "deadlift"}, {"to", "maybe"}, {"reason", "x"}}).status, 422);
  EXPECT_EQ(say({{"exercise", "none"}, {"to", "pass"}, {"reason", "x"}}).status, 404);
  const json told = json_of(say(pass));
  EXPECT_EQ(told["overridden"]["to"], "pass") << told;
  EXPECT_EQ(told["overridden"]["reason"], "meet on Saturday");
  EXPECT_EQ(json_of(house.get("/api/me/next/deadlift" + kAt))["overridden"], told["overridden"]);
  house.send("POST", "/api/me/undo", json::object());
  EXPECT_TRUE(json_of(house.get("/api/me/next/deadlift" + kAt))["overridden"].is_null());
}

TEST(Plan, WishesThatCannotBeAreRefused) {
  const TrainedHouse house;
  for (const json& wish : {json{{"aim", "glory"}},
                           json{{"days", {{{"day", "someday"}}}}},
                           json{{"days", {{{"day", "mon"}, {"minutes", -5}}}}},
                           json{{"days", {{{"day", "mon,tue"}}}}},
                           json{{"days", {5}}},
                           json{{"weeks", 0}},
                           json{{"weeks", 99}},
                           json{{"weeks", "four"}},
                           json{{"start", "soon"}},
                           json{{"experience", "divine"}},
                           json{{"equipment", {"lighthouse"}}},
                           json{{"conditions", {"tall"}}},
                           json{{"weak", {"courage"}}},
                           json{{"emphases", {"chess"}}},
                           json{{"most_accessories", 40}},
                           json{{"off_day_minutes", -1}},
                           json{{"own", {"sun: squat 5x5"}}},
                           json{{"own", {"mon: ???"}}},
                           json{{"rotate", "yes"}},
                           json{{"wishes", 1}}}) {
    for (const char* where : {"/api/me/plan", "/api/me/plan/preview"}) {
      const Reply reply = house.send("POST", where + kAt, wish);
      EXPECT_EQ(reply.status, 422) << wish << reply.body;
      EXPECT_FALSE(json_of(reply).value("title", "").empty()) << wish;
    }
  }
  EXPECT_EQ(json_of(house.get("/api/me/plan" + kAt))["id"], house.plan()["id"]);
}

TEST(Plan, APreviewTellsWhatWouldChangeAndKeepsNothing) {
  const TrainedHouse house;
  const json same = json_of(house.send("POST", "/api/me/plan/preview" + kAt, json::object()));
  EXPECT_EQ(same["differences"], json::array());
  const json other = json_of(house.send("POST", "/api/me/plan/preview" + kAt,
                                        {{"most_accessories", 2}, {"off_day_minutes", 0}}));
  EXPECT_FALSE(other["differences"].empty());
  for (const json& one : other["differences"]) {
    EXPECT_EQ(one["before"].is_null(), one["what"] == "added") << one;
    EXPECT_EQ(one["after"].is_null(), one["what"] == "removed") << one;
  }
  EXPECT_EQ(json_of(house.get("/api/me/plan" + kAt))["id"], house.plan()["id"]);
}

TEST(Plan, OwnLiftsStandOnTheirDay) {
  const TrainedHouse house;
  const Reply made =
      house.send("POST", "/api/me/plan" + kAt, {{"own", {"mon: squat 5x5; fri: bench press 3x8"}}});
  ASSERT_EQ(made.status, 201) << made.body;
  bool squat = false;
  const json day = json_of(house.get("/api/me/today" + kAt))["session"];
  for (const json& block : day["blocks"]) {
    for (const json& line : block["lines"]) squat = squat || line["own"] == true;
  }
  EXPECT_TRUE(squat) << day;
}

// Whoever reads it stands before a page: what can be done is named by its place, and said as data.
TEST(Plan, NamesPlacesOfThePageAndNoCommands) {
  const TrainedHouse house;
  const Reply plan = house.send("POST", "/api/me/plan" + kAt, {{"own", {"mon: deadlift 3x5"}}});
  ASSERT_EQ(plan.status, 201) << plan.body;
  int remedies = 0;
  const auto look = [&](const auto& look_into, const json& at) -> void {
    if (at.is_object() && at.contains("remedies")) {
      for (const json& remedy : at["remedies"]) {
        ++remedies;
        EXPECT_THAT(at["text"].get<std::string>(), HasSubstr(remedy["words"].get<std::string>()));
      }
    }
    if (at.is_structured()) {
      for (const json& inner : at) look_into(look_into, inner);
    }
  };
  look(look, json_of(plan));
  EXPECT_GT(remedies, 0);
  for (const char* path : {"/api/me/plan", "/api/me/plan.html", "/api/me/today"}) {
    const Reply reply = house.get(path + kAt);
    for (const char* command : {"dowel next", "dowel explain", "dowel plan", "dowel check"}) {
      EXPECT_EQ(reply.body.find(command), std::string::npos) << path << ": " << command;
    }
  }
}

TEST(Plan, ThePageToPrintReachesNothing) {
  const TrainedHouse house;
  const Reply page = house.get("/api/me/plan.html" + kAt);
  ASSERT_EQ(page.status, 200);
  EXPECT_THAT(page.headers.at("content-security-policy"), HasSubstr("sandbox"));
  EXPECT_THAT(page.headers.at("content-security-policy"), Not(HasSubstr("script-src")));
  EXPECT_THAT(page.body, Not(HasSubstr("<script")));
  EXPECT_THAT(page.body, HasSubstr("Ana"));
}

TEST(Why, ASignLeadsToAPossibleCause) {
  const TrainedHouse house;
  const json before = json_of(house.get("/api/me/why" + kAt));
  EXPECT_EQ(before.value("schema", ""), "dowel.why/1") << before;
  const json checks = json_of(house.get("/api/me/checks" + kAt));
  ASSERT_FALSE(checks["checks"].empty()) << checks;
}

TEST(Progress, IsOfOneExerciseOrOfAll) {
  const TrainedHouse house;
  for (const char* day : {"2025-12-20", "2025-12-27", "2026-01-03"}) {
    house.send("POST", "/api/me/log" + kAt,
               {{"text", "deadlift 3x5x100"}, {"at", std::string(day) + "T18:00:00"}});
  }
  const json all = json_of(house.get("/api/me/progress" + kAt));
  ASSERT_EQ(all["exercises"].size(), 1U) << all;
  const json one = json_of(house.get("/api/me/progress/deadlift" + kAt));
  EXPECT_EQ(one.value("schema", ""), "dowel.progress/1") << one;
  EXPECT_EQ(house.get("/api/me/progress/deadlift" + kAt + "&figure=beauty").status, 422);
  EXPECT_EQ(house.get("/api/me/progress/none" + kAt).status, 404);
  EXPECT_EQ(house.get("/api/me/progress" + kAt + "&from=x").status, 422);
  EXPECT_EQ(json_of(house.get("/api/me/progress" + kAt + "&from=2026-02-01"))["exercises"].size(),
            0U);
}

TEST(Muscles, AnIndirectSetCountsHalfAndAOneSidedOneIsHalfOfASet) {
  const TrainedHouse house;
  const auto log = [&](const char* work) {
    const Reply reply = house.send("POST", "/api/me/log?at=2026-01-05T19:00:00",
                                   {{"text", work}, {"at", "2026-01-05T18:00:00"}});
    EXPECT_EQ(reply.status, 201) << reply.body;
  };
  log("deadlift 3x5x100");
  const json told = json_of(house.get("/api/me/muscles?at=2026-01-05T19:30:00"));
  EXPECT_EQ(told["week"], "2026-01-05") << "a week begins on Monday";
  double direct = 0;
  for (const json& group : told["groups"]) {
    EXPECT_NEAR(group["sets"].get<double>(),
                group["direct"].get<double>() + group["indirect"].get<double>(), 1e-9);
    direct = std::max(direct, group["direct"].get<double>());
    // Whole sets, or halves of them.
    const double twice = 2 * group["sets"].get<double>();
    EXPECT_NEAR(twice, std::round(twice), 1e-9);
    if (group["sets"] == 0) {
      EXPECT_EQ(group["state"], "none");
    }
  }
  EXPECT_EQ(direct, 3);
  const json later = json_of(house.get("/api/me/muscles?week=2026-01-14"));
  EXPECT_EQ(later["week"], "2026-01-12");
  EXPECT_EQ(house.get("/api/me/muscles?week=x").status, 422);
}

}  // namespace
}  // namespace dowel::server
