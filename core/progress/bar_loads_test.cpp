// Plates of a side by hand.
#include "core/progress/bar_loads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

BarKit sold() {
  BarKit kit{20, {}};
  for (const double mass_kg : {1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 25.0}) {
    kit.plates.push_back({mass_kg, std::nullopt});
  }
  return kit;
}

TEST(BarLoads, PlatesOfASideByHand) {
  EXPECT_THAT(plates_of_a_side(20, sold()).value(), IsEmpty());
  EXPECT_THAT(plates_of_a_side(62.5, sold()).value(), ElementsAre(20, 1.25));
  EXPECT_THAT(plates_of_a_side(180, sold()).value(), ElementsAre(25, 25, 25, 5));
  EXPECT_THAT(plates_of_a_side(142.5, sold()).value(), ElementsAre(25, 25, 10, 1.25));
  EXPECT_FALSE(plates_of_a_side(61, sold())) << "no plates of half a kilogram";
  EXPECT_FALSE(plates_of_a_side(15, sold())) << "the bar alone is heavier";
  EXPECT_THAT(plates_of_a_side(40, {10, {{5, std::nullopt}}}).value(), ElementsAre(5, 5, 5));
}

// Every load of steps that two of the smallest plates make is made, and by no more than it weighs.
TEST(BarLoads, EveryStepIsMadeAndAddsUp) {
  const std::vector<double> all = loads_of(sold(), 320);
  ASSERT_EQ(all.size(), 121U);
  for (int step = 0; step <= 120; ++step) {
    const double load_kg = 20 + 2.5 * step;
    EXPECT_DOUBLE_EQ(all[static_cast<std::size_t>(step)], load_kg);
    const auto side = plates_of_a_side(load_kg, sold());
    ASSERT_TRUE(side) << load_kg;
    EXPECT_DOUBLE_EQ(20 + 2 * std::accumulate(side->begin(), side->end(), 0.0), load_kg);
    EXPECT_TRUE(std::ranges::is_sorted(*side, std::greater<>()));
  }
}

// Half of each pile lies on a side, and of few plates the largest first is not always right.
TEST(BarLoads, OnlyWhatIsOwned) {
  const BarKit few{20, {{5, 2}, {10, 5}, {15, 4}}};
  EXPECT_THAT(plates_of_a_side(80, few).value(), ElementsAre(15, 15));
  EXPECT_THAT(plates_of_a_side(60, few).value(), ElementsAre(15, 5));
  EXPECT_THAT(plates_of_a_side(90, few).value(), ElementsAre(15, 15, 5));
  EXPECT_THAT(plates_of_a_side(100, few).value(), ElementsAre(15, 15, 10));
  const BarKit odd{20, {{10, 4}, {15, 2}}};
  EXPECT_THAT(plates_of_a_side(60, odd).value(), ElementsAre(10, 10)) << "not 15 and then nothing";
  EXPECT_THAT(plates_of_a_side(130, few).value(), ElementsAre(15, 15, 10, 10, 5)) << "all of it";
  EXPECT_FALSE(plates_of_a_side(140, few)) << "so many are not there";
  EXPECT_THAT(loads_of({15, {{10, 3}}}, 500), ElementsAre(15, 35)) << "one of three is left over";
  EXPECT_THAT(loads_of({20, {{1.25, 2}, {20, 4}}}, 500),
              ElementsAre(20, 22.5, 60, 62.5, 100, 102.5));
  EXPECT_THAT(loads_of({20, {}}, 10), IsEmpty());
}

// Against every way to take plates, one after the other.
TEST(BarLoads, AreThoseOfAllChoices) {
  const BarKit kit{20, {{0.5, 2}, {1.25, 4}, {7.5, 2}, {10, 2}, {20, 6}}};
  std::set<long> by_hand;
  for (int a = 0; a <= 1; ++a) {
    for (int b = 0; b <= 2; ++b) {
      for (int c = 0; c <= 1; ++c) {
        for (int d = 0; d <= 1; ++d) {
          for (int e = 0; e <= 3; ++e) {
            by_hand.insert(std::lround(100 * (20 + a + 2.5 * b + 15 * c + 20 * d + 40 * e)));
          }
        }
      }
    }
  }
  std::set<long> made;
  for (const double load_kg : loads_of(kit, 600)) {
    made.insert(std::lround(100 * load_kg));
    const auto side = plates_of_a_side(load_kg, kit);
    ASSERT_TRUE(side) << load_kg;
    EXPECT_NEAR(20 + 2 * std::accumulate(side->begin(), side->end(), 0.0), load_kg, 1e-9);
    for (const PlatePile& pile : kit.plates) {
      EXPECT_LE(2 * std::ranges::count(*side, pile.mass_kg), *pile.count) << load_kg;
    }
  }
  EXPECT_EQ(made, by_hand);
}

}  // namespace
}  // namespace dowel
