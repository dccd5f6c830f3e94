#include "core/base/whole.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(WholeNumber, TakesWhatAnIntHolds) {
  for (const int value :
       {0, 1, -1, 42, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
    EXPECT_EQ(whole_number(value), value);
  }
  EXPECT_EQ(whole_number(-0.0), 0);
}

TEST(WholeNumber, IsNothingForAllElse) {
  const double above = double{std::numeric_limits<int>::max()} + 1;
  const double below = double{std::numeric_limits<int>::min()} - 1;
  for (const double value :
       {0.5, -2.5, above, below, 1e308, -1e308, std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(),
        std::numeric_limits<double>::denorm_min()}) {
    EXPECT_FALSE(whole_number(value)) << value;
  }
}

}  // namespace
}  // namespace dowel
