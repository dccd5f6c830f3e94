#include <gmock/gmock.h>

#include <fstream>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
    "2025-03-03 18:00:00,\"Day\",1h,\"Deadlift (Barbell)\",1,100.0,5,0,0,\"\",\"\",\n"
    "2025-03-03 18:00:00,\"Day\",1h,\"Kettlebel Swings\",2,24.0,10,0,0,\"\",\"\",\n";

class DataRoutes : public ::testing::Test {
 protected:
  void SetUp() override { house_.send("POST", "/api/athletes", {{"name", "Ana"}}); }
  Reply import(const std::string& query, const std::string& bytes) const {
    return ask(house_.port(), "POST", "/api/me/import?" + query, {}, bytes);
  }
  std::size_t sets() const {
    std::size_t count = 0;
    const json told = json_of(house_.get("/api/me/sessions"));
    for (const auto& session : told["sessions"]) count += session["sets"].size();
    return count;
  }

  RunningHouse house_;
};

TEST_F(DataRoutes, NamesAreSettledWhenAnImportIsApplied) {
  const Reply shown = import("name=strong.csv&unit=kg", kStrong);
  ASSERT_EQ(shown.status, 200) << shown.body;
  const std::string apply = shown.headers.at("location") + "/apply";
  EXPECT_EQ(house_.send("POST", apply, {{"names", {{"No such lift", "deadlift"}}}}).status, 422);
  EXPECT_EQ(house_.send("POST", apply, {{"names", {{"Kettlebel Swings", "no such"}}}}).status, 422);
  EXPECT_EQ(house_.send("POST", apply, {{"names", {{"Kettlebel Swings", 5}}}}).status, 422);
  EXPECT_EQ(sets(), 0U) << "a refused import wrote something";
  const Reply done =
      house_.send("POST", apply, {{"names", {{"Kettlebel Swings", "kettlebell-swing"}}}});
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(sets(), 2U);
  // The same file once more adds nothing.
  const Reply again = import("name=strong.csv&unit=kg", kStrong);
  EXPECT_EQ(json_of(again)["new_sets"], 0) << again.body;
  house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(sets(), 0U) << "one import is one change";
}

TEST_F(DataRoutes, WhatIsSaidOfAFileMustBeSomething) {
  for (const char* query : {"unit=stone", "first=year", "distance_unit=ell"}) {
    EXPECT_EQ(import(query, kStrong).status, 422) << query;
  }
  EXPECT_EQ(import("name=x.csv", "").status, 422);
  EXPECT_EQ(house_.send("POST", "/api/me/import/none/apply", json::object()).status, 404);
}

// What a file is called elsewhere is told, and nothing else comes of it.
TEST_F(DataRoutes, AHostileNameOfAFileIsOnlyAName) {
  for (const char* name : {"..%2f..%2fetc%2fpasswd", "%00", "a%0d%0aSet-Cookie:%20x=1",
                           "%3Cscript%3E", "%ff%fe", "CON.csv"}) {
    const Reply reply = import(std::string("unit=kg&name=") + name, kStrong);
    EXPECT_GE(reply.status, 200) << name;
    EXPECT_LT(reply.status, 500) << name << reply.body;
    EXPECT_EQ(reply.headers.count("set-cookie"), 0U) << name;
    EXPECT_TRUE(json_of(reply).is_object()) << name << reply.body;
  }
  std::size_t outside = 0;
  for (const auto& entry : std::filesystem::directory_iterator(house_.data() / "imports")) {
    const std::string name = entry.path().filename();
    outside += name.ends_with(".log") || name.ends_with(".json") ? 0 : 1;
  }
  EXPECT_EQ(outside, 0U);
}

TEST_F(DataRoutes, AnExportComesBackWhole) {
  house_.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}});
  const Reply file = house_.get("/api/export");
  EXPECT_THAT(file.headers.at("content-disposition"), HasSubstr("attachment"));
  house_.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  house_.send("POST", "/api/athletes", {{"name", "Bo"}});
  const std::string bo = json_of(house_.get("/api/athletes"))["athletes"][0]["id"];
  const Reply shown =
      ask(house_.port(), "POST", "/api/" + bo + "/import?name=log.json", {}, file.body);
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(house_.send("POST", shown.headers.at("location") + "/apply", json::object()).status,
            200);
  EXPECT_EQ(json_of(house_.get("/api/athletes"))["athletes"].size(), 2U);
}

TEST_F(DataRoutes, TheTablesOfOneAthleteAreNobodyElses) {
  house_.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
  const json bo = json_of(house_.send("POST", "/api/athletes", {{"name", "Bo"}}));
  const std::string his = "/api/" + bo["athletes"][0]["id"].get<std::string>();
  ask(house_.port(), "POST", his + "/log", {{"Content-Type", "application/json"}},
      R"({"text":"squat 5x60"})");
  const Reply table = house_.get(his + "/export.csv");
  EXPECT_EQ(table.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_THAT(table.body, Not(HasSubstr("deadlift")));
  const Reply calendar = house_.get(his + "/export.ics");
  EXPECT_THAT(calendar.body, HasSubstr("BEGIN:VCALENDAR"));
  EXPECT_THAT(calendar.body, Not(HasSubstr("Deadlift")));
  EXPECT_EQ(house_.get(his + "/export.ics?zone=Nowhere/Atall").status, 422);
}

// What Garmin is given is what a Garmin file is read back as.
TEST_F(DataRoutes, ASessionIsWrittenForGarmin) {
  EXPECT_EQ(house_.get("/api/me/export.fit").status, 404) << "nothing is logged yet";
  house_.send("POST", "/api/me/log", {{"text", "squat 2x5x60"}, {"at", "2026-01-05T18:00:00"}});
  house_.send("POST", "/api/me/log", {{"text", "deadlift 3x5x100"}, {"at", "2026-01-07T18:00:00"}});
  const Reply latest = house_.get("/api/me/export.fit");
  ASSERT_EQ(latest.status, 200) << latest.body;
  EXPECT_EQ(latest.headers.at("content-type"), "application/vnd.ant.fit");
  EXPECT_THAT(latest.headers.at("content-disposition"), HasSubstr("dowel-2026-01-07.fit"));
  const std::string first = json_of(house_.get("/api/me/sessions"))["sessions"][0]["id"];
  const Reply named = house_.get("/api/me/export.fit?session=" + first);
  EXPECT_THAT(named.headers.at("content-disposition"), HasSubstr("dowel-2026-01-05.fit"));
  EXPECT_EQ(house_.get("/api/me/export.fit?session=x").status, 404);
  const json bo = json_of(house_.send("POST", "/api/athletes", {{"name", "Bo"}}));
  const std::string his = "/api/" + bo["athletes"].back()["id"].get<std::string>();
  EXPECT_EQ(house_.get(his + "/export.fit?session=" + first).status, 404) << "of another";
  const Reply back = ask(house_.port(), "POST", his + "/import?name=a.fit", {}, latest.body);
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_EQ(json_of(back)["new_sets"], 3) << back.body;
}

// OWASP: what begins with = + - @, tab or return is run by spreadsheets, in whatever field it came.
TEST_F(DataRoutes, NoFormulaGetsIntoATable) {
  const std::vector<std::string> formulas{
      "=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0"};
  json list = json::array();
  for (const std::string& formula : formulas) {
    list.push_back(
        {{"exercise", "lift " + std::to_string(list.size())}, {"reps", 5}, {"notes", formula}});
    list.push_back({{"exercise", formula}, {"reps", 5}});
  }
  house_.send("POST", "/api/me/sets", {{"sets", list}});
  const std::string table = house_.get("/api/me/export.csv").body;
  ASSERT_THAT(table, HasSubstr("1+1"));
  bool quoted = false, begins = true;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = table[i];
    if (begins) {
      const char first = c == '"' && i + 1 < table.size() ? table[i + 1] : c;
      const bool number = first == '-' && i + 1 < table.size() && std::isdigit(table[i + 1]) != 0;
      EXPECT_TRUE(number || std::string("=+-@\t\r").find(first) == std::string::npos)
          << table.substr(i, 20);
    }
    if (c == '"') quoted = !quoted;
    begins = !quoted && (c == ',' || c == '\n');
  }
}

TEST_F(DataRoutes, BackupsAreFilesOfTheirOwnAndKeptByName) {
  const Reply one = house_.send("POST", "/api/backup", json::object());
  const Reply two = house_.send("POST", "/api/backup", json::object());
  ASSERT_EQ(one.status, 201) << one.body;
  EXPECT_NE(one.headers.at("location"), two.headers.at("location"));
  const Reply file = house_.get(one.headers.at("location"));
  EXPECT_EQ(file.headers.at("content-type"), "application/octet-stream");
  EXPECT_EQ(file.body.size(), json_of(one)["bytes"].get<std::size_t>());
  EXPECT_EQ(house_.get("/api/backups/none.db").status, 404);
}

TEST_F(DataRoutes, DeletingEverythingLeavesABackupAndNothingElse) {
  house_.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
  import("name=strong.csv&unit=kg", kStrong);
  const Reply begun = house_.send("POST", "/api/uploads", {{"name", "film.mp4"}, {"size", 4}});
  ask(house_.port(), "PATCH", begun.headers.at("location"),
      {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", "0"}}, "film");
  EXPECT_EQ(json_of(house_.get("/api/clips"))["clips"].size(), 1U);
  for (const json& wrong : {json::object(), json{{"really", "yes"}}, json{{"really", true}}}) {
    EXPECT_EQ(house_.send("DELETE", "/api/everything", wrong).status, 422) << wrong;
  }
  EXPECT_EQ(sets(), 1U);
  const Reply gone = house_.send("DELETE", "/api/everything", {{"really", "delete everything"}});
  ASSERT_EQ(gone.status, 200) << gone.body;
  EXPECT_EQ(json_of(house_.get("/api/clips"))["clips"].size(), 0U);
  EXPECT_FALSE(std::filesystem::exists(house_.data() / "imports"));
  EXPECT_EQ(house_.get(gone.headers.at("location")).status, 200);
}

// Who hands one athlete's log over hands over nothing of another's.
TEST_F(DataRoutes, TheExportOfOneHoldsThatOneAlone) {
  const std::string ana = json_of(house_.get("/api/athletes"))["athletes"][0]["id"];
  const Reply added = house_.send("POST", "/api/athletes", {{"name", "Bo"}});
  const std::string bo = json_of(added)["athletes"][0]["id"];
  for (const std::string& who : {ana, bo}) {
    const std::string base = "/api/" + who;
    ASSERT_EQ(house_.send("POST", base + "/log", {{"text", "deadlift 5x100"}}).status, 201);
    house_.send("POST", base + "/pain", {{"answers", {{{"region", "hip"}, {"during", 2}}}}});
    json answers = json::array();
    const json asked = json_of(house_.get("/api/red-flags"));
    for (const auto& question : asked["questions"]) {
      answers.push_back({{"question", question["id"]}, {"yes", false}});
    }
    house_.send("PUT", base + "/red-flags", {{"answers", answers}});
  }
  const Reply file = house_.get("/api/" + ana + "/export.json");
  ASSERT_EQ(file.status, 200) << file.body;
  EXPECT_THAT(file.body, Not(HasSubstr(bo)));
  const json one = json_of(file), all = json_of(house_.get("/api/export"));
  for (const char* list : {"athletes", "sessions", "sets", "pain", "red_flags"}) {
    EXPECT_EQ(one[list].size(), 1U) << list;
    EXPECT_EQ(all[list].size(), 2U) << list;
  }
}

}  // namespace
}  // namespace dowel::server
