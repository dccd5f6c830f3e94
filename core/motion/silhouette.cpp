#include "core/motion/silhouette.h"

#include <algorithm>
#include <cmath>

#include "core/base/assert.h"

namespace dowel {
namespace {

// Layout: per ring a 16-bit point count, an absolute point, then steps. An absolute point is two
// 16-bit numbers; a step is two signed bytes, or kJump followed by an absolute point. All little
// end first, all in units of 1/kUnitsPerCell.
constexpr float kUnitsPerCell = 120.0F;
constexpr int kLargestStep = 127;
constexpr std::uint8_t kJump = 0x80;

struct GridPoint {
  int u = 0;
  int v = 0;
};

class GridRounder {
 public:
  explicit GridRounder(const GridToPicture& grid) : grid_(grid) {
    const double determinant =
        double{grid.u_axis.x_px} * grid.v_axis.y_px - double{grid.u_axis.y_px} * grid.v_axis.x_px;
    DOWEL_ASSERT(determinant != 0);
    units_per_determinant_ = kUnitsPerCell / determinant;
  }

  GridPoint operator()(ContourPoint point) const {
    const double x = double{point.x_px} - grid_.origin.x_px;
    const double y = double{point.y_px} - grid_.origin.y_px;
    const double u = (x * grid_.v_axis.y_px - y * grid_.v_axis.x_px) * units_per_determinant_;
    const double v = (y * grid_.u_axis.x_px - x * grid_.u_axis.y_px) * units_per_determinant_;
    DOWEL_ASSERT(std::abs(u) < 32767 && std::abs(v) < 32767);
    return {static_cast<int>(std::lround(u)), static_cast<int>(std::lround(v))};
  }

 private:
  GridToPicture grid_;
  double units_per_determinant_ = 1;
};

void put16(std::vector<std::uint8_t>& bytes, int value) {
  bytes.push_back(static_cast<std::uint8_t>(value & 0xFF));
  bytes.push_back(static_cast<std::uint8_t>((value >> 8) & 0xFF));
}

void put_step(std::vector<std::uint8_t>& bytes, GridPoint from, GridPoint to) {
  const int du = to.u - from.u;
  const int dv = to.v - from.v;
  if (std::abs(du) <= kLargestStep && std::abs(dv) <= kLargestStep) {
    bytes.push_back(static_cast<std::uint8_t>(du));
    bytes.push_back(static_cast<std::uint8_t>(dv));
  } else {
    bytes.push_back(kJump);
    put16(bytes, to.u);
    put16(bytes, to.v);
  }
}

// Reads what `pack` wrote; the bytes never come from outside the program.
class Reader {
 public:
  explicit Reader(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}
  bool at_end() const { return at_ >= bytes_.size(); }
  int count() {
    const int low = next();
    return low | next() << 8;
  }
  GridPoint point() {
    const int u = static_cast<std::int16_t>(count());
    return {u, static_cast<std::int16_t>(count())};
  }
  GridPoint step(GridPoint from) {
    const std::uint8_t first = next();
    if (first == kJump) return point();
    const int du = static_cast<std::int8_t>(first);
    return {from.u + du, from.v + static_cast<std::int8_t>(next())};
  }

 private:
  std::uint8_t next() {
    DOWEL_ASSERT(at_ < bytes_.size());
    return bytes_[at_++];
  }
  const std::vector<std::uint8_t>& bytes_;
  std::size_t at_ = 0;
};

constexpr std::size_t kLongestRing = 0xFFFF;

}  // namespace

PackedSilhouette pack(const Silhouette& silhouette, const GridToPicture& grid) {
  PackedSilhouette packed{grid, {}};
  if (silhouette.empty()) return packed;
  const GridRounder round(grid);
  packed.bytes.reserve(2 * silhouette.points.size() + 6 * silhouette.ring_starts.size());
  for (std::size_t ring = 0; ring < silhouette.ring_starts.size(); ++ring) {
    const std::size_t begin = silhouette.ring_starts[ring];
    const std::size_t end = ring + 1 < silhouette.ring_starts.size()
                                ? silhouette.ring_starts[ring + 1]
                                : silhouette.points.size();
    DOWEL_ASSERT(begin < end && end - begin <= kLongestRing);
    put16(packed.bytes, static_cast<int>(end - begin));
    GridPoint from = round(silhouette.points[begin]);
    put16(packed.bytes, from.u);
    put16(packed.bytes, from.v);
    for (std::size_t i = begin + 1; i < end; ++i) {
      const GridPoint to = round(silhouette.points[i]);
      put_step(packed.bytes, from, to);
      from = to;
    }
  }
  packed.bytes.shrink_to_fit();
  return packed;
}

PackedSilhouette pack(const Silhouette& silhouette) {
  if (silhouette.empty()) return {};
  const auto [left, right] =
      std::minmax_element(silhouette.points.begin(), silhouette.points.end(),
                          [](ContourPoint a, ContourPoint b) { return a.x_px < b.x_px; });
  const auto [top, bottom] =
      std::minmax_element(silhouette.points.begin(), silhouette.points.end(),
                          [](ContourPoint a, ContourPoint b) { return a.y_px < b.y_px; });
  const float side = std::max({right->x_px - left->x_px, bottom->y_px - top->y_px, 1.0F});
  const float cell = side / 256.0F;
  return pack(silhouette, {{left->x_px, top->y_px}, {cell, 0}, {0, cell}});
}

Silhouette unpack(const PackedSilhouette& packed) {
  Silhouette silhouette;
  silhouette.points.reserve(packed.bytes.size() / 2);
  const auto place = [&](GridPoint point) {
    silhouette.points.push_back(packed.grid(static_cast<float>(point.u) / kUnitsPerCell,
                                            static_cast<float>(point.v) / kUnitsPerCell));
  };
  Reader reader(packed.bytes);
  while (!reader.at_end()) {
    silhouette.ring_starts.push_back(static_cast<std::uint32_t>(silhouette.points.size()));
    const int count = reader.count();
    GridPoint at = reader.point();
    place(at);
    for (int i = 1; i < count; ++i) {
      at = reader.step(at);
      place(at);
    }
  }
  return silhouette;
}

}  // namespace dowel
