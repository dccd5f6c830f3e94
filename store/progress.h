#pragma once

#include <optional>

#include "store/store.h"

namespace dowel::store {

/// What progress takes from one working set.
struct SetFigures {
  std::optional<int> reps{};
  std::optional<double> load_kg{};
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<int> pain{};
  std::optional<int> next_day_pain{};
  int held = 0;
  int gradeable = 0;
};

/// Adds one set to the point of its session. Shared by all adapters, so that they agree.
void add_set(ProgressPoint& point, const SetFigures& set);

}  // namespace dowel::store
