#include "core/signal/smooth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace dowel {
namespace {

std::vector<double> even_times(double rate_hz, std::size_t n) {
  std::vector<double> t(n);
  for (std::size_t i = 0; i < n; ++i) t[i] = static_cast<double>(i) / rate_hz;
  return t;
}

Series slow_wave(const std::vector<double>& time_s) {
  Series s(time_s.size());
  for (std::size_t i = 0; i < time_s.size(); ++i) {
    s.set(i, 100 * std::sin(2 * std::numbers::pi * 0.4 * time_s[i]));
  }
  return s;
}

TEST(Smooth, FillsShortGapsAndLeavesLongOnes) {
  const auto t = even_times(30, 300);
  Series raw = slow_wave(t);
  const Series truth = raw;
  for (std::size_t i = 50; i < 54; ++i) raw.seen[i] = 0;    // 0.13 s hidden
  for (std::size_t i = 120; i < 135; ++i) raw.seen[i] = 0;  // 0.5 s hidden
  const auto out = smooth_channel(t, raw, 30, {});
  for (std::size_t i = 50; i < 54; ++i) {
    ASSERT_TRUE(out.series.has(i));
    EXPECT_NEAR(out.series.value[i], truth.value[i], 1.0);  // 1 % of the amplitude
  }
  for (std::size_t i = 120; i < 135; ++i) EXPECT_FALSE(out.series.has(i)) << i;
  EXPECT_TRUE(out.series.has(119));
  EXPECT_TRUE(out.series.has(135));
}

TEST(Smooth, TellsTheNoiseThatWasThere) {
  const auto t = even_times(60, 3000);
  Series raw = slow_wave(t);
  std::mt19937_64 random(3);
  std::normal_distribution<double> noise(0, 2.0);
  for (double& v : raw.value) v += noise(random);
  const auto out = smooth_channel(t, raw, 60, {});
  // White noise keeps the share of its band above the cut-off: sqrt(1 − 6/30) of 2.
  EXPECT_NEAR(out.noise_sd, 2.0 * std::sqrt(1 - 6.0 / 30), 0.12);
}

TEST(Smooth, UnevenFrameTimesGiveTheSameCurve) {
  std::vector<double> t;
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> step(0.012, 0.055);
  for (double now = 0; now < 10; now += step(random)) t.push_back(now);
  const auto out = smooth_channel(t, slow_wave(t), frame_rate_hz(t), {});
  for (std::size_t i = 10; i + 10 < t.size(); ++i) {
    EXPECT_NEAR(out.series.value[i], slow_wave(t).value[i], 0.5) << t[i];
  }
}

TEST(Smooth, PiecesTooShortToTrustAreDropped) {
  const auto t = even_times(30, 60);
  Series raw(60);
  raw.set(10, 1);
  raw.set(11, 2);
  const auto out = smooth_channel(t, raw, 30, {});
  for (std::size_t i = 0; i < 60; ++i) EXPECT_FALSE(out.series.has(i));
  EXPECT_EQ(out.noise_sd, 0);
}

TEST(Derivative, IsExactOnParabolasWhateverTheTimes) {
  const std::vector<double> t{0, 0.03, 0.05, 0.1, 0.12, 0.17, 0.2, 0.26, 0.3};
  Series s(t.size());
  for (std::size_t i = 0; i < t.size(); ++i) s.set(i, 2 - 3 * t[i] + 5 * t[i] * t[i]);
  const Series d = derivative(t, s, 0.1);
  for (std::size_t i = 0; i < t.size(); ++i) {
    ASSERT_TRUE(d.has(i));
    EXPECT_NEAR(d.value[i], -3 + 10 * t[i], 1e-9);
  }
}

TEST(Derivative, IsUnknownWhereTooFewFramesAreSeen) {
  const auto t = even_times(10, 5);
  Series s(5);
  s.set(0, 1);
  s.set(1, 2);
  const Series d = derivative(t, s, 0.15);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_FALSE(d.has(i));
}

TEST(FrameRate, IsThatOfTheMedianInterval) {
  EXPECT_NEAR(frame_rate_hz(even_times(60, 100)), 60, 1e-9);
  EXPECT_EQ(frame_rate_hz(std::vector<double>{1.0}), 0);
}

}  // namespace
}  // namespace dowel
