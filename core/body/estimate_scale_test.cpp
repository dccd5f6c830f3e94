// Height and metre by hand, on bodies drawn to measure.

#include "core/body/estimate_scale.h"

#include <gtest/gtest.h>

#include "core/body/estimate_view.h"
#include "core/body/testing/drawn_body.h"

namespace dowel {
namespace {

using namespace testing;

Scale scale_of(const PoseTrack& track, std::optional<double> height_m) {
  AthleteBody athlete;
  athlete.height_m = height_m;
  return estimate_scale(track, find_ground(track, {}), athlete);
}

// The drawn ear stands 2.84 trunks over the ankle, the heel 0.05 below it: 289 px of 0.936 − 0.02
// of the height, so 315.5 px; 1.80 m of them.
TEST(EstimateScale, IsWorkedOutFromEarAndHeel) {
  const PoseTrack track = draw_film(2, [](double) { return DrawnBody{}; });
  const Scale scale = scale_of(track, 1.80);
  ASSERT_TRUE(scale.standing_height_px && scale.metres_per_pixel);
  EXPECT_NEAR(*scale.standing_height_px, 289 / 0.916, 0.01);
  EXPECT_NEAR(*scale.metres_per_pixel, 1.80 * 0.916 / 289, 1e-6);
  EXPECT_NEAR(scale.metres_per_pixel_sd / *scale.metres_per_pixel, 0.02, 1e-9);
}

TEST(EstimateScale, WhoWaversHasALessSureMetre) {
  // Ears that nod by 5 % of 289 px: heights scatter so, and say it by 1.4826 times their median
  // way.
  PoseTrack track = draw_film(2, [](double) { return DrawnBody{}; });
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    for (const Joint ear : {Joint::kLeftEar, Joint::kRightEar}) {
      track.frames[i].image[index_of(ear)].y_px += 14.45F * (static_cast<float>(i % 3) - 1);
    }
  }
  const Scale scale = scale_of(track, 1.80);
  ASSERT_TRUE(scale.metres_per_pixel);
  EXPECT_NEAR(scale.metres_per_pixel_sd / *scale.metres_per_pixel, 1.4826 * 0.05, 0.005);
}

TEST(EstimateScale, WhoNeverStandsHasNoHeight) {
  const PoseTrack bent = draw_film(2, [](double) {
    DrawnBody body;
    body.lean_rad = to_rad(50);
    return body;
  });
  const Scale scale = scale_of(bent, 1.80);
  EXPECT_FALSE(scale.standing_height_px || scale.metres_per_pixel);
  EXPECT_NEAR(scale.trunk_length_px, 100, 0.01);
  EXPECT_EQ(scale.from, ScaleSource::kNone);
}

TEST(EstimateScale, TwoFramesAreNotEnough) {
  PoseTrack track = draw_film(1, [](double) { return DrawnBody{}; });
  track.frames.resize(2);
  EXPECT_FALSE(scale_of(track, 1.80).standing_height_px);
  track = draw_film(1, [](double) { return DrawnBody{}; });
  track.frames.resize(3);
  EXPECT_TRUE(scale_of(track, 1.80).standing_height_px);
}

TEST(EstimateScale, WhoCameNearerIsMeasuredAtTheUsualDistance) {
  const PoseTrack track = draw_film(12, [](double time_s) {
    DrawnBody body;
    if (time_s > 8) body.trunk_px = 200;
    return body;
  });
  EXPECT_NEAR(*scale_of(track, {}).standing_height_px, 289 / 0.916, 8);
}

// ------------------------------------------------------------------------------ estimate_view.h

View view_of(const DrawnBody& body, const ViewLimits& limits = {}) {
  return estimate_view(draw_film(1, [&](double) { return body; }), limits);
}

// A bar on the back bends the network's shoulder line: hips and feet outvote it.
TEST(EstimateView, WhereShouldersAndHipsDisagreeTheFeetDecide) {
  for (const double shoulders_deg : {-50.0, 40.0, 60.0}) {
    DrawnBody body;
    body.shoulders_rad = to_rad(shoulders_deg);
    const View view = view_of(body);
    EXPECT_NEAR(to_deg(view.yaw_rad.value), 0, 1) << shoulders_deg;
    EXPECT_NEAR(to_deg(view.yaw_rad.sd), std::abs(shoulders_deg) / 2, 1)
        << "half of what they disagree by";
  }
}

TEST(EstimateView, ALittleDisagreementIsShared) {
  DrawnBody body;
  body.shoulders_rad = to_rad(10);
  const View view = view_of(body);
  EXPECT_NEAR(to_deg(view.yaw_rad.value), 5, 0.5);
  EXPECT_NEAR(to_deg(view.yaw_rad.sd), 5, 0.5);
}

TEST(EstimateView, LimitsAreThoseOfTheKnowledge) {
  DrawnBody body;
  body.heading_rad = to_rad(30);
  EXPECT_EQ(view_of(body).kind, ViewKind::kOblique);
  ViewLimits wider;
  wider.sagittal_rad = to_rad(40);
  EXPECT_EQ(view_of(body, wider).kind, ViewKind::kSide);
  EXPECT_EQ(view_of(body, wider).advice.size(), 2U) << "off the side, and how to film";
  ViewLimits front;
  front.front_rad = to_rad(25);
  EXPECT_EQ(view_of(body, front).kind, ViewKind::kFront);
  EXPECT_FALSE(view_of(body, front).sagittal_usable);
}

TEST(EstimateView, FeetThatPointNowhereForbidTheSpine) {
  PoseTrack track = draw_film(1, [](double) { return DrawnBody{}; });
  for (PoseFrame& f : track.frames) {
    for (const auto& [toe, heel] : {std::pair(Joint::kLeftFootIndex, Joint::kLeftHeel),
                                    std::pair(Joint::kRightFootIndex, Joint::kRightHeel)}) {
      f.image[index_of(toe)].x_px = f.image[index_of(heel)].x_px;
    }
  }
  const View view = estimate_view(track, {});
  EXPECT_EQ(view.facing, Facing::kUnknown);
  EXPECT_FALSE(view.spine_usable);
  EXPECT_TRUE(view.sagittal_usable);
}

TEST(EstimateView, TheSideNearerToTheLensIsTheNearOne) {
  for (const double heading_deg : {0.0, 20.0, -20.0}) {
    DrawnBody body;
    body.heading_rad = to_rad(heading_deg);
    EXPECT_EQ(view_of(body).near_side, BodySide::kRight) << heading_deg;
    body.heading_rad += std::numbers::pi;
    EXPECT_EQ(view_of(body).near_side, BodySide::kLeft) << heading_deg;
    EXPECT_EQ(view_of(body).facing, Facing::kLeft) << heading_deg;
  }
}

}  // namespace
}  // namespace dowel
