#include "vision/round_things.h"

#include <gtest/gtest.h>

#include <cmath>

#include "vision/testing/draw_disc.h"

namespace dowel::vision {
namespace {

using drawn::draw_disc;
using drawn::fill_box;
using drawn::grained;

constexpr RoundSearch kAround{{240, 200}, 90, 20, 100, 1};

// A room full of straight things, and one disc.
Frame cluttered() {
  Frame frame = grained(480, 400, 130, 4);
  for (int k = 0; k < 9; ++k) {
    const auto level = static_cast<std::uint8_t>(40 + 20 * k);
    fill_box(frame, 30 + 50 * k, 20 + 13 * k, 18, 300, {level, 90, 120});
    fill_box(frame, 10, 40 + 38 * k, 460, 7, {100, level, 60});
  }
  return frame;
}

TEST(RoundThings, FindsTheDiscInARoomOfStraightThings) {
  Frame frame = cluttered();
  draw_disc(frame, {{270.4, 171.6}, 61, 1}, {40, 40, 190});
  const auto found = find_round_things(frame, kAround);
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(found[0].x_px, 270.4, 0.7);
  EXPECT_NEAR(found[0].y_px, 171.6, 0.7);
  EXPECT_NEAR(found[0].radius_px, 61, 1);
  EXPECT_GT(found[0].support, 0.9F);
}

TEST(RoundThings, FindsAPlateSeenFromAside) {
  Frame frame = cluttered();
  draw_disc(frame, {{262, 190}, 70, 0.7}, {40, 40, 190});
  RoundSearch search = kAround;
  search.aspect = 0.72;
  const auto found = find_round_things(frame, search);
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(found[0].x_px, 262, 1);
  EXPECT_NEAR(found[0].y_px, 190, 1);
  EXPECT_NEAR(found[0].aspect, 0.7F, 0.02F);
}

TEST(RoundThings, TellsRingsWithOneCentreApart) {
  Frame frame = cluttered();
  draw_disc(frame, {{250, 195}, 80, 1}, {40, 40, 190});
  draw_disc(frame, {{250, 195}, 45, 1}, {210, 210, 215});
  const auto found = find_round_things(frame, kAround);
  bool outer = false, inner = false;
  for (const RoundThing& thing : found) {
    outer = outer || std::abs(thing.radius_px - 80) < 1.5F;
    inner = inner || std::abs(thing.radius_px - 45) < 1.5F;
  }
  EXPECT_TRUE(outer);
  EXPECT_TRUE(inner);
}

TEST(RoundThings, FindsNothingPlainAmongStraightThings) {
  for (const RoundThing& thing : find_round_things(cluttered(), kAround)) {
    EXPECT_LT(thing.support, 0.7F) << thing.x_px << ' ' << thing.y_px << ' ' << thing.radius_px;
  }
}

TEST(RoundThings, LooksNoFurtherThanAsked) {
  Frame frame = grained(480, 400, 130, 4);
  draw_disc(frame, {{400, 200}, 50, 1}, {40, 40, 190});
  for (const RoundThing& thing : find_round_things(frame, kAround)) {
    EXPECT_LT(std::hypot(thing.x_px - 240, thing.y_px - 200), 115) << thing.x_px;
  }
}

TEST(RoundThings, BearsSearchesThatCannotBe) {
  const Frame frame = grained(64, 48, 130, 4);
  for (const RoundSearch& search :
       {RoundSearch{{30, 20}, 0, 5, 10, 1}, RoundSearch{{30, 20}, 20, 5, 1, 1},
        RoundSearch{{30, 20}, 20, 5, 10, 0}, RoundSearch{{std::nan(""), 20}, 20, 5, 10, 1},
        RoundSearch{{1e7, -1e7}, 20, 5, 10, 1}, RoundSearch{{30, 20}, 1e6, 5, 10, 1}}) {
    for (const RoundThing& thing : find_round_things(frame, search)) {
      EXPECT_TRUE(std::isfinite(thing.x_px + thing.y_px + thing.radius_px));
    }
  }
}

}  // namespace
}  // namespace dowel::vision
