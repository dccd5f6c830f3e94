// Postures of known angles, held still by a drawn body: what measure_motion makes of them, and of
// points that cannot be.

#include <gtest/gtest.h>

#include "core/body/estimate_view.h"
#include "core/body/testing/drawn_body.h"
#include "core/kinematics/measure_motion.h"

namespace dowel {
namespace {

using namespace testing;

constexpr double kStands_s = 3, kHolds_s = 3;

BodyMotion motion_of(const PoseTrack& track) {
  return measure_motion(track, estimate_view(track, {}), find_ground(track, {}));
}

// Stands, then holds a posture.
PoseTrack film_of(const DrawnBody& held) {
  return draw_film(kStands_s + kHolds_s, [&](double time_s) {
    DrawnBody stands;
    stands.heading_rad = held.heading_rad;
    return time_s < kStands_s ? stands : held;
  });
}

const std::size_t kStanding = frame_at(1.5), kHolding = frame_at(kStands_s + 1.5);

DrawnBody hinge(double heading_rad = 0) {
  DrawnBody body;
  body.heading_rad = heading_rad;
  body.lean_rad = to_rad(60);
  body.hips_back = 0.3;
  body.hips_down = 0.2;
  return body;
}

// By hand: hip (−0.3, 1.24), knee (0.05, 0.62), ankle (0, 0); the thigh leans back by
// atan(0.35 / 0.62) = 29.45°, the shank forward by atan(0.05 / 0.62) = 4.61°.
TEST(DrawnMotion, AnglesOfAHingeAreThoseDrawn) {
  for (const double heading_rad : {0.0, std::numbers::pi}) {
    const BodyMotion m = motion_of(film_of(hinge(heading_rad)));
    EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kHolding]), 60, 0.2);
    EXPECT_NEAR(to_deg(m.hip_flexion_rad.value[kHolding]), 60 + 29.45, 0.2);
    EXPECT_NEAR(to_deg(m.knee_flexion_rad.value[kHolding]), 29.45 + 4.61, 0.2);
    EXPECT_NEAR(to_deg(m.shank_inclination_rad.value[kHolding]), 4.61, 0.2);
    EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kStanding]), 0, 0.2);
    EXPECT_NEAR(to_deg(m.knee_flexion_rad.value[kStanding]), 0, 0.2);
  }
}

TEST(DrawnMotion, TravelIsInTrunkLengthsFromWhereTheLifterStands) {
  for (const double heading_rad : {0.0, std::numbers::pi}) {
    const BodyMotion m = motion_of(film_of(hinge(heading_rad)));
    EXPECT_NEAR(m.hip_back.value[kHolding], 0.3, 0.01);
    EXPECT_NEAR(m.hip_drop.value[kHolding], 0.2, 0.01);
    EXPECT_NEAR(m.shoulder_drop.value[kHolding], 0.2 + 0.5, 0.01);
    EXPECT_NEAR(m.hip_back.value[kStanding], 0, 0.01);
    EXPECT_NEAR(m.shoulder_drop.value[kStanding], 0, 0.01);
  }
}

TEST(DrawnMotion, LeaningBackIsBelowNothing) {
  DrawnBody back;
  back.lean_rad = to_rad(-12);
  const BodyMotion m = motion_of(film_of(back));
  EXPECT_NEAR(to_deg(m.trunk_inclination_rad.value[kHolding]), -12, 0.2);
  EXPECT_NEAR(to_deg(m.hip_flexion_rad.value[kHolding]), -12, 0.2);
}

TEST(DrawnMotion, TheStandingLegIsSplitAsBodiesAre) {
  const BodyMotion m = motion_of(film_of(hinge()));
  ASSERT_TRUE(m.standing_leg);
  EXPECT_NEAR(m.standing_leg->thigh_px, 144 * 0.245 / 0.491, 0.3);
  EXPECT_NEAR(m.standing_leg->shank_px, 144 * 0.246 / 0.491, 0.3);
  EXPECT_NEAR(m.standing_leg->ankle.y, 500, 0.3);
}

// Moves one joint of the near side while the posture is held.
PoseTrack led_astray(const std::function<void(PoseFrame&)>& astray) {
  PoseTrack track = film_of(hinge());
  for (std::size_t i = frame_at(kStands_s); i < track.frames.size(); ++i) astray(track.frames[i]);
  return track;
}

void shift(PoseFrame& frame, Joint joint, float x_px, float y_px) {
  frame.image[index_of(joint)].x_px += x_px;
  frame.image[index_of(joint)].y_px += y_px;
}

TEST(DrawnMotion, AThighTooShortIsNoThigh) {
  const BodyMotion m =
      motion_of(led_astray([](PoseFrame& f) { shift(f, Joint::kRightKnee, -18, -32); }));
  EXPECT_FALSE(m.knee.has(kHolding));
  EXPECT_FALSE(m.knee_flexion_rad.has(kHolding));
  EXPECT_FALSE(m.ankle.has(kHolding)) << "what hangs on it is not believed either";
  EXPECT_TRUE(m.hip.has(kHolding));
  EXPECT_TRUE(m.trunk_inclination_rad.has(kHolding));
  EXPECT_TRUE(m.knee.has(kStanding));
}

TEST(DrawnMotion, AFootThatCarriesStays) {
  struct Case {
    float aside_px;
    bool believed;
  };
  for (const Case& one : {Case{10, true}, Case{-10, true}, Case{19, false}, Case{-19, false}}) {
    const BodyMotion m =
        motion_of(led_astray([&](PoseFrame& f) { shift(f, Joint::kRightAnkle, one.aside_px, 0); }));
    EXPECT_EQ(m.ankle.has(kHolding), one.believed) << one.aside_px;
    EXPECT_EQ(m.heel.has(kHolding), one.believed) << one.aside_px;
    EXPECT_TRUE(m.knee.has(kHolding));
  }
}

TEST(DrawnMotion, ABodyFoldedFurtherThanBodiesGoTellsNothing) {
  DrawnBody folded;
  folded.lean_rad = to_rad(165);
  const BodyMotion m = motion_of(film_of(folded));
  EXPECT_FALSE(m.trunk_inclination_rad.has(kHolding));
  EXPECT_FALSE(m.hip_flexion_rad.has(kHolding));
  EXPECT_TRUE(m.ear.has(kHolding));
  DrawnBody backwards;
  backwards.lean_rad = to_rad(-60);
  EXPECT_FALSE(motion_of(film_of(backwards)).hip_flexion_rad.has(kHolding));
}

TEST(DrawnMotion, AGapOfAFifthOfASecondIsBridgedAndALongerOneIsNot) {
  struct Case {
    double gap_s;
    bool bridged;
  };
  for (const Case& one : {Case{0.05, true}, Case{0.1, true}, Case{0.5, false}, Case{1.0, false}}) {
    PoseTrack track = film_of(hinge());
    for (PoseFrame& f : track.frames) {
      if (std::abs(f.time_s - (kStands_s + 1.5)) < one.gap_s / 2) f.found = false;
    }
    EXPECT_EQ(motion_of(track).trunk_inclination_rad.has(kHolding), one.bridged) << one.gap_s;
  }
}

TEST(DrawnMotion, NobodyMovesNothing) {
  PoseTrack track = film_of(hinge());
  for (PoseFrame& f : track.frames) f.found = false;
  const BodyMotion m = motion_of(track);
  EXPECT_EQ(m.time_s.size(), track.frames.size());
  for (std::size_t i = 0; i < m.time_s.size(); ++i) {
    ASSERT_FALSE(m.trunk_inclination_rad.has(i) || m.hip.has(i) || m.shoulder_drop.has(i));
  }
  EXPECT_FALSE(m.standing_leg);
}

}  // namespace
}  // namespace dowel
