// A phone that stands askew: with the way that is up known, nothing about the lift changes.

#include <gtest/gtest.h>

#include "core/body/estimate_view.h"
#include "core/body/testing/drawn_body.h"
#include "core/kinematics/measure_motion.h"

namespace dowel {
namespace {

using namespace testing;

constexpr double kStands_s = 3, kHolds_s = 3;
constexpr double kAskew_rad = 8 / kDegPerRad;
const Vec2 kCentre_px{300, 400};
const std::size_t kStanding = frame_at(1.5), kHolding = frame_at(kStands_s + 1.5);

// Turns the picture so that up leans to the right by `by_rad`.
PoseTrack turned(PoseTrack track, double by_rad) {
  for (PoseFrame& frame : track.frames) {
    for (Landmark& point : frame.image) {
      const Vec2 v = Vec2{point.x_px, point.y_px} - kCentre_px;
      point.x_px =
          static_cast<float>(kCentre_px.x + std::cos(by_rad) * v.x - std::sin(by_rad) * v.y);
      point.y_px =
          static_cast<float>(kCentre_px.y + std::sin(by_rad) * v.x + std::cos(by_rad) * v.y);
    }
  }
  return track;
}

BodyMotion motion_of(const PoseTrack& track, const std::optional<PlumbLine>& plumb) {
  return measure_motion(track, estimate_view(track, {}), find_ground(track, {}, plumb));
}

PoseTrack lift(double heading_rad) {
  DrawnBody held;
  held.heading_rad = heading_rad;
  held.lean_rad = to_rad(60);
  held.hips_back = 0.3;
  held.hips_down = 0.2;
  return draw_film(kStands_s + kHolds_s, [&](double time_s) {
    DrawnBody stands;
    stands.heading_rad = heading_rad;
    return time_s < kStands_s ? stands : held;
  });
}

PlumbLine leaning(double by_rad) { return {kCentre_px, by_rad, 0, 0.01}; }

TEST(PlumbMotion, APhoneAskewChangesNothingOnceUpIsKnown) {
  for (const double heading_rad : {0.0, std::numbers::pi}) {
    for (const double askew_rad : {kAskew_rad, -kAskew_rad}) {
      SCOPED_TRACE(to_deg(askew_rad));
      const BodyMotion m = motion_of(turned(lift(heading_rad), askew_rad), leaning(askew_rad));
      EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kStanding]), 0, 0.3);
      EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kHolding]), 60, 0.3);
      EXPECT_NEAR(to_deg(m.shank_inclination_rad.value[kHolding]), 4.61, 0.3);
      EXPECT_NEAR(m.hip_back.value[kHolding], 0.3, 0.01);
      EXPECT_NEAR(m.hip_drop.value[kHolding], 0.2, 0.01);
      EXPECT_EQ(m.ground.up_sd_rad, 0.01);
    }
  }
}

TEST(PlumbMotion, WithoutAPlumbLineTheLiftReadsAskewAndUpIsUnsure) {
  const BodyMotion m = motion_of(turned(lift(0), kAskew_rad), std::nullopt);
  EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kStanding]), to_deg(kAskew_rad), 0.3);
  EXPECT_NEAR(to_deg(m.hip_flexion_rad.value[kHolding]), 60 + 29.45, 0.3)
      << "angles of the body among themselves know nothing of the phone";
  EXPECT_EQ(m.ground.up_sd_rad, kPlumbUnknownSd_rad);
}

TEST(PlumbMotion, PlumbLinesThatConvergeCountWhereTheLifterStands) {
  // The drawn body's hips stand at about x = 300, the line of up is told from x = 0.
  const PlumbLine plumb{{0, 0}, kAskew_rad / 2, kAskew_rad / 2 / 300, 0.01};
  const BodyMotion m = motion_of(turned(lift(0), kAskew_rad), plumb);
  EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kStanding]), 0, 0.6);
}

}  // namespace
}  // namespace dowel
