#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/vec.h"

namespace dowel {

/// A point's path on the picture, with a mask of where it is known.
struct PointPath {
  std::vector<Vec2> px;            ///< shape (n), x right, y down; meaningless where `seen` is 0
  std::vector<std::uint8_t> seen;  ///< shape (n); 1 where the point is known
  double noise_px = 0;             ///< sd of one raw sample about the smoothed path, per axis

  PointPath() = default;
  explicit PointPath(std::size_t n, double noise = 0) : px(n), seen(n, 0), noise_px(noise) {}

  std::size_t size() const { return px.size(); }
  bool has(std::size_t i) const { return i < seen.size() && seen[i] != 0; }
  void set(std::size_t i, Vec2 p) {
    px[i] = p;
    seen[i] = 1;
  }
};

}  // namespace dowel
