#include "vision/exposure.h"

#include <gtest/gtest.h>

#include "vision/testing/make_clip.h"

namespace dowel::vision {
namespace {

// A grey frame with a bright square whose place depends on `step`; `level` 0 makes all black.
Frame make_frame(double time_s, int step, int level) {
  Frame frame{time_s, 160, 120, std::vector<std::uint8_t>(160 * 120 * 4)};
  const auto grey = static_cast<std::uint8_t>(level);
  testing::fill_rectangle(frame, 0, 0, 160, 120, grey, grey, grey);
  const auto bright = static_cast<std::uint8_t>(level == 0 ? 12 : 230);
  testing::fill_rectangle(frame, 10 + 5 * step % 120, 40, 20, 20, bright, bright, bright);
  return frame;
}

// 20 frames a second: black from 1 to 1.5 s, frozen from 3 to 4 s.
ExposureReport watch_faulty(double duration_s) {
  ExposureMonitor monitor;
  for (int i = 0; i < duration_s * 20; ++i) {
    const bool black = i >= 20 && i < 30, frozen = i >= 60 && i < 80;
    monitor.add(make_frame(i / 20.0, frozen ? 60 : i, black ? 0 : 90));
  }
  return monitor.finish();
}

TEST(Exposure, NamesBlackAndFrozenSpans) {
  const ExposureReport report = watch_faulty(5);
  ASSERT_EQ(report.spans.size(), 2u);
  EXPECT_EQ(report.spans[0].words(), "black frames from 1.0 s to 1.5 s");
  EXPECT_EQ(report.spans[1].words(), "frozen frames from 3.0 s to 4.0 s");
  EXPECT_NEAR(report.black_share, 0.1, 1e-9);
  EXPECT_NEAR(report.frozen_share, 0.19, 1e-9);  // the first of the twenty is new
}

TEST(Exposure, ASingleBlackFrameIsNotWorthTelling) {
  ExposureMonitor monitor;
  for (int i = 0; i < 60; ++i) monitor.add(make_frame(i / 30.0, i, i == 27 ? 0 : 90));
  EXPECT_TRUE(monitor.finish().spans.empty());
}

TEST(Exposure, ASpanAtTheEndIsClosedThere) {
  const ExposureReport report = watch_faulty(3.9);
  ASSERT_EQ(report.spans.size(), 2u);
  EXPECT_EQ(report.spans[1].fault, ExposureFault::kFrozen);
  EXPECT_NEAR(report.spans[1].to_s, 3.85, 1e-9);
}

TEST(Exposure, ALivingPictureHasNoFault) {
  ExposureMonitor monitor;
  for (int i = 0; i < 100; ++i) monitor.add(make_frame(i / 30.0, i, 90));
  const ExposureReport report = monitor.finish();
  EXPECT_TRUE(report.spans.empty());
  EXPECT_NEAR(report.mean_luma, 90 + 140 * 400.0 / (160 * 120), 1);
}

TEST(Exposure, RepeatsOfRateConversionAreNotFrozen) {
  ExposureMonitor monitor;
  for (int i = 0; i < 120; ++i) monitor.add(make_frame(i / 60.0, i / 4, 90));
  EXPECT_TRUE(monitor.finish().spans.empty());
}

TEST(Exposure, ADimRoomIsNotBlack) {
  ExposureMonitor monitor;
  for (int i = 0; i < 30; ++i) monitor.add(make_frame(i / 30.0, i, 15));
  EXPECT_TRUE(monitor.finish().spans.empty());
}

TEST(Exposure, NothingSeenIsNoFault) {
  const ExposureReport report = ExposureMonitor().finish();
  EXPECT_TRUE(report.spans.empty());
  EXPECT_EQ(report.mean_luma, 0);
}

TEST(Exposure, ABlackClipIsBlackThroughout) {
  ExposureMonitor monitor;
  for (int i = 0; i < 30; ++i) monitor.add(make_frame(i / 30.0, 0, 0));
  const ExposureReport report = monitor.finish();
  EXPECT_EQ(report.black_share, 1);
  EXPECT_EQ(report.frozen_share, 0);  // black says it already
  ASSERT_EQ(report.spans.size(), 1u);
}

}  // namespace
}  // namespace dowel::vision
