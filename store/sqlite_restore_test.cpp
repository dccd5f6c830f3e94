// Bringing a backup back beside others who write, and killed on its way.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "store/sqlite_test_tools.h"
#include "store/unfinished_copies.h"

namespace dowel::store {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int kManySets = 6000;  // so many that copying them takes its time

SetEntry set_named(const std::string& id, int order) {
  return {.id = {id},
          .session = {"w1"},
          .exercise = {"deadlift", ""},
          .order = order,
          .reps = 5,
          .load_kg = 100};
}

void fill_much(const fs::path& path) {
  auto log = open_sqlite(path).value();
  LogChange change = change_from(sample_log(), "fill");
  for (int i = 0; i < kManySets; ++i) {
    change.put.emplace_back(set_named("much" + std::to_string(i), 100 + i));
  }
  ASSERT_TRUE(log->commit(change));
}

std::set<std::string> ids_in(const fs::path& path) {
  std::set<std::string> ids;
  for (const SetEntry& set : contents(path).sets) ids.insert(set.id.value);
  return ids;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> halves_in(const fs::path& folder) {
  std::vector<std::string> names = names_in(folder);
  std::erase_if(names, [](const std::string& name) {
    return name.find(".part-") == std::string::npos &&
           name.find(".restoring-") == std::string::npos;
  });
  return names;
}

// Writes sets one by one until told to stop, and remembers each that was acknowledged.
std::vector<std::string> write_until(const fs::path& path, const std::atomic<bool>& stop,
                                     std::atomic<int>& written, const std::string& prefix) {
  std::vector<std::string> acknowledged;
  auto log = open_sqlite(path, {.check_at_opening = false}).value();
  for (int i = 0; !stop; ++i) {
    const std::string id = prefix + std::to_string(i);
    if (log->commit({.what = "a set", .put = {set_named(id, 10'000 + i)}})) {
      acknowledged.push_back(id);
      ++written;
    }
    // Nobody writes without a breath: SQLite gives the lock to whoever asks when it is free.
    std::this_thread::sleep_for(std::chrono::milliseconds{3});
  }
  return acknowledged;
}

TEST(SqliteRestore, WhatIsWrittenMeanwhileIsInTheFormerLogOrInTheRestored) {
  const TestFolder folder;
  const fs::path log = folder / "log.db";
  fill_much(log);
  ASSERT_TRUE(back_up(log, folder / "backup.db"));
  constexpr int kRounds = 2;
  for (int round = 0; round < kRounds; ++round) {
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::vector<std::string> acknowledged;
    std::thread writer(
        [&] { acknowledged = write_until(log, stop, written, "r" + std::to_string(round) + "-"); });
    while (written < 20) std::this_thread::yield();
    const auto former = restore(folder / "backup.db", log);
    const int at_return = written;
    while (written < at_return + 5) std::this_thread::yield();
    stop = true;
    writer.join();
    ASSERT_TRUE(former) << former.error().message;
    const auto before = ids_in(*former);
    const auto after = ids_in(log);
    EXPECT_THAT(before, Contains("r" + std::to_string(round) + "-0"));
    EXPECT_THAT(after, Not(Contains("r" + std::to_string(round) + "-0")));
    std::vector<std::string> lost;
    for (const std::string& id : acknowledged) {
      if (!before.count(id) && !after.count(id)) lost.push_back(id);
    }
    EXPECT_THAT(lost, IsEmpty()) << "of " << acknowledged.size();
  }
}

TEST(SqliteRestore, KilledOnItsWayLeavesOneOfTheTwoLogsAndNoHalfCopyForLong) {
  const TestFolder folder;
  const fs::path log = folder / "log.db";
  fill_much(log);
  ASSERT_TRUE(back_up(log, folder / "backup.db"));
  const auto old = ids_in(log);
  {
    auto store = open_sqlite(log).value();
    ASSERT_TRUE(store->commit({.what = "later", .put = {set_named("later", 9000)}}));
  }
  std::mt19937 random{20261128};
  std::uniform_int_distribution<int> wait_us{0, 120'000};
  constexpr int kKills = 24;
  int halves = 0, killed = 0;
  for (int i = 0; i < kKills; ++i) {
    const pid_t pid = ::fork();
    ASSERT_GE(pid, 0);
    if (pid == 0) {
      const auto done = restore(folder / "backup.db", log);
      ::_exit(done ? 0 : 1);
    }
    std::this_thread::sleep_for(std::chrono::microseconds{wait_us(random)});
    ::kill(pid, SIGKILL);
    int status = 0;
    ::waitpid(pid, &status, 0);
    killed += WIFSIGNALED(status) ? 1 : 0;
    halves += halves_in(folder.path()).empty() ? 0 : 1;
    const auto now = ids_in(log);
    EXPECT_TRUE(now == old || (now.size() == old.size() + 1 && now.count("later") == 1));
    EXPECT_FALSE(WIFEXITED(status) && WEXITSTATUS(status) != 0) << "it failed by itself";
  }
  EXPECT_GT(killed, kKills / 4) << "the kills came too late to tell";
  EXPECT_GT(halves, 0) << "no kill fell into the copying";
  ASSERT_TRUE(restore(folder / "backup.db", log));
  EXPECT_THAT(halves_in(folder.path()), IsEmpty());
  EXPECT_EQ(ids_in(log), old);
}

TEST(SqliteRestore, TheEndOfALogThatIsGoneIsNotTakenForTheRestoredOnes) {
  const TestFolder folder;
  const fs::path log = folder / "log.db";
  fill(log);
  ASSERT_TRUE(back_up(log, folder / "backup.db"));
  {
    auto store = open_sqlite(log).value();
    ASSERT_TRUE(store->commit({.what = "later", .put = {set_named("later", 9000)}}));
    fs::copy_file(log.string() + "-wal", folder / "end");
  }
  fs::remove(log);
  fs::rename(folder / "end", log.string() + "-wal");
  const auto former = restore(folder / "backup.db", log);
  ASSERT_TRUE(former) << former.error().message;
  EXPECT_EQ(contents(log), sample_log());
}

TEST(SqliteRestore, AnotherProgramThatHoldsTheLogIsWaitedForAndThenTold) {
  const TestFolder folder;
  const fs::path log = folder / "log.db";
  fill(log);
  ASSERT_TRUE(back_up(log, folder / "backup.db"));
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(log.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto refused = restore(folder / "backup.db", log, {.busy_timeout_ms = 50});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kWriteFailed);
  EXPECT_EQ(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  EXPECT_THAT(names_in(folder.path()), Not(Contains(::testing::HasSubstr(".replaced-"))));
  EXPECT_TRUE(restore(folder / "backup.db", log));
}

TEST(UnfinishedCopies, OnlyOursGoAndOnlyWhenNobodyMakesAny) {
  const TestFolder folder;
  for (const char* name :
       {"log.db.part-12", "log.db.restoring-7", "log.db.restoring-7-wal", "log.db.trial-3-journal",
        "log.db.new-4", "log.db.replaced-20260101T000000Z.part-9",
        "log.db.replaced-20260101T000000Z", "log.db.part-", "log.db.before-v7", "log.db",
        "log.db.my part-3", "other.db.part-12"}) {
    write_bytes(folder / name, "x");
  }
  fs::create_directory(folder / "log.db.part-5");
  const auto all = names_in(folder.path());
  {
    const CopyAtWork somebody{folder.path()};
    remove_unfinished(folder.path(), "log.db.");
    EXPECT_EQ(names_in(folder.path()), all);
  }
  remove_unfinished(folder.path(), "log.db.");
  EXPECT_THAT(names_in(folder.path()),
              ::testing::UnorderedElementsAre("log.db.replaced-20260101T000000Z", "log.db.part-",
                                              "log.db.before-v7", "log.db", "log.db.my part-3",
                                              "other.db.part-12", "log.db.part-5"));
}

}  // namespace
}  // namespace dowel::store
