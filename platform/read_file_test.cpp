#include "platform/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace dowel::platform {
namespace {

namespace fs = std::filesystem;

class ReadFile : public ::testing::Test {
 protected:
  ReadFile() {
    std::string name = (fs::temp_directory_path() / "dowel-read-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
  }
  ~ReadFile() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  fs::path write(const char* name, const std::string& bytes) const {
    std::ofstream{folder_ / name, std::ios::binary} << bytes;
    return folder_ / name;
  }
  static std::string refusal(const fs::path& path, std::size_t most_bytes = kMostTextBytes) {
    const auto read = read_file(path, most_bytes);
    EXPECT_FALSE(read) << path << " should have been refused";
    if (read) return {};
    EXPECT_EQ(read.error().code, ErrorCode::kUnreadable);
    EXPECT_EQ(read.error().where, path.string());
    EXPECT_FALSE(read.error().hint.empty());
    return read.error().message;
  }

  fs::path folder_;
};

TEST_F(ReadFile, GivesEveryByte) {
  std::string bytes("a\0b\r\n\xff", 6);
  bytes.resize(3'000'001, 'x');  // more than one reading takes
  EXPECT_EQ(read_file(write("all", bytes)).value(), bytes);
  EXPECT_EQ(read_file(write("none", "")).value(), "");
}

TEST_F(ReadFile, FollowsALinkToAFile) {
  write("real", "text");
  fs::create_symlink("real", folder_ / "link");
  EXPECT_EQ(read_file(folder_ / "link").value(), "text");
}

TEST_F(ReadFile, RefusesAPipeWithoutWaitingForItsWriter) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  ::alarm(20);  // the end of a test that hangs
  EXPECT_EQ(refusal(folder_ / "pipe"), "this is not a regular file but a pipe or a device");
  ::alarm(0);
}

TEST_F(ReadFile, RefusesDevicesThatNeverEnd) {
  EXPECT_EQ(refusal("/dev/zero"), "this is not a regular file but a pipe or a device");
  EXPECT_EQ(refusal("/dev/null"), "this is not a regular file but a pipe or a device");
}

TEST_F(ReadFile, RefusesWhatIsNoFile) {
  write("file", "text");
  fs::create_symlink("nowhere", folder_ / "dangling");
  fs::create_symlink("loop", folder_ / "loop");
  EXPECT_EQ(refusal(folder_), "this is a folder, not a file");
  EXPECT_EQ(refusal(folder_ / "missing"), "there is no such file");
  EXPECT_EQ(refusal(folder_ / "file" / "below"),
            "there is no such file: a part of its path is no folder");
  EXPECT_EQ(refusal(folder_ / "dangling"), "the file is a link that leads nowhere");
  EXPECT_EQ(refusal(folder_ / "loop"), "the file is a link that leads back to itself");
}

TEST_F(ReadFile, RefusesWhatIsTooLarge) {
  const std::size_t limit = std::size_t{2} << 20;
  EXPECT_TRUE(read_file(write("at", std::string(limit, 'x')), limit));
  EXPECT_EQ(refusal(write("over", std::string(limit + 1, 'x')), limit),
            "the file is larger than 2 MiB");
  // A hole costs no disk and says what it holds: nothing of it may be kept.
  const fs::path hole = write("hole", "");
  fs::resize_file(hole, std::uintmax_t{1} << 40);
  EXPECT_EQ(refusal(hole, limit), "the file is larger than 2 MiB");
}

TEST_F(ReadFile, RefusesWhatMayNotBeRead) {
  const fs::path file = write("secret", "text");
  fs::permissions(file, fs::perms::none);
  fs::permissions(folder_, fs::perms::all);
  const pid_t child = ::fork();
  if (child == 0) {
    // Root may read everything: become somebody else.
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    const auto read = read_file(file);
    ::_exit(!read && read.error().message.starts_with("the file cannot be read: ") ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace dowel::platform
