#include "vision/roi.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dowel::vision {

Roi roi_from_alignment(ContourPoint centre, ContourPoint edge) {
  constexpr float kMargin = 1.25F;
  const float dx = edge.x_px - centre.x_px;
  const float dy = edge.y_px - centre.y_px;
  const float turn = std::numbers::pi_v<float> / 2 - std::atan2(-dy, dx);
  return {centre.x_px, centre.y_px, 2 * kMargin * std::hypot(dx, dy),
          std::remainder(turn, 2 * std::numbers::pi_v<float>)};
}

Roi rounded(const Roi& roi) {
  constexpr float kSizesPerDoubling = 64;
  constexpr float kTurnStep_rad = 0.01F;
  constexpr float kStepsPerSide = 128;
  const auto to_step = [](float value, float step) { return std::round(value / step) * step; };
  const float octaves = to_step(std::log2(roi.side_px), 1 / kSizesPerDoubling);
  const float step_px = std::exp2(std::floor(octaves)) / kStepsPerSide;
  return {to_step(roi.centre_x_px, step_px), to_step(roi.centre_y_px, step_px), std::exp2(octaves),
          to_step(roi.rotation_rad, kTurnStep_rad)};
}

GridToPicture grid_of(const Roi& roi, int cells) {
  const float cell = roi.side_px / static_cast<float>(cells);
  const float c = cell * std::cos(roi.rotation_rad);
  const float s = cell * std::sin(roi.rotation_rad);
  const float half = static_cast<float>(cells) / 2;
  return {{roi.centre_x_px - half * (c - s), roi.centre_y_px - half * (s + c)}, {c, s}, {-s, c}};
}

float overlap(const Roi& a, const Roi& b) {
  const auto shared = [&](float centre_a, float centre_b) {
    return std::min(centre_a + a.side_px / 2, centre_b + b.side_px / 2) -
           std::max(centre_a - a.side_px / 2, centre_b - b.side_px / 2);
  };
  const float w = shared(a.centre_x_px, b.centre_x_px);
  const float h = shared(a.centre_y_px, b.centre_y_px);
  if (w <= 0 || h <= 0) return 0;
  return w * h / (a.side_px * a.side_px + b.side_px * b.side_px - w * h);
}

bool same_place(const Roi& a, const Roi& b) {
  // In sides of the square, some 1.4 body heights; the detector is wrong about the hips by less.
  constexpr float kSamePlace = 0.15F;
  constexpr float kSameSize = 1.6F;
  const float larger = std::max(a.side_px, b.side_px), smaller = std::min(a.side_px, b.side_px);
  return larger < kSameSize * smaller &&
         std::hypot(a.centre_x_px - b.centre_x_px, a.centre_y_px - b.centre_y_px) <
             kSamePlace * larger;
}

float difference(const Roi& a, const Roi& b) {
  const float shift = std::hypot(a.centre_x_px - b.centre_x_px, a.centre_y_px - b.centre_y_px);
  const float turn = std::remainder(a.rotation_rad - b.rotation_rad, 2 * std::numbers::pi_v<float>);
  const float growth = std::abs(a.side_px / b.side_px - 1);
  return std::max({shift / b.side_px / 2, growth / 2, std::abs(turn)});
}

}  // namespace dowel::vision
