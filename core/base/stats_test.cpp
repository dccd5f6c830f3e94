#include "core/base/stats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace dowel {
namespace {

// R, type 7 (the default of `quantile`): quantile(c(1, 2, 4, 8), c(.1, .25, .5, .9)).
TEST(Quantile, AgreesWithRsSeventhType) {
  const std::vector<double> sample{8, 1, 4, 2};
  EXPECT_DOUBLE_EQ(*quantile(sample, 0.1), 1.3);
  EXPECT_DOUBLE_EQ(*quantile(sample, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(*quantile(sample, 0.5), 3);
  EXPECT_DOUBLE_EQ(*quantile(sample, 0.9), 6.8);
  EXPECT_DOUBLE_EQ(*quantile(sample, 0), 1);
  EXPECT_DOUBLE_EQ(*quantile(sample, 1), 8);
  EXPECT_DOUBLE_EQ(*quantile({5}, 0.3), 5);
  EXPECT_FALSE(quantile({}, 0.5));
  EXPECT_FALSE(median({}));
}

TEST(Quantile, DoesNotMindTheOrder) {
  std::vector<double> sample;
  for (int i = 0; i < 101; ++i) sample.push_back(i * i);
  std::mt19937 dice{3};
  for (int round = 0; round < 20; ++round) {
    std::shuffle(sample.begin(), sample.end(), dice);
    for (int percent = 0; percent <= 100; percent += 5) {
      EXPECT_DOUBLE_EQ(*quantile(sample, percent / 100.0), percent * percent) << percent;
    }
  }
}

// 1.4826 × MAD is the standard deviation of normal data, whatever one point in five does.
TEST(RobustSd, IsThatOfTheManyNotOfTheFew) {
  std::mt19937 dice{5};
  std::normal_distribution<double> normal{10, 2};
  std::vector<double> sample(20'000);
  for (double& value : sample) value = normal(dice);
  EXPECT_NEAR(robust_sd(sample), 2, 0.05);
  for (std::size_t i = 0; i < sample.size(); i += 5) sample[i] = 1e9;
  EXPECT_NEAR(robust_sd(sample), 2, 0.8);
  EXPECT_EQ(robust_sd({}), 0);
  EXPECT_EQ(robust_sd({7, 7, 7}), 0);
}

}  // namespace
}  // namespace dowel
