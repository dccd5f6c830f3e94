// The same set filmed differently is the same set.

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"
#include "core/synthetic/random.h"

namespace dowel {
namespace {

using namespace testing;

// A good set with one rounded and one squatted rep: verdicts of every kind.
SyntheticMotion mixed_set() {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 5);
  motion.faults.rounding_mm = 14;
  motion.faulty_reps = {2, 4};
  return motion;
}

std::vector<std::string> verdicts(const SetAnalysis& analysis) {
  std::vector<std::string> all;
  for (const RepFindings& rep : analysis.findings) {
    for (const Finding& f : rep.findings) all.push_back(f.rule + " " + name_of(f.state));
  }
  return all;
}

// Everything that a reader of the report would compare.
void expect_same_set(const SetAnalysis& a, const SetAnalysis& b) {
  EXPECT_EQ(a.exercise.id, b.exercise.id);
  EXPECT_EQ(verdicts(a), verdicts(b));
  ASSERT_EQ(a.reps.reps.size(), b.reps.reps.size());
  constexpr double kTime_s = 0.1, kAngle_deg = 1.5, kSpine_mm = 0.7;
  for (std::size_t r = 0; r < a.reps.reps.size(); ++r) {
    const auto time = [](const SetAnalysis& s, std::size_t frame) {
      return s.motion.time_s[frame];
    };
    const Rep& x = a.reps.reps[r];
    const Rep& y = b.reps.reps[r];
    EXPECT_NEAR(time(a, x.ascent_from), time(b, y.ascent_from), kTime_s);
    EXPECT_NEAR(time(a, x.ascent_to), time(b, y.ascent_to), kTime_s);
    for (const char* angle : {"trunk_inclination_deg", "hip_flexion_deg", "knee_flexion_deg"}) {
      EXPECT_NEAR(number_of(a.findings[r], angle), number_of(b.findings[r], angle), kAngle_deg)
          << angle;
    }
    EXPECT_NEAR(number_of(a.findings[r], "spine_mdev_mm"),
                number_of(b.findings[r], "spine_mdev_mm"), kSpine_mm);
  }
}

SyntheticCamera sixty_hertz() {
  SyntheticCamera camera = test_camera();
  camera.fps = 60;
  return camera;
}

const SetAnalysis& reference() {
  static const SetAnalysis kReference =
      film_and_analyse(mixed_set(), sixty_hertz(), nullptr).analysis;
  return kReference;
}

void expect_as_reference(const SyntheticCamera& camera) {
  const auto set = film_and_analyse(mixed_set(), camera, nullptr);
  expect_same_set(reference(), set.analysis);
}

TEST(Invariance, TheReferenceIsWhatWasDone) {
  ASSERT_EQ(reference().reps.counted, 5);
  EXPECT_EQ(state_of(reference().findings[0], "spine_rounded"), "held");
  EXPECT_EQ(state_of(reference().findings[1], "spine_rounded"), "broken");
}

TEST(Invariance, Mirrored) {
  SyntheticCamera camera = sixty_hertz();
  camera.facing = SyntheticCamera::Facing::kLeft;
  expect_as_reference(camera);
}

TEST(Invariance, Rescaled) {
  for (const double factor : {0.5, 0.75, 2.0, 3.0}) {
    SCOPED_TRACE(factor);
    SyntheticCamera camera = sixty_hertz();
    camera.metres_per_pixel /= factor;
    camera.width_px = static_cast<int>(camera.width_px * factor);
    camera.height_px = static_cast<int>(camera.height_px * factor);
    expect_as_reference(camera);
  }
}

TEST(Invariance, LifterElsewhereInThePicture) {
  for (const double x_px : {260.0, 470.0}) {
    SyntheticCamera camera = sixty_hertz();
    camera.origin_px = Vec2{x_px, 520};
    expect_as_reference(camera);
  }
}

TEST(Invariance, FrameRate) {
  for (const double fps : {15.0, 24.0, 30.0, 120.0}) {
    SCOPED_TRACE(fps);
    SyntheticCamera camera = sixty_hertz();
    camera.fps = fps;
    expect_as_reference(camera);
  }
}

TEST(Invariance, VariableRate) {
  SyntheticCamera camera = sixty_hertz();
  synthetic::Random random(5);
  const double end_s = film(mixed_set(), sixty_hertz()).truth.frames.back().time_s;
  for (double time_s = 0; time_s < end_s; time_s += 0.012 + 0.03 * random.uniform()) {
    camera.times_s.push_back(time_s);
  }
  expect_as_reference(camera);
}

TEST(Invariance, DroppedFrames) {
  SyntheticCamera camera = sixty_hertz();
  camera.dropped_share = 0.25;
  expect_as_reference(camera);
}

TEST(Invariance, LensNearBy) {
  // A lens four metres away instead of a parallel projection: nothing that is judged may turn.
  SyntheticCamera camera = sixty_hertz();
  camera.perspective = SyntheticCamera::Perspective{};
  const auto set = film_and_analyse(mixed_set(), camera, nullptr);
  EXPECT_EQ(verdicts(reference()), verdicts(set.analysis));
}

TEST(Invariance, SmallTurnsOfTheCamera) {
  for (const double yaw_deg : {-8.0, 8.0}) {
    SCOPED_TRACE(yaw_deg);
    SyntheticCamera camera = sixty_hertz();
    camera.yaw_rad = to_rad(yaw_deg);
    const auto set = film_and_analyse(mixed_set(), camera, nullptr);
    EXPECT_EQ(set.analysis.reps.counted, 5);
    EXPECT_EQ(state_of(set.analysis.findings[1], "spine_rounded"), "broken");
    for (const std::size_t good : {0U, 2U, 4U}) {
      EXPECT_EQ(broken_in(set.analysis.findings[good]), "");
    }
  }
}

}  // namespace
}  // namespace dowel
