#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "platform/testing/scratch.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"

/// What the tests of reading video share: clips whose frames can be told apart, and the ffmpeg
/// program for what our own writer does not make.
namespace dowel::vision::testing {

namespace fs = std::filesystem;

/// Runs the ffmpeg program, a dependency of these tests only; true when it succeeded.
inline bool ffmpeg(const std::string& arguments) {
  return std::system(("ffmpeg -v error -y " + arguments + " 2>/dev/null").c_str()) == 0;
}

#define NEEDS_FFMPEG(arguments) \
  if (!ffmpeg(arguments))       \
  GTEST_SKIP() << "the ffmpeg program is missing or cannot do: " << arguments

inline std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<long>(bytes.size()));
}

struct Read {
  VideoInfo info;
  StreamEnd end;
  std::vector<Frame> frames;
};

inline Read read_all(const fs::path& path, VideoReaderOptions options = {}) {
  auto reader = VideoReader::open(path, options);
  EXPECT_TRUE(reader.has_value()) << reader.error().message;
  if (!reader) return {};
  Read all{reader->info(), {}, {}};
  for (Frame frame; reader->read(frame).value(); frame = {}) all.frames.push_back(frame);
  all.end = reader->end();
  return all;
}

inline std::vector<double> times_of(const std::vector<Frame>& frames) {
  std::vector<double> times_s;
  for (const Frame& frame : frames) times_s.push_back(frame.time_s);
  return times_s;
}

/// The colour in the middle of a corner, as 'R', 'G', 'B', 'W' or '?'. Corners: 0 top left,
/// 1 top right, 2 bottom left, 3 bottom right.
inline char corner(const Frame& frame, int which) {
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

inline std::string corners(const Frame& frame) {
  return {corner(frame, 0), corner(frame, 1), corner(frame, 2), corner(frame, 3)};
}

/// Red, green / blue, white.
inline void paint_corners(Frame& frame) {
  const int w = frame.width_px / 2, h = frame.height_px / 2;
  fill_rectangle(frame, 0, 0, w, h, 240, 0, 0);
  fill_rectangle(frame, w, 0, frame.width_px, h, 0, 240, 0);
  fill_rectangle(frame, 0, h, w, frame.height_px, 0, 0, 240);
  fill_rectangle(frame, w, h, frame.width_px, frame.height_px, 240, 240, 240);
}

inline constexpr int kCounterBits = 8;

/// Writes the frame's number, time × 30, as eight black or white columns.
inline void paint_counter(Frame& frame) {
  const int number = static_cast<int>(std::lround(frame.time_s * 30));
  const int column = frame.width_px / kCounterBits;
  for (int bit = 0; bit < kCounterBits; ++bit) {
    const std::uint8_t level = (number >> bit) & 1 ? 235 : 20;
    fill_rectangle(frame, bit * column, 0, column, frame.height_px, level, level, level);
  }
}

inline int read_counter(const Frame& frame) {
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
    const auto made = make_clip(scratch_ / name, width_px, height_px, times_s, paint, {.crf = 8});
    ASSERT_TRUE(made.has_value()) << made.error().message;
  }
  /// A counter clip of `count` frames at 30 a second.
  void make_counter(const char* name, int count = 90) {
    make(name, 128, 64, steady_times(count, 30), paint_counter);
  }

  platform::testing::Scratch scratch_;
};

}  // namespace dowel::vision::testing
