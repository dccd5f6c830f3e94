#pragma once

#include <cstddef>
#include <vector>

#include "core/signal/series.h"

namespace dowel {

/// A turn of a curve that rises with depth: from the top before over the deepest frame to the top
/// after.
struct Swing {
  std::size_t bottom = 0;
  std::size_t top_before = 0;  ///< meaningless without `has_descent`
  std::size_t top_after = 0;   ///< meaningless without `has_ascent`
  bool has_descent = false;    ///< the way down was seen
  bool has_ascent = false;     ///< the way up was seen
  std::size_t seen_from = 0;   ///< first and last frame of the stretch seen without a long gap
  std::size_t seen_to = 0;
};

/// Cuts a curve at its extremes. Heights count only against the extremes beside them, so that no
/// level of a whole film is needed: a drift, a camera that tilts, somebody who comes nearer change
/// nothing.
/// @param least  a way shorter than this is no way, unit of `depth`
/// @param longest_gap_s  across longer gaps nothing is joined
/// @returns turns in time order; a wobble of less than two fifths of the ways beside it is none
std::vector<Swing> find_swings(const Series& depth, const std::vector<double>& time_s, double least,
                               double longest_gap_s);

}  // namespace dowel
