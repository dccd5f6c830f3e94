// Which exercises a sore region touches: as a coach would say, not by a list.
#include "core/readiness/pain.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = *load_embedded();
  return kKnowledge;
}

bool touches(Region region, const char* slug) {
  return is_touched(known(), region, *find_exercise(known(), slug));
}

TEST(SoreRegions, TouchWhatLoadsThem) {
  EXPECT_TRUE(touches(Region::kKnee, "squat"));
  EXPECT_TRUE(touches(Region::kKnee, "cossack-squat"));
  EXPECT_FALSE(touches(Region::kKnee, "hip-thrust"));
  EXPECT_FALSE(touches(Region::kKnee, "romanian-deadlift"));
  EXPECT_TRUE(touches(Region::kLowerBack, "deadlift"));
  EXPECT_TRUE(touches(Region::kLowerBack, "squat"));
  EXPECT_FALSE(touches(Region::kLowerBack, "clamshell"));
  EXPECT_FALSE(touches(Region::kLowerBack, "copenhagen-plank"));
  EXPECT_TRUE(touches(Region::kGroin, "copenhagen-plank"));
  EXPECT_TRUE(touches(Region::kGroin, "deadlift")) << "adductors extend the hip";
  EXPECT_FALSE(touches(Region::kGroin, "banded-hip-abduction"));
  EXPECT_TRUE(touches(Region::kHamstring, "nordic-hamstring"));
  EXPECT_TRUE(touches(Region::kHamstring, "deadlift"));
  EXPECT_FALSE(touches(Region::kHamstring, "clamshell"));
}

TEST(SoreRegions, TheHipTouchesAllAndElsewhereNothing) {
  for (const Exercise& exercise : known().exercises) {
    EXPECT_TRUE(is_touched(known(), Region::kHip, exercise)) << exercise.slug;
    EXPECT_FALSE(is_touched(known(), Region::kOther, exercise)) << exercise.slug;
  }
}

TEST(SoreRegions, TheWorstThatTouchesItCounts) {
  const Exercise& squat = *find_exercise(known(), "squat");
  const Exercise& clamshell = *find_exercise(known(), "clamshell");
  const std::vector<PainReport> pain{{Region::kKnee, 4, {}, false, false},
                                     {Region::kLowerBack, 1, 6, false, false},
                                     {Region::kOther, 9, {}, false, false}};
  EXPECT_EQ(light_for(known(), pain, squat), Light::kRed) << "6 the morning after";
  EXPECT_EQ(light_for(known(), {pain[0]}, squat), Light::kAmber);
  EXPECT_EQ(light_for(known(), pain, clamshell), Light::kGreen);
}

}  // namespace
}  // namespace dowel
