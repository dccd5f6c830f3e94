#include "vision/testing/make_clip.h"

#include <algorithm>

#include "vision/testing/reader_fixture.h"

namespace dowel::vision {
namespace {

using namespace testing;  // NOLINT: the fixture's words

class CopyClipTest : public VideoReaderTest {
 protected:
  Read copy(const ClipChanges& changes) {
    const auto copied = copy_clip(scratch_ / "a.mp4", scratch_ / "b.mp4", changes);
    EXPECT_TRUE(copied.has_value()) << copied.error().message;
    Read all = read_all(path("b.mp4"));
    EXPECT_EQ(static_cast<int>(all.frames.size()), copied.value_or(-1));
    return all;
  }
  std::vector<int> counters(const Read& all) {
    std::vector<int> numbers;
    for (const Frame& frame : all.frames) numbers.push_back(read_counter(frame));
    return numbers;
  }
};

TEST_F(CopyClipTest, WithoutChangesEverythingStays) {
  make_counter("a.mp4", 40);
  const Read all = copy({});
  ASSERT_EQ(all.frames.size(), 40u);
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(read_counter(all.frames[i]), i);
    EXPECT_NEAR(all.frames[i].time_s, i / 30.0, 1e-4);
  }
}

TEST_F(CopyClipTest, RetimingShowsWhatWasShownThen) {
  make_counter("a.mp4", 30);
  const Read half = copy({.fps = 15});
  EXPECT_EQ(counters(half), (std::vector{0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28}));
  EXPECT_NEAR(half.frames.back().time_s, 14 / 15.0, 1e-4);
  const Read twice = copy({.fps = 60});
  ASSERT_EQ(twice.frames.size(), 60u);
  for (int i = 0; i < 60; ++i) EXPECT_EQ(read_counter(twice.frames[i]), i / 2);
}

TEST_F(CopyClipTest, AVariableRateKeepsTrueTimes) {
  make_counter("a.mp4", 35);
  const Read all = copy({.variable = true});
  ASSERT_EQ(all.frames.size(), 25u);
  std::vector<int> gaps;
  for (std::size_t i = 0; i < all.frames.size(); ++i) {
    EXPECT_NEAR(all.frames[i].time_s, read_counter(all.frames[i]) / 30.0, 1e-4);
    if (i > 0) gaps.push_back(read_counter(all.frames[i]) - read_counter(all.frames[i - 1]));
  }
  EXPECT_THAT(gaps, ::testing::IsSupersetOf({1, 2}));
}

TEST_F(CopyClipTest, APartStartsAtZeroAgain) {
  make_counter("a.mp4", 60);
  const Read all = copy({.from_s = 0.5, .to_s = 1.0});
  EXPECT_EQ(counters(all),
            (std::vector{15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29}));
  EXPECT_NEAR(all.frames[0].time_s, 0, 1e-4);
}

TEST_F(CopyClipTest, MirrorsScalesAndCrops) {
  make("a.mp4", 96, 64, {0.0, 0.1}, paint_corners);
  EXPECT_EQ(corners(copy({.mirror = true}).frames[0]), "GRWB");
  const Read larger = copy({.scale = 1.5});
  EXPECT_EQ(larger.frames[0].width_px, 144);
  EXPECT_EQ(corners(larger.frames[0]), "RGBW");
  const Read left = copy({.crop = {0, 0, 0.5, 1}});
  EXPECT_EQ(left.frames[0].width_px, 48);
  EXPECT_EQ(corners(left.frames[0]), "RRBB");
}

TEST_F(CopyClipTest, AShakeMovesThePicture) {
  make("a.mp4", 96, 64, {0.0, 0.1}, paint_corners);
  const Read all = copy({.scene_shift = [](double t) { return Vec2{t > 0.05 ? 0.5 : 0, 0}; }});
  EXPECT_EQ(corners(all.frames[0]), "RGBW");
  // Half a height, 32 of 96 px to the right: the middle now lies left of the right corners.
  const auto red_at = [&](int x) { return all.frames[1].row(10)[x * 4 + 2]; };
  EXPECT_GT(red_at(70), 200);
  EXPECT_LT(red_at(90), 60);
}

TEST_F(CopyClipTest, AnEmptyPartIsSaid) {
  make_counter("a.mp4", 10);
  const auto copied = copy_clip(scratch_ / "a.mp4", scratch_ / "b.mp4", {.from_s = 5});
  ASSERT_FALSE(copied.has_value());
  EXPECT_EQ(copied.error().message, "no frame lies between from_s and to_s");
}

}  // namespace
}  // namespace dowel::vision
