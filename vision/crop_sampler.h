#pragma once

#include <span>

#include "vision/frame.h"
#include "vision/roi.h"

namespace dowel::vision {

/// What a network sees beyond the picture's edge.
enum class Border { kReplicate, kBlack };

/// How a network wants its colours: black … white.
struct ColourRange {
  float black = 0;
  float white = 1;
};

/// Samples a square of the picture for a network, bilinear between pixel centres.
/// @param frame  at least 2 × 2 pixels
/// @param roi  any finite square, also partly or wholly beyond the picture
/// @param size  samples to the side, at most 512
/// @param rgb  shape (size, size, 3), receives red, green, blue
void sample_crop(const Frame& frame, const Roi& roi, int size, Border border, ColourRange range,
                 std::span<float> rgb);

}  // namespace dowel::vision
