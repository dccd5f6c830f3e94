#include "platform/atomic_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>

namespace dowel::platform {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

class AtomicFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) /
              (std::string("dowel_") + test->name() + "_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(AtomicFileTest, TheNameAppearsOnlyWithTheWholeContent) {
  auto file = AtomicFile::create(folder_ / "log.json");
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write("{\"a\":").has_value());
  EXPECT_FALSE(fs::exists(folder_ / "log.json"));
  ASSERT_TRUE(file->write("1}").has_value());
  ASSERT_TRUE(file->commit().has_value());
  EXPECT_EQ(content(folder_ / "log.json"), "{\"a\":1}");
  EXPECT_EQ(files_in(folder_), 1u);
}

TEST_F(AtomicFileTest, WithoutCommitTheOldFileStays) {
  ASSERT_TRUE(write_file(folder_ / "a", "old").has_value());
  {
    auto file = AtomicFile::create(folder_ / "a");
    ASSERT_TRUE(file->write("new").has_value());
  }
  EXPECT_EQ(content(folder_ / "a"), "old");
  EXPECT_EQ(files_in(folder_), 1u);
}

TEST_F(AtomicFileTest, AMovedFromFileDiscardsNothing) {
  auto file = AtomicFile::create(folder_ / "a");
  {
    AtomicFile moved = std::move(*file);
    ASSERT_TRUE(moved.write("x").has_value());
    ASSERT_TRUE(moved.commit().has_value());
  }
  EXPECT_FALSE(file->write("y").has_value());
  EXPECT_EQ(content(folder_ / "a"), "x");
}

TEST_F(AtomicFileTest, SeekFillsInAHeader) {
  auto file = AtomicFile::create(folder_ / "a");
  ASSERT_TRUE(file->write("....body").has_value());
  ASSERT_TRUE(file->seek(0).has_value());
  ASSERT_TRUE(file->write("size").has_value());
  ASSERT_TRUE(file->commit().has_value());
  EXPECT_EQ(content(folder_ / "a"), "sizebody");
}

TEST_F(AtomicFileTest, ASymbolicLinkStaysALink) {
  fs::create_directories(folder_ / "elsewhere");
  ASSERT_TRUE(write_file(folder_ / "elsewhere/real", "old").has_value());
  fs::create_symlink("elsewhere/real", folder_ / "link");
  ASSERT_TRUE(write_file(folder_ / "link", "new").has_value());
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(content(folder_ / "elsewhere/real"), "new");
}

TEST_F(AtomicFileTest, ReplacingKeepsTheRightsOfTheOldFile) {
  ASSERT_TRUE(write_file(folder_ / "a", "old").has_value());
  fs::permissions(folder_ / "a", fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(write_file(folder_ / "a", "new").has_value());
  EXPECT_EQ(fs::status(folder_ / "a").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(AtomicFileTest, ADeviceIsWrittenStraightThroughAndStaysADevice) {
  ASSERT_TRUE(write_file("/dev/null", "gone").has_value());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(AtomicFileTest, SaysWhatIsWrongWithTheTarget) {
  auto missing = AtomicFile::create(folder_ / "none/a");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::kWriteFailed);
  EXPECT_EQ(missing.error().message, "the file cannot be created: No such file or directory");
  EXPECT_EQ(missing.error().hint, "create the folder first, or check its name");
  EXPECT_EQ(missing.error().where, (folder_ / "none/a").string());

  for (const fs::path& name : {folder_, folder_ / ""}) {
    auto folder = AtomicFile::create(name);
    ASSERT_FALSE(folder.has_value());
    EXPECT_EQ(folder.error().hint, "give a file name, not a folder");
  }
}

TEST_F(AtomicFileTest, AFolderWithoutTheRightToWriteIsSaid) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  auto file = AtomicFile::create(folder_ / "a");
  fs::permissions(folder_, fs::perms::owner_all);
  ASSERT_FALSE(file.has_value());
  EXPECT_THAT(file.error().hint, HasSubstr("rights"));
}

TEST_F(AtomicFileTest, AFullDeviceIsSaid) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "/dev/full is not here";
  auto file = AtomicFile::create("/dev/full");
  ASSERT_TRUE(file.has_value());
  const auto written = file->write("x");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().message, "the file cannot be written: the disk is full");
  EXPECT_EQ(written.error().hint, "free some space, or write to another disk");
}

TEST_F(AtomicFileTest, AFullDiskLeavesNothingBehind) {
  if (::mount("dowel_test", folder_.c_str(), "tmpfs", 0, "size=64k") != 0) {
    GTEST_SKIP() << "mounting a small disk is not permitted here";
  }
  auto file = AtomicFile::create(folder_ / "a");
  const bool created = file.has_value();
  const auto written = created ? file->write(std::string(1 << 20, 'x')) : Result<void>{};
  const std::size_t left = files_in(folder_);
  ::umount(folder_.c_str());
  ASSERT_TRUE(created);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().message, "the file cannot be written: the disk is full");
  EXPECT_EQ(left, 0u);
}

// Injected failures: each system call refuses in turn.
ssize_t write_one_byte(int descriptor, const void* bytes, std::size_t count) {
  return ::write(descriptor, bytes, count > 1 ? 1 : count);
}
ssize_t refuse_write(int, const void*, std::size_t) {
  errno = EDQUOT;
  return -1;
}
int refuse_sync(int) {
  errno = EIO;
  return -1;
}
int refuse_rename(const char*, const char*) {
  errno = EACCES;
  return -1;
}

TEST_F(AtomicFileTest, ShortWritesAreContinued) {
  FileCalls calls = kSystemFileCalls;
  calls.write = write_one_byte;
  auto file = AtomicFile::create(folder_ / "a", calls);
  ASSERT_TRUE(file->write("whole").has_value());
  ASSERT_TRUE(file->commit().has_value());
  EXPECT_EQ(content(folder_ / "a"), "whole");
}

TEST_F(AtomicFileTest, EveryRefusedCallDiscardsAndKeepsTheOldFile) {
  FileCalls no_write = kSystemFileCalls, no_sync = kSystemFileCalls, no_rename = kSystemFileCalls;
  no_write.write = refuse_write;
  no_sync.sync = refuse_sync;
  no_rename.rename = refuse_rename;
  const std::pair<const FileCalls*, const char*> cases[] = {
      {&no_write, "the file cannot be written: your disk quota is used up"},
      {&no_sync, "the file cannot be finished: Input/output error"},
      {&no_rename, "the file cannot be put in its place: Permission denied"}};
  ASSERT_TRUE(write_file(folder_ / "a", "old").has_value());
  for (const auto& [calls, message] : cases) {
    auto file = AtomicFile::create(folder_ / "a", *calls);
    ASSERT_TRUE(file.has_value());
    auto done = file->write("new");
    if (done) done = file->commit();
    ASSERT_FALSE(done.has_value()) << message;
    EXPECT_EQ(done.error().message, message);
    EXPECT_FALSE(file->write("more").has_value());
    EXPECT_EQ(content(folder_ / "a"), "old");
    EXPECT_EQ(files_in(folder_), 1u);
  }
}

}  // namespace
}  // namespace dowel::platform
