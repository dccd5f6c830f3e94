#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "vision/frame.h"

namespace dowel::vision {

/// Part of a picture [px]; parts outside the picture are ignored.
struct PixelRect {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

struct JpegOptions {
  std::optional<PixelRect> crop = std::nullopt;       ///< empty: the whole frame
  std::optional<int> longest_side_px = std::nullopt;  ///< scaled down, never up, to this
  int quality = 85;                                   ///< 1 … 100; 85: hardly visible loss
};

/// Compresses a frame, or part of it, to a JPEG file's bytes.
/// @returns errors: kBadData (crop outside the frame, nothing to compress), kWriteFailed (libjpeg)
Result<std::vector<std::uint8_t>> compress_jpeg(const Frame& frame,
                                                const JpegOptions& options = {});

}  // namespace dowel::vision
