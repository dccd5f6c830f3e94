#include "vision/shot_cuts.h"

#include <algorithm>
#include <cmath>

namespace dowel::vision {
namespace {

// Two pictures of one scene a frame apart agree to a few hundredths, whoever moves in it; two
// scenes have as much in common as chance gives them. Our setting.
constexpr double kAnotherScene = 0.25;
// A camera swept round changes everything, too, but in every frame alike.
constexpr double kAboveNeighbours = 4;
constexpr std::size_t kNeighbours = 6;  // on either side

// Grey levels beyond the noise of compression, and the least of a picture that somebody changes who
// is worth measuring. Somebody who moves on changes about as much in every step. Ours.
constexpr float kDiffers = 12;
constexpr double kLeastShare = 0.005;
constexpr double kAboveAllNeighbours = 2;

// A picture without light has no likeness to anything.
constexpr float kLeastContrast = 2.0F;  // grey levels, rms

}  // namespace

void ShotCutFinder::add(const Frame& frame) {
  if (frame.bgrx.empty()) return;
  Grid grid{};
  float sum = 0;
  std::size_t next = 0;
  for (int row = 0; row < kSide; ++row) {
    const int y = (2 * row + 1) * frame.height_px / (2 * kSide);
    for (int column = 0; column < kSide; ++column) {
      const int x = (2 * column + 1) * frame.width_px / (2 * kSide);
      const std::uint8_t* pixel = frame.row(y) + x * 4;
      const auto grey = static_cast<float>(pixel[0] + 2 * pixel[1] + pixel[2]) / 4;
      grid[next++] = grey;
      sum += grey;
    }
  }
  const float mean = sum / static_cast<float>(grid.size());
  float square = 0;
  for (float& value : grid) {
    value -= mean;
    square += value * value;
  }
  const float length = std::sqrt(square);
  const bool lit = length > kLeastContrast * kSide;
  const Grid grey = grid;
  for (float& value : grid) value = lit ? value / length : 0;
  const auto unlike = [&](const Grid& other) {
    float product = 0;
    for (std::size_t i = 0; i < grid.size(); ++i) product += grid[i] * other[i];
    return 1 - static_cast<double>(product);
  };
  if (frames_ > 0) {
    const double dissimilar = unlike(last_);
    std::size_t differ = 0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      differ += std::abs(grey[i] - last_grey_[i]) > kDiffers;
    }
    changes_.push_back({frame.time_s, dissimilar, frames_ > 1 ? unlike(before_) : dissimilar,
                        static_cast<double>(differ) / static_cast<double>(grid.size())});
  }
  last_grey_ = grey;
  before_ = last_;
  last_ = grid;
  ++frames_;
}

std::vector<double> ShotCutFinder::finish() const {
  std::vector<double> cuts_s;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (changes_[i].dissimilar < kAnotherScene || changes_[i].over_flash < kAnotherScene) continue;
    // The frame after a flash differs from the flash but not from the frame before it.
    if (i + 1 < changes_.size() && changes_[i + 1].over_flash < kAnotherScene) continue;
    std::vector<double> around;
    const std::size_t from = i > kNeighbours ? i - kNeighbours : 0;
    for (std::size_t k = from; k < std::min(changes_.size(), i + kNeighbours + 1); ++k) {
      if (k != i) around.push_back(changes_[k].dissimilar);
    }
    if (!around.empty()) {
      const auto middle = around.begin() + static_cast<std::ptrdiff_t>(around.size() / 2);
      std::nth_element(around.begin(), middle, around.end());
      if (changes_[i].dissimilar < kAboveNeighbours * *middle) continue;
    }
    cuts_s.push_back(changes_[i].time_s);
  }
  return cuts_s;
}

std::vector<double> ShotCutFinder::sudden_changes() const {
  const std::vector<double> cuts_s = finish();
  std::vector<double> sudden_s;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    const Change& here = changes_[i];
    if (here.share < kLeastShare || std::ranges::binary_search(cuts_s, here.time_s)) continue;
    const std::size_t from = i > kNeighbours ? i - kNeighbours : 0;
    double most = 0;
    for (std::size_t k = from; k < std::min(changes_.size(), i + kNeighbours + 1); ++k) {
      if (k != i) most = std::max(most, changes_[k].share);
    }
    if (here.share > kAboveAllNeighbours * most) sudden_s.push_back(here.time_s);
  }
  return sudden_s;
}

}  // namespace dowel::vision
