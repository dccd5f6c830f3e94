#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowel::vision {

/// One upright picture: 4 bytes a pixel in the order blue, green, red, unused, rows packed without
/// padding. This is what Cairo draws on, what libjpeg-turbo compresses and what the pose network
/// samples, so a frame is converted once.
struct Frame {
  double time_s = 0;  ///< presentation time from the container
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> bgrx;  ///< shape (height, width, 4)

  const std::uint8_t* row(int y) const {
    return bgrx.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) * 4;
  }
  std::uint8_t* row(int y) {
    return bgrx.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) * 4;
  }
};

}  // namespace dowel::vision
