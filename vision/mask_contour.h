#pragma once

#include <span>

#include "core/motion/silhouette.h"

namespace dowel::vision {

/// The mask's side, in samples.
inline constexpr int kMaskSize = 256;

/// Traces the outline of a body in the mask that the pose network gives: marching squares at
/// probability ½, linear between the probabilities of neighbouring samples. Rings that hold less
/// than 32 mask cells are dropped, the others come largest first.
/// @param logits  shape (256, 256); clamped to ±8 before they become probabilities, because the
///                network's values run from −1600 to +270 and would pull the line off its place
/// @param grid  where the mask's cells lie; sample (i, j) sits at cell (i + ½, j + ½)
/// @param width_px, height_px  what lies beyond the picture counts as not body
/// @source [Lorensen1987] in the plane; ambiguous cells go by their mean
Silhouette trace_mask(std::span<const float> logits, const GridToPicture& grid, int width_px,
                      int height_px);

}  // namespace dowel::vision
