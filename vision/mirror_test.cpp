#include "vision/mirror.h"

#include <gtest/gtest.h>

namespace dowel::vision {
namespace {

TEST(Mirrored, TurnsThePictureAndBack) {
  Frame frame{0, 3, 2, std::vector<std::uint8_t>(24)};
  for (std::size_t i = 0; i < 24; ++i) frame.bgrx[i] = static_cast<std::uint8_t>(i);
  const Frame once = mirrored(frame);
  EXPECT_EQ(once.row(0)[0], 8) << "the third pixel comes first";
  EXPECT_EQ(once.row(1)[5], 17) << "the middle one stays";
  EXPECT_EQ(mirrored(once).bgrx, frame.bgrx);
}

TEST(Mirrored, TheLeftHandIsTheRightOneInTheMirror) {
  Sighting sighting;
  sighting.body.own_roi = {30, 40, 50, 0.3F};
  sighting.body.image[index_of(Joint::kLeftWrist)] = {10, 20, 0.9F, 1};
  sighting.body.image[index_of(Joint::kNose)] = {25, 5, 1, 1};
  sighting.body.world[index_of(Joint::kLeftWrist)] = {-0.4F, 0.1F, 0.2F};
  const Sighting back = mirrored_back(sighting, 100);
  const Landmark& wrist = back.body.image[index_of(Joint::kRightWrist)];
  EXPECT_FLOAT_EQ(wrist.x_px, 90);
  EXPECT_FLOAT_EQ(wrist.y_px, 20);
  EXPECT_FLOAT_EQ(wrist.visibility, 0.9F);
  EXPECT_FLOAT_EQ(back.body.world[index_of(Joint::kRightWrist)].x_m, 0.4F);
  EXPECT_FLOAT_EQ(back.body.image[index_of(Joint::kNose)].x_px, 75);
  EXPECT_FLOAT_EQ(back.body.own_roi.centre_x_px, 70);
  EXPECT_FLOAT_EQ(back.body.own_roi.rotation_rad, -0.3F);
}

}  // namespace
}  // namespace dowel::vision
