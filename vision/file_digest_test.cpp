#include "vision/file_digest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;

class FileDigest : public ::testing::Test {
 protected:
  fs::path write(const std::string& content) {
    std::ofstream(path_, std::ios::binary) << content;
    return path_;
  }
  void TearDown() override { fs::remove(path_); }

  fs::path path_ = fs::temp_directory_path() / "dowel_file_digest_test.bin";
};

// @source [FIPS180] the examples "abc" and one million times "a"; the empty message
TEST_F(FileDigest, IsThatOfThePublishedExamples) {
  EXPECT_EQ(*sha256_of_file(write("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(*sha256_of_file(write("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(*sha256_of_file(write(std::string(1000000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_F(FileDigest, SaysWhatCannotBeRead) {
  const auto none = sha256_of_file("/there/is/no/such/film.mp4");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::kUnreadable);
  EXPECT_FALSE(sha256_of_file(fs::temp_directory_path().string()));  // a folder
}

}  // namespace
}  // namespace dowel::vision
