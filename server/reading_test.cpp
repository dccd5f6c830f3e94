// Answers are kept between requests: whatever was changed, by whomever, the next one knows it.
#include <gmock/gmock.h>

#include <filesystem>

#include "app/log_book.h"
#include "server/log_watch.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;

std::size_t sets_in(const RunningHouse& house) {
  const json told = json_of(house.get("/api/me/sessions"));
  std::size_t count = 0;
  for (const auto& session : told["sessions"]) count += session["sets"].size();
  return count;
}

TEST(Reading, WhoHasTheAnswerIsToldSoWithoutABody) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  const Reply first = house.get("/api/me/sessions");
  const std::string tag = first.headers.at("etag");
  EXPECT_EQ(first.headers.at("cache-control"), "private, no-cache");
  const Reply again = house.get("/api/me/sessions", {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.headers.at("etag"), tag);
  EXPECT_EQ(again.headers.count("content-security-policy"), 1U);
  const Reply head = ask(house.port(), "HEAD", "/api/me/sessions");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), std::to_string(first.body.size()));
  house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
  const Reply changed = house.get("/api/me/sessions", {{"If-None-Match", tag}});
  EXPECT_EQ(changed.status, 200);
  EXPECT_NE(changed.headers.at("etag"), tag);
}

TEST(Reading, EveryWriteIsSeenByTheNextReader) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  for (std::size_t count = 1; count <= 5; ++count) {
    house.send("POST", "/api/me/log", {{"text", "deadlift 5x100"}});
    EXPECT_EQ(sets_in(house), count);
    EXPECT_EQ(sets_in(house), count);
  }
  house.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(sets_in(house), 4U);
}

TEST(Reading, WhatAnotherProgramWritesIsSeen) {
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 1U);
  // A connection of its own, as the command line has one.
  auto log = app::open_log(house.data() / "log.db");
  ASSERT_TRUE(log);
  ASSERT_TRUE((*log)->commit({.what = "add", .put = {Athlete{.id = {"bo"}, .name = "Bo"}}}));
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 2U);
}

TEST(Reading, AnotherFileInTheLogsPlaceIsSeen) {
  const RunningHouse house, other;
  house.send("POST", "/api/athletes", {{"name", "Ana"}});
  other.send("POST", "/api/athletes", {{"name", "Bo"}});
  other.send("POST", "/api/athletes", {{"name", "Cem"}});
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 1U);
  const json made = json_of(other.send("POST", "/api/backup", json::object()));
  std::filesystem::remove(house.data() / "log.db-wal");
  std::filesystem::remove(house.data() / "log.db-shm");
  std::filesystem::rename(made["file"].get<std::string>(), house.data() / "log.db");
  EXPECT_EQ(json_of(house.get("/api/athletes"))["athletes"].size(), 2U);
}

TEST(Reading, CommentsAndFilmsAreNoEntriesOfTheLogAndSeenAllTheSame) {
  const RunningHouse house;
  const auto clips = [&] { return json_of(house.get("/api/clips"))["clips"].size(); };
  EXPECT_EQ(clips(), 0U);
  const Reply begun = house.send("POST", "/api/uploads", {{"name", "film.mp4"}, {"size", 4}});
  EXPECT_EQ(clips(), 0U);
  ask(house.port(), "PATCH", begun.headers.at("location"),
      {{"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", "0"}}, "film");
  EXPECT_EQ(clips(), 1U);
  const std::string clip = json_of(house.get("/api/clips"))["clips"][0]["id"];
  house.send("PATCH", "/api/clips/" + clip, {{"name", "my squat"}});
  EXPECT_EQ(json_of(house.get("/api/clips/" + clip))["name"], "my squat");
  EXPECT_EQ(ask(house.port(), "DELETE", "/api/clips/" + clip).status, 204);
  EXPECT_EQ(clips(), 0U);
  EXPECT_EQ(house.get("/api/clips/" + clip).status, 404);
}

// A page of another origin is refused also where the answer lies ready.
TEST(Reading, WhatIsKeptIsKeptFromStrangers) {
  const RunningHouse house;
  EXPECT_EQ(house.get("/api/athletes").status, 200);
  EXPECT_EQ(house.get("/api/athletes").status, 200);
  EXPECT_EQ(house.get("/api/athletes", {{"Origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(house.get("/api/athletes", {{"Host", "evil.example"}}).status, 403);
}

TEST(LogWatch, TellsOfEveryCommitAndOfNothingElse) {
  const std::filesystem::path folder = RunningHouse::fresh_folder();
  auto log = app::open_log(folder / "log.db");
  ASSERT_TRUE(log);
  LogWatch watch(folder / "log.db");
  const auto first = watch.version();
  ASSERT_TRUE(first);
  EXPECT_EQ(watch.version(), first);
  EXPECT_EQ(watch.version_at_once(), first);
  ASSERT_TRUE((*log)->athletes());  // reading changes nothing
  EXPECT_EQ(watch.version(), first);
  ASSERT_TRUE((*log)->commit({.what = "add", .put = {Athlete{.id = {"bo"}, .name = "Bo"}}}));
  const auto second = watch.version();
  EXPECT_NE(second, first);
  ASSERT_TRUE((*log)->keep_answer({.id = {"d"},
                                   .athlete = {"bo"},
                                   .exercise = {"deadlift", ""},
                                   .decided = LocalTime{std::chrono::days{20'000}}}));
  EXPECT_NE(watch.version(), second);
  EXPECT_EQ(LogWatch::file_of(*first), LogWatch::file_of(*second));
  log->reset();
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(watch.version());  // and nothing is made up
}

}  // namespace
}  // namespace dowel::server
