// The stick on drawn backs whose bulge is known.

#include "core/spine/dorsal_profile.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "core/base/units.h"
#include "core/spine/lay_dowel.h"

namespace dowel {
namespace {

// A trunk of 200 px, hip at (200, 300), leaning forwards by `lean` and facing right or left.
struct Lying {
  double lean_rad = 0;
  double facing = 1;
  double trunk_px = 200;
  Vec2 hip{200, 300};

  Vec2 along() const { return {facing * std::sin(lean_rad), -std::cos(lean_rad)}; }
  Vec2 shoulder() const { return hip + trunk_px * along(); }
  TrunkFrame frame() const { return *trunk_frame(hip, shoulder(), facing, trunk_px); }
  ContourPoint at(double s, double d) const {
    const Vec2 p = frame().to_picture(s, d);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
  }
};

using Back = std::function<double(double)>;

// A body from s = −0.5 to 1.5 with this back and a flat belly; the outline keeps the body on its
// left hand (y down), as masks give it.
Silhouette body(const Lying& lying, const Back& back, double belly = -0.25) {
  std::vector<ContourPoint> ring;
  for (int k = 150; k >= -50; --k) ring.push_back(lying.at(0.01 * k, back(0.01 * k)));
  for (int k = -50; k <= 150; k += 10) ring.push_back(lying.at(0.01 * k, belly));
  if (lying.facing < 0) std::reverse(ring.begin(), ring.end());
  return {ring, {0}};
}

DorsalProfile profile_of(const Lying& lying, const Silhouette& outline) {
  return trace_back(outline, lying.frame(), lying.facing);
}

double flat(double) { return 0.2; }

// A parabola over the chord, `rise` high in its middle, that goes on at both ends.
Back bulging(double rise) {
  return [=](double s) {
    const double u = (s - 0.10) / 0.56;
    return 0.2 + rise * 4 * u * (1 - u);
  };
}

TEST(TrunkFrame, ItsBackIsBehindWhicheverWayOneFaces) {
  EXPECT_NEAR(Lying{}.frame().dorsal.x, -1, 1e-12) << "facing right, the back is on the left";
  EXPECT_NEAR((Lying{0, -1}.frame().dorsal.x), 1, 1e-12);
  EXPECT_NEAR((Lying{to_rad(90), 1}.frame().dorsal.y), -1, 1e-12) << "bent over, it is above";
  EXPECT_NEAR((Lying{to_rad(90), -1}.frame().dorsal.y), -1, 1e-12);
  EXPECT_FALSE(trunk_frame({1, 1}, {1, 1}, 1, 200));
  EXPECT_FALSE(trunk_frame({1, 1}, {1, 9}, 1, 0));
}

TEST(TraceBack, FollowsAFlatBack) {
  for (const double facing : {1.0, -1.0}) {
    const Lying lying{to_rad(50), facing};
    const DorsalProfile profile = profile_of(lying, body(lying, flat));
    for (std::size_t k = 0; k < ProfileGrid::kCount; ++k) {
      ASSERT_TRUE(profile.seen[k]) << k;
      EXPECT_NEAR(profile.d[k], 0.2, 1e-4);
    }
  }
}

TEST(TraceBack, FollowsABulge) {
  const Lying lying{to_rad(60)};
  const DorsalProfile profile = profile_of(lying, body(lying, bulging(0.02)));
  for (const double s : {0.10, 0.20, 0.38, 0.50, 0.66}) {
    EXPECT_NEAR(profile.d[ProfileGrid::index(s)], bulging(0.02)(s), 5e-4) << s;
  }
}

TEST(TraceBack, WhereTheLineLeavesTheBodyNothingIsSeen) {
  // Above s = 0.8 the line from hip to shoulder runs in front of the body.
  const Lying lying;
  std::vector<ContourPoint> ring;
  for (int k = 150; k >= -50; --k) ring.push_back(lying.at(0.01 * k, 0.2));
  for (int k = -50; k <= 150; ++k) ring.push_back(lying.at(0.01 * k, k > 80 ? 0.1 : -0.25));
  const DorsalProfile profile = profile_of(lying, {ring, {0}});
  EXPECT_TRUE(profile.seen[ProfileGrid::index(0.7)]);
  EXPECT_FALSE(profile.seen[ProfileGrid::index(0.9)]);
}

TEST(TraceBack, ABarBehindTheBackIsNotTheBack) {
  // A second ring, apart: the nearest way out of the body is the back.
  const Lying lying;
  Silhouette outline = body(lying, flat);
  outline.ring_starts.push_back(static_cast<std::uint32_t>(outline.points.size()));
  for (const auto& [s, d] : {std::pair(0.5, 0.5), {0.3, 0.5}, {0.3, 0.4}, {0.5, 0.4}}) {
    outline.points.push_back(lying.at(s, d));
  }
  const DorsalProfile profile = profile_of(lying, outline);
  EXPECT_TRUE(profile.seen[ProfileGrid::index(0.4)]);
  EXPECT_NEAR(profile.d[ProfileGrid::index(0.4)], 0.2, 1e-4);
}

TEST(TraceBack, BeyondTheBodyNothingIsSeenAndNothingIsMadeUp) {
  const Lying lying;
  std::vector<ContourPoint> ring;
  for (const auto& [s, d] : {std::pair(0.6, 0.2), {0.0, 0.2}, {0.0, -0.2}, {0.6, -0.2}}) {
    ring.push_back(lying.at(s, d));
  }
  const DorsalProfile profile = profile_of(lying, {ring, {0}});
  EXPECT_FALSE(profile.seen[ProfileGrid::index(-0.1)]);
  EXPECT_TRUE(profile.seen[ProfileGrid::index(0.3)]);
  EXPECT_FALSE(profile.seen[ProfileGrid::index(0.7)]);
  EXPECT_FALSE(measure_back(profile)) << "half a back has no shape";
  for (const std::uint8_t seen : profile_of(lying, {}).seen) EXPECT_FALSE(seen);
  const Silhouette line{{lying.at(0.5, 0.2), lying.at(0, 0.2)}, {0}};
  for (const std::uint8_t seen : profile_of(lying, line).seen) EXPECT_FALSE(seen);
}

// ---------------------------------------------------------------------------------- measure_back

DorsalProfile filled(const Back& back) {
  DorsalProfile profile;
  for (std::size_t k = 0; k < ProfileGrid::kCount; ++k) {
    profile.d[k] = back(ProfileGrid::s_of(k));
    profile.seen[k] = 1;
  }
  return profile;
}

// Of a parabola: its mean is two thirds of its height (57 samples: 0.6548 of it), and the straight
// line through a piece of it has the slope of the piece's middle, 4 · rise · (1 − 2u) / 0.56 at
// u = 0.1786 and 0.8214. Rise 0.02 of a trunk is 10.7 mm of 535.
TEST(MeasureBack, OfAParabolaByHand) {
  for (const double rise : {0.02, 0.01, -0.01, -0.02}) {
    const auto shape = measure_back(filled(bulging(rise)));
    ASSERT_TRUE(shape);
    EXPECT_NEAR(shape->mean_deviation_mm, 535 * rise * 2 / 3, 535 * 0.013 * std::abs(rise));
    EXPECT_NEAR(shape->bulge_mm, rise > 0 ? 535 * rise : 0, 1e-6);
    EXPECT_NEAR(shape->gap_mm, rise < 0 ? -535 * rise : 0, 1e-6);
    EXPECT_NEAR(shape->bend_rad, 2 * std::atan(4 * rise * (1 - 2 * 0.178571) / 0.56), 1e-5);
  }
}

TEST(MeasureBack, AStraightBackHasNoShapeHoweverItLies) {
  for (const double tilt : {-0.3, 0.0, 0.25}) {
    const auto shape = measure_back(filled([=](double s) { return 0.2 + tilt * s; }));
    ASSERT_TRUE(shape);
    EXPECT_NEAR(shape->mean_deviation_mm, 0, 1e-9);
    EXPECT_NEAR(shape->bulge_mm, 0, 1e-9);
    EXPECT_NEAR(shape->bend_rad, 0, 1e-9);
  }
}

TEST(MeasureBack, DistancesAreSquareToTheStick) {
  // On a chord tilted by atan ½ a step of 0.01 along d lies 0.01 · cos off the stick.
  const double tilt = 0.5, step = 0.01;
  const auto shape = measure_back(filled([=](double s) {
    const bool middle = std::abs(s - 0.38) < 0.004;
    return 0.2 + tilt * s + (middle ? step : 0);
  }));
  ASSERT_TRUE(shape);
  EXPECT_NEAR(shape->bulge_mm, 535 * step / std::hypot(1, tilt), 1e-6);
}

TEST(MeasureBack, AskForTheWholeBack) {
  for (const double missing : {-0.05, 0.0, 0.3, 0.66}) {
    DorsalProfile profile = filled(flat);
    profile.seen[ProfileGrid::index(missing)] = 0;
    EXPECT_FALSE(measure_back(profile)) << missing;
  }
  for (const double beyond : {-0.06, 0.67, 1.2}) {
    DorsalProfile profile = filled(flat);
    profile.seen[ProfileGrid::index(beyond)] = 0;
    EXPECT_TRUE(measure_back(profile)) << beyond;
  }
}

// The same back on the picture: leaning more or less, facing the other way, twice as large, is the
// same shape.
TEST(MeasureBack, LeanFacingAndSizeChangeNothing) {
  const auto at = [](const Lying& lying) {
    return *measure_back(profile_of(lying, body(lying, bulging(0.02))));
  };
  const BackShape reference = at({to_rad(60)});
  EXPECT_NEAR(reference.mean_deviation_mm, 0.6548 * 0.02 * 535, 0.05);
  for (const Lying& other : {Lying{to_rad(20)}, Lying{to_rad(90)}, Lying{to_rad(60), -1},
                             Lying{to_rad(60), 1, 400}, Lying{to_rad(60), 1, 60, {90, 400}}}) {
    const BackShape shape = at(other);
    EXPECT_NEAR(shape.mean_deviation_mm, reference.mean_deviation_mm, 0.05);
    EXPECT_NEAR(shape.bulge_mm, reference.bulge_mm, 0.05);
    EXPECT_NEAR(shape.bend_rad, reference.bend_rad, 1e-3);
  }
}

// -------------------------------------------------------------------------------------- lay_dowel

BodyMotion still(const Lying& lying, std::size_t frames) {
  BodyMotion m;
  m.mid_hip = m.mid_shoulder = m.ear = PointPath(frames);
  m.trunk_inclination_rad = Series(frames);
  m.ground.trunk_px = lying.trunk_px;
  m.ground.larger.assign(frames, 1);
  m.ground.feet_away.assign(frames, {});
  for (std::size_t i = 0; i < frames; ++i) {
    m.time_s.push_back(static_cast<double>(i) / 30);
    m.mid_hip.set(i, lying.hip);
    m.mid_shoulder.set(i, lying.shoulder());
    m.trunk_inclination_rad.set(i, lying.lean_rad);
  }
  return m;
}

View from_the_side() {
  View view;
  view.kind = ViewKind::kSide;
  view.facing = Facing::kRight;
  view.spine_usable = true;
  return view;
}

TEST(LayDowel, SoftEdgesAreToldInMillimetresOfTheTrunk) {
  const Lying lying{to_rad(50)};
  SilhouetteTrack track;
  track.frames.assign(3, pack(body(lying, bulging(0.01))));
  track.frames[1].softness_px = 2;
  const DowelTrack dowel = lay_dowel(&track, 0, from_the_side(), still(lying, 3));
  EXPECT_EQ(dowel.drawings.size(), 3U);
  EXPECT_FALSE(dowel.softness_mm.has(0));
  EXPECT_NEAR(dowel.softness_mm.value[1], 535 * 2 / 200.0, 1e-6);
}

TEST(LayDowel, FramesWithoutAnOutlineOrATrunkHaveNoStick) {
  const Lying lying{to_rad(50)};
  SilhouetteTrack track;
  track.frames.assign(4, pack(body(lying, flat)));
  track.frames[1] = {};
  BodyMotion m = still(lying, 3);
  m.mid_hip.seen[2] = 0;
  // The motion's first frame is the second of the film: outlines 1, 2 and 3.
  const DowelTrack dowel = lay_dowel(&track, 1, from_the_side(), m);
  EXPECT_FALSE(dowel.bulge_mm.has(0));
  EXPECT_TRUE(dowel.bulge_mm.has(1));
  EXPECT_FALSE(dowel.bulge_mm.has(2));
  EXPECT_TRUE(dowel.unusable_reason.empty());
}

TEST(LayDowel, WithoutOutlinesItSaysWhyThereIsNone) {
  const DowelTrack dowel = lay_dowel(nullptr, 0, from_the_side(), still(Lying{}, 2));
  EXPECT_FALSE(dowel.unusable_reason.empty());
  EXPECT_EQ(dowel.mean_deviation_mm.size(), 2U);
}

TEST(LayDowel, TheStickTouchesTailboneAndUpperBackOfAStraightBackOnly) {
  const Lying lying{to_rad(50)};
  const auto drawn = [&](double rise) {
    SilhouetteTrack track;
    track.frames.assign(1, pack(body(lying, bulging(rise))));
    return lay_dowel(&track, 0, from_the_side(), still(lying, 1)).drawings.at(0);
  };
  EXPECT_TRUE(drawn(0).tailbone_touches && drawn(0).upper_back_touches);
  const DowelDrawing rounded = drawn(0.04);
  EXPECT_FALSE(rounded.tailbone_touches || rounded.upper_back_touches) << "21 mm of bulge";
  const DowelDrawing hollow = drawn(-0.03);
  EXPECT_TRUE(hollow.tailbone_touches && hollow.upper_back_touches) << "it bridges the hollow";
}

}  // namespace
}  // namespace dowel
