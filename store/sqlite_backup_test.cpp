#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "store/sqlite_schema.h"
#include "store/sqlite_test_tools.h"

namespace dowel::store {
namespace {

using ::testing::HasSubstr;

constexpr const char* kAddColumn = "ALTER TABLE session ADD COLUMN mood TEXT";
constexpr const char* kBreak = "UPDATE session SET title='half done'; DROP TABLE no_such_table";

// Today's steps and one more, as a later Dowel has them.
std::vector<Migration> with_next(const char* sql) {
  std::vector<Migration> steps{migrations().begin(), migrations().end()};
  steps.push_back({static_cast<int>(steps.size()) + 1, sql});
  return steps;
}
// Where a log is kept before today's form of it becomes the next.
fs::path kept_before(const fs::path& log, std::size_t version) {
  return log.string() + ".before-v" + std::to_string(version);
}

TEST(SqliteMigration, BringsAnOlderLogUpToDateAndKeepsTheOldOne) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::vector<Migration> next = with_next(kAddColumn);
  { ASSERT_TRUE(open_sqlite(folder / "log.db", {}, next)); }
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("newer Dowel"));
  EXPECT_EQ(contents(kept_before(folder / "log.db", next.size())), sample_log());
  auto log = open_sqlite(folder / "log.db", {}, next);
  ASSERT_TRUE(log);
  EXPECT_EQ((*log)->snapshot().value(), sample_log());
}

TEST(SqliteMigration, AnOlderFormDoesNotTakeWhatItHasNoPlaceFor) {
  const TestFolder folder;
  auto old = open_sqlite(folder / "log.db", {}, migrations().first(1));
  ASSERT_TRUE(old) << old.error().message;
  EXPECT_FALSE((*old)->commit(change_from(sample_log(), "too new")));
  EXPECT_EQ((*old)->changes(1).value().size(), 0U);
}

TEST(SqliteMigration, AStepThatFailsChangesNothing) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string before = file_bytes(folder / "log.db");
  const auto log = open_sqlite(folder / "log.db", {}, with_next(kBreak));
  ASSERT_FALSE(log);
  EXPECT_THAT(log.error().message, HasSubstr("could not be brought up to date"));
  EXPECT_EQ(file_bytes(folder / "log.db"), before);
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
}

TEST(SqliteMigration, StepsAreNumberedWithoutGaps) {
  int expected = 1;
  for (const Migration& step : migrations()) EXPECT_EQ(step.to_version, expected++);
}

TEST(SqliteBackup, IsOneFileThatHoldsEverything) {
  const TestFolder folder;
  auto log = open_sqlite(folder / "log.db").value();
  ASSERT_TRUE(log->commit(change_from(sample_log(), "fill")));
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));  // while the log is open
  EXPECT_FALSE(fs::exists(folder / "backup.db-wal"));
  EXPECT_EQ(contents(folder / "backup.db"), sample_log());
}

// What is spoken to films lies beside the log: a backup is one file all the same.
TEST(SqliteBackup, HoldsWhatCommentsSayAloudAndBringsItBack) {
  const TestFolder folder;
  const std::string voice = sample_log().comments.front().voice;
  fill(folder / "log.db");
  fs::create_directories(recordings_folder(folder / "log.db"));
  write_bytes(recordings_folder(folder / "log.db") / voice, "OggS spoken");
  write_bytes(recordings_folder(folder / "log.db") / "01890a5d-ac96-774b-bcce-b302099a0000",
              "OggS");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  const auto held = recordings_in(folder / "backup.db");
  ASSERT_TRUE(held) << held.error().message;
  EXPECT_EQ(*held, (std::vector<formats::Recording>{{voice, "OggS spoken"}}))
      << "what no comment names stays out";
  const fs::path elsewhere = fs::path{folder / "new"} / "log.db";
  ASSERT_TRUE(restore(folder / "backup.db", elsewhere));
  EXPECT_EQ(file_bytes(recordings_folder(elsewhere) / voice), "OggS spoken");
  EXPECT_EQ(contents(elsewhere), sample_log());
  EXPECT_TRUE(recordings_in(elsewhere)->empty()) << "a log in use stays small";
  // What is replaced takes its own along.
  const auto former = restore(folder / "backup.db", elsewhere);
  ASSERT_TRUE(former) << former.error().message;
  EXPECT_EQ(*recordings_in(*former), *held);
}

TEST(SqliteBackup, RefusesARecordingThatIsNone) {
  const TestFolder folder;
  const std::string voice = sample_log().comments.front().voice;
  fill(folder / "log.db");
  fs::create_directories(recordings_folder(folder / "log.db"));
  write_bytes(recordings_folder(folder / "log.db") / voice, "#!/bin/sh");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  const auto outcome = restore(folder / "backup.db", folder / "other.db");
  ASSERT_FALSE(outcome);
  EXPECT_THAT(outcome.error().message, HasSubstr("recording"));
  EXPECT_FALSE(fs::exists(folder / "other.db"));
}

TEST(SqliteBackup, NeverOverwrites) {
  const TestFolder folder;
  fill(folder / "log.db");
  write_bytes(folder / "backup.db", "precious");
  const auto outcome = back_up(folder / "log.db", folder / "backup.db");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kUsage);
  EXPECT_EQ(file_bytes(folder / "backup.db"), "precious");
  EXPECT_FALSE(back_up(folder / "none.db", folder / "other.db"));
  EXPECT_FALSE(fs::exists(folder / "none.db"));
}

TEST(SqliteRestore, PutsTheBackupInPlaceAndKeepsWhatWasThere) {
  const TestFolder folder;
  fill(folder / "log.db");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  auto log = open_sqlite(folder / "log.db").value();
  ASSERT_TRUE(log->commit({.what = "leave", .removed = {AthleteId{"a1"}}}));
  const LogData changed = log->snapshot().value();
  const auto former = restore(folder / "backup.db", folder / "log.db");
  ASSERT_TRUE(former) << former.error().message;
  EXPECT_EQ(log->snapshot().value(), sample_log()) << "who has the log open sees the restored one";
  EXPECT_EQ(contents(*former), changed);
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
}

TEST(SqliteRestore, ReplacesABrokenLogAndKeepsItAside) {
  const TestFolder folder;
  fill(folder / "log.db");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  write_bytes(folder / "log.db", "broken");
  const auto former = restore(folder / "backup.db", folder / "log.db");
  ASSERT_TRUE(former) << former.error().message;
  EXPECT_EQ(file_bytes(*former), "broken");
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
}

TEST(SqliteRestore, WorksWhereThereIsNoLog) {
  const TestFolder folder;
  fill(folder / "log.db");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  const auto former = restore(folder / "backup.db", fs::path{folder / "new"} / "log.db");
  ASSERT_TRUE(former) << former.error().message;
  EXPECT_TRUE(former->empty());
  EXPECT_EQ(contents(fs::path{folder / "new"} / "log.db"), sample_log());
}

TEST(SqliteRestore, RefusesABrokenBackupAndLeavesTheLog) {
  const TestFolder folder;
  fill(folder / "log.db");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "backup.db"));
  std::string damaged = file_bytes(folder / "backup.db");
  for (std::size_t at = 5000; at < 9000; ++at) damaged[at] = 'x';
  write_bytes(folder / "backup.db", damaged);
  const auto outcome = restore(folder / "backup.db", folder / "log.db");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
  write_bytes(folder / "backup.db", "not even a database");
  EXPECT_FALSE(restore(folder / "backup.db", folder / "log.db"));
  EXPECT_FALSE(restore(folder / "missing.db", folder / "log.db"));
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
}

}  // namespace
}  // namespace dowel::store
