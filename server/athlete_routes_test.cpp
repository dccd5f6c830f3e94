#include <gmock/gmock.h>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

std::string id_of(const Reply& reply) { return json_of(reply)["athletes"][0]["id"]; }

TEST(Athletes, AreAddedChangedAndRemoved) {
  const RunningHouse house;
  const Reply added = house.send(
      "POST", "/api/athletes", {{"name", " Ana "}, {"mass_kg", 63.4}, {"bells", {"16", "24 kg"}}});
  ASSERT_EQ(added.status, 201) << added.body;
  const std::string ana = "/api/athletes/" + id_of(added);
  EXPECT_EQ(added.headers.at("location"), ana);
  EXPECT_EQ(json_of(added)["athletes"][0]["name"], "Ana") << "blanks around it are no name";
  const Reply changed =
      house.send("PATCH", ana, {{"height_m", 1.68}, {"mass_kg", nullptr}, {"shown_unit", "lb"}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  const json now = json_of(house.get(ana))["athletes"][0];
  EXPECT_EQ(now["height_m"], 1.68);
  EXPECT_TRUE(now["mass_kg"].is_null()) << "null takes a value away";
  EXPECT_EQ(now["shown_unit"], "lb");
  EXPECT_EQ(now["bells"].size(), 2U) << "what was not said stays";
  EXPECT_EQ(json_of(house.get("/api/me"))["shown_unit"], "lb");
  const Reply gone = ask(house.port(), "DELETE", ana);
  EXPECT_EQ(gone.status, 200) << gone.body;
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 0U);
  EXPECT_EQ(house.get(ana).status, 404);
}

TEST(Athletes, WhatCannotBeIsRefusedAndNothingIsKept) {
  const RunningHouse house;
  for (const json& body :
       {json{{"name", ""}}, json{{"name", "  "}}, json{{"mass_kg", 60}},
        json{{"name", "A"}, {"mass_kg", 4}}, json{{"name", "A"}, {"mass_kg", 900}},
        json{{"name", "A"}, {"birth_year", 1700}}, json{{"name", "A"}, {"birth_year", 3000}},
        json{{"name", "A"}, {"equipment", {"a lighthouse"}}},
        json{{"name", "A"}, {"conditions", {"being tall"}}},
        json{{"name", "A"}, {"bells", {"heavy"}}}, json{{"name", "A"}, {"shown_unit", "stone"}},
        json{{"name", 5}}, json{{"name", "A"}, {"id", "mine"}}}) {
    const Reply reply = house.send("POST", "/api/athletes", body);
    EXPECT_EQ(reply.status, 422) << body << reply.body;
    EXPECT_FALSE(json_of(reply).value("hint", "").empty()) << body;
  }
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 0U);
}

TEST(Athletes, TwoOfOneNameCouldNotBeToldApart) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  EXPECT_EQ(house.send("POST", "/api/athletes", {{"name", "ANA"}}).status, 409);
  EXPECT_EQ(house.send("POST", "/api/athletes", {{"name", "Bo"}}).status, 201);
  // Of two nobody is "me".
  const Reply who = house.get("/api/me/sessions");
  EXPECT_EQ(who.status, 422);
  EXPECT_THAT(who.body, HasSubstr("Ana"));
  EXPECT_TRUE(json_of(house.get("/api/me"))["athlete"].is_null());
}

TEST(Athletes, WhoChangesWhatAnotherChangedIsTold) {
  const RunningHouse house;
  const std::string ana =
      "/api/athletes/" + id_of(house.send("POST", "/api/athletes", {{"name", "Ana"}}));
  const std::string tag = house.get(ana).headers.at("etag");
  EXPECT_EQ(house.send("PATCH", ana, {{"height_m", 1.7}}, {{"If-Match", tag}}).status, 200);
  const Reply late = house.send("PATCH", ana, {{"height_m", 1.8}}, {{"If-Match", tag}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(json_of(late).value("code", ""), "changed");
  EXPECT_EQ(json_of(house.get(ana))["athletes"][0]["height_m"], 1.7);
  EXPECT_EQ(house.send("PATCH", ana, {{"height_m", 1.8}}, {{"If-Match", "*"}}).status, 200);
}

TEST(Athletes, OnlyWhatIsOnesOwnIsTakenBack) {
  const RunningHouse house;
  const std::string id = id_of(house.send("POST", "/api/athletes", {{"name", "Ana"}}));
  house.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}});
  ask(house.port(), "DELETE", "/api/athletes/" + id);
  house.send("POST", "/api/athletes", {{"name", "Bo"}});
  // The newest change is another's: taken back first.
  EXPECT_EQ(house.send("POST", "/api/me/undo", json::object()).status, 200);
  EXPECT_EQ(json_of(house.get("/api/me/sessions"))["sessions"].size(), 0U);
  EXPECT_EQ(house.get("/api/" + id + "/sessions").status, 404);
}

TEST(Roster, TellsOfEverybodyInOneLog) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  house.send("POST", "/api/athletes", {{"name", "Bo"}});
  const json told = json_of(house.get("/api/roster?at=2026-01-05T18:00:00"));
  EXPECT_EQ(told.value("schema", ""), "dowel.roster/1") << told;
  EXPECT_EQ(house.get("/api/roster?since=x").status, 422);
  EXPECT_EQ(house.get("/api/roster?at=x").status, 422);
}

}  // namespace
}  // namespace dowel::server
