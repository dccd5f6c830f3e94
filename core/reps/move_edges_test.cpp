#include "core/reps/move_edges.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

// A frame each tenth of a second.
std::vector<double> tenths(std::size_t count) {
  std::vector<double> time_s(count);
  for (std::size_t i = 0; i < count; ++i) time_s[i] = 0.1 * static_cast<double>(i);
  return time_s;
}

// Down from 1.0 to 2.0 s, up from 2.2 to 3.0 s, stood until 3.5 s.
Rep squat() {
  Rep rep;
  rep.index = 2;
  rep.start_frame = rep.descent_from = 10;
  rep.descent_to = 20;
  rep.bottom_frame = 21;
  rep.ascent_from = 22;
  rep.ascent_to = 30;
  rep.end_frame = 35;
  rep.tempo = {1.0, 0.2, 0.8, 0.5};
  return rep;
}

TEST(MoveEdges, TakesTheNearestFrameAndWhatFollowsFromIt) {
  Rep rep = squat();
  ASSERT_TRUE(move_edges({.rep = 2, .start_s = 1.24, .bottom_s = 2.26}, tenths(60), rep));
  EXPECT_EQ(rep.start_frame, 12U);
  EXPECT_EQ(rep.descent_from, 12U);
  EXPECT_EQ(rep.bottom_frame, 23U);
  EXPECT_EQ(rep.descent_to, 23U);
  EXPECT_EQ(rep.ascent_from, 23U);
  EXPECT_NEAR(rep.tempo.eccentric_s, 1.1, 1e-9);
  EXPECT_NEAR(rep.tempo.bottom_pause_s, 0, 1e-9);
  EXPECT_NEAR(rep.tempo.concentric_s, 0.7, 1e-9);
  EXPECT_NEAR(rep.tempo.top_pause_s, 0.5, 1e-9);  // nothing was said of it
}

TEST(MoveEdges, AnEndBeforeTheLockoutEndsTheAscent) {
  Rep rep = squat();
  ASSERT_TRUE(move_edges({.rep = 2, .end_s = 2.8}, tenths(60), rep));
  EXPECT_EQ(rep.end_frame, 28U);
  EXPECT_EQ(rep.ascent_to, 28U);
  EXPECT_NEAR(rep.tempo.concentric_s, 0.6, 1e-9);
  EXPECT_EQ(rep.start_frame, 10U);
}

TEST(MoveEdges, APullGoesDownAfterItsLockout) {
  Rep rep = squat();
  rep.descent_first = false;
  rep.start_frame = rep.bottom_frame = rep.ascent_from = 20;
  rep.descent_from = 32;
  rep.descent_to = rep.end_frame = 40;
  ASSERT_TRUE(move_edges({.rep = 2, .end_s = 4.5}, tenths(60), rep));
  EXPECT_EQ(rep.descent_to, 45U);
  EXPECT_NEAR(rep.tempo.eccentric_s, 1.3, 1e-9);
  EXPECT_EQ(rep.ascent_to, 30U);
}

TEST(MoveEdges, WhatIsNoRepIsRefusedAndNothingMoves) {
  for (const RepEdges& edges :
       {RepEdges{.rep = 2, .start_s = 2.6}, RepEdges{.rep = 2, .bottom_s = 0.5},
        RepEdges{.rep = 2, .end_s = 2.0}, RepEdges{.rep = 2, .bottom_s = 3.4}}) {
    Rep rep = squat();
    const auto moved = move_edges(edges, tenths(60), rep);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().code, ErrorCode::kUsage);
    EXPECT_EQ(rep.start_frame, squat().start_frame);
    EXPECT_EQ(rep.end_frame, squat().end_frame);
  }
}

TEST(MoveEdges, TimesBesideTheFilmAreItsEnds) {
  Rep rep = squat();
  ASSERT_TRUE(move_edges({.rep = 2, .start_s = -3, .end_s = 99}, tenths(60), rep));
  EXPECT_EQ(rep.start_frame, 0U);
  EXPECT_EQ(rep.end_frame, 59U);
}

}  // namespace
}  // namespace dowel
