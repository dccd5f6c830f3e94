#include "report/rep_moments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/testing/sample_set.h"

namespace dowel::report {
namespace {

using ::testing::ElementsAre;
using testing::sample_set;

std::vector<std::string> titles(const std::vector<Moment>& moments) {
  std::vector<std::string> out;
  for (const Moment& moment : moments) out.push_back(moment.title);
  return out;
}

TEST(RepMoments, AreInTimeOrderForBothKindsOfLift) {
  const SetAnalysis squat = sample_set({.reps = 1});
  EXPECT_THAT(titles(rep_moments(squat, squat.reps.reps[0])),
              ElementsAre("Top", "Half-way down", "Bottom", "Half-way up"));
  const SetAnalysis pull = sample_set({.reps = 1, .pull_first = true});
  EXPECT_THAT(titles(rep_moments(pull, pull.reps.reps[0])),
              ElementsAre("Bottom", "Half-way up", "Top", "Half-way down"));
}

TEST(RepMoments, WithoutADescentThereAreThree) {
  SetAnalysis set = sample_set({.reps = 1});
  set.reps.reps[0].has_descent = false;
  EXPECT_THAT(titles(rep_moments(set, set.reps.reps[0])),
              ElementsAre("Bottom", "Half-way up", "Top"));
}

// Half-way means half the shoulders' way, whatever the tempo.
TEST(RepMoments, HalfWayIsMeasuredAtTheShoulders) {
  const SetAnalysis set = sample_set({.reps = 2});
  const Series& drop = set.motion.shoulder_drop;
  const Rep& rep = set.reps.reps[0];
  const double low = drop.value[rep.descent_from], high = drop.value[rep.descent_to];
  for (const Moment& moment : rep_moments(set, rep)) {
    if (moment.title != "Half-way down") continue;
    const double step = 0.08;  // the shoulders' way in one frame at mid-descent [trunk lengths]
    EXPECT_NEAR(drop.value[moment.frame], (low + high) / 2, step / 2);
  }
}

TEST(RepMoments, FramesExistAndAreListedOnce) {
  for (const auto& c : testing::sample_cases()) {
    const std::vector<std::size_t> frames = frames_to_picture(c.analysis);
    EXPECT_TRUE(std::is_sorted(frames.begin(), frames.end()));
    EXPECT_EQ(std::adjacent_find(frames.begin(), frames.end()), frames.end());
    for (const std::size_t frame : frames) EXPECT_LT(frame, c.analysis.motion.time_s.size());
  }
}

TEST(Crop, HoldsTheLifterAndStaysInThePicture) {
  const SetAnalysis set = sample_set({.reps = 2});
  const Rectangle cut = crop_around_lifter(set, 720, 1280);
  EXPECT_GE(cut.left_px, 0);
  EXPECT_GE(cut.top_px, 0);
  EXPECT_LE(cut.left_px + cut.width_px, 720);
  EXPECT_LE(cut.top_px + cut.height_px, 1280);
  for (const std::size_t frame : frames_to_picture(set)) {
    for (const PointPath* path : {&set.motion.ear, &set.motion.hip, &set.motion.toe}) {
      EXPECT_GT(path->px[frame].x, cut.left_px);
      EXPECT_LT(path->px[frame].x, cut.left_px + cut.width_px);
      EXPECT_GT(path->px[frame].y, cut.top_px);
      EXPECT_LT(path->px[frame].y, cut.top_px + cut.height_px);
    }
  }
}

TEST(Crop, IsTheWholePictureWhenNobodyWasSeen) {
  const Rectangle cut = crop_around_lifter({}, 640, 360);
  EXPECT_EQ(cut.width_px, 640);
  EXPECT_EQ(cut.height_px, 360);
}

}  // namespace
}  // namespace dowel::report
