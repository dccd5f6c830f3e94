#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "vision/frame.h"
#include "vision/libav.h"

namespace dowel::vision {

/// How a stored picture is turned upright. A stored point (x, y) is shown at (x', y') with
/// x' = ±x, y' = ±y, or with the axes swapped, x' = ±y, y' = ±x: four quarter turns, mirrored or
/// not.
struct Orientation {
  bool swaps_axes = false;
  bool flips_x = false;  ///< the shown x axis runs against the stored axis it comes from
  bool flips_y = false;

  /// Clockwise quarter turns in degrees, 0 … 270; for a mirrored picture those after mirroring.
  int clockwise_deg() const;
  bool mirrored() const;
  /// Turned by further quarter turns. @param clockwise_deg  0, 90, 180 or 270
  Orientation turned(int clockwise_deg) const;
};

/// Reads a container's 3×3 display matrix; angles between quarter turns go to the nearest one.
/// @param matrix  libav's layout, nine 16.16 numbers; null: stored upright
Orientation orientation_of(const std::int32_t* matrix);

/// Turns decoded pictures of any pixel format, depth and range into upright `Frame`s of one size.
/// HDR pictures are read as if they were SDR: flatter in colour, unchanged in geometry.
class PictureConverter {
 public:
  /// @param width_px, height_px  size of the upright frames
  PictureConverter(int width_px, int height_px, Orientation orientation);

  /// Converts one picture into `out`, whose buffer is reused; `time_s` is left alone.
  /// @returns false when libav has no conversion for this pixel format
  bool convert(const AVFrame& picture, Frame& out);

 private:
  bool prepare_scaler(const AVFrame& picture);
  void turn_upright(Frame& out) const;

  int width_px_;
  int height_px_;
  Orientation orientation_;
  int stored_width_px_;  ///< size before turning
  int stored_height_px_;
  libav::ScalerPtr scaler_;
  std::array<int, 5> scaler_key_{};   ///< width, height, pixel format, matrix, range of the source
  std::vector<std::uint8_t> stored_;  ///< rows padded: the scaler's vector code writes past them
  int stored_stride_bytes_;
};

}  // namespace dowel::vision
