#include "core/signal/butterworth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace dowel {
namespace {

std::vector<double> sine(double hz, double rate_hz, std::size_t n) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate_hz);
  }
  return x;
}

double amplitude_in_the_middle(const std::vector<double>& x) {
  double most = 0;
  for (std::size_t i = x.size() / 3; i < 2 * x.size() / 3; ++i) {
    most = std::max(most, std::abs(x[i]));
  }
  return most;
}

TEST(Butterworth, HalvesThePowerAtTheCutoffOfTheWholeDoublePass) {
  for (const double cutoff : {2.0, 6.0, 10.0}) {
    const auto out = butterworth_zero_lag(sine(cutoff, 240, 4800), 240, cutoff);
    ASSERT_TRUE(out);
    EXPECT_NEAR(amplitude_in_the_middle(*out), std::numbers::sqrt2 / 2, 0.005) << cutoff;
  }
}

TEST(Butterworth, FallsByTwentyFourDecibelsAnOctaveOfTheFourthOrder) {
  const auto out = butterworth_zero_lag(sine(16, 480, 9600), 480, 4);
  ASSERT_TRUE(out);
  // Two octaves above: 1 / (1 + (f/fc')⁴) with fc' = fc / 0.802.
  const double warp = std::tan(std::numbers::pi * 16 / 480) / std::tan(std::numbers::pi * 4 / 480);
  EXPECT_NEAR(amplitude_in_the_middle(*out), 1 / (1 + std::pow(warp * 0.80218, 4)), 5e-4);
}

TEST(Butterworth, HasNoLag) {
  std::vector<double> bump(200);
  for (std::size_t i = 0; i < bump.size(); ++i) {
    bump[i] = std::exp(-0.5 * std::pow((static_cast<double>(i) - 77) / 12, 2));
  }
  const auto out = butterworth_zero_lag(bump, 60, 5);
  ASSERT_TRUE(out);
  const auto peak = std::max_element(out->begin(), out->end()) - out->begin();
  EXPECT_EQ(peak, 77);
}

TEST(Butterworth, LeavesStraightLinesAloneUpToTheirEnds) {
  std::vector<double> line(50);
  for (std::size_t i = 0; i < line.size(); ++i) line[i] = 3 - 0.25 * static_cast<double>(i);
  const auto out = butterworth_zero_lag(line, 30, 6);
  ASSERT_TRUE(out);
  // The pad ends after three time constants: what is left there is e^-6 of the slope.
  for (std::size_t i = 0; i < line.size(); ++i) EXPECT_NEAR((*out)[i], line[i], 0.01) << i;
}

TEST(Butterworth, RefusesWhatCannotBeFiltered) {
  const std::vector<double> x(20, 1.0);
  for (const auto& [rate, cutoff] :
       {std::pair{30.0, 15.0}, {30.0, 0.0}, {0.0, 5.0}, {30.0, -1.0}}) {
    const auto out = butterworth_zero_lag(x, rate, cutoff);
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, ErrorCode::kBadData);
    EXPECT_FALSE(out.error().hint.empty());
  }
  EXPECT_FALSE(butterworth_zero_lag(std::vector<double>{1, 2, 3}, 30, 5));
}

TEST(ResidualAnalysis, FollowsTheSignalsBandWithinItsBounds) {
  std::mt19937_64 random(7);
  std::normal_distribution<double> noise(0, 0.02);
  const auto noisy = [&](double hz) {
    auto x = sine(hz, 60, 900);
    for (double& v : x) v += noise(random);
    return x;
  };
  const double slow = residual_cutoff_hz(noisy(0.5), 60, 2, 12);
  const double fast = residual_cutoff_hz(noisy(4.0), 60, 2, 12);
  EXPECT_LT(slow, fast);
  EXPECT_GE(slow, 2);
  EXPECT_LE(fast, 12);
  EXPECT_GT(fast, 4);  // must not cut into the signal
}

TEST(ResidualAnalysis, StaysBelowNyquistOfSlowClips) {
  EXPECT_LE(residual_cutoff_hz(sine(1, 15, 60), 15, 4, 10), 0.45 * 15);
  EXPECT_DOUBLE_EQ(residual_cutoff_hz(std::vector<double>(5, 0.0), 60, 4, 10), 10);
}

}  // namespace
}  // namespace dowel
