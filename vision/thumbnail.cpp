#include "vision/thumbnail.h"

#include <algorithm>
#include <cmath>

namespace dowel::vision {
namespace {

constexpr int kLongestSide_px = 160;
constexpr double kPersonMargin = 0.05;  // of the box's size: boxes lag behind limbs

// Averages four by four samples a pixel, evenly spread over what it covers: a tenth of the cost of
// averaging everything, and video has no detail between them.
cv::Mat1f shrink(const Frame& frame, int width, int height) {
  constexpr int kSamples = 4;
  const auto spread = [](int cells, int size_px) {
    std::vector<int> places;
    for (int i = 0; i < cells * kSamples; ++i) {
      places.push_back(static_cast<int>((i + 0.5) * size_px / (cells * kSamples)));
    }
    return places;
  };
  const std::vector<int> columns = spread(width, frame.width_px);
  const std::vector<int> rows = spread(height, frame.height_px);
  cv::Mat1f grey(height, width);
  std::vector<int> sums(static_cast<std::size_t>(width));
  for (int y = 0; y < height; ++y) {
    std::fill(sums.begin(), sums.end(), 0);
    for (int sample = 0; sample < kSamples; ++sample) {
      const std::uint8_t* row = frame.row(rows[y * kSamples + sample]);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::uint8_t* pixel = row + columns[i] * 4;
        sums[i / kSamples] += pixel[0] + 2 * pixel[1] + pixel[2];
      }
    }
    for (int x = 0; x < width; ++x) {
      grey(y, x) = static_cast<float>(sums[x]) / (4 * kSamples * kSamples);
    }
  }
  return grey;
}

}  // namespace

Thumbnail make_thumbnail(const Frame& frame, const std::vector<PersonBox>& people) {
  Thumbnail thumbnail;
  thumbnail.scale = std::min(
      1.0, static_cast<double>(kLongestSide_px) / std::max(frame.width_px, frame.height_px));
  const int width = std::max(1, static_cast<int>(std::lround(frame.width_px * thumbnail.scale)));
  const int height = std::max(1, static_cast<int>(std::lround(frame.height_px * thumbnail.scale)));
  thumbnail.grey = shrink(frame, width, height);
  for (const PersonBox& box : people) {
    const double dx = kPersonMargin * box.width_px, dy = kPersonMargin * box.height_px;
    thumbnail.people.emplace_back(
        (box.left_px - dx) * thumbnail.scale, (box.top_px - dy) * thumbnail.scale,
        (box.width_px + 2 * dx) * thumbnail.scale, (box.height_px + 2 * dy) * thumbnail.scale);
  }
  return thumbnail;
}

}  // namespace dowel::vision
