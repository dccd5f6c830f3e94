#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "platform/testing/scratch.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"

// Broken files must give an error or frames, never a crash or an endless loop. Most worth running
// under the address sanitizer; the file stays small so that a few hundred tries take seconds.

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;

constexpr int kTries = 300;
// A mutated index may claim many frames, but no more pictures than packets can come out.
constexpr int kMostFrames = 10000;

void paint_moving_square(Frame& frame) {
  testing::fill_rectangle(frame, static_cast<int>(frame.time_s * 40), 10, 16, 16, 250, 120, 40);
}

std::string small_clip(const platform::testing::Scratch& scratch, const char* name) {
  VideoWriterOptions options;
  options.key_frame_every = 8;
  const auto made = testing::make_clip(scratch / name, 64, 48, testing::steady_times(24, 30),
                                       paint_moving_square, options);
  EXPECT_TRUE(made.has_value());
  std::ifstream file(scratch / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Flips, overwrites, inserts, removes or cuts off bytes, a few at a time.
std::string mutated(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % std::max<std::size_t>(n, 1); };
  const std::size_t edits = 1 + below(8);
  for (std::size_t i = 0; i < edits && !bytes.empty(); ++i) {
    const std::size_t at = below(bytes.size());
    switch (below(6)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 1:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 2:
        bytes[at] = static_cast<char>(0xff);
        break;
      case 3:
        bytes.insert(at, 1 + below(16), static_cast<char>(below(256)));
        break;
      case 4:
        bytes.erase(at, 1 + below(16));
        break;
      default:
        if (below(10) == 0) bytes.resize(at);
        break;
    }
  }
  return bytes;
}

// Reads, jumps about and checks what the reader promises whatever the file holds.
void exercise(const fs::path& path) {
  auto reader = VideoReader::open(path.string());
  if (!reader) {
    EXPECT_EQ(reader.error().code, ErrorCode::kUnreadable);
    EXPECT_FALSE(reader.error().message.empty());
    return;
  }
  Frame frame;
  double last_s = -1e300;
  int frames = 0;
  for (auto got = reader->read(frame); got && *got && frames < kMostFrames;
       got = reader->read(frame), ++frames) {
    ASSERT_GT(frame.time_s, last_s);
    ASSERT_EQ(frame.bgrx.size(),
              std::size_t{4} * static_cast<std::size_t>(frame.width_px * frame.height_px));
    last_s = frame.time_s;
  }
  ASSERT_LT(frames, kMostFrames);
  for (const double time_s : {0.4, 0.0, 1e9, -5.0}) {
    if (reader->seek(time_s)) (void)reader->read(frame);
  }
  (void)reader->end().warnings();
}

TEST(VideoFuzz, BrokenMp4sNeverCrashOrHang) {
  const platform::testing::Scratch scratch;
  const std::string whole = small_clip(scratch, "whole.mp4");
  for (unsigned seed = 0; seed < kTries; ++seed) {
    std::mt19937 random(seed);
    // The head holds the index, where most of the parsing is: half of the tries stay within it.
    const std::size_t head = whole.find("mdat");
    const std::string broken = seed % 2 == 0
                                   ? mutated(whole, random)
                                   : mutated(whole.substr(0, head), random) + whole.substr(head);
    std::ofstream(scratch / "broken.mp4", std::ios::binary) << broken;
    SCOPED_TRACE("seed " + std::to_string(seed));
    exercise(scratch / "broken.mp4");
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace dowel::vision
