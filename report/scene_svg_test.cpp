#include "report/scene_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numbers>

#include "report/html/chart.h"

namespace dowel::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr Rectangle kCut = {0, 0, 100, 100};

TEST(SceneSvg, AnEmptySceneDrawsNothing) { EXPECT_EQ(scene_svg({}, kCut), ""); }

TEST(SceneSvg, ShapesStandInTheirLayer) {
  OverlayScene scene;
  scene.areas.push_back({SceneRole::kGap, SceneState::kPlain, {{1, 1}, {2, 2}, {3, 1}}});
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {{0, 0}, {10, 10}}});
  const std::string svg = scene_svg(scene, kCut);
  EXPECT_THAT(svg, HasSubstr("<g data-layer=\"gap\"><path d=\"M1.0 1.0L2.0 2.0L3.0 1.0Z\""));
  EXPECT_LT(svg.find("data-layer=\"gap\""), svg.find("data-layer=\"stick\""));
}

TEST(SceneSvg, AContactThatIsDarkIsHollow) {
  OverlayScene lit, dark;
  lit.dots.push_back({SceneRole::kContact, SceneState::kPlain, {5, 5}, true});
  dark.dots.push_back({SceneRole::kContact, SceneState::kPlain, {5, 5}, false});
  EXPECT_THAT(scene_svg(lit, kCut), HasSubstr("fill=\"#ffffff\""));
  EXPECT_THAT(scene_svg(dark, kCut), HasSubstr("stroke=\"#ffffff\""));
}

TEST(SceneSvg, AnArcGoesTheWayItsAnglesGo) {
  OverlayScene scene;
  scene.arcs.push_back({SceneState::kPlain, {50, 50}, 10, 0, std::numbers::pi / 2});
  EXPECT_THAT(scene_svg(scene, kCut), HasSubstr("M60.0 50.0A10.0 10.0 0 0 1 50.0 60.0"));
}

TEST(SceneSvg, TextIsEscapedAndWhatIsNoNumberIsLeftOut) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  OverlayScene scene;
  scene.labels.push_back({SceneState::kPlain, {1, 1}, "<b>"});
  scene.dots.push_back({SceneRole::kNearSide, SceneState::kPlain, {nan, 1}, true});
  scene.lines.push_back({SceneRole::kPath, SceneState::kPlain, {{0, 0}, {nan, 0}, {4, 4}, {5, 5}}});
  const std::string svg = scene_svg(scene, kCut);
  EXPECT_THAT(svg, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(svg, HasSubstr("M0.0 0.0M4.0 4.0L5.0 5.0"));
  EXPECT_THAT(svg, Not(HasSubstr("circle")));
}

TEST(Chart, TicksAreRoundAndInside) {
  EXPECT_THAT(round_ticks(0, 107, 6), ElementsAre(0, 20, 40, 60, 80, 100));
  EXPECT_THAT(round_ticks(-3, 3, 3), ElementsAre(-2, 0, 2));
  EXPECT_THAT(round_ticks(1, 1, 3), IsEmpty());
  EXPECT_THAT(round_ticks(0, std::numeric_limits<double>::infinity(), 3), IsEmpty());
  EXPECT_EQ(decimals_for({0, 20}), 0);
  EXPECT_EQ(decimals_for({0, 0.2}), 1);
  EXPECT_EQ(decimals_for({0, 0.05}), 2);
}

TEST(Chart, CurvesBreakWhereNothingIsKnown) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const PlotFrame frame{0, 0, 10, 10, 0, 10, 0, 10};
  EXPECT_EQ(path_data(frame, {{0, 0}, {1, nan}, {2, 2}, {3, 3}}), "M0.0 10.0M2.0 8.0L3.0 7.0");
}

}  // namespace
}  // namespace dowel::report
