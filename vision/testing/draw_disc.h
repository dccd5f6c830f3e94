#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/vec.h"
#include "vision/frame.h"

/// Pictures with discs whose place is known, made pixel by pixel without the drawing library that
/// the overlay uses.
namespace dowel::vision::drawn {

struct Blend {
  std::uint8_t blue = 0, green = 0, red = 0;
};

struct Disc {
  Vec2 centre_px;
  double radius_px = 0;  ///< half of its height
  double aspect = 1;     ///< width over height
};

/// A picture of one grey with noise of up to ± `depth`, the same for the same seed.
inline Frame grained(int width_px, int height_px, int grey, int depth, std::uint32_t seed = 1) {
  Frame frame{0, width_px, height_px, {}};
  frame.bgrx.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  std::uint32_t state = seed * 2654435761U + 12345U;
  for (std::size_t i = 0; i < frame.bgrx.size(); i += 4) {
    state = state * 1664525U + 1013904223U;
    const int noise =
        depth > 0 ? static_cast<int>((state >> 8) % static_cast<unsigned>(2 * depth + 1)) - depth
                  : 0;
    for (std::size_t c = 0; c < 3; ++c) frame.bgrx[i + c] = static_cast<std::uint8_t>(grey + noise);
  }
  return frame;
}

inline void fill(Frame& frame, Blend colour) {
  for (std::size_t i = 0; i < frame.bgrx.size(); i += 4) {
    frame.bgrx[i] = colour.blue;
    frame.bgrx[i + 1] = colour.green;
    frame.bgrx[i + 2] = colour.red;
  }
}

inline void fill_box(Frame& frame, int left, int top, int width, int height, Blend colour) {
  for (int y = std::max(0, top); y < std::min(frame.height_px, top + height); ++y) {
    for (int x = std::max(0, left); x < std::min(frame.width_px, left + width); ++x) {
      std::uint8_t* p = frame.row(y) + 4 * x;
      p[0] = colour.blue;
      p[1] = colour.green;
      p[2] = colour.red;
    }
  }
}

/// Draws a disc with edges as soft as area sampling makes them: 8 × 8 samples a pixel.
inline void draw_disc(Frame& frame, const Disc& disc, Blend colour) {
  constexpr int kSamples = 8;
  for (int y = 0; y < frame.height_px; ++y) {
    for (int x = 0; x < frame.width_px; ++x) {
      const double far = (x + 0.5 - disc.centre_px.x) / disc.aspect;
      const double down = y + 0.5 - disc.centre_px.y;
      const double reach = disc.radius_px + 2 / disc.aspect;
      if (far * far + down * down > reach * reach) continue;
      int inside = 0;
      for (int k = 0; k < kSamples * kSamples; ++k) {
        const double px = x + (k % kSamples + 0.5) / kSamples - disc.centre_px.x;
        const double py = y + (k / kSamples + 0.5) / kSamples - disc.centre_px.y;
        inside +=
            px * px / (disc.aspect * disc.aspect) + py * py <= disc.radius_px * disc.radius_px;
      }
      const double share = inside / static_cast<double>(kSamples * kSamples);
      std::uint8_t* p = frame.row(y) + 4 * x;
      const std::uint8_t wanted[3] = {colour.blue, colour.green, colour.red};
      for (int c = 0; c < 3; ++c) {
        p[c] = static_cast<std::uint8_t>((1 - share) * p[c] + share * wanted[c] + 0.5);
      }
    }
  }
}

}  // namespace dowel::vision::drawn
