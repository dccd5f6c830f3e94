#include "vision/jpeg.h"

#include <gtest/gtest.h>

#include <cstdio>

#include <jpeglib.h>

namespace dowel::vision {
namespace {

// Left half red, right half blue.
Frame two_halves(int width_px, int height_px) {
  Frame frame{0, width_px, height_px, {}};
  frame.bgrx.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) frame.row(y)[x * 4 + (x < width_px / 2 ? 2 : 0)] = 220;
  }
  return frame;
}

Frame decompress(const std::vector<std::uint8_t>& jpeg) {
  jpeg_decompress_struct info;
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&info);
  jpeg_mem_src(&info, jpeg.data(), jpeg.size());
  jpeg_read_header(&info, TRUE);
  info.out_color_space = JCS_EXT_BGRX;
  jpeg_start_decompress(&info);
  Frame frame{0, static_cast<int>(info.output_width), static_cast<int>(info.output_height), {}};
  frame.bgrx.resize(std::size_t{info.output_width} * info.output_height * 4);
  while (info.output_scanline < info.output_height) {
    std::uint8_t* row = frame.row(static_cast<int>(info.output_scanline));
    jpeg_read_scanlines(&info, &row, 1);
  }
  jpeg_finish_decompress(&info);
  jpeg_destroy_decompress(&info);
  return frame;
}

void expect_pixel(const Frame& frame, int x, int y, int blue, int red) {
  constexpr int kCompression = 12;  // of 255
  EXPECT_NEAR(frame.row(y)[x * 4], blue, kCompression);
  EXPECT_NEAR(frame.row(y)[x * 4 + 2], red, kCompression);
}

TEST(Jpeg, KeepsSizeAndColours) {
  const auto jpeg = compress_jpeg(two_halves(65, 43));
  ASSERT_TRUE(jpeg.has_value());
  const Frame back = decompress(*jpeg);
  EXPECT_EQ(back.width_px, 65);
  EXPECT_EQ(back.height_px, 43);
  expect_pixel(back, 10, 20, 0, 220);
  expect_pixel(back, 55, 20, 220, 0);
}

TEST(Jpeg, CropsThenScalesDown) {
  const auto jpeg = compress_jpeg(two_halves(400, 200),
                                  {.crop = PixelRect{200, 0, 500, 200}, .longest_side_px = 50});
  ASSERT_TRUE(jpeg.has_value());
  const Frame back = decompress(*jpeg);
  EXPECT_EQ(back.width_px, 50);
  EXPECT_EQ(back.height_px, 50);
  expect_pixel(back, 5, 25, 220, 0);
}

TEST(Jpeg, NeverScalesUp) {
  const auto jpeg = compress_jpeg(two_halves(40, 20), {.longest_side_px = 500});
  EXPECT_EQ(decompress(jpeg.value()).width_px, 40);
}

TEST(Jpeg, HigherQualityMakesMoreBytes) {
  Frame noise = two_halves(64, 64);
  std::uint32_t state = 1;
  for (std::uint8_t& value : noise.bgrx) {
    value = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
  }
  EXPECT_LT(compress_jpeg(noise, {.quality = 30})->size(),
            compress_jpeg(noise, {.quality = 95})->size());
}

TEST(Jpeg, RefusesAnEmptyPart) {
  for (const PixelRect crop : {PixelRect{50, 0, 10, 10}, PixelRect{0, 0, 0, 10},
                               PixelRect{-20, 0, 10, 10}, PixelRect{0, 0, 10, -5}}) {
    const auto jpeg = compress_jpeg(two_halves(40, 20), {.crop = crop});
    ASSERT_FALSE(jpeg.has_value());
    EXPECT_EQ(jpeg.error().code, ErrorCode::kBadData);
    EXPECT_EQ(jpeg.error().message, "the part of the picture asked for is empty");
  }
  EXPECT_FALSE(compress_jpeg(Frame{}).has_value());
}

TEST(Jpeg, SaysWhatLibjpegRefuses) {
  const Frame wide{0, 70000, 1, std::vector<std::uint8_t>(70000 * 4)};
  const auto jpeg = compress_jpeg(wide);
  ASSERT_FALSE(jpeg.has_value());
  EXPECT_EQ(jpeg.error().code, ErrorCode::kWriteFailed);
  EXPECT_EQ(jpeg.error().message,
            "the picture cannot be compressed: Maximum supported image dimension is 65500 pixels");
}

}  // namespace
}  // namespace dowel::vision
