#include "vision/testing/reader_fixture.h"

namespace dowel::vision {
namespace {

using namespace testing;  // NOLINT: the fixture's words
using ::testing::HasSubstr;

class VideoErrorsTest : public VideoReaderTest {};

TEST_F(VideoErrorsTest, SaysWhatAFileIsInsteadOfAClip) {
  write_bytes(path("empty.mp4"), "");
  write_bytes(path("text.mp4"), std::string(5000, 'a') + "\nnot a video\n");
  write_bytes(path("notes.txt"), "just words\n");
  write_bytes(path("list.m3u8"), "#EXTM3U\n#EXTINF:1,\nhttp://example.org/a.ts\n");
  const struct {
    const char* name;
    const char* message;
    const char* hint;
  } cases[] = {
      {"none.mp4", "there is no such file", "check the path"},
      {"", "this is a folder, not a video file", "give one clip"},
      {"empty.mp4", "the file is empty", "copy the clip again"},
      {"text.mp4", "this is not a video file that Dowel knows", "MP4"},
      {"notes.txt", "this is not a video file that Dowel knows", "MP4"},
      {"list.m3u8", "this is not a video file that Dowel knows", "MP4"},
  };
  for (const auto& c : cases) {
    const auto reader = VideoReader::open(path(c.name));
    ASSERT_FALSE(reader.has_value()) << c.name;
    EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
    EXPECT_EQ(reader.error().message, c.message);
    EXPECT_THAT(reader.error().hint, HasSubstr(c.hint));
    EXPECT_EQ(reader.error().where, path(c.name));
  }
  EXPECT_EQ(VideoReader::open("/dev/null").error().message, "this is not a regular file");
}

void expect_refused(const std::string& path, const std::string& message) {
  const auto reader = VideoReader::open(path);
  ASSERT_FALSE(reader.has_value()) << path;
  EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
  EXPECT_THAT(reader.error().message, HasSubstr(message));
  EXPECT_FALSE(reader.error().hint.empty());
}

TEST_F(VideoErrorsTest, RefusesASinglePicture) {
  NEEDS_FFMPEG("-f lavfi -i color=red:s=64x48 -frames:v 1 " + path("a.png"));
  expect_refused(path("a.png"), "this is not a video file that Dowel knows");
}

// One pixel wide, or scaled to it: the tracker broke its promise and the program ended.
TEST_F(VideoErrorsTest, RefusesAPictureTooSmallToShowAPerson) {
  const auto refusal = [&](const char* name) {
    const auto reader = VideoReader::open(path(name), {.longest_side_px = 1280});
    EXPECT_FALSE(reader.has_value()) << name;
    if (reader) return std::string{};
    EXPECT_EQ(reader.error().code, ErrorCode::kUnusable) << name;
    EXPECT_FALSE(reader.error().hint.empty());
    return reader.error().message;
  };
  NEEDS_FFMPEG("-f rawvideo -pix_fmt gray -video_size 15x400 -i /dev/zero -frames:v 3 -c:v ffv1 " +
               path("narrow.mkv"));
  EXPECT_EQ(refusal("narrow.mkv"), "the picture is too small to show a person: 15 × 400 pixels");
  NEEDS_FFMPEG("-f rawvideo -pix_fmt gray -video_size 1x1 -i /dev/zero -frames:v 3 -c:v ffv1 " +
               path("dot.mkv"));
  EXPECT_EQ(refusal("dot.mkv"), "the picture is too small to show a person: 1 × 1 pixels");
  NEEDS_FFMPEG("-f rawvideo -pix_fmt gray -video_size 4000x40 -i /dev/zero -frames:v 3 -c:v ffv1 " +
               path("scaled.mkv"));
  EXPECT_EQ(refusal("scaled.mkv"), "the picture is too small to show a person: 4000 × 40 pixels");
  NEEDS_FFMPEG("-f rawvideo -pix_fmt gray -video_size 16x16 -i /dev/zero -frames:v 3 -c:v ffv1 " +
               path("least.mkv"));
  EXPECT_TRUE(VideoReader::open(path("least.mkv")).has_value());
}

TEST_F(VideoErrorsTest, RefusesSoundWithoutVideo) {
  NEEDS_FFMPEG("-f lavfi -i sine=d=1 -c:a aac " + path("a.m4a"));
  expect_refused(path("a.m4a"), "the file holds sound but no video");
  NEEDS_FFMPEG("-f lavfi -i sine=d=1 " + path("a.wav"));
  expect_refused(path("a.wav"), "the file holds sound but no video");
}

TEST_F(VideoErrorsTest, ACoverPictureIsNoVideo) {
  NEEDS_FFMPEG(
      "-f lavfi -i sine=d=1 -f lavfi -i color=red:s=64x48:d=0.04 -map 0 -map 1 "
      "-c:v mjpeg -disposition:v attached_pic -c:a aac " +
      path("song.m4a"));
  expect_refused(path("song.m4a"), "the file holds sound but no video");
}

TEST_F(VideoErrorsTest, RefusesAnEncryptedVideo) {
  make_counter("a.mp4", 20);
  NEEDS_FFMPEG("-i " + path("a.mp4") +
               " -c copy -encryption_scheme cenc-aes-ctr "
               "-encryption_key 76a6c65c5ea762046bd749a2e632ccbb "
               "-encryption_kid a7e61c373e219033c21091fa607bf3b8 " +
               path("locked.mp4"));
  expect_refused(path("locked.mp4"), "the video is encrypted (copy protection)");
}

TEST_F(VideoErrorsTest, RefusesAnUnknownCodec) {
  make_counter("a.mp4", 20);
  std::string bytes = read_bytes(path("a.mp4"));
  const std::size_t tag = bytes.find("avc1", bytes.find("stsd"));
  ASSERT_NE(tag, std::string::npos);
  bytes.replace(tag, 4, "zq9x");
  write_bytes(path("unknown.mp4"), bytes);
  expect_refused(path("unknown.mp4"), "Dowel cannot decode this kind of video");
}

TEST_F(VideoErrorsTest, RefusesATrackWithoutFrames) {
  make_counter("a.mp4", 20);
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -frames:v 0 " + path("none.mp4"));
  const auto reader = VideoReader::open(path("none.mp4"));
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
}

TEST_F(VideoErrorsTest, ACutOffFileGivesWhatIsThereAndSaysSo) {
  make_counter("a.mp4");
  const std::string bytes = read_bytes(path("a.mp4"));
  write_bytes(path("cut.mp4"), std::string_view(bytes).substr(0, bytes.size() * 2 / 3));
  const Read all = read_all(path("cut.mp4"));
  EXPECT_GT(all.frames.size(), 20u);
  EXPECT_LT(all.frames.size(), 80u);
  for (std::size_t i = 0; i < all.frames.size(); ++i) {
    EXPECT_EQ(read_counter(all.frames[i]), static_cast<int>(i));
  }
  EXPECT_TRUE(all.end.truncated);
  EXPECT_THAT(all.end.warnings().at(0), HasSubstr("was cut off"));
}

TEST_F(VideoErrorsTest, ACutOffMatroskaIsNoticedToo) {
  make_counter("a.mp4");
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy " + path("a.mkv"));
  const std::string bytes = read_bytes(path("a.mkv"));
  EXPECT_FALSE(read_all(path("a.mkv")).end.truncated);
  write_bytes(path("cut.mkv"), std::string_view(bytes).substr(0, bytes.size() * 2 / 3));
  EXPECT_TRUE(read_all(path("cut.mkv")).end.truncated);
}

TEST_F(VideoErrorsTest, AFileCutBeforeItsIndexOrFirstPictureIsRefused) {
  make_counter("a.mp4");
  const std::string bytes = read_bytes(path("a.mp4"));
  write_bytes(path("head.mp4"), std::string_view(bytes).substr(0, bytes.find("mdat") + 20));
  expect_refused(path("head.mp4"), "the file was cut off before its first picture");
  write_bytes(path("start.mp4"), std::string_view(bytes).substr(0, 200));
  expect_refused(path("start.mp4"), "the video was cut off before its index was written");
}

TEST_F(VideoErrorsTest, DamageInTheMiddleIsCountedAndPassedOver) {
  make_counter("a.mp4", 180);
  std::string bytes = read_bytes(path("a.mp4"));
  const std::size_t start = bytes.find("mdat"), middle = (start + bytes.size()) / 2;
  std::string noise;
  for (int i = 0; i < 400; ++i) noise.push_back(static_cast<char>(i * 37));
  bytes.replace(middle, noise.size(), noise);
  write_bytes(path("hurt.mp4"), bytes);
  const Read all = read_all(path("hurt.mp4"));
  EXPECT_GT(all.frames.size(), 120u);
  EXPECT_EQ(read_counter(all.frames.back()), 179);
  EXPECT_GT(all.end.damaged_skipped + all.end.damaged_shown, 0);
  EXPECT_FALSE(all.end.warnings().empty());
}

}  // namespace
}  // namespace dowel::vision
