#pragma once

#include "core/motion/silhouette.h"
#include "vision/frame.h"

namespace dowel::vision {

/// How soft the picture is where a body's outline runs: out of focus, blurred by motion, smoothed
/// by compression. Grey values are read square across the outline; a sharp edge seen through a
/// Gaussian of σ climbs by its height over σ·√(2π) a pixel at the steepest, which gives σ.
/// @param reach_px  how far the picture's own edge may lie from the outline; blur beyond a third of
/// it
///   is told as that
/// @returns σ of the sharper quarter of the edges [px]; 0 when too few stand out from the
/// background
float edge_softness(const Frame& frame, const Silhouette& outline, float reach_px);

}  // namespace dowel::vision
