#include "core/pipeline/doubts.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

// Four seconds at ten frames a second; the shoulders are lost from 2.5 s for `lost_s`.
BodyMotion seen_but_for(double lost_s) {
  BodyMotion motion;
  motion.mid_shoulder = PointPath(40);
  for (std::size_t i = 0; i < 40; ++i) {
    const double t = 0.1 * static_cast<double>(i);
    motion.time_s.push_back(t);
    if (t < 2.5 || t > 2.5 + lost_s) motion.mid_shoulder.set(i, {100, 100});
  }
  return motion;
}

RepList risen_from(std::size_t bottom, std::size_t top) {
  RepList reps;
  reps.dropped.push_back({bottom, top, DropReason::kNotAll, {Witness::kShoulders, Witness::kHips}});
  return reps;
}

TEST(Doubts, ARiseBesideALostBodyIsSaidAlthoughAnglesDoNotAgree) {
  const auto said = doubts_about(risen_from(18, 23), seen_but_for(0.8));
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].code, "not_counted");
  EXPECT_TRUE(doubts_about(risen_from(18, 23), seen_but_for(0)).empty()) << "a step, a gesture";
  EXPECT_TRUE(doubts_about(risen_from(5, 10), seen_but_for(0.8)).empty()) << "long before";
}

}  // namespace
}  // namespace dowel
