#include "app/progress_summary.h"

#include <algorithm>

#include "core/base/stats.h"

namespace dowel::app {
namespace {

std::size_t count_with(const std::vector<store::ProgressPoint>& points, Figure figure) {
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [&](const auto& p) {
    return figure_of(p, figure).has_value();
  }));
}

}  // namespace

std::optional<double> figure_of(const store::ProgressPoint& point, Figure figure) {
  switch (figure) {
    case Figure::kOneRepMax:
      return point.best_one_rm_kg;
    case Figure::kLoad:
      return point.best_load_kg;
    case Figure::kVolume:
      return point.volume_kg > 0 ? std::optional(point.volume_kg) : std::nullopt;
    case Figure::kReps:
      return point.reps > 0 ? std::optional<double>(point.reps) : std::nullopt;
    case Figure::kHold:
      return point.longest_hold_s;
    case Figure::kDistance:
      return point.longest_distance_m;
    case Figure::kQuality:
      break;
  }
  if (point.gradeable == 0) return std::nullopt;
  return static_cast<double>(point.held) / point.gradeable;
}

Figure telling_figure(const std::vector<store::ProgressPoint>& points) {
  for (const Figure figure :
       {Figure::kOneRepMax, Figure::kLoad, Figure::kHold, Figure::kDistance}) {
    if (2 * count_with(points, figure) >= points.size() && !points.empty()) return figure;
  }
  return Figure::kReps;
}

std::optional<double> recent_change(const std::vector<store::ProgressPoint>& points,
                                    Figure figure) {
  constexpr std::size_t kSessions = 3;
  std::vector<double> values;
  for (auto p = points.rbegin(); p != points.rend() && values.size() < 2 * kSessions; ++p) {
    if (const auto value = figure_of(*p, figure)) values.push_back(*value);
  }
  const std::size_t half = values.size() / 2;
  if (half < 2) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(half);
  const auto late = median({values.begin(), middle});
  const auto early = median({middle, middle + static_cast<std::ptrdiff_t>(half)});
  if (!late || !early || *early <= 0) return std::nullopt;
  return *late / *early - 1;
}

}  // namespace dowel::app
