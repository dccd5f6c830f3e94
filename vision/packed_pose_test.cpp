#include "vision/packed_pose.h"

#include <gtest/gtest.h>

namespace dowel::vision {
namespace {

PoseFrame spread_pose() {
  PoseFrame pose{1.25, true, 0.875F, {}, {}};
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    const auto k = static_cast<float>(joint);
    pose.image[joint] = {-40.3F + 31.7F * k, 1900.1F - 13.37F * k, k / 33, 1 - k / 40};
    pose.world[joint] = {0.031F * k - 0.5F, 0.9F - 0.047F * k, -1.2F + 0.061F * k};
  }
  return pose;
}

TEST(PackedPose, ComesBackToLessThanAnyoneSees) {
  const PoseFrame pose = spread_pose();
  const PoseFrame back = unpack(pack(pose));
  EXPECT_TRUE(back.found);
  EXPECT_EQ(back.time_s, pose.time_s);
  EXPECT_EQ(back.confidence, pose.confidence);
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    // The body spans 1014 px: a step is 0.016 px, and half of it is the most that is lost.
    EXPECT_NEAR(back.image[joint].x_px, pose.image[joint].x_px, 0.009);
    EXPECT_NEAR(back.image[joint].y_px, pose.image[joint].y_px, 0.009);
    EXPECT_NEAR(back.image[joint].visibility, pose.image[joint].visibility, 1e-5);
    EXPECT_NEAR(back.image[joint].presence, pose.image[joint].presence, 1e-5);
    EXPECT_NEAR(back.world[joint].x_m, pose.world[joint].x_m, 6.2e-5);
    EXPECT_NEAR(back.world[joint].y_m, pose.world[joint].y_m, 6.2e-5);
    EXPECT_NEAR(back.world[joint].z_m, pose.world[joint].z_m, 6.2e-5);
  }
}

TEST(PackedPose, PackingTwiceChangesNothing) {
  const PackedPose once = pack(spread_pose());
  const PoseFrame first = unpack(once);
  const PoseFrame second = unpack(pack(first));
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    EXPECT_NEAR(second.image[joint].x_px, first.image[joint].x_px, 1e-3);
    EXPECT_EQ(second.world[joint].z_m, first.world[joint].z_m);
  }
}

TEST(PackedPose, AllPointsInOnePlaceStayThere) {
  PoseFrame pose{0, true, 1, {}, {}};
  for (Landmark& p : pose.image) p = {12.5F, 7.25F, 1, 0};
  const PoseFrame back = unpack(pack(pose));
  EXPECT_EQ(back.image[5].x_px, 12.5F);
  EXPECT_EQ(back.image[5].y_px, 7.25F);
  EXPECT_EQ(back.image[5].visibility, 1);
}

TEST(PackedPose, WhatCannotBeIsHeldAtTheEnd) {
  PoseFrame pose = spread_pose();
  pose.world[3] = {90, -90, 0};
  pose.image[4].visibility = 1.5F;
  const PoseFrame back = unpack(pack(pose));
  EXPECT_NEAR(back.world[3].x_m, 4, 1e-3);
  EXPECT_NEAR(back.world[3].y_m, -4, 1e-3);
  EXPECT_EQ(back.image[4].visibility, 1);
}

TEST(PackedPose, TakesLessThanHalf) { EXPECT_LT(2 * sizeof(PackedPose), 1.1 * sizeof(PoseFrame)); }

}  // namespace
}  // namespace dowel::vision
