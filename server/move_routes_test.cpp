#include <gmock/gmock.h>

#include <set>

#include "server/testing/trained_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const json& day_of(const json& told, const std::string& date) {
  static const json kNone;
  for (const json& day : told["days"]) {
    if (day["date"] == date) return day;
  }
  return kNone;
}

std::set<std::string> training_days(const json& plan) {
  std::set<std::string> dates;
  for (const json& week : plan["programme"]["weeks"]) {
    for (const json& day : week["days"]) {
      if (day["training"] == true) dates.insert(day["date"].get<std::string>());
    }
  }
  return dates;
}

TEST(Moves, WhatAPlaceWouldBreakIsSaidBefore) {
  const TrainedHouse house;  // trains on Monday, Wednesday and Friday
  const Reply reply = house.get("/api/me/plan/moves?date=2026-01-07&at=2026-01-05T08:00:00");
  ASSERT_EQ(reply.status, 200) << reply.body;
  const json told = json_of(reply);
  EXPECT_EQ(told["week"], 1);
  EXPECT_EQ(told["days"].size(), 7U);
  EXPECT_EQ(day_of(told, "2026-01-07")["here"], true);
  EXPECT_EQ(day_of(told, "2026-01-09")["holds"], "training");
  EXPECT_EQ(day_of(told, "2026-01-09")["state"], "borderline") << "two sessions change places";
  // Beside Friday's session, and Monday's.
  EXPECT_NE(day_of(told, "2026-01-08")["state"], "held");
  EXPECT_FALSE(day_of(told, "2026-01-08")["breaks"].empty());
  EXPECT_EQ(told["moved"], json::array());
}

TEST(Moves, AMovedSessionStandsThereEverywhereAndCanBeTakenBack) {
  const TrainedHouse house;
  const std::string at = "&at=2026-01-05T08:00:00";
  const json before = json_of(house.get("/api/me/plan?x=1" + at));
  const json session = json_of(house.get("/api/me/today?date=2026-01-07" + at))["session"];
  ASSERT_TRUE(session.is_object());
  const Reply reply =
      house.send("POST", "/api/me/plan/moves?x=1" + at,
                 {{"date", "2026-01-07"}, {"to", "2026-01-08"}, {"reason", "at the dentist's"}});
  ASSERT_EQ(reply.status, 201) << reply.body;
  const json moved = json_of(reply);
  EXPECT_NE(moved["state"], "held");
  EXPECT_EQ(moved["moved"][0]["reason"], "at the dentist's");
  EXPECT_EQ(training_days(moved["plan"]).count("2026-01-07"), 0U);
  EXPECT_EQ(training_days(moved["plan"]).count("2026-01-08"), 1U);
  EXPECT_EQ(json_of(house.get("/api/me/plan?x=1" + at)), moved["plan"]);
  EXPECT_EQ(moved["plan"]["id"], before["id"]) << "the same plan";
  const json there = json_of(house.get("/api/me/today?date=2026-01-08" + at))["session"];
  ASSERT_TRUE(there.is_object());
  EXPECT_EQ(there["blocks"].size(), session["blocks"].size());
  // Later weeks stay as they are.
  EXPECT_EQ(training_days(moved["plan"]).count("2026-01-14"), 1U);
  // It can be moved on, and back to where it stood.
  EXPECT_EQ(house
                .send("POST", "/api/me/plan/moves?x=1" + at,
                      {{"date", "2026-01-08"}, {"to", "2026-01-07"}})
                .status,
            201);
  EXPECT_EQ(training_days(json_of(house.get("/api/me/plan?x=1" + at))), training_days(before));
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(house.send("POST", "/api/me/undo", json::object()).status, 200);
  }
  EXPECT_EQ(json_of(house.get("/api/me/plan?x=1" + at)), before);
}

TEST(Moves, OnlySessionsToComeAndWithinTheirWeek) {
  const TrainedHouse house;
  const std::string at = "&at=2026-01-07T08:00:00";
  const auto move = [&](const char* date, const char* to) {
    return house.send("POST", "/api/me/plan/moves?x=1" + at, {{"date", date}, {"to", to}}).status;
  };
  EXPECT_EQ(move("2026-01-07", "2026-01-12"), 422) << "another week";
  EXPECT_EQ(move("2026-01-07", "2026-01-06"), 422) << "yesterday";
  EXPECT_EQ(move("2026-01-07", "2026-01-07"), 422) << "where it stands";
  EXPECT_EQ(move("2027-01-07", "2027-01-08"), 422) << "no plan then";
  EXPECT_EQ(move("soon", "2026-01-08"), 422);
  EXPECT_EQ(move("2026-01-08", "soon"), 422);
  house.send("POST", "/api/me/log", {{"text", "deadlift 5x60"}, {"at", "2026-01-07T07:00:00"}});
  EXPECT_EQ(house
                .send("POST", "/api/me/log?x=1" + at,
                      {{"text", "deadlift 5x60"}, {"at", "2026-01-07T07:00:00"}})
                .status,
            201);
  EXPECT_EQ(move("2026-01-07", "2026-01-08"), 422) << "trained already";
  EXPECT_EQ(house
                .send("POST", "/api/me/plan/moves?x=1" + at,
                      {{"date", "2026-01-09"}, {"to", "2026-01-10"}, {"why", "x"}})
                .status,
            422);
  EXPECT_EQ(house.get("/api/me/plan/moves?date=x").status, 422);
}

TEST(Moves, WithoutAPlanThereIsNothingToMove) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  EXPECT_EQ(json_of(house.get("/api/me/plan/moves?date=2026-01-07")).value("code", ""), "no-plan");
  EXPECT_EQ(house.send("POST", "/api/me/plan/moves", {{"date", "2026-01-07"}, {"to", "2026-01-08"}})
                .status,
            422);
  EXPECT_EQ(json_of(house.get("/api/me/plan.ics")).value("code", ""), "no-plan");
}

TEST(Moves, TheCalendarTakesTheSessionAlong) {
  const TrainedHouse house;
  const std::string at = "&at=2026-01-05T08:00:00";
  const Reply before = house.get("/api/me/plan.ics?time=07:30" + at);
  ASSERT_EQ(before.status, 200) << before.body;
  EXPECT_THAT(before.headers.at("content-type"), HasSubstr("text/calendar"));
  EXPECT_THAT(before.headers.at("content-disposition"), HasSubstr("dowel-plan.ics"));
  EXPECT_THAT(before.body, HasSubstr("BEGIN:VCALENDAR"));
  EXPECT_THAT(before.body, HasSubstr("20260107T073000"));
  EXPECT_THAT(before.body, Not(HasSubstr("CANCELLED")));
  house.send("POST", "/api/me/plan/moves?x=1" + at, {{"date", "2026-01-07"}, {"to", "2026-01-08"}});
  const std::string after = house.get("/api/me/plan.ics?time=07:30" + at).body;
  EXPECT_THAT(after, HasSubstr("20260108T073000"));
  EXPECT_THAT(after, HasSubstr("STATUS:CANCELLED"))
      << "a calendar filled before knows that it moved";
  EXPECT_EQ(house.get("/api/me/plan.ics?time=noon" + at).status, 422);
}

// A plan made after it begins without the moves of the one before.
TEST(Moves, ANewPlanBeginsWithoutThem) {
  const TrainedHouse house;
  const std::string at = "&at=2026-01-05T08:00:00";
  house.send("POST", "/api/me/plan/moves?x=1" + at, {{"date", "2026-01-07"}, {"to", "2026-01-08"}});
  ASSERT_EQ(house.send("POST", "/api/me/plan?x=1" + at, json::object()).status, 201);
  const json told = json_of(house.get("/api/me/plan/moves?date=2026-01-07" + at));
  EXPECT_EQ(told["moved"], json::array());
}

}  // namespace
}  // namespace dowel::server
