#include "vision/crop_sampler.h"

#include <gtest/gtest.h>

#include <numbers>

namespace dowel::vision {
namespace {

// Red grows by 2 a pixel to the right, green by 3 downwards, blue is 90.
Frame make_ramp(int width_px, int height_px) {
  Frame frame{0, width_px, height_px, {}};
  frame.bgrx.resize(std::size_t(4) * width_px * height_px);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      std::uint8_t* pixel = frame.row(y) + 4 * x;
      pixel[0] = 90;
      pixel[1] = static_cast<std::uint8_t>(3 * y);
      pixel[2] = static_cast<std::uint8_t>(2 * x);
    }
  }
  return frame;
}

// Weights of 14 bits: less than a tenth of a grey level in all.
constexpr float kGreyTolerance = 0.1F / 255;

TEST(SampleCrop, OneToOneGivesThePixels) {
  const Frame frame = make_ramp(64, 64);
  std::vector<float> rgb(std::size_t(3) * 64 * 64);
  sample_crop(frame, {32, 32, 64, 0}, 64, Border::kReplicate, {0, 1}, rgb);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const float* sample = rgb.data() + 3 * (y * 64 + x);
      EXPECT_NEAR(sample[0], static_cast<float>(2 * x) / 255, kGreyTolerance);
      EXPECT_NEAR(sample[1], static_cast<float>(3 * y) / 255, kGreyTolerance);
      EXPECT_NEAR(sample[2], 90 / 255.0F, kGreyTolerance);
    }
  }
}

TEST(SampleCrop, BlendsBetweenPixelCentresAtAnyTurn) {
  const Frame frame = make_ramp(100, 80);
  const int size = 16;
  std::vector<float> rgb(std::size_t(3) * size * size);
  for (const float turn : {0.0F, 0.3F, -1.2F, 3.0F}) {
    const Roi roi{50.3F, 41.7F, 37, turn};
    sample_crop(frame, roi, size, Border::kReplicate, {-1, 1}, rgb);
    const GridToPicture grid = grid_of(roi, size);
    for (int y = 0; y < size; ++y) {
      for (int x = 0; x < size; ++x) {
        const ContourPoint at = grid(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
        const float* sample = rgb.data() + 3 * (y * size + x);
        EXPECT_NEAR(sample[0], 2 * (at.x_px - 0.5F) * 2 / 255 - 1, 2 * kGreyTolerance);
        EXPECT_NEAR(sample[1], 3 * (at.y_px - 0.5F) * 2 / 255 - 1, 2 * kGreyTolerance);
      }
    }
  }
}

TEST(SampleCrop, RepeatsTheEdgeOrGoesBlackBeyondIt) {
  const Frame frame = make_ramp(40, 40);
  const int size = 64;
  std::vector<float> rgb(std::size_t(3) * size * size);
  const Roi roi{20, 20, 80, 0};  // 20 px beyond each side, 1.25 px a sample
  sample_crop(frame, roi, size, Border::kReplicate, {0, 1}, rgb);
  EXPECT_NEAR(rgb[0], 0, kGreyTolerance);
  EXPECT_NEAR(rgb[2], 90 / 255.0F, kGreyTolerance);
  const float* corner = rgb.data() + 3 * (size * size - 1);
  EXPECT_NEAR(corner[0], 2 * 39 / 255.0F, kGreyTolerance);
  EXPECT_NEAR(corner[1], 3 * 39 / 255.0F, kGreyTolerance);

  sample_crop(frame, roi, size, Border::kBlack, {-1, 1}, rgb);
  EXPECT_EQ(rgb[2], -1);
  EXPECT_EQ(corner[0], -1);
  const float* centre = rgb.data() + 3 * (size / 2 * size + size / 2);
  EXPECT_NEAR(centre[2], 2 * 90 / 255.0F - 1, 2 * kGreyTolerance);
}

TEST(SampleCrop, WhollyBeyondThePictureStaysInMemory) {
  const Frame frame = make_ramp(8, 8);
  std::vector<float> rgb(std::size_t(3) * 32 * 32);
  for (const float far : {-1e5F, 1e5F}) {
    sample_crop(frame, {far, far, 50, 1}, 32, Border::kReplicate, {0, 1}, rgb);
    EXPECT_NEAR(rgb[2], 90 / 255.0F, kGreyTolerance);
  }
}

TEST(Roi, AlignmentPointsGiveSquareAndTurn) {
  const Roi upright = roi_from_alignment({100, 200}, {100, 120});
  EXPECT_FLOAT_EQ(upright.side_px, 2.5F * 80);
  EXPECT_NEAR(upright.rotation_rad, 0, 1e-6);
  const Roi lying = roi_from_alignment({100, 200}, {180, 200});
  EXPECT_NEAR(lying.rotation_rad, std::numbers::pi / 2, 1e-6) << "head to the right: clockwise";
}

TEST(Roi, GridCoversTheSquare) {
  const Roi roi{100, 50, 64, std::numbers::pi_v<float> / 2};
  const GridToPicture grid = grid_of(roi, 256);
  EXPECT_NEAR(grid(128, 128).x_px, 100, 1e-4);
  EXPECT_NEAR(grid(128, 128).y_px, 50, 1e-4);
  EXPECT_NEAR(grid(128, 0).x_px, 132, 1e-4) << "up of the square points right on the picture";
  EXPECT_NEAR(grid(128, 0).y_px, 50, 1e-4);
}

TEST(Roi, OverlapAndDifference) {
  const Roi a{100, 100, 100, 0};
  EXPECT_FLOAT_EQ(overlap(a, a), 1);
  EXPECT_FLOAT_EQ(overlap(a, {200, 100, 100, 0}), 0);
  EXPECT_FLOAT_EQ(overlap(a, {150, 100, 100, 0}), 1.0F / 3);
  EXPECT_FLOAT_EQ(difference({102, 100, 100, 0.1F}, a), 0.1F);
  EXPECT_FLOAT_EQ(difference({103, 104, 100, 0}, a), 0.025F);
  EXPECT_NEAR(difference({100, 100, 110, 0}, a), 0.05F, 1e-6);
  const float nearly = std::numbers::pi_v<float> - 0.01F;
  EXPECT_NEAR(difference({100, 100, 100, nearly}, {100, 100, 100, -nearly}), 0.02F, 1e-5);
}

}  // namespace
}  // namespace dowel::vision
