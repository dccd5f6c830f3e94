// A set as people film it: the phone tilts, is held in a hand, is walked up to; the lifter turns
// round, sets the feet anew, is never seen upright; the film is cut. The lift stays what it is.

#include <gtest/gtest.h>

#include <functional>
#include <numbers>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

constexpr int kReps = 4;

SyntheticClip plain_set(SyntheticCamera::Facing facing = SyntheticCamera::Facing::kRight) {
  SyntheticCamera camera = test_camera();
  camera.facing = facing;
  camera.landmark_noise_px = kUsualNoise_px;
  return film(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, kReps), camera);
}

SetAnalysis measure(const SyntheticClip& clip, const FilmFacts& film = {}) {
  const auto set = analyse_set(clip.poses, &clip.silhouettes, athlete_with(20),
                               technique().find_profile("kettlebell-deadlift"), technique(), film);
  EXPECT_TRUE(set) << set.error().message;
  return set ? *set : SetAnalysis{};
}

void move_points(PoseFrame& frame, const std::function<Vec2(Vec2)>& move) {
  for (Landmark& point : frame.image) {
    const Vec2 there = move({point.x_px, point.y_px});
    point.x_px = static_cast<float>(there.x);
    point.y_px = static_cast<float>(there.y);
  }
}

// Moves the whole picture as a function of time. @returns what a look at the background would tell
CameraPath move_picture(SyntheticClip& clip, const std::function<Vec2(double time_s)>& shift_px) {
  CameraPath path{{clip.poses.width_px / 2.0, clip.poses.height_px / 2.0}, {}};
  for (PoseFrame& frame : clip.poses.frames) {
    const Vec2 shift = shift_px(frame.time_s);
    move_points(frame, [&](Vec2 p) { return p + shift; });
    path.frames.push_back({shift, 1});
  }
  clip.silhouettes.frames.assign(clip.poses.frames.size(), {});
  return path;
}

double share_of_height(const SyntheticClip& clip, double share) {
  return share * clip.poses.height_px;
}

TEST(FieldConditions, APhoneThatTiltsLosesNoRep) {
  for (const double share : {0.05, 0.15, -0.3}) {
    SCOPED_TRACE(share);
    SyntheticClip clip = plain_set();
    const double end_s = clip.poses.frames.back().time_s, way = share_of_height(clip, share);
    const CameraPath path = move_picture(clip, [&](double t) { return Vec2{0, way * t / end_s}; });
    EXPECT_EQ(measure(clip, {{}, path}).reps.counted, kReps);
    EXPECT_EQ(measure(clip).reps.counted, kReps) << "the background tells nothing";
  }
}

TEST(FieldConditions, AHandThatSwaysNeitherAddsNorBreaks) {
  const SetAnalysis still = measure(plain_set());
  SyntheticClip clip = plain_set();
  const double way = share_of_height(clip, 0.06);
  const CameraPath path = move_picture(clip, [&](double t) {
    return Vec2{0.5 * way * std::sin(2.1 * t), way * std::sin(1.7 * t)};
  });
  const SetAnalysis held = measure(clip, {{}, path});
  ASSERT_EQ(held.reps.counted, kReps);
  for (std::size_t r = 0; r < held.findings.size(); ++r) {
    EXPECT_EQ(state_of(held.findings[r], "hips_back"), state_of(still.findings[r], "hips_back"));
    EXPECT_NEAR(number_of(held.findings[r], "hip_back_over_drop"),
                number_of(still.findings[r], "hip_back_over_drop"), 0.02);
  }
}

TEST(FieldConditions, AMotionThatTheFeetDoNotShareIsNoCamera) {
  const SyntheticClip clip = plain_set();
  CameraPath wrong{{360, 320}, {}};
  for (const PoseFrame& frame : clip.poses.frames) {
    wrong.frames.push_back({{0, 60 * std::sin(4 * frame.time_s)}, 1});
  }
  const SetAnalysis plain = measure(clip), misled = measure(clip, {{}, wrong});
  EXPECT_EQ(misled.reps.counted, kReps);
  EXPECT_EQ(number_of(misled.findings[0], "hip_back_over_drop"),
            number_of(plain.findings[0], "hip_back_over_drop"));
}

// Two seconds in which the figure grows by half and more, as of somebody who goes to the phone.
TEST(FieldConditions, WalkingUpToThePhoneTakesNoRepAway) {
  for (const double growth : {0.4, 1.5}) {
    SCOPED_TRACE(growth);
    SyntheticClip clip = plain_set();
    const PoseFrame last = clip.poses.frames.back();
    const PackedSilhouette none{};
    for (int i = 1; i <= 60; ++i) {
      PoseFrame frame = last;
      frame.time_s += i / 30.0;
      const double size = 1 + growth * i / 60;
      move_points(frame, [&](Vec2 p) {
        return Vec2{360 + size * (p.x - 360), 400 + size * (p.y - 400)};
      });
      clip.poses.frames.push_back(frame);
      clip.silhouettes.frames.push_back(none);
    }
    EXPECT_EQ(measure(clip).reps.counted, kReps);
  }
}

// What follows is another film, in the same picture.
SyntheticClip one_after_the_other(SyntheticClip first, const SyntheticClip& second,
                                  std::size_t second_from) {
  const double gap_s = first.poses.frames.back().time_s + 1 / 30.0;
  for (std::size_t i = second_from; i < second.poses.frames.size(); ++i) {
    first.poses.frames.push_back(second.poses.frames[i]);
    first.poses.frames.back().time_s += gap_s - second.poses.frames[second_from].time_s;
    first.silhouettes.frames.push_back(second.silhouettes.frames[i]);
  }
  return first;
}

TEST(FieldConditions, ALifterWhoTurnsRoundIsSeenFromBothSides) {
  const SyntheticClip clip =
      one_after_the_other(plain_set(), plain_set(SyntheticCamera::Facing::kLeft), 0);
  const SetAnalysis set = measure(clip);
  ASSERT_EQ(set.stretches.size(), 2U);
  EXPECT_EQ(set.stretches[0].view.facing, Facing::kRight);
  EXPECT_EQ(set.stretches[1].view.facing, Facing::kLeft);
  ASSERT_EQ(set.reps.counted, 2 * kReps);
  for (const RepFindings& rep : set.findings) {
    EXPECT_EQ(state_of(rep, "hips_back"), "held");
    EXPECT_EQ(state_of(rep, "spine_rounded"), "held");
  }
  EXPECT_EQ(set.motion.time_s.size(), clip.poses.frames.size());
  EXPECT_EQ(set.reps.reps.back().index, 2 * kReps);
}

TEST(FieldConditions, NoRepReachesAcrossACut) {
  SyntheticClip first = plain_set();
  const SyntheticClip second = plain_set();
  // Cut in the middle of the second ascent to the middle of the third.
  const auto middle = [&](std::size_t rep) {
    const SyntheticRep& r = first.truth.reps[rep];
    return static_cast<std::size_t>(30 * (r.ascent_start_s + r.lockout_s) / 2);
  };
  const std::size_t to = middle(1), from = middle(2);
  first.poses.frames.resize(to);
  first.silhouettes.frames.resize(to);
  const SyntheticClip clip = one_after_the_other(first, second, from);
  const double cut_s = clip.poses.frames[to].time_s;
  const SetAnalysis set = measure(clip, {{cut_s}, {}});
  ASSERT_EQ(set.stretches.size(), 2U);
  for (const Rep& rep : set.reps.reps) {
    EXPECT_EQ(rep.ascent_from < to, rep.ascent_to < to) << "an ascent across the cut";
    EXPECT_EQ(rep.start_frame < to, rep.end_frame < to) << "a rep across the cut";
  }
  // The first before the cut and the fourth after it are whole.
  EXPECT_EQ(set.reps.counted, 2);
}

TEST(FieldConditions, AnAscentThatIsNeverSeenUprightIsSaidAndNotCounted) {
  const SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 1);
  const SyntheticClip whole = film(motion, test_camera());
  const SyntheticRep& rep = whole.truth.reps.front();
  SyntheticCamera camera = test_camera();
  camera.start_s = rep.ascent_start_s - 0.3;
  camera.end_s = rep.ascent_start_s + 0.5 * (rep.lockout_s - rep.ascent_start_s);
  const auto set = film_and_analyse(motion, camera);
  EXPECT_EQ(set.analysis.reps.counted, 0);
  ASSERT_EQ(set.analysis.reps.reps.size(), 1U);
  EXPECT_TRUE(set.analysis.reps.reps.front().partial);
}

// While the bell stands on the floor one foot after the other is lifted and set down.
TEST(FieldConditions, FeetThatAreSetAnewAreNoJump) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, kReps);
  motion.tempo.bottom_s = 2;
  SyntheticClip clip = film(motion, test_camera());
  for (const SyntheticRep& rep : clip.truth.reps) {
    for (PoseFrame& frame : clip.poses.frames) {
      const double since_s = frame.time_s - (rep.ascent_start_s - 1.6);
      if (since_s < 0 || since_s > 1.2) continue;
      const bool left = since_s < 0.6;
      const double lift_px =
          25 * std::sin(std::numbers::pi * (left ? since_s : since_s - 0.6) / 0.6);
      for (const Joint joint :
           left ? std::array{Joint::kLeftAnkle, Joint::kLeftHeel, Joint::kLeftFootIndex}
                : std::array{Joint::kRightAnkle, Joint::kRightHeel, Joint::kRightFootIndex}) {
        Landmark& point = frame.image[index_of(joint)];
        point.y_px -= static_cast<float>(lift_px);
        point.visibility = 0.9F;
      }
    }
  }
  const SetAnalysis set = measure(clip);
  EXPECT_EQ(set.reps.counted, kReps);
  EXPECT_TRUE(set.reps.dropped.empty());
}

// All of the body goes up by a foot and comes down again at the end of each ascent.
TEST(FieldConditions, AJumpIsNoLiftAndIsSaid) {
  SyntheticClip clip = film(make_synthetic_motion(SyntheticExercise::kSquat, 3), test_camera());
  for (const SyntheticRep& rep : clip.truth.reps) {
    for (PoseFrame& frame : clip.poses.frames) {
      const double since_s = frame.time_s - (rep.lockout_s - 0.35);
      if (since_s < 0 || since_s > 0.5) continue;
      const double lift_px = 50 * std::sin(std::numbers::pi * since_s / 0.5);
      move_points(frame, [&](Vec2 p) { return p - Vec2{0, lift_px}; });
    }
  }
  for (PoseFrame& frame : clip.poses.frames) {
    for (Landmark& point : frame.image) point.visibility = 0.9F;
  }
  const auto set =
      analyse_set(clip.poses, nullptr, {}, technique().find_profile("squat"), technique());
  ASSERT_TRUE(set);
  EXPECT_EQ(set->reps.counted, 0);
  ASSERT_EQ(set->reps.dropped.size(), 3U);
  EXPECT_EQ(set->reps.dropped[0].reason, DropReason::kJump);
  EXPECT_TRUE(std::any_of(set->warnings.begin(), set->warnings.end(), [](const Warning& warning) {
    return warning.code == "not_counted" &&
           warning.message.find("both feet left the floor") != std::string::npos;
  }));
}

// A plate of 450 mm about the bar hides whatever lies behind it; feet are seen while it hangs.
std::size_t hide_behind_plate(SyntheticClip& clip) {
  const double radius_px = 0.225 / clip.truth.metres_per_pixel;
  std::size_t knees = 0;
  for (std::size_t i = 0; i < clip.poses.frames.size(); ++i) {
    const SyntheticFrameTruth& truth = clip.truth.frames[i];
    if (!truth.bar_m) continue;
    const double side = clip.truth.faces_right ? 1 : -1;
    const Vec2 bar{clip.truth.origin_px.x + side * truth.bar_m->x / clip.truth.metres_per_pixel,
                   clip.truth.origin_px.y - truth.bar_m->y / clip.truth.metres_per_pixel};
    for (const Joint joint :
         {Joint::kLeftKnee, Joint::kRightKnee, Joint::kLeftAnkle, Joint::kRightAnkle,
          Joint::kLeftHeel, Joint::kRightHeel, Joint::kLeftFootIndex, Joint::kRightFootIndex}) {
      Landmark& point = clip.poses.frames[i].image[index_of(joint)];
      if (norm(Vec2{point.x_px, point.y_px} - bar) > radius_px) continue;
      point.visibility = 0;
      knees += joint == Joint::kLeftKnee || joint == Joint::kRightKnee;
    }
  }
  return knees;
}

TEST(FieldConditions, BehindAPlateTheLegIsClosedFromHipAndFoot) {
  SyntheticCamera camera = test_camera();
  camera.landmark_noise_px = kUsualNoise_px;
  int answered = 0, reps = 0;
  for (const double knee_deg : {25.0, 50.0, 70.0}) {
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
    motion.bottom_knee_rad = to_rad(knee_deg);
    SyntheticClip clip = film(motion, camera);
    ASSERT_GT(hide_behind_plate(clip), 20U);
    const SetAnalysis set = analyse(clip, "deadlift", 60);
    ASSERT_EQ(set.reps.counted, 3);
    for (std::size_t r = 0; r < set.findings.size(); ++r) {
      ++reps;
      answered += state_of(set.findings[r], "knee_dominant") != "cannot tell";
      const SyntheticFrameTruth& truth = clip.truth.frames[set.reps.reps[r].bottom_frame];
      EXPECT_NEAR(number_of(set.findings[r], "knee_flexion_deg"), to_deg(truth.knee_flexion_rad),
                  8);
      EXPECT_NEAR(number_of(set.findings[r], "knee_over_hip_flexion"),
                  truth.knee_flexion_rad / truth.hip_flexion_rad, 0.10);
    }
  }
  EXPECT_EQ(answered, reps);
}

// The picture ends above the bent lifter's head; at the lockout nobody is found.
TEST(FieldConditions, ALifterWhoRisesOutOfThePictureIsCountedAndDoubted) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 2);
  SyntheticClip clip = film(motion, test_camera());
  // From where the shoulders have come half of the way on, all is above the picture's edge.
  float low = 0, high = 1e9F;
  for (const PoseFrame& frame : clip.poses.frames) {
    const float y = frame.image[index_of(Joint::kLeftShoulder)].y_px;
    low = std::max(low, y);
    high = std::min(high, y);
  }
  float edge = 0;
  for (const PoseFrame& frame : clip.poses.frames) {
    if (frame.image[index_of(Joint::kLeftShoulder)].y_px < 0.5F * (low + high)) continue;
    const float ear = frame.image[index_of(Joint::kLeftEar)].y_px;
    edge = edge == 0 ? ear : std::min(edge, ear);
  }
  for (PoseFrame& frame : clip.poses.frames) {
    for (Landmark& point : frame.image) point.y_px -= edge;
    frame.found = frame.image[index_of(Joint::kLeftEar)].y_px > 0;
  }
  clip.silhouettes.frames.assign(clip.poses.frames.size(), {});
  const SetAnalysis set = analyse(clip, "deadlift", 60);
  EXPECT_EQ(set.reps.counted, 2);
  for (std::size_t r = 0; r < set.reps.reps.size(); ++r) {
    EXPECT_TRUE(set.reps.reps[r].top_hidden);
    EXPECT_EQ(state_of(set.findings[r], "lockout_lean"), "cannot tell");
    EXPECT_EQ(state_of(set.findings[r], "hips_back"), "cannot tell");
  }
  EXPECT_TRUE(std::any_of(set.warnings.begin(), set.warnings.end(),
                          [](const Warning& w) { return w.code == "rep_unsure"; }));
}

// The same outlines, said to come from pictures ever softer.
TEST(FieldConditions, ARoundedBackIsNeverHeldOnASoftPicture) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, kReps);
  motion.faults.rounding_mm = 6;
  SyntheticClip clip = film(motion, test_camera());
  const double mm_per_px = 1000 * clip.truth.metres_per_pixel * 0.535 / clip.truth.trunk_m;
  double last_sd = 0;
  for (const double softness_mm : {0.0, 3.0, 6.0, 9.0, 12.0, 28.0}) {
    SCOPED_TRACE(softness_mm);
    for (PackedSilhouette& outline : clip.silhouettes.frames) {
      outline.softness_px = static_cast<float>(softness_mm / mm_per_px);
    }
    const SetAnalysis set = measure(clip);
    ASSERT_EQ(set.reps.counted, kReps);
    for (const RepFindings& rep : set.findings) {
      EXPECT_NE(state_of(rep, "spine_rounded"), "held");
      if (softness_mm > 9.5) {
        EXPECT_EQ(state_of(rep, "spine_rounded"), "cannot tell");
      }
    }
    if (softness_mm > 9.5) continue;
    const auto mdev = std::find_if(set.findings[0].measures.begin(), set.findings[0].measures.end(),
                                   [](const Measure& m) { return m.id == "spine_mdev_mm"; });
    ASSERT_TRUE(mdev->value);
    EXPECT_GT(mdev->value->sd, last_sd);
    last_sd = mdev->value->sd;
  }
}

TEST(FieldConditions, EveryRepSaysWhoToldOfIt) {
  const SetAnalysis set = measure(plain_set());
  ASSERT_EQ(set.reps.counted, kReps);
  for (const Rep& rep : set.reps.reps) {
    EXPECT_TRUE(rep.against.empty());
    const auto tells = [&](Witness witness) {
      return std::find(rep.told_by.begin(), rep.told_by.end(), witness) != rep.told_by.end();
    };
    EXPECT_TRUE(tells(Witness::kShoulders) && tells(Witness::kHipFlexion) &&
                tells(Witness::kTrunk));
  }
}

}  // namespace
}  // namespace dowel
