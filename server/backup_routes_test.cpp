#include <gmock/gmock.h>

#include <fstream>

#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// An athlete and a session; then a backup, then another.
class Backups : public ::testing::Test {
 protected:
  void SetUp() override {
    house_.send("POST", "/api/athletes", {{"name", "Ana"}});
    log("deadlift 3x5x100");
    name_ = written();
    log("squat 2x5x80");
  }
  void log(const std::string& text) const {
    const std::string ana = json_of(house_.get("/api/athletes"))["athletes"][0]["id"];
    ASSERT_LT(house_.send("POST", "/api/" + ana + "/log", {{"text", text}}).status, 300);
  }
  std::string written() const {
    const Reply made = house_.send("POST", "/api/backup", json::object());
    return fs::path(json_of(made)["file"].get<std::string>()).filename();
  }
  std::size_t sets() const { return json_of(house_.get("/api/export"))["sets"].size(); }
  Reply restore(const std::string& name, const std::string& really = "replace the log") const {
    return house_.send("POST", "/api/backups/" + name + "/restore", {{"really", really}});
  }
  json listed() const { return json_of(house_.get("/api/backups"))["backups"]; }

  RunningHouse house_;
  std::string name_;
};

TEST_F(Backups, SayWhoseLogTheyHoldBesideWhatIsHere) {
  const json told = json_of(house_.get("/api/backups/" + name_ + "/content"));
  ASSERT_EQ(told["athletes"].size(), 1U) << told;
  EXPECT_EQ(told["athletes"][0]["name"], "Ana");
  EXPECT_EQ(told["athletes"][0]["sets"], 3);
  EXPECT_EQ(told["here"][0]["sets"], 5);
  EXPECT_EQ(listed()[0]["name"], name_);
  EXPECT_EQ(sets(), 5U) << "looking changes nothing";
}

TEST_F(Backups, AreBroughtBackOnlyByTheWordAndCanBeTurnedBack) {
  for (const char* word : {"yes", "Replace the log", ""}) {
    EXPECT_EQ(restore(name_, word).status, 422) << word;
  }
  EXPECT_EQ(sets(), 5U);
  const Reply done = restore(name_);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(sets(), 3U) << "desks that were open see the log that is there now";
  const std::string former = fs::path(json_of(done)["former"].get<std::string>()).filename();
  EXPECT_THAT(listed().dump(), ::testing::HasSubstr(former)) << "what was there is among them";
  ASSERT_EQ(restore(former).status, 200);
  EXPECT_EQ(sets(), 5U);
}

// A program that was killed in the middle of copying leaves halves; the next server sweeps them up.
TEST(HalfBackups, AreGoneWhenAServerStarts) {
  const fs::path data = RunningHouse::fresh_folder();
  fs::create_directories(data / "backups");
  const std::vector<fs::path> halves{data / "log.db.restoring-77", data / "log.db.restoring-77-wal",
                                     data / "log.db.replaced-20260101T100000Z.part-77",
                                     data / "backups" / "dowel-log-2026-01-01-100000.db.part-77"};
  const std::vector<fs::path> others{data / "log.db.replaced-20260101T100000Z",
                                     data / "backups" / "dowel-log-2026-01-01-100000.db",
                                     data / "backups" / "mine.part-77"};
  for (const fs::path& file : halves) std::ofstream{file} << "half";
  for (const fs::path& file : others) std::ofstream{file} << "whole";
  { const RunningHouse house({}, data); }
  for (const fs::path& file : halves) EXPECT_FALSE(fs::exists(file)) << file;
  for (const fs::path& file : others) EXPECT_TRUE(fs::exists(file)) << file;
  fs::remove_all(data);
}

TEST_F(Backups, ComeFromElsewhereOnlyWhereTheyAreSome) {
  const std::string file = house_.get("/api/backups/" + name_).body;
  const RunningHouse other;
  const std::size_t before = json_of(other.get("/api/backups"))["backups"].size();
  for (const std::string& wrong :
       {std::string("deadlift 3x5x100"), std::string("SQLite format 3\0 no more", 24),
        file.substr(0, file.size() / 2)}) {
    EXPECT_EQ(ask(other.port(), "POST", "/api/backups", {}, wrong).status, 422) << wrong.size();
  }
  EXPECT_EQ(json_of(other.get("/api/backups"))["backups"].size(), before)
      << "nothing of them stays";
  const Reply brought = ask(other.port(), "POST", "/api/backups", {}, file);
  ASSERT_EQ(brought.status, 201) << brought.body;
  EXPECT_TRUE(json_of(brought)["here"].empty());
  EXPECT_TRUE(json_of(other.get("/api/athletes"))["athletes"].empty()) << "nothing is replaced yet";
  const Reply done = ask_json(other.port(), "POST", brought.headers.at("location") + "/restore",
                              R"({"really": "replace the log"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(json_of(other.get("/api/athletes"))["athletes"][0]["name"], "Ana");
}

TEST_F(Backups, AreDeletedByNameAndNothingElseIs) {
  EXPECT_EQ(ask(house_.port(), "DELETE", "/api/backups/log.db").status, 404);
  EXPECT_EQ(ask(house_.port(), "DELETE", "/api/backups/..%2flog.db").status, 404);
  const Reply gone = ask(house_.port(), "DELETE", "/api/backups/" + name_);
  ASSERT_EQ(gone.status, 200) << gone.body;
  EXPECT_TRUE(json_of(gone)["backups"].empty());
  EXPECT_EQ(restore(name_).status, 404);
  EXPECT_EQ(sets(), 5U);
}

}  // namespace
}  // namespace dowel::server
