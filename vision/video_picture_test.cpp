#include "vision/testing/reader_fixture.h"

#include "vision/picture_converter.h"

namespace dowel::vision {
namespace {

using namespace testing;  // NOLINT: the fixture's words
using ::testing::HasSubstr;

class VideoPictureTest : public VideoReaderTest {};

TEST_F(VideoPictureTest, ReadsEveryFrameInOrderWithItsTime) {
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

TEST_F(VideoPictureTest, ACLipOfOneFrameWorks) {
  make("one.mp4", 64, 48, {0.0}, paint_corners);
  const Read all = read_all(path("one.mp4"));
  ASSERT_EQ(all.frames.size(), 1u);
  EXPECT_EQ(corners(all.frames[0]), "RGBW");
}

// A display matrix of quarter turns and mirrors, x' = a·x + c·y, y' = b·x + d·y, and what it does
// to the corners RGBW.
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

// Writes a matrix into the track header of an MP4 file (ISO 14496-12, 8.3.2, version 0).
void set_display_matrix(std::string& mp4, const MatrixCase& m) {
  const std::size_t at = mp4.find("tkhd") + 44;
  const int entries[4] = {m.a, m.b, m.c, m.d};
  const std::size_t places[4] = {0, 1, 3, 4};
  for (int i = 0; i < 4; ++i) {
    const auto fixed = static_cast<std::uint32_t>(entries[i] * 65536);
    for (int byte = 0; byte < 4; ++byte) {
      mp4[at + places[i] * 4 + byte] = static_cast<char>(fixed >> (24 - 8 * byte));
    }
  }
}

TEST_F(VideoPictureTest, TurnsThePictureUpright) {
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

// What the container asks for, and then as many quarters more: like a container that asks for both.
TEST_F(VideoPictureTest, TurnsFurtherWhenAsked) {
  make("flat.mp4", 96, 64, {0.0}, paint_corners);
  const std::string flat = read_bytes(path("flat.mp4"));
  const auto find = [](int clockwise_deg) {
    return *std::find_if(std::begin(kMatrices), std::end(kMatrices), [&](const MatrixCase& m) {
      return m.clockwise_deg == clockwise_deg % 360 && !m.mirrored;
    });
  };
  for (const int flagged : {0, 90, 180, 270}) {
    for (const int further : {90, 180, 270}) {
      std::string turned = flat;
      set_display_matrix(turned, find(flagged));
      write_bytes(path("turned.mp4"), turned);
      VideoReaderOptions options;
      options.turn_deg = further;
      auto frames = grab_frames(path("turned.mp4"), {0}, options);
      ASSERT_TRUE(frames);
      EXPECT_EQ(corners(frames->at(0)), find(flagged + further).corners) << flagged << further;
      auto reader = VideoReader::open(path("turned.mp4"), options);
      ASSERT_TRUE(reader);
      EXPECT_EQ(reader->info().rotation_deg, flagged);
      EXPECT_EQ(reader->info().turned_deg, further);
    }
  }
}

TEST_F(VideoPictureTest, TurnsLikeTheFfmpegProgram) {
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

TEST_F(VideoPictureTest, MakesPixelsSquare) {
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

TEST_F(VideoPictureTest, OddSidesKeepTheirLastColumnAndRow) {
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

TEST_F(VideoPictureTest, ConvertsEveryUsualPixelFormatToTheSameColours) {
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

TEST_F(VideoPictureTest, ScalesLargePicturesDownAndKeepsTheirSize) {
  make("large.mp4", 640, 352, {0.0, 0.1}, paint_corners);
  const Read all = read_all(path("large.mp4"), {.longest_side_px = 160});
  EXPECT_EQ(all.info.source_width_px, 640);
  EXPECT_EQ(all.info.source_height_px, 352);
  EXPECT_EQ(all.info.width_px, 160);
  EXPECT_EQ(all.info.height_px, 88);
  EXPECT_EQ(corners(all.frames.at(1)), "RGBW");
}

TEST_F(VideoPictureTest, Reads8K) {
  make("8k.mp4", 7680, 4320, {0.0, 0.1}, paint_corners);
  const Read all = read_all(path("8k.mp4"));
  ASSERT_EQ(all.frames.size(), 2u);
  EXPECT_EQ(all.info.source_width_px, 7680);
  EXPECT_EQ(all.info.width_px, 1920);
  EXPECT_EQ(all.info.height_px, 1080);
  EXPECT_EQ(corners(all.frames[0]), "RGBW");
}

}  // namespace
}  // namespace dowel::vision
