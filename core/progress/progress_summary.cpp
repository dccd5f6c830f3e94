#include "core/progress/progress_summary.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

#include "core/base/stats.h"

namespace dowel {
namespace {

std::size_t count_with(const std::vector<ProgressPoint>& points, Figure figure) {
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [&](const auto& p) {
    return figure_of(p, figure).has_value();
  }));
}

bool has_one_load(const std::vector<ProgressPoint>& points) {
  std::optional<double> load_kg;
  for (const ProgressPoint& p : points) {
    if (p.best_load_kg && load_kg && *p.best_load_kg != *load_kg) return false;
    if (p.best_load_kg) load_kg = p.best_load_kg;
  }
  return true;
}

bool is_help(const std::vector<ProgressPoint>& points) {
  return std::ranges::any_of(points, [](const auto& p) { return p.best_load_kg.value_or(0) < 0; });
}

// The best of all sessions: the heaviest set, of equal ones the one of most repetitions, else the
// longest.
ProgressPoint best_of(const std::vector<ProgressPoint>& points) {
  ProgressPoint best;
  const auto keep = [](auto& kept, const auto& value) {
    if (value && (!kept || *value > *kept)) kept = value;
  };
  for (const ProgressPoint& p : points) {
    if (p.best_load_kg && (!best.best_load_kg || *p.best_load_kg > *best.best_load_kg)) {
      best.best_load_kg = p.best_load_kg;
      best.best_load_reps = p.best_load_reps;
      best.best_load_hold_s = p.best_load_hold_s;
      best.best_load_distance_m = p.best_load_distance_m;
    } else if (p.best_load_kg && *p.best_load_kg == *best.best_load_kg) {
      keep(best.best_load_reps, p.best_load_reps);
      keep(best.best_load_hold_s, p.best_load_hold_s);
      keep(best.best_load_distance_m, p.best_load_distance_m);
    }
    keep(best.longest_hold_s, p.longest_hold_s);
    keep(best.longest_distance_m, p.longest_distance_m);
    keep(best.best_one_rm_kg, p.best_one_rm_kg);
  }
  return best;
}

}  // namespace

Words words_of(Figure) {
  static constexpr std::array<std::string_view, 7> kWords{"1rm",  "load",   "volume", "reps",
                                                          "hold", "metres", "quality"};
  return kWords;
}

Result<Figure> figure_by_word(std::string_view word) {
  const Words words = words_of(Figure{});
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<Figure>(found - words.begin());
  std::string message("'");
  message.append(word).append("' cannot be drawn");
  return fail(ErrorCode::kUsage, std::move(message),
              "say 1rm, load, volume, reps, hold, metres or quality");
}

std::vector<ProgressSummary> summarise(const std::vector<ExerciseProgress>& all, int sessions) {
  std::vector<ProgressSummary> rows;
  for (const auto& [exercise, points] : all) {
    ProgressSummary row{exercise, points.size(), 0, points.back().started, best_of(points)};
    for (const ProgressPoint& p : points) row.sets += p.sets;
    row.followed = telling_figure(points);
    row.change = recent_change(points, row.followed, sessions);
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, std::greater{}, &ProgressSummary::sets);
  return rows;
}

std::optional<double> figure_of(const ProgressPoint& point, Figure figure) {
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

Figure telling_figure(const std::vector<ProgressPoint>& points) {
  const auto told = [&](Figure figure) {
    return 2 * count_with(points, figure) >= points.size() && !points.empty();
  };
  if (told(Figure::kOneRepMax)) return Figure::kOneRepMax;
  // A load that stays the same says nothing where the way or the hold with it grows, and help (a
  // load below nothing) is told by what was done with it.
  const bool by_load = told(Figure::kLoad) && !has_one_load(points);
  const bool longer = told(Figure::kHold) || told(Figure::kDistance);
  if (by_load || (told(Figure::kLoad) && !longer && !is_help(points))) return Figure::kLoad;
  if (told(Figure::kHold)) return Figure::kHold;
  if (told(Figure::kDistance)) return Figure::kDistance;
  return Figure::kReps;
}

std::optional<double> recent_change(const std::vector<ProgressPoint>& points, Figure figure,
                                    int sessions) {
  const auto most = 2 * static_cast<std::size_t>(sessions);
  std::vector<double> values;
  for (auto p = points.rbegin(); p != points.rend() && values.size() < most; ++p) {
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

}  // namespace dowel
