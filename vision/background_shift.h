#pragma once

#include <optional>

#include "core/base/vec.h"
#include "vision/thumbnail.h"

namespace dowel::vision {

/// How the background of one thumbnail lies in another: a point p of the first, from its centre,
/// is at zoom·p + shift in the second [thumbnail px].
struct BackgroundShift {
  Vec2 shift_px;
  double zoom = 1;
  double support = 0;  ///< share of the blocks with texture that agree
};

/// Compares thumbnails block by block and lets the blocks vote.
/// @param guess_px  expected shift; the true one may differ by a dozen pixels
/// @returns empty: too little texture outside the boxes, or no agreement
std::optional<BackgroundShift> background_shift(const Thumbnail& from, const Thumbnail& to,
                                                Vec2 guess_px);

/// True when a thumbnail has enough texture outside the boxes to be followed at all.
bool has_texture(const Thumbnail& thumbnail);

}  // namespace dowel::vision
