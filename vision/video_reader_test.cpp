#include "vision/video_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "vision/decode_ahead.h"
#include "vision/picture_converter.h"
#include "vision/testing/make_clip.h"
#include "vision/testing/scratch.h"

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::Scratch;
using testing::steady_times;

/// Runs the ffmpeg program, a dependency of these tests only; true when it succeeded.
bool ffmpeg(const std::string& arguments) {
  return std::system(("ffmpeg -v error -y " + arguments + " 2>/dev/null").c_str()) == 0;
}

#define NEEDS_FFMPEG(arguments) \
  if (!ffmpeg(arguments))       \
  GTEST_SKIP() << "the ffmpeg program is missing or cannot do: " << arguments

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<long>(bytes.size()));
}

struct Read {
  VideoInfo info;
  StreamEnd end;
  std::vector<Frame> frames;
};

Read read_all(const fs::path& path, VideoReaderOptions options = {}) {
  auto reader = VideoReader::open(path, options);
  EXPECT_TRUE(reader.has_value()) << reader.error().message;
  if (!reader) return {};
  Read all{reader->info(), {}, {}};
  for (Frame frame; reader->read(frame).value(); frame = {}) all.frames.push_back(frame);
  all.end = reader->end();
  return all;
}

std::vector<double> times_of(const std::vector<Frame>& frames) {
  std::vector<double> times_s;
  for (const Frame& frame : frames) times_s.push_back(frame.time_s);
  return times_s;
}

/// The colour in the middle of a corner, as 'R', 'G', 'B', 'W' or '?'. Corners: 0 top left,
/// 1 top right, 2 bottom left, 3 bottom right.
char corner(const Frame& frame, int which) {
  const int x = which % 2 == 0 ? frame.width_px / 5 : frame.width_px * 4 / 5;
  const int y = which / 2 == 0 ? frame.height_px / 5 : frame.height_px * 4 / 5;
  const std::uint8_t* p = frame.row(y) + x * 4;
  const bool b = p[0] > 128, g = p[1] > 128, r = p[2] > 128;
  if (r && g && b) return 'W';
  if (r && !g && !b) return 'R';
  if (g && !r && !b) return 'G';
  if (b && !r && !g) return 'B';
  return '?';
}

std::string corners(const Frame& frame) {
  return {corner(frame, 0), corner(frame, 1), corner(frame, 2), corner(frame, 3)};
}

/// Red, green / blue, white.
void paint_corners(Frame& frame) {
  const int w = frame.width_px / 2, h = frame.height_px / 2;
  testing::fill_rectangle(frame, 0, 0, w, h, 240, 0, 0);
  testing::fill_rectangle(frame, w, 0, frame.width_px, h, 0, 240, 0);
  testing::fill_rectangle(frame, 0, h, w, frame.height_px, 0, 0, 240);
  testing::fill_rectangle(frame, w, h, frame.width_px, frame.height_px, 240, 240, 240);
}

constexpr int kCounterBits = 8;

/// Writes the frame's number, time × 30, as eight black or white columns.
void paint_counter(Frame& frame) {
  const int number = static_cast<int>(std::lround(frame.time_s * 30));
  const int column = frame.width_px / kCounterBits;
  for (int bit = 0; bit < kCounterBits; ++bit) {
    const std::uint8_t level = (number >> bit) & 1 ? 235 : 20;
    testing::fill_rectangle(frame, bit * column, 0, column, frame.height_px, level, level, level);
  }
}

int read_counter(const Frame& frame) {
  int number = 0;
  for (int bit = 0; bit < kCounterBits; ++bit) {
    const int x = (2 * bit + 1) * frame.width_px / (2 * kCounterBits);
    if (frame.row(frame.height_px / 2)[x * 4 + 1] > 128) number |= 1 << bit;
  }
  return number;
}

class VideoReaderTest : public ::testing::Test {
 protected:
  std::string path(const char* name) const { return (scratch_ / name).string(); }
  void make(const char* name, int width_px, int height_px, const std::vector<double>& times_s,
            void (*paint)(Frame&)) {
    const auto made =
        testing::make_clip(scratch_ / name, width_px, height_px, times_s, paint, {.crf = 8});
    ASSERT_TRUE(made.has_value()) << made.error().message;
  }
  /// A counter clip of `count` frames at 30 a second.
  void make_counter(const char* name, int count = 90) {
    make(name, 128, 64, steady_times(count, 30), paint_counter);
  }

  Scratch scratch_;
};

// ---- pictures ----

TEST_F(VideoReaderTest, ReadsEveryFrameInOrderWithItsTime) {
  make_counter("a.mp4");
  const Read all = read_all(path("a.mp4"));
  ASSERT_EQ(all.frames.size(), 90u);
  for (int i = 0; i < 90; ++i) {
    EXPECT_NEAR(all.frames[i].time_s, i / 30.0, 1e-4);
    EXPECT_EQ(read_counter(all.frames[i]), i);
  }
  EXPECT_EQ(all.info.codec, "h264");
  EXPECT_NEAR(all.info.duration_s.value(), 3.0, 1e-3);
  EXPECT_EQ(all.info.frames_estimate.value(), 90);
  EXPECT_EQ(all.end.frames, 90);
  EXPECT_FALSE(all.end.truncated);
  EXPECT_TRUE(all.end.warnings().empty());
}

TEST_F(VideoReaderTest, ACLipOfOneFrameWorks) {
  make("one.mp4", 64, 48, {0.0}, paint_corners);
  const Read all = read_all(path("one.mp4"));
  ASSERT_EQ(all.frames.size(), 1u);
  EXPECT_EQ(corners(all.frames[0]), "RGBW");
}

/// A display matrix of quarter turns and mirrors, x' = a·x + c·y, y' = b·x + d·y, and what it does
/// to the corners RGBW.
struct MatrixCase {
  int a, b, c, d;
  int clockwise_deg;
  bool mirrored;
  const char* corners;
};
constexpr MatrixCase kMatrices[] = {
    {1, 0, 0, 1, 0, false, "RGBW"},     {0, 1, -1, 0, 90, false, "BRWG"},
    {-1, 0, 0, -1, 180, false, "WBGR"}, {0, -1, 1, 0, 270, false, "GWRB"},
    {-1, 0, 0, 1, 0, true, "GRWB"},     {1, 0, 0, -1, 180, true, "BWRG"},
    {0, -1, -1, 0, 90, true, "WGBR"},   {0, 1, 1, 0, 270, true, "RBGW"}};

/// Writes a matrix into the track header of an MP4 file (ISO 14496-12, 8.3.2, version 0).
void set_display_matrix(std::string& mp4, const MatrixCase& m) {
  const std::size_t at = mp4.find("tkhd") + 44;
  const int entries[4] = {m.a, m.b, m.c, m.d};
  const std::size_t places[4] = {0, 1, 3, 4};
  for (int i = 0; i < 4; ++i) {
    const auto fixed = static_cast<std::uint32_t>(entries[i] * 65536);
    for (int byte = 0; byte < 4; ++byte)
      mp4[at + places[i] * 4 + byte] = static_cast<char>(fixed >> (24 - 8 * byte));
  }
}

TEST_F(VideoReaderTest, TurnsThePictureUpright) {
  make("flat.mp4", 96, 64, {0.0, 0.1}, paint_corners);
  const std::string flat = read_bytes(path("flat.mp4"));
  for (const MatrixCase& m : kMatrices) {
    std::string turned = flat;
    set_display_matrix(turned, m);
    write_bytes(path("turned.mp4"), turned);
    const Read all = read_all(path("turned.mp4"));
    ASSERT_EQ(all.frames.size(), 2u);
    EXPECT_EQ(all.info.rotation_deg, m.clockwise_deg);
    EXPECT_EQ(all.info.mirrored, m.mirrored);
    EXPECT_EQ(all.frames[0].width_px, m.a == 0 ? 64 : 96);
    EXPECT_EQ(all.frames[0].height_px, m.a == 0 ? 96 : 64);
    EXPECT_EQ(corners(all.frames[0]), m.corners) << m.clockwise_deg << m.mirrored;
  }
}

TEST_F(VideoReaderTest, TurnsLikeTheFfmpegProgram) {
  make("flat.mp4", 96, 64, {0.0}, paint_corners);
  std::string turned = read_bytes(path("flat.mp4"));
  set_display_matrix(turned, kMatrices[1]);
  write_bytes(path("turned.mp4"), turned);
  NEEDS_FFMPEG("-i " + path("turned.mp4") + " -c:v libx264 -qp 8 " + path("upright.mp4"));
  const Read theirs = read_all(path("upright.mp4"));
  EXPECT_EQ(theirs.info.rotation_deg, 0);
  EXPECT_EQ(corners(theirs.frames.at(0)), corners(read_all(path("turned.mp4")).frames.at(0)));
}

TEST(Orientation, AnglesBetweenGoToTheNearestQuarterTurn) {
  const std::int32_t matrix[9] = {64000, 9000, 0, -9000, 64000, 0, 0, 0, 1 << 30};  // 8° off
  EXPECT_EQ(orientation_of(matrix).clockwise_deg(), 0);
  EXPECT_EQ(orientation_of(nullptr).clockwise_deg(), 0);
}

TEST_F(VideoReaderTest, MakesPixelsSquare) {
  make("square.mp4", 96, 64, {0.0}, paint_corners);
  NEEDS_FFMPEG("-i " + path("square.mp4") + " -vf setsar=4/3 -c:v libx264 -qp 8 " +
               path("wide.mp4"));
  const Read wide = read_all(path("wide.mp4"));
  EXPECT_NEAR(wide.info.pixel_aspect, 4.0 / 3, 1e-6);
  EXPECT_EQ(wide.info.width_px, 128);
  EXPECT_EQ(wide.info.height_px, 64);
  EXPECT_EQ(corners(wide.frames.at(0)), "RGBW");
  NEEDS_FFMPEG("-i " + path("square.mp4") + " -vf setsar=1/2 -c:v libx264 -qp 8 " +
               path("tall.mp4"));
  const Read tall = read_all(path("tall.mp4"));
  EXPECT_EQ(tall.info.width_px, 96);
  EXPECT_EQ(tall.info.height_px, 128);
}

TEST_F(VideoReaderTest, OddSidesKeepTheirLastColumnAndRow) {
  make("even.mp4", 100, 76, {0.0}, paint_corners);
  for (const char* size : {"93:71", "94:71", "93:70", "97:75"}) {
    NEEDS_FFMPEG("-i " + path("even.mp4") + " -vf format=yuv444p,crop=" + size +
                 ":0:0 -c:v libx264 -qp 8 -pix_fmt yuv444p " + path("odd.mp4"));
    const Read all = read_all(path("odd.mp4"));
    const Frame& frame = all.frames.at(0);
    EXPECT_EQ(std::to_string(frame.width_px) + ":" + std::to_string(frame.height_px), size);
    const std::uint8_t* last = frame.row(frame.height_px - 1) + (frame.width_px - 1) * 4;
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(last[c], 240, 8) << size;
    EXPECT_EQ(corners(frame), "RGBW");
  }
}

TEST_F(VideoReaderTest, ConvertsEveryUsualPixelFormatToTheSameColours) {
  make("a.mp4", 96, 64, {0.0}, paint_corners);
  constexpr int kMostDifference = 8;  // of 255: chroma rounding, two compressions
  const char* const encodings[] = {
      "-c:v libx264 -qp 4 -pix_fmt yuv420p",
      "-c:v libx264 -qp 4 -pix_fmt yuvj420p",
      "-c:v libx264 -qp 4 -pix_fmt yuv420p10le",
      "-c:v libx264 -qp 4 -pix_fmt yuv422p",
      "-c:v mpeg4 -q:v 1",
      "-c:v mjpeg -q:v 1 -pix_fmt yuvj422p",
      "-c:v libx264 -qp 4 -vf scale=out_color_matrix=bt709 -colorspace bt709",
      "-c:v libvpx-vp9 -crf 4 -b:v 0"};
  for (const std::string encoding : encodings) {
    NEEDS_FFMPEG("-i " + path("a.mp4") + " " + encoding + " " + path("b.mkv"));
    const Read all = read_all(path("b.mkv"));
    ASSERT_EQ(all.frames.size(), 1u) << encoding;
    EXPECT_EQ(corners(all.frames[0]), "RGBW") << encoding;
    const std::uint8_t* white = all.frames[0].row(50) + 80 * 4;
    const std::uint8_t* red = all.frames[0].row(14) + 20 * 4;
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(white[c], 240, kMostDifference) << encoding;
    EXPECT_NEAR(red[2], 240, kMostDifference) << encoding;
    EXPECT_NEAR(red[1], 0, kMostDifference) << encoding;
  }
}

TEST_F(VideoReaderTest, ScalesLargePicturesDownAndKeepsTheirSize) {
  make("large.mp4", 640, 352, {0.0, 0.1}, paint_corners);
  const Read all = read_all(path("large.mp4"), {.longest_side_px = 160});
  EXPECT_EQ(all.info.source_width_px, 640);
  EXPECT_EQ(all.info.source_height_px, 352);
  EXPECT_EQ(all.info.width_px, 160);
  EXPECT_EQ(all.info.height_px, 88);
  EXPECT_EQ(corners(all.frames.at(1)), "RGBW");
}

TEST_F(VideoReaderTest, Reads8K) {
  make("8k.mp4", 7680, 4320, {0.0, 0.1}, paint_corners);
  const Read all = read_all(path("8k.mp4"));
  ASSERT_EQ(all.frames.size(), 2u);
  EXPECT_EQ(all.info.source_width_px, 7680);
  EXPECT_EQ(all.info.width_px, 1920);
  EXPECT_EQ(all.info.height_px, 1080);
  EXPECT_EQ(corners(all.frames[0]), "RGBW");
}

// ---- times ----

TEST_F(VideoReaderTest, HonoursAnEditListThatStartsBetweenKeyFrames) {
  make_counter("a.mp4");
  NEEDS_FFMPEG("-ss 1.0 -i " + path("a.mp4") + " -c copy " + path("cut.mp4"));
  const Read all = read_all(path("cut.mp4"));
  ASSERT_FALSE(all.frames.empty());
  EXPECT_EQ(read_counter(all.frames[0]), 30);  // key frames are at 0 and 60
  EXPECT_NEAR(all.frames[0].time_s, 0, 1e-3);
  EXPECT_EQ(all.frames.size(), 60u);
  EXPECT_EQ(all.end.hidden_dropped, 30);
}

TEST_F(VideoReaderTest, HonoursADelayedStart) {
  make("late.mp4", 64, 48, {0.5, 0.6, 0.7}, paint_corners);
  const Read all = read_all(path("late.mp4"));
  ASSERT_EQ(all.frames.size(), 3u);
  EXPECT_NEAR(all.frames[0].time_s, 0.5, 1e-4);
  EXPECT_NEAR(all.info.start_s, 0.5, 1e-4);
}

TEST_F(VideoReaderTest, ABroadcastStreamsArbitraryClockIsTakenOut) {
  make_counter("a.mp4", 30);
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -output_ts_offset 5000 " + path("a.ts"));
  const Read all = read_all(path("a.ts"));
  ASSERT_EQ(all.frames.size(), 30u);
  EXPECT_NEAR(all.frames[0].time_s, 0, 1e-4);
  EXPECT_NEAR(all.frames[29].time_s, 29 / 30.0, 1e-4);
}

TEST_F(VideoReaderTest, OtherContainersKeepTheTimes) {
  make("vfr.mp4", 64, 48, {0.0, 0.1, 0.15, 0.4, 0.41, 1.0}, paint_corners);
  NEEDS_FFMPEG("-i " + path("vfr.mp4") + " -c copy " + path("vfr.mkv"));
  const std::vector<double> times_s = times_of(read_all(path("vfr.mkv")).frames);
  const std::vector<double> want_s = {0.0, 0.1, 0.15, 0.4, 0.41, 1.0};
  EXPECT_THAT(times_s, ::testing::Pointwise(::testing::DoubleNear(1e-3), want_s));
}

TEST_F(VideoReaderTest, RepeatedTimesAreDroppedAndCounted) {
  make_counter("a.mp4", 20);
  // Every odd frame takes the time of the frame before.
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -bsf:v 'setts=pts=PTS-mod(N\\,2)*512' " +
               path("twice.mkv"));
  const Read all = read_all(path("twice.mkv"));
  EXPECT_EQ(all.frames.size() + static_cast<std::size_t>(all.end.duplicates_dropped), 20u);
  EXPECT_GT(all.end.duplicates_dropped, 0);
  const std::vector<double> times_s = times_of(all.frames);
  EXPECT_TRUE(std::is_sorted(times_s.begin(), times_s.end(), std::less_equal<>()));
  EXPECT_THAT(all.end.warnings().at(0), HasSubstr("repeated or backward timestamp dropped"));
}

// ---- seeking ----

TEST_F(VideoReaderTest, SeekFindsTheFrameShownThen) {
  make_counter("a.mp4", 150);
  auto reader = VideoReader::open(path("a.mp4"));
  ASSERT_TRUE(reader.has_value());
  const std::pair<double, int> cases[] = {{0.0, 0},    {2.0, 60},   {1.99, 59},   {1.9995, 60},
                                          {4.5, 135},  {0.034, 1},  {3.349, 100}, {-5.0, 0},
                                          {99.0, 149}, {4.98, 149}, {0.0, 0}};
  Frame frame;
  for (const auto& [time_s, number] : cases) {
    ASSERT_TRUE(reader->seek(time_s).has_value()) << time_s;
    ASSERT_TRUE(reader->read(frame).value()) << time_s;
    EXPECT_EQ(read_counter(frame), number) << time_s;
    if (number < 149) {
      ASSERT_TRUE(reader->read(frame).value());
      EXPECT_EQ(read_counter(frame), number + 1) << time_s;
    }
  }
}

TEST_F(VideoReaderTest, SeekWorksInEveryContainer) {
  make_counter("a.mp4", 150);
  for (const char* name : {"a.mkv", "a.ts", "a.avi", "a.h264", "cut.mp4"}) {
    const bool is_cut = std::string(name) == "cut.mp4";
    NEEDS_FFMPEG(std::string(is_cut ? "-ss 0.5 " : "") + "-i " + path("a.mp4") + " -c copy " +
                 path(name));
    const Read all = read_all(path(name));
    ASSERT_GE(all.frames.size(), 130u) << name;
    for (const std::size_t i :
         {std::size_t{120}, std::size_t{5}, std::size_t{61}, std::size_t{0}}) {
      auto grabbed = grab_frames(path(name), {all.frames[i].time_s});
      ASSERT_TRUE(grabbed.has_value()) << name;
      EXPECT_EQ(read_counter(grabbed->at(0)), read_counter(all.frames[i])) << name << ' ' << i;
    }
  }
}

TEST_F(VideoReaderTest, GrabFramesKeepsTheOrderAskedFor) {
  make_counter("a.mp4");
  const auto grabbed = grab_frames(path("a.mp4"), {2.5, 0.1, 2.5, 1.0});
  ASSERT_TRUE(grabbed.has_value());
  const int want[] = {75, 3, 75, 30};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(read_counter(grabbed->at(i)), want[i]);
  EXPECT_TRUE(grab_frames(path("a.mp4"), {}).value().empty());
}

// ---- what is not a clip ----

TEST_F(VideoReaderTest, SaysWhatAFileIsInsteadOfAClip) {
  write_bytes(path("empty.mp4"), "");
  write_bytes(path("text.mp4"), std::string(5000, 'a') + "\nnot a video\n");
  write_bytes(path("notes.txt"), "just words\n");
  write_bytes(path("list.m3u8"), "#EXTM3U\n#EXTINF:1,\nhttp://example.org/a.ts\n");
  const struct {
    const char* name;
    const char* message;
    const char* hint;
  } cases[] = {
      {"none.mp4", "There is no such file.", "Check the path"},
      {"", "This is a folder, not a video file.", "Give one clip"},
      {"empty.mp4", "The file is empty.", "Copy the clip again"},
      {"text.mp4", "This is not a video file that Dowel knows.", "MP4"},
      {"notes.txt", "This is not a video file that Dowel knows.", "MP4"},
      {"list.m3u8", "This is not a video file that Dowel knows.", "MP4"},
  };
  for (const auto& c : cases) {
    const auto reader = VideoReader::open(path(c.name));
    ASSERT_FALSE(reader.has_value()) << c.name;
    EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
    EXPECT_EQ(reader.error().message, c.message);
    EXPECT_THAT(reader.error().hint, HasSubstr(c.hint));
    EXPECT_EQ(reader.error().where, path(c.name));
  }
  EXPECT_EQ(VideoReader::open("/dev/null").error().message, "This is not a regular file.");
}

void expect_refused(const std::string& path, const std::string& message) {
  const auto reader = VideoReader::open(path);
  ASSERT_FALSE(reader.has_value()) << path;
  EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
  EXPECT_THAT(reader.error().message, HasSubstr(message));
  EXPECT_FALSE(reader.error().hint.empty());
}

TEST_F(VideoReaderTest, RefusesASinglePicture) {
  NEEDS_FFMPEG("-f lavfi -i color=red:s=64x48 -frames:v 1 " + path("a.png"));
  expect_refused(path("a.png"), "This is not a video file that Dowel knows.");
}

TEST_F(VideoReaderTest, RefusesSoundWithoutVideo) {
  NEEDS_FFMPEG("-f lavfi -i sine=d=1 -c:a aac " + path("a.m4a"));
  expect_refused(path("a.m4a"), "The file holds sound but no video.");
  NEEDS_FFMPEG("-f lavfi -i sine=d=1 " + path("a.wav"));
  expect_refused(path("a.wav"), "The file holds sound but no video.");
}

TEST_F(VideoReaderTest, ACoverPictureIsNoVideo) {
  NEEDS_FFMPEG(
      "-f lavfi -i sine=d=1 -f lavfi -i color=red:s=64x48:d=0.04 -map 0 -map 1 "
      "-c:v mjpeg -disposition:v attached_pic -c:a aac " +
      path("song.m4a"));
  expect_refused(path("song.m4a"), "The file holds sound but no video.");
}

TEST_F(VideoReaderTest, RefusesAnEncryptedVideo) {
  make_counter("a.mp4", 20);
  NEEDS_FFMPEG("-i " + path("a.mp4") +
               " -c copy -encryption_scheme cenc-aes-ctr "
               "-encryption_key 76a6c65c5ea762046bd749a2e632ccbb "
               "-encryption_kid a7e61c373e219033c21091fa607bf3b8 " +
               path("locked.mp4"));
  expect_refused(path("locked.mp4"), "The video is encrypted (copy protection).");
}

TEST_F(VideoReaderTest, RefusesAnUnknownCodec) {
  make_counter("a.mp4", 20);
  std::string bytes = read_bytes(path("a.mp4"));
  const std::size_t tag = bytes.find("avc1", bytes.find("stsd"));
  ASSERT_NE(tag, std::string::npos);
  bytes.replace(tag, 4, "zq9x");
  write_bytes(path("unknown.mp4"), bytes);
  expect_refused(path("unknown.mp4"), "Dowel cannot decode this kind of video");
}

TEST_F(VideoReaderTest, RefusesATrackWithoutFrames) {
  make_counter("a.mp4", 20);
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy -frames:v 0 " + path("none.mp4"));
  const auto reader = VideoReader::open(path("none.mp4"));
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
}

// ---- damage ----

TEST_F(VideoReaderTest, ACutOffFileGivesWhatIsThereAndSaysSo) {
  make_counter("a.mp4");
  const std::string bytes = read_bytes(path("a.mp4"));
  write_bytes(path("cut.mp4"), std::string_view(bytes).substr(0, bytes.size() * 2 / 3));
  const Read all = read_all(path("cut.mp4"));
  EXPECT_GT(all.frames.size(), 20u);
  EXPECT_LT(all.frames.size(), 80u);
  for (std::size_t i = 0; i < all.frames.size(); ++i)
    EXPECT_EQ(read_counter(all.frames[i]), static_cast<int>(i));
  EXPECT_TRUE(all.end.truncated);
  EXPECT_THAT(all.end.warnings().at(0), HasSubstr("was cut off"));
}

TEST_F(VideoReaderTest, ACutOffMatroskaIsNoticedToo) {
  make_counter("a.mp4");
  NEEDS_FFMPEG("-i " + path("a.mp4") + " -c copy " + path("a.mkv"));
  const std::string bytes = read_bytes(path("a.mkv"));
  EXPECT_FALSE(read_all(path("a.mkv")).end.truncated);
  write_bytes(path("cut.mkv"), std::string_view(bytes).substr(0, bytes.size() * 2 / 3));
  EXPECT_TRUE(read_all(path("cut.mkv")).end.truncated);
}

TEST_F(VideoReaderTest, AFileCutBeforeItsIndexOrFirstPictureIsRefused) {
  make_counter("a.mp4");
  const std::string bytes = read_bytes(path("a.mp4"));
  write_bytes(path("head.mp4"), std::string_view(bytes).substr(0, bytes.find("mdat") + 20));
  expect_refused(path("head.mp4"), "The file was cut off before its first picture.");
  write_bytes(path("start.mp4"), std::string_view(bytes).substr(0, 200));
  expect_refused(path("start.mp4"), "The video was cut off before its index was written");
}

TEST_F(VideoReaderTest, DamageInTheMiddleIsCountedAndPassedOver) {
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

// ---- on another thread ----

TEST_F(VideoReaderTest, DecodeAheadGivesTheSameFrames) {
  make_counter("a.mp4");
  DecodeAhead ahead(VideoReader::open(path("a.mp4")).value(), 3);
  Frame frame;
  int count = 0;
  while (ahead.read(frame).value()) EXPECT_EQ(read_counter(frame), count++);
  EXPECT_EQ(count, 90);
  EXPECT_EQ(ahead.end().frames, 90);
  EXPECT_FALSE(ahead.read(frame).value());  // the end stays the end
}

TEST_F(VideoReaderTest, DecodeAheadStopsEarly) {
  make_counter("a.mp4");
  for (int taken = 0; taken < 5; ++taken) {
    DecodeAhead ahead(VideoReader::open(path("a.mp4")).value(), 2);
    Frame frame;
    for (int i = 0; i < taken; ++i) EXPECT_TRUE(ahead.read(frame).value());
  }
}

// ---- real clips, where present ----

fs::path real_clip(const char* name) {
  return fs::path(DOWEL_SOURCE_DIR) / "../shared/data/clips" / name;
}

TEST(RealClips, AnEditListHides25Frames) {
  const fs::path path = real_clip("opencap_squat.mp4");
  if (!fs::exists(path)) GTEST_SKIP() << "evaluation data not here: " << path;
  auto reader = VideoReader::open(path);
  ASSERT_TRUE(reader.has_value());
  Frame frame;
  std::vector<double> times_s;
  while (reader->read(frame).value()) times_s.push_back(frame.time_s);
  EXPECT_EQ(times_s.size(), 807u);  // of 832 stored; 807 as presented, by the data's description
  EXPECT_EQ(times_s.front(), 0);
  EXPECT_NEAR(times_s.back(), 13.4333, 1e-3);
  EXPECT_EQ(reader->end().hidden_dropped, 25);
  EXPECT_FALSE(reader->end().truncated);
}

}  // namespace
}  // namespace dowel::vision
