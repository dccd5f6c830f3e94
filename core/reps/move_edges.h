#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/reps/rep.h"

namespace dowel {

/// Where somebody who looked at the film says that a rep begins, turns and ends; what is absent
/// stays as it was told.
struct RepEdges {
  int rep = 0;                       ///< its index, from 1
  std::optional<double> start_s{};   ///< its first frame [s]
  std::optional<double> bottom_s{};  ///< its deepest frame [s]
  std::optional<double> end_s{};     ///< its last frame [s]

  bool operator==(const RepEdges&) const = default;
};

/// Moves a rep's edges to the frames nearest to those times; its phases and their durations follow.
/// @param time_s  of the frames that the rep's numbers index, rising, not empty
/// @returns errors: kUsage when the rep would turn before it begins or end before it has risen
Result<void> move_edges(const RepEdges& edges, const std::vector<double>& time_s, Rep& rep);

}  // namespace dowel
