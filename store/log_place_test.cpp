// What cannot be reached is no empty log, and what is in a log is nobody else's business.
#include "store/log_place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>

#include "store/plain_user.h"
#include "store/sqlite_test_tools.h"

namespace dowel::store {
namespace {

using ::testing::HasSubstr;

constexpr fs::perms kOwnerOnlyFile = fs::perms::owner_read | fs::perms::owner_write;
constexpr fs::perms kOpenFile = kOwnerOnlyFile | fs::perms::group_read | fs::perms::others_read;

fs::perms rights(const fs::path& path) { return fs::status(path).permissions(); }

// While it lives, files are made as on a machine where everybody may read everything.
class OpenUmask {
 public:
  OpenUmask() : former_(::umask(0)) {}
  OpenUmask(const OpenUmask&) = delete;
  OpenUmask& operator=(const OpenUmask&) = delete;
  ~OpenUmask() { ::umask(former_); }

 private:
  mode_t former_;
};

// Asks whether there is a log, and opens it: both must refuse, in the same words.
std::string unreachable(const fs::path& path) {
  const auto there = log_is_there(path);
  EXPECT_FALSE(there) << path << " read as " << (there && *there ? "a log" : "no log");
  if (there) return {};
  EXPECT_EQ(there.error().code, ErrorCode::kUnreadable);
  EXPECT_FALSE(there.error().hint.empty());
  EXPECT_FALSE(there.error().where.empty());
  EXPECT_EQ(refusal(path).message, there.error().message);
  return there.error().message;
}

TEST(LogPlace, TellsALogFromNone) {
  const TestFolder folder;
  EXPECT_FALSE(log_is_there(folder / "log.db").value());
  EXPECT_FALSE(log_is_there(folder / "a" / "b" / "log.db").value());
  fill(folder / "log.db");
  EXPECT_TRUE(log_is_there(folder / "log.db").value());
  fs::create_symlink(folder / "log.db", folder / "link.db");
  EXPECT_TRUE(log_is_there(folder / "link.db").value());
}

TEST(LogPlace, ALinkThatLeadsNowhereIsNoEmptyLog) {
  const TestFolder folder;
  fs::create_symlink("not-mounted.db", folder / "log.db");
  EXPECT_THAT(unreachable(folder / "log.db"), HasSubstr("leads nowhere"));
  fs::create_directory_symlink("not-mounted", folder / "disk");
  EXPECT_THAT(unreachable(folder / "disk" / "log.db"), HasSubstr("leads nowhere"));
  EXPECT_THAT(unreachable(folder / "disk" / "a" / "log.db"), HasSubstr("leads nowhere"));
  EXPECT_FALSE(fs::exists(folder / "not-mounted"));
}

TEST(LogPlace, ALinkInACircleIsNoEmptyLog) {
  const TestFolder folder;
  fs::create_symlink("log.db", folder / "log.db");
  EXPECT_THAT(unreachable(folder / "log.db"), HasSubstr("back to itself"));
  fs::create_symlink("two", folder / "one");
  fs::create_symlink("one", folder / "two");
  EXPECT_THAT(unreachable(folder / "one" / "log.db"), HasSubstr("back to itself"));
}

TEST(LogPlace, AFileInThePlaceOfAFolderIsNoEmptyLog) {
  const TestFolder folder;
  write_bytes(folder / "file", "text");
  EXPECT_THAT(unreachable(folder / "file" / "log.db"), HasSubstr("not a folder"));
}

TEST(LogPlace, AFolderThatMayNotBeEnteredIsNoEmptyLog) {
  const TestFolder folder;
  fs::create_directory(folder / "closed");
  fill(folder / "closed" / "log.db");
  {
    const PlainUser plain{folder.path()};
    fs::permissions(folder / "closed", fs::perms::none);
    EXPECT_THAT(unreachable(folder / "closed" / "log.db"), HasSubstr("Permission denied"));
    fs::permissions(folder / "closed", fs::perms::owner_all);
  }
  EXPECT_EQ(contents(folder / "closed" / "log.db"), sample_log());
}

TEST(LogPlace, BackUpAndRestoreRefuseItToo) {
  const TestFolder folder;
  fill(folder / "good.db");
  fs::create_symlink("not-mounted.db", folder / "log.db");
  const auto backed_up = back_up(folder / "log.db", folder / "copy.db");
  ASSERT_FALSE(backed_up);
  EXPECT_THAT(backed_up.error().message, HasSubstr("leads nowhere"));
  const auto restored = restore(folder / "good.db", folder / "log.db");
  ASSERT_FALSE(restored);
  EXPECT_THAT(restored.error().message, HasSubstr("leads nowhere"));
  EXPECT_TRUE(fs::is_symlink(folder / "log.db"));
}

TEST(LogPrivacy, NobodyElseMayReadWhatIsMade) {
  const TestFolder folder;
  const OpenUmask open;
  const fs::path log = folder / "a" / "b" / "log.db";
  auto opened = open_sqlite(log);
  ASSERT_TRUE(opened);
  ASSERT_TRUE((*opened)->commit(change_from(sample_log(), "fill")));
  EXPECT_EQ(rights(folder / "a"), fs::perms::owner_all);
  EXPECT_EQ(rights(folder / "a" / "b"), fs::perms::owner_all);
  std::set<std::string> seen;
  for (const auto& entry : fs::directory_iterator(log.parent_path())) {
    EXPECT_EQ(rights(entry.path()), kOwnerOnlyFile) << entry.path();
    seen.insert(entry.path().filename().string());
  }
  EXPECT_TRUE(seen.contains("log.db-wal")) << "the end of the log holds entries, too";
  ASSERT_TRUE(back_up(log, folder / "copy.db"));
  EXPECT_EQ(rights(folder / "copy.db"), kOwnerOnlyFile);
}

TEST(LogPrivacy, ARestoredLogIsClosedHoweverOpenTheBackupWas) {
  const TestFolder folder;
  const OpenUmask open;
  fill(folder / "log.db");
  ASSERT_TRUE(back_up(folder / "log.db", folder / "copy.db"));
  fs::permissions(folder / "copy.db", kOpenFile);
  fs::remove(folder / "log.db");
  ASSERT_TRUE(restore(folder / "copy.db", folder / "log.db"));
  EXPECT_EQ(rights(folder / "log.db"), kOwnerOnlyFile);
  ASSERT_TRUE(restore(folder / "copy.db", folder / "log.db"));
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    if (entry.path().filename() != "copy.db") {
      EXPECT_EQ(rights(entry.path()), kOwnerOnlyFile) << entry.path();
    }
  }
}

TEST(LogPrivacy, ALogThatStoodOpenIsClosedWithWhatLiesBesideIt) {
  const TestFolder folder;
  fill(folder / "log.db");
  for (const char* name : {"log.db.before-v2", "log.db.replaced-20260101", "log.dbs", "other.db"}) {
    write_bytes(folder / name, "x");
  }
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    fs::permissions(entry.path(), kOpenFile);
  }
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
  for (const char* name : {"log.db", "log.db.before-v2", "log.db.replaced-20260101"}) {
    EXPECT_EQ(rights(folder / name), kOwnerOnlyFile) << name;
  }
  for (const char* name : {"log.dbs", "other.db"}) {
    EXPECT_EQ(rights(folder / name), kOpenFile) << name << " is not the log's";
  }
}

TEST(LogPrivacy, AGroupThatWasLetInStays) {
  const TestFolder folder;
  fill(folder / "log.db");
  const fs::perms shared = kOwnerOnlyFile | fs::perms::group_read | fs::perms::group_write;
  fs::permissions(folder / "log.db", shared);
  EXPECT_EQ(contents(folder / "log.db"), sample_log());
  EXPECT_EQ(rights(folder / "log.db"), shared);
}

TEST(LogPrivacy, AFileThatIsNoLogIsLeftAsItIs) {
  const TestFolder folder;
  run_sql(folder / "other.db", "CREATE TABLE t(x); INSERT INTO t VALUES(1);");
  fs::permissions(folder / "other.db", kOpenFile);
  refusal(folder / "other.db");
  EXPECT_EQ(rights(folder / "other.db"), kOpenFile);
}

}  // namespace
}  // namespace dowel::store
