#include "store/sqlite_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <random>

#include "store/sample_log.h"
#include "store/sqlite_schema.h"
#include "store/test_folder.h"

namespace dowel::store {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

void fill(const fs::path& path) {
  auto log = open_sqlite(path);
  ASSERT_TRUE(log) << log.error().message;
  ASSERT_TRUE((*log)->commit(change_from(sample_log(), "fill")));
}

void run_sql(const fs::path& path, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}

LogData contents(const fs::path& path) {
  auto log = open_sqlite(path);
  EXPECT_TRUE(log) << log.error().message;
  return log ? (*log)->snapshot().value() : LogData{};
}

Error refusal(const fs::path& path) {
  const auto log = open_sqlite(path);
  EXPECT_FALSE(log) << "should have been refused";
  const Error error = log ? Error{} : log.error();
  EXPECT_FALSE(error.message.empty());
  EXPECT_FALSE(error.hint.empty());
  return error;
}

/// Lowers the rights of this process to those of a plain user for a while, where it is root, to
/// whom no file is read-only.
class PlainUser {
 public:
  explicit PlainUser(const fs::path& folder) : was_root_(::geteuid() == 0) {
    if (!was_root_) return;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      EXPECT_EQ(::chown(entry.path().c_str(), kNobody, kNobody), 0);
    EXPECT_EQ(::chown(folder.c_str(), kNobody, kNobody), 0);
    EXPECT_EQ(::seteuid(kNobody), 0);
  }
  PlainUser(const PlainUser&) = delete;
  PlainUser& operator=(const PlainUser&) = delete;
  ~PlainUser() {
    if (was_root_) {
      EXPECT_EQ(::seteuid(0), 0);
    }
  }

 private:
  static constexpr uid_t kNobody = 65534;
  bool was_root_;
};

TEST(SqliteOpen, MakesFoldersOnTheWay) {
  const TestFolder folder;
  EXPECT_EQ(contents(folder / "a" / "b" / "log.db"), LogData{});
}

TEST(SqliteOpen, KeepsTheFileInOneMoreDurableMode) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string bytes = file_bytes(folder / "log.db");
  EXPECT_EQ(bytes[18], 2) << "write-ahead logging is marked in the file's head";
}

TEST(SqliteOpen, RefusesAnEmptyFile) {
  const TestFolder folder;
  write_bytes(folder / "log.db", "");
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("0 bytes"));
  EXPECT_EQ(file_bytes(folder / "log.db"), "");
}

TEST(SqliteOpen, RefusesWhatIsNoLog) {
  const TestFolder folder;
  write_bytes(folder / "log.db", "Date,Workout Name\n2024-01-01,Legs and more of the same\n");
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("not a log"));
  run_sql(folder / "other.db", "CREATE TABLE t(x); INSERT INTO t VALUES(1);");
  const std::string before = file_bytes(folder / "other.db");
  EXPECT_THAT(refusal(folder / "other.db").message, HasSubstr("not a log"));
  EXPECT_EQ(file_bytes(folder / "other.db"), before);
  fs::create_directory(folder / "folder.db");
  EXPECT_THAT(refusal(folder / "folder.db").message, HasSubstr("not a regular file"));
}

TEST(SqliteOpen, RefusesANewerLogAndLeavesIt) {
  const TestFolder folder;
  fill(folder / "log.db");
  run_sql(folder / "log.db", "PRAGMA user_version=4711");
  const std::string before = file_bytes(folder / "log.db");
  const Error error = refusal(folder / "log.db");
  EXPECT_EQ(error.code, ErrorCode::kUnreadable);
  EXPECT_THAT(error.message, HasSubstr("newer Dowel"));
  EXPECT_THAT(error.message, HasSubstr("4711"));
  EXPECT_EQ(file_bytes(folder / "log.db"), before);
}

TEST(SqliteOpen, RefusesTheLooseEndOfAMissingLog) {
  const TestFolder folder;
  write_bytes(folder / "log.db-wal", "frames of a log that is not here");
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("log.db-wal"));
}

TEST(SqliteOpen, ATruncatedLogIsRefusedAndLeft) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string whole = file_bytes(folder / "log.db");
  for (std::size_t keep = whole.size() - 1; keep > 16;
       keep -= std::min<std::size_t>(keep - 16, 5003)) {
    const std::string cut = whole.substr(0, keep);
    write_bytes(folder / "log.db", cut);
    EXPECT_EQ(refusal(folder / "log.db").code, ErrorCode::kUnreadable) << keep;
    EXPECT_EQ(file_bytes(folder / "log.db"), cut) << keep;
  }
}

TEST(SqliteOpen, FlippedBytesAreRefusedOrReadWithoutHarm) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string whole = file_bytes(folder / "log.db");
  std::mt19937 random{7};
  int refused = 0;
  constexpr int kFlips = 400;
  for (int i = 0; i < kFlips; ++i) {
    std::string damaged = whole;
    const std::size_t at = i < 100 ? static_cast<std::size_t>(i) : random() % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    write_bytes(folder / "log.db", damaged);
    for (const char* end : {"log.db-wal", "log.db-shm"}) fs::remove(folder / end);
    auto log = open_sqlite(folder / "log.db");
    if (log) {
      // The flip lies in free space or in somebody's text: no reader may stumble over it.
      const auto data = (*log)->snapshot();
      EXPECT_TRUE(data || data.error().code == ErrorCode::kUnreadable);
      continue;
    }
    ++refused;
    EXPECT_EQ(log.error().code, ErrorCode::kUnreadable) << log.error().message;
    EXPECT_FALSE(log.error().hint.empty());
    EXPECT_EQ(file_bytes(folder / "log.db"), damaged) << "byte " << at;
  }
  EXPECT_GT(refused, 20);
}

TEST(SqliteOpen, RandomRubbishIsRefused) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string whole = file_bytes(folder / "log.db");
  std::mt19937 random{11};
  for (int i = 0; i < 50; ++i) {
    std::string damaged = whole;
    const std::size_t from = 100 + random() % 3000;
    for (std::size_t at = from; at < from + 6000 && at < damaged.size(); ++at)
      damaged[at] = static_cast<char>(random());
    write_bytes(folder / "log.db", damaged);
    for (const char* end : {"log.db-wal", "log.db-shm"}) fs::remove(folder / end);
    EXPECT_EQ(refusal(folder / "log.db").code, ErrorCode::kUnreadable);
    EXPECT_EQ(file_bytes(folder / "log.db"), damaged);
  }
}

TEST(SqliteReadOnly, AReadOnlyFileIsSaidToBe) {
  const TestFolder folder;
  fill(folder / "log.db");
  const PlainUser plain{folder.path()};
  fs::permissions(folder / "log.db", fs::perms::owner_read);
  const Error error = refusal(folder / "log.db");
  EXPECT_EQ(error.code, ErrorCode::kWriteFailed);
  EXPECT_THAT(error.message, HasSubstr("read-only"));
}

TEST(SqliteReadOnly, AReadOnlyFolderIsSaidToBe) {
  const TestFolder folder;
  fill(folder / "log.db");
  const PlainUser plain{folder.path()};
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("folder is read-only"));
  EXPECT_EQ(refusal(folder / "log.db").code, ErrorCode::kWriteFailed);
  EXPECT_EQ(refusal(folder / "new.db").code, ErrorCode::kWriteFailed);
  EXPECT_EQ(refusal(fs::path{folder / "below"} / "new.db").code, ErrorCode::kWriteFailed);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

/// Logs sets with long notes until one is refused.
Error write_until_refused(Store& log, int& written) {
  for (written = 0; written < 100'000; ++written) {
    const SetEntry set{.id = {"many" + std::to_string(written)},
                       .session = {"w1"},
                       .exercise = {"deadlift", ""},
                       .notes = std::string(2000, 'x')};
    const auto done = log.commit({.what = "more", .put = {set}});
    if (!done) return done.error();
  }
  return {};
}

void expect_full_is_survived(const fs::path& path, const SqliteOptions& options) {
  auto log = open_sqlite(path, options).value();
  ASSERT_TRUE(log->commit(change_from(sample_log(), "fill")));
  int written = 0;
  const Error error = write_until_refused(*log, written);
  EXPECT_EQ(error.code, ErrorCode::kWriteFailed);
  EXPECT_THAT(error.message, HasSubstr("nothing was changed"));
  EXPECT_THAT(error.hint, HasSubstr("space"));
  EXPECT_GT(written, 0);
  EXPECT_EQ(log->snapshot().value().sets.size(), sample_log().sets.size() + written);
  log.reset();
  EXPECT_EQ(contents(path).sets.size(), sample_log().sets.size() + written);
}

TEST(SqliteFull, AQuotaThatIsReachedLosesNothing) {
  const TestFolder folder;
  expect_full_is_survived(folder / "log.db", {.largest_size_kib = 400});
}

TEST(SqliteFull, AFullDiskLosesNothing) {
  const TestFolder folder;
  const fs::path disk = folder / "disk";
  fs::create_directory(disk);
  if (::mount("none", disk.c_str(), "tmpfs", 0, "size=3m") != 0)
    GTEST_SKIP() << "a small disk can only be mounted by root";
  expect_full_is_survived(disk / "log.db", {});
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

constexpr const char* kAddColumn = "ALTER TABLE session ADD COLUMN mood TEXT";
constexpr const char* kBreak = "UPDATE session SET title='half done'; DROP TABLE no_such_table";

TEST(SqliteMigration, BringsAnOlderLogUpToDateAndKeepsTheOldOne) {
  const TestFolder folder;
  fill(folder / "log.db");
  const Migration next[] = {migrations()[0], {2, kAddColumn}};
  { ASSERT_TRUE(open_sqlite(folder / "log.db", {}, next)); }
  EXPECT_THAT(refusal(folder / "log.db").message, HasSubstr("newer Dowel"));
  EXPECT_EQ(contents(folder / "log.db.before-v2"), sample_log());
  auto log = open_sqlite(folder / "log.db", {}, next);
  ASSERT_TRUE(log);
  EXPECT_EQ((*log)->snapshot().value(), sample_log());
}

TEST(SqliteMigration, AStepThatFailsChangesNothing) {
  const TestFolder folder;
  fill(folder / "log.db");
  const std::string before = file_bytes(folder / "log.db");
  const Migration next[] = {migrations()[0], {2, kBreak}};
  const auto log = open_sqlite(folder / "log.db", {}, next);
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

TEST(DefaultLogPath, FollowsTheEnvironment) {
  const auto with = [](const char* own, const char* xdg, const char* home) {
    for (const auto& [name, value] :
         {std::pair{"DOWEL_DATA", own}, {"XDG_DATA_HOME", xdg}, {"HOME", home}})
      value ? ::setenv(name, value, 1) : ::unsetenv(name);
    return default_log_path();
  };
  const char* home = std::getenv("HOME");
  const std::string kept = home ? home : "/";
  EXPECT_EQ(with("/own", "/xdg", "/home/a").value(), "/own/log.db");
  EXPECT_EQ(with(nullptr, "/xdg", "/home/a").value(), "/xdg/dowel/log.db");
  EXPECT_EQ(with(nullptr, "relative", "/home/a").value(), "/home/a/.local/share/dowel/log.db");
  EXPECT_FALSE(with(nullptr, nullptr, nullptr));
  with(nullptr, nullptr, kept.c_str());
}

TEST(SystemIds, AreFreshAndOrderedByTime) {
  const IdGenerator next = system_ids();
  std::unordered_set<std::string> seen;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(next()).second);
}

}  // namespace
}  // namespace dowel::store
