#include "vision/edge_softness.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "core/base/stats.h"

namespace dowel::vision {
namespace {

constexpr std::size_t kPlaces = 64;  // along the outline
constexpr std::size_t kFewest = 8;   // edges that stand out
constexpr double kLeastHeight = 24;  // grey values of 255: clear of noise
constexpr double kFoot = 0.1;        // an edge ends where it climbs by less of its steepest
constexpr double kSharpQuarter = 0.25;

bool within(const Frame& frame, float x, float y) {
  return x >= 0 && y >= 0 && x < static_cast<float>(frame.width_px - 1) &&
         y < static_cast<float>(frame.height_px - 1);
}

// Bilinear; pixel (i, j) has its middle at (i + ½, j + ½).
double grey(const Frame& frame, float x, float y) {
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const double right = x - static_cast<float>(left), down = y - static_cast<float>(top);
  const auto at = [&](int column, int row) {
    const std::uint8_t* p = frame.row(row) + 4 * column;
    return 0.114 * p[0] + 0.587 * p[1] + 0.299 * p[2];
  };
  return (1 - down) * ((1 - right) * at(left, top) + right * at(left + 1, top)) +
         down * ((1 - right) * at(left, top + 1) + right * at(left + 1, top + 1));
}

// σ of the steepest edge within half of `values`, one pixel a step; nothing when none stands out.
std::optional<double> softness_of(const std::vector<double>& values) {
  const std::size_t steps = values.size() - 1;
  const auto climb = [&](std::size_t k) { return values[k + 1] - values[k]; };
  std::size_t steepest = steps / 4;
  for (std::size_t k = steps / 4; k < steps - steps / 4; ++k) {
    if (std::abs(climb(k)) > std::abs(climb(steepest))) steepest = k;
  }
  const double most = climb(steepest);
  const auto goes_on = [&](std::size_t k) { return climb(k) * most > kFoot * most * most; };
  std::size_t from = steepest, to = steepest;
  while (from > 0 && goes_on(from - 1)) --from;
  while (to + 1 < steps && goes_on(to + 1)) ++to;
  const double height = std::abs(values[to + 1] - values[from]);
  if (height < kLeastHeight) return std::nullopt;
  return height / (std::abs(most) * std::sqrt(2 * std::numbers::pi));
}

}  // namespace

float edge_softness(const Frame& frame, const Silhouette& outline, float reach_px) {
  const auto reach = static_cast<int>(std::ceil(std::max(reach_px, 3.0F)));
  const std::size_t n = outline.points.size();
  const std::size_t step = std::max<std::size_t>(1, n / kPlaces);
  std::vector<double> found, values;
  for (std::size_t i = 0; i + 2 < n; i += step) {
    const ContourPoint &before = outline.points[i], &here = outline.points[i + 1],
                       &after = outline.points[i + 2];
    const float along_x = after.x_px - before.x_px, along_y = after.y_px - before.y_px;
    const float length = std::hypot(along_x, along_y);
    // Where runs were cut out, or a ring ends, neighbours lie far apart.
    if (!(length > 0) || length > reach_px) continue;
    const float nx = along_y / length, ny = -along_x / length;
    const auto far = static_cast<float>(reach);
    const float x = here.x_px - 0.5F, y = here.y_px - 0.5F;
    if (!within(frame, x - far * nx, y - far * ny) || !within(frame, x + far * nx, y + far * ny)) {
      continue;
    }
    values.clear();
    for (int k = -reach; k <= reach; ++k) {
      const auto t = static_cast<float>(k);
      values.push_back(grey(frame, x + t * nx, y + t * ny));
    }
    if (const auto softness = softness_of(values)) found.push_back(*softness);
  }
  if (found.size() < kFewest) return 0;
  return static_cast<float>(*quantile(std::move(found), kSharpQuarter));
}

}  // namespace dowel::vision
