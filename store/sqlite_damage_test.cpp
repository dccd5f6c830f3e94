// Damaged, foreign, newer, read-only and full: refused with a reason and left as it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <algorithm>
#include <random>

#include "store/plain_user.h"
#include "store/sqlite_test_tools.h"

namespace dowel::store {
namespace {

using ::testing::HasSubstr;

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
    for (std::size_t at = from; at < from + 6000 && at < damaged.size(); ++at) {
      damaged[at] = static_cast<char>(random());
    }
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

// Logs sets with long notes until one is refused.
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
  if (::mount("none", disk.c_str(), "tmpfs", 0, "size=3m") != 0) {
    GTEST_SKIP() << "a small disk can only be mounted by root";
  }
  expect_full_is_survived(disk / "log.db", {});
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

}  // namespace
}  // namespace dowel::store
