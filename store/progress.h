#pragma once

#include <optional>
#include <string_view>

#include "store/store.h"

namespace dowel::store {

/// What progress takes from one working set.
struct SetFigures {
  Side side = Side::kBoth;
  std::optional<int> reps{};
  std::optional<double> load_kg{};
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<int> pain{};
  std::optional<int> next_day_pain{};
  std::optional<double> rpe{};
  std::optional<double> rir{};
  int held = 0;
  int gradeable = 0;
};

/// The side as it stands in the database: both, left, right.
inline Side side_of(std::string_view word) {
  return word == "left" ? Side::kLeft : word == "right" ? Side::kRight : Side::kBoth;
}

/// Adds one set to the point of its session. Shared by all adapters, so that they agree.
void add_set(ProgressPoint& point, const SetFigures& set);

}  // namespace dowel::store
