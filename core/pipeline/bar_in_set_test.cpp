// The synthetic lifter's bar, as a camera with a lens sees its near plate, against where it really
// was.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

constexpr double kPlateAside_m = 0.66, kPlate_m = 0.45;
// The goal of the design for velocities [m/s].
constexpr double kVelocity_m_s = 0.02;

SyntheticCamera lens() {
  SyntheticCamera camera = ::dowel::testing::test_camera();
  camera.perspective = SyntheticCamera::Perspective{3.0, 0.9};
  camera.origin_px = Vec2{360, 560};
  return camera;
}

BarPoints plate_of(const SyntheticClip& clip, const SyntheticCamera& camera) {
  const synthetic::View view(camera);
  const double side = view.right_is_near() ? 1 : -1;
  BarPoints bar;
  bar.kind = BarKind::kPlate;
  for (const SyntheticFrameTruth& truth : clip.truth.frames) {
    BarPoint& point = bar.frames.emplace_back();
    if (!truth.bar_m) continue;
    const Vec3 plate = view.to_camera({truth.bar_m->x, truth.bar_m->y, kPlateAside_m * side});
    point.seen = true;
    point.centre_px = view.to_px(plate);
    point.radius_px = kPlate_m / 2 * view.scale_at(plate.z);
    point.sd_px = 0.3;
  }
  return bar;
}

struct TrueRise {
  double way_m = 0, mean_m_s = 0;
};

// From lowest to highest, a fiftieth left out at both ends, between the frames' own times.
TrueRise true_rise(const SyntheticTruth& truth, std::size_t from, std::size_t to) {
  double low = 1e9, high = -1e9;
  for (std::size_t i = from; i <= to; ++i) {
    low = std::min(low, truth.frames[i].bar_m->y);
    high = std::max(high, truth.frames[i].bar_m->y);
  }
  const auto crossing = [&](double level) {
    for (std::size_t i = from; i < to; ++i) {
      const double a = truth.frames[i].bar_m->y, b = truth.frames[i + 1].bar_m->y;
      if (a < level && b >= level) {
        const double share = (level - a) / (b - a);
        return truth.frames[i].time_s +
               share * (truth.frames[i + 1].time_s - truth.frames[i].time_s);
      }
    }
    return truth.frames[to].time_s;
  };
  const double way = high - low;
  const double lasts = crossing(high - 0.02 * way) - crossing(low + 0.02 * way);
  return {way, 0.96 * way / lasts};
}

SetAnalysis analyse(const SyntheticClip& clip, const SyntheticCamera& camera, bool with_plate) {
  FilmFacts film;
  film.bar = plate_of(clip, camera);
  AthleteBody athlete = ::dowel::testing::athlete_with(100);
  if (with_plate) athlete.plate_m = kPlate_m;
  auto set = analyse_set(clip.poses, &clip.silhouettes, athlete,
                         ::dowel::testing::technique().find_profile("deadlift"),
                         ::dowel::testing::technique(), film);
  EXPECT_TRUE(set) << set.error().message;
  return set ? std::move(*set) : SetAnalysis{};
}

TEST(BarInSet, TellsVelocitiesOfTheSyntheticLiftersBar) {
  const SyntheticCamera camera = lens();
  const auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, 3), camera);
  const SetAnalysis set = analyse(clip, camera, true);
  ASSERT_EQ(set.reps.counted, 3);
  ASSERT_EQ(set.bar.reps.size(), set.reps.reps.size());
  EXPECT_EQ(set.bar.motion.scale.from, ScaleSource::kPlate);
  EXPECT_TRUE(set.bar.motion.scale.from_height);
  for (std::size_t r = 0; r < set.bar.reps.size(); ++r) {
    const RepBar& bar = set.bar.reps[r];
    ASSERT_TRUE(bar.followed) << bar.reason;
    const Rep& rep = set.reps.reps[r];
    const TrueRise truth = true_rise(clip.truth, rep.ascent_from > 12 ? rep.ascent_from - 12 : 0,
                                     std::min(rep.ascent_to + 12, clip.truth.frames.size() - 1));
    EXPECT_NEAR(bar.rise_m->value, truth.way_m, 0.02 * truth.way_m);
    EXPECT_NEAR(bar.mean_velocity_m_s->value, truth.mean_m_s, kVelocity_m_s);
    EXPECT_LT(bar.mean_velocity_m_s->sd, 2 * kVelocity_m_s);
  }
}

// Told by the height alone the plate's distance is not known well, and the sd must say so.
TEST(BarInSet, TellsThemByHeightWithinItsSd) {
  const SyntheticCamera camera = lens();
  const auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, 2), camera);
  const SetAnalysis by_plate = analyse(clip, camera, true),
                    by_height = analyse(clip, camera, false);
  EXPECT_EQ(by_height.bar.motion.scale.from, ScaleSource::kHeight);
  for (std::size_t r = 0; r < by_height.bar.reps.size(); ++r) {
    const auto& told = by_height.bar.reps[r].mean_velocity_m_s;
    ASSERT_TRUE(told);
    EXPECT_LT(std::abs(told->value - by_plate.bar.reps[r].mean_velocity_m_s->value),
              2.5 * told->sd);
  }
}

// A plate of known size tells the body's own scale where no height does, and no more than that.
TEST(BarInSet, GivesTheBodyAScale) {
  const SyntheticCamera camera = lens();
  const auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, 2), camera);
  FilmFacts film;
  film.bar = plate_of(clip, camera);
  AthleteBody athlete;
  const auto* exercise = ::dowel::testing::technique().find_profile("deadlift");
  const auto run = [&] {
    return analyse_set(clip.poses, &clip.silhouettes, athlete, exercise,
                       ::dowel::testing::technique(), film);
  };
  EXPECT_EQ(run()->scale.from, ScaleSource::kNone);
  athlete.plate_m = kPlate_m;
  const auto set = run();
  EXPECT_EQ(set->scale.from, ScaleSource::kPlate);
  EXPECT_LT(std::abs(*set->scale.metres_per_pixel - camera.metres_per_pixel),
            2 * set->scale.metres_per_pixel_sd);
}

// Behind a plate nobody is seen for the whole of the second repetition; the plate is.
TEST(BarInSet, CountsARepOfWhichOnlyTheBarIsSeen) {
  const SyntheticCamera camera = lens();
  auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, 3), camera);
  const SyntheticRep& second = clip.truth.reps[1];
  for (PoseFrame& frame : clip.poses.frames) {
    if (frame.time_s > second.ascent_start_s - 0.4 && frame.time_s < second.end_s + 0.2) {
      frame.found = false;
    }
  }
  const SetAnalysis set = analyse(clip, camera, false);
  ASSERT_EQ(set.reps.counted, 3);
  const Rep& hidden = set.reps.reps[1];
  EXPECT_EQ(hidden.told_by, std::vector{Witness::kBar});
  // The bar has all but arrived before the body stands: the last degrees raise it by little.
  const double up_s = second.lockout_s - second.ascent_start_s;
  EXPECT_GT(set.motion.time_s[hidden.ascent_to], second.ascent_start_s + 0.6 * up_s);
  EXPECT_LT(set.motion.time_s[hidden.ascent_to], second.lockout_s);
  const auto said = std::ranges::find(set.warnings, "rep_unsure", &Warning::code);
  ASSERT_NE(said, set.warnings.end());
  EXPECT_EQ(said->message, "Rep 2 is not sure: the body was hidden, and only the bar tells of it.");
  for (const Finding& finding : set.findings[1].findings) {
    EXPECT_EQ(finding.state, FindingState::kCannotTell) << finding.rule;
  }
  const auto without = analyse_set(clip.poses, &clip.silhouettes, AthleteBody{},
                                   ::dowel::testing::technique().find_profile("deadlift"),
                                   ::dowel::testing::technique());
  ASSERT_TRUE(without);
  ASSERT_EQ(without->reps.counted, 2);
  // What the first one is set down with ends where the body is lost, not at the film's end.
  EXPECT_LT(without->motion.time_s[without->reps.reps[0].end_frame], second.ascent_start_s);
}

// Whoever stands up once more and leaves the bar where it lies has made no third repetition.
TEST(BarInSet, CountsNoRiseThatLeavesTheBar) {
  const SyntheticCamera camera = lens();
  auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, 3), camera);
  const double from_s = clip.truth.reps[2].ascent_start_s;
  std::size_t last = 0;
  while (clip.truth.frames[last].time_s < from_s) ++last;
  for (std::size_t i = last; i < clip.poses.frames.size(); ++i) {
    clip.truth.frames[i].bar_m = clip.truth.frames[last].bar_m;
    for (const Joint joint : {Joint::kLeftWrist, Joint::kRightWrist}) {
      clip.poses.frames[i].image[index_of(joint)] = clip.poses.frames[last].image[index_of(joint)];
    }
  }
  const SetAnalysis set = analyse(clip, camera, false);
  EXPECT_EQ(set.reps.counted, 2);
  ASSERT_EQ(set.reps.dropped.size(), 1U);
  EXPECT_EQ(set.reps.dropped[0].reason, DropReason::kBarStays);
}

// The network draws the leg behind a plate on its rim; the leg is closed from hip and foot instead.
TEST(BarInSet, TellsTheKneeBehindAPlate) {
  constexpr int kReps = 10;
  SyntheticCamera camera = lens();
  camera.perspective->lens_height_m = 0.05;  // a phone on the floor sees the plate before the knee
  auto clip =
      ::dowel::testing::film(make_synthetic_motion(SyntheticExercise::kDeadlift, kReps), camera);
  const BarPoints plate = plate_of(clip, camera);
  int moved = 0;
  for (std::size_t i = 0; i < clip.poses.frames.size(); ++i) {
    for (const Joint joint : {Joint::kLeftKnee, Joint::kRightKnee}) {
      Landmark& knee = clip.poses.frames[i].image[index_of(joint)];
      if (!is_behind_plate(plate, i, {knee.x_px, knee.y_px})) continue;
      const BarPoint& rim = plate.frames[i];
      knee.x_px = static_cast<float>(rim.centre_px.x + 0.55 * rim.radius_px);
      knee.y_px = static_cast<float>(rim.centre_px.y - 0.55 * rim.radius_px);
      ++moved;
    }
  }
  ASSERT_GT(moved, 10 * kReps);
  const SetAnalysis set = analyse(clip, camera, false);
  ASSERT_EQ(set.reps.counted, kReps);
  int answered = 0;
  for (int r = 0; r < kReps; ++r) {
    const Rep& rep = set.reps.reps[static_cast<std::size_t>(r)];
    EXPECT_FALSE(set.motion.knee.has(rep.bottom_frame));
    const RepFindings& found = set.findings[static_cast<std::size_t>(r)];
    answered += std::ranges::all_of(found.findings, [](const Finding& finding) {
      return finding.checkpoint != "C-04" || finding.state != FindingState::kCannotTell;
    });
    const auto knee = std::ranges::find(found.measures, "knee_flexion_deg", &Measure::id);
    ASSERT_TRUE(knee->value) << knee->reason;
    const double truth = to_deg(clip.truth.frames[rep.bottom_frame].knee_flexion_rad);
    EXPECT_LT(std::abs(knee->value->value - truth), 8);
    EXPECT_LT(std::abs(knee->value->value - truth), 2.5 * knee->value->sd);
    EXPECT_LT(knee->value->sd, 15);
  }
  EXPECT_GE(answered, 9 * kReps / 10);
}

}  // namespace
}  // namespace dowel
