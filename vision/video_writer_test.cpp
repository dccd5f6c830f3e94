#include "vision/video_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>

#include "platform/testing/scratch.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;
using platform::testing::Scratch;

void paint_quarters(Frame& frame) {
  const int w = frame.width_px / 2, h = frame.height_px / 2;
  testing::fill_rectangle(frame, 0, 0, w, h, 200, 30, 30);
  testing::fill_rectangle(frame, w, 0, frame.width_px, h, 30, 200, 30);
  testing::fill_rectangle(frame, 0, h, w, frame.height_px, 30, 30, 200);
  testing::fill_rectangle(frame, w, h, frame.width_px, frame.height_px, 180, 180, 180);
}

std::vector<Frame> read_all(const fs::path& path) {
  auto reader = VideoReader::open(path);
  EXPECT_TRUE(reader.has_value()) << reader.error().message;
  std::vector<Frame> frames;
  if (!reader) return frames;
  for (Frame frame; reader->read(frame).value(); frame = {}) frames.push_back(frame);
  return frames;
}

TEST(VideoWriter, KeepsTimesOfAVariableRate) {
  const Scratch scratch;
  const std::vector<double> times_s = {0.25, 0.2833, 0.35, 0.3512, 0.9, 1.9, 1.9333};
  ASSERT_TRUE(testing::make_clip(scratch / "v.mp4", 64, 48, times_s, paint_quarters).has_value());
  const std::vector<Frame> frames = read_all(scratch / "v.mp4");
  ASSERT_EQ(frames.size(), times_s.size());
  constexpr double kHalfTick_s = 0.5 / 90000 + 1e-9;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    EXPECT_NEAR(frames[i].time_s, times_s[i], kHalfTick_s) << i;
  }
}

TEST(VideoWriter, KeepsColours) {
  const Scratch scratch;
  constexpr int kMostDifference = 8;     // of 255: chroma rounding and compression
  for (const int height : {240, 960}) {  // below and above where BT.709 starts
    const fs::path path = scratch / "c.mp4";
    ASSERT_TRUE(testing::make_clip(path, 320, height, {0.0}, paint_quarters).has_value());
    const std::vector<Frame> frames = read_all(path);
    ASSERT_EQ(frames.size(), 1u);
    const std::uint8_t want[4][3] = {{30, 30, 200}, {30, 200, 30}, {200, 30, 30}, {180, 180, 180}};
    for (int quarter = 0; quarter < 4; ++quarter) {
      const std::uint8_t* pixel =
          frames[0].row(height / 4 + quarter / 2 * height / 2) + (80 + quarter % 2 * 160) * 4;
      for (int c = 0; c < 3; ++c) {
        EXPECT_NEAR(pixel[c], want[quarter][c], kMostDifference) << height << ' ' << quarter;
      }
    }
  }
}

TEST(VideoWriter, PadsOddSidesByRepeatingThem) {
  const Scratch scratch;
  ASSERT_TRUE(
      testing::make_clip(scratch / "odd.mp4", 33, 21, {0.0, 0.1}, paint_quarters).has_value());
  const std::vector<Frame> frames = read_all(scratch / "odd.mp4");
  ASSERT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames[0].width_px, 34);
  EXPECT_EQ(frames[0].height_px, 22);
  const std::uint8_t* corner = frames[0].row(21) + 33 * 4;
  EXPECT_NEAR(corner[0], 180, 8);
}

TEST(VideoWriter, PutsTheIndexInFront) {
  const Scratch scratch;
  ASSERT_TRUE(
      testing::make_clip(scratch / "f.mp4", 64, 48, {0.0, 0.1}, paint_quarters).has_value());
  std::ifstream file(scratch / "f.mp4", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  ASSERT_NE(bytes.find("moov"), std::string::npos);
  EXPECT_LT(bytes.find("moov"), bytes.find("mdat"));
}

TEST(VideoWriter, AnUnfinishedVideoLeavesNothing) {
  const Scratch scratch;
  {
    auto writer = VideoWriter::create(scratch / "u.mp4", 64, 48);
    ASSERT_TRUE(writer.has_value());
    EXPECT_FALSE(fs::exists(scratch / "u.mp4"));
  }
  EXPECT_TRUE(fs::is_empty(scratch.folder()));
}

TEST(VideoWriter, RefusesWhatItCannotWrite) {
  const Scratch scratch;
  const auto missing = VideoWriter::create(scratch / "none/v.mp4", 64, 48);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().message, "the file cannot be created: No such file or directory");

  const auto device = VideoWriter::create("/dev/null", 64, 48);
  ASSERT_FALSE(device.has_value());
  EXPECT_EQ(device.error().message, "a video cannot be written to a device or a pipe");

  const auto tiny = VideoWriter::create(scratch / "v.mp4", 1, 48);
  ASSERT_FALSE(tiny.has_value());
  EXPECT_EQ(tiny.error().message, "a video must be 2 to 16384 pixels wide and high");

  VideoWriterOptions options;
  options.preset = "warp";
  const auto preset = VideoWriter::create(scratch / "v.mp4", 64, 48, options);
  ASSERT_FALSE(preset.has_value());
  EXPECT_EQ(preset.error().message, "the H.264 encoder refused 64×48, preset \"warp\", crf 20");

  const auto empty = testing::make_clip(scratch / "v.mp4", 64, 48, {}, paint_quarters);
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().message, "a video without a single frame was asked for");
  EXPECT_TRUE(fs::is_empty(scratch.folder()));
}

TEST(VideoWriter, RefusesFramesOutOfOrderOrOfAnotherSize) {
  const Scratch scratch;
  for (const std::vector<double>& times_s :
       {std::vector{0.1, 0.1}, std::vector{0.2, 0.1}, std::vector{-0.1},
        std::vector{std::numeric_limits<double>::quiet_NaN()}}) {
    const auto made = testing::make_clip(scratch / "v.mp4", 64, 48, times_s, paint_quarters);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().message, "a frame is not later than the one before");
  }
  auto writer = VideoWriter::create(scratch / "v.mp4", 64, 48);
  const Frame small{0, 32, 48, std::vector<std::uint8_t>(32 * 48 * 4)};
  const auto written = writer->write(small);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().message, "a frame's size differs from the video's");
}

void paint_noise(Frame& frame) {
  std::uint32_t state = 1 + static_cast<std::uint32_t>(frame.time_s * 1000);
  for (std::uint8_t& value : frame.bgrx) {
    value = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
  }
}

TEST(VideoWriter, AFullDiskIsSaidAndLeavesNothing) {
  const Scratch scratch;
  if (::mount("dowel_test", scratch.folder().c_str(), "tmpfs", 0, "size=128k") != 0) {
    GTEST_SKIP() << "mounting a small disk is not permitted here";
  }
  const auto made =
      testing::make_clip(scratch / "v.mp4", 320, 240, testing::steady_times(20, 30), paint_noise);
  const bool empty = fs::is_empty(scratch.folder());
  ::umount(scratch.folder().c_str());
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, ErrorCode::kWriteFailed);
  EXPECT_EQ(made.error().message, "the file cannot be written: the disk is full");
  EXPECT_TRUE(empty);
}

int calls_left = 0;
ssize_t write_until_full(int descriptor, const void* bytes, std::size_t count) {
  if (calls_left-- > 0) return ::write(descriptor, bytes, count);
  errno = ENOSPC;
  return -1;
}

TEST(VideoWriter, AFailureAtAnyWriteIsReportedAndLeavesNothing) {
  const Scratch scratch;
  platform::FileCalls calls = platform::kSystemFileCalls;
  calls.write = write_until_full;
  VideoWriterOptions options;
  options.calls = &calls;
  int allowed = 0;
  for (bool finished = false; !finished; ++allowed) {
    ASSERT_LT(allowed, 1000);
    calls_left = allowed;
    const auto made = testing::make_clip(scratch / "v.mp4", 320, 240, testing::steady_times(5, 30),
                                         paint_noise, options);
    finished = made.has_value();
    if (!finished) {
      ASSERT_EQ(made.error().message, "the file cannot be written: the disk is full") << allowed;
    }
    ASSERT_EQ(fs::exists(scratch / "v.mp4"), finished);
    ASSERT_EQ(fs::is_empty(scratch.folder()), !finished);
  }
  EXPECT_GT(allowed, 3);  // header, pictures and index are written separately
}

}  // namespace
}  // namespace dowel::vision
