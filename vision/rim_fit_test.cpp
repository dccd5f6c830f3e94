#include "vision/rim_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "vision/testing/draw_disc.h"

namespace dowel::vision {
namespace {

using drawn::Disc;
using drawn::draw_disc;
using drawn::grained;

// Of a centre whose rim is plain; a tenth of a pixel is what a rounded step would miss by far.
constexpr double kPlain_px = 0.1;

TEST(RimFit, FindsAPlainDiscBetweenPixels) {
  for (const double aspect : {1.0, 0.8, 0.6}) {
    Frame frame = grained(320, 240, 120, 3);
    const Disc disc{{150.37, 118.81}, 46.4, aspect};
    draw_disc(frame, disc, {40, 60, 200});
    const auto found = fit_rim(frame, {{153, 115}, 43, aspect - 0.04});
    ASSERT_TRUE(found) << aspect;
    EXPECT_NEAR(found->rim.centre_px.x, disc.centre_px.x, kPlain_px) << aspect;
    EXPECT_NEAR(found->rim.centre_px.y, disc.centre_px.y, kPlain_px) << aspect;
    EXPECT_NEAR(found->rim.radius_px, disc.radius_px, 2 * kPlain_px) << aspect;
    EXPECT_NEAR(found->rim.aspect, aspect, 0.01);
    EXPECT_GT(found->support, 0.95);
    EXPECT_LT(found->sd_px, 0.5);
  }
}

// A plate may be as bright as the wall and of another colour.
TEST(RimFit, SeesColourWhereBrightnessIsTheSame) {
  Frame frame = grained(320, 240, 0, 0);
  drawn::fill(frame, {90, 110, 90});
  draw_disc(frame, {{160, 120}, 50, 1}, {146, 82, 90});  // blue + 2 green + red stays
  const auto found = fit_rim(frame, {{163, 118}, 47, 1});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->rim.centre_px.x, 160, 0.3);
  EXPECT_NEAR(found->rim.centre_px.y, 120, 0.3);
}

// An arm before a third of the rim takes support away and shifts nothing.
TEST(RimFit, IgnoresWhatStandsBeforeTheRim) {
  Frame frame = grained(320, 240, 120, 3);
  draw_disc(frame, {{160, 120}, 50, 1}, {40, 60, 200});
  drawn::fill_box(frame, 168, 60, 30, 120, {210, 180, 160});
  const auto found = fit_rim(frame, {{163, 118}, 47, 1});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->rim.centre_px.x, 160, 1);
  EXPECT_NEAR(found->rim.centre_px.y, 120, 1);
  EXPECT_GT(found->support, 0.6);
  EXPECT_LT(found->support, 0.9);
}

// What lies beyond the picture's edge supports nothing.
TEST(RimFit, FollowsADiscThatIsCutByTheEdge) {
  Frame frame = grained(320, 240, 120, 3);
  const Disc disc{{160, 215}, 50, 1};
  draw_disc(frame, disc, {40, 60, 200});
  const auto found = fit_rim(frame, {{162, 213}, 48, 1});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->rim.centre_px.y, 215, 0.6);
  EXPECT_LT(found->support, 0.75);
}

TEST(RimFit, SaysHowSureItIs) {
  // The sd must cover the error, over discs of other places and coarser grain.
  double square = 0, said = 0;
  int n = 0;
  for (int k = 0; k < 40; ++k) {
    Frame frame = grained(320, 240, 120, 6, static_cast<std::uint32_t>(k));
    const Disc disc{{150 + 0.37 * k, 118 + 0.21 * k}, 40, 1};
    draw_disc(frame, disc, {80, 90, 160});
    const auto found = fit_rim(frame, {disc.centre_px + Vec2{3, -2}, 42, 1});
    ASSERT_TRUE(found);
    const Vec2 off = found->rim.centre_px - disc.centre_px;
    square += dot(off, off) / 2;
    said += found->sd_px * found->sd_px;
    ++n;
  }
  EXPECT_LT(std::sqrt(square / n), 1.2 * std::sqrt(said / n));
  EXPECT_LT(std::sqrt(said / n), 0.5);
}

TEST(RimFit, FindsNothingWhereNothingIs) {
  const Frame frame = grained(320, 240, 120, 3);
  const auto found = fit_rim(frame, {{160, 120}, 50, 1});
  EXPECT_LT(found ? found->support : 0, 0.2);
  EXPECT_FALSE(fit_rim(frame, {{-30, 120}, 50, 1}));
  EXPECT_FALSE(fit_rim(frame, {{160, 120}, 1, 1}));
  EXPECT_FALSE(fit_rim(frame, {{std::nan(""), 120}, 50, 1}));
  EXPECT_FALSE(fit_rim(frame, {{160, 120}, 50, 1}, {.least_support = 0.5}));
}

}  // namespace
}  // namespace dowel::vision
