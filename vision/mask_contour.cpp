#include "vision/mask_contour.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/assert.h"

namespace dowel::vision {
namespace {

constexpr float kLogitLimit = 8;
constexpr double kSmallestRing = 32;  // mask cells
// One column and row of "not body" all around, so that every ring closes.
constexpr int kPadded = kMaskSize + 2;

float probability_of(float logit) {
  // NaN becomes "not body" like everything that is not above the lower limit.
  const float clamped = logit > -kLogitLimit ? std::min(logit, kLogitLimit) : -kLogitLimit;
  return 1 / (1 + std::exp(-clamped));
}

// The part of a mask row whose samples lie within the picture: first, and one past the last.
struct RowSpan {
  int begin = 0;
  int end = 0;
};

// Narrows `span` to the samples i with 0 ≤ start + i·step ≤ limit.
void narrow(RowSpan& span, double start, double step, double limit) {
  if (std::abs(step) < 1e-9) {
    if (start < 0 || start > limit) span.end = span.begin;
    return;
  }
  double first = -start / step;
  double last = (limit - start) / step;
  if (first > last) std::swap(first, last);
  const double most = kMaskSize;
  span.begin = std::max(span.begin, static_cast<int>(std::ceil(std::clamp(first, 0.0, most))));
  span.end = std::min(span.end, static_cast<int>(std::floor(std::clamp(last, -1.0, most))) + 1);
  span.end = std::max(span.end, span.begin);
}

// The mask as one bit a sample, with the border.
class MaskBits {
 public:
  MaskBits(std::span<const float> logits, const GridToPicture& grid, int width_px, int height_px)
      : logits_(logits) {
    for (int row = 0; row < kMaskSize; ++row) {
      const ContourPoint first = grid(0.5F, static_cast<float>(row) + 0.5F);
      RowSpan& span = spans_[row];
      span = {0, kMaskSize};
      narrow(span, first.x_px, grid.u_axis.x_px, width_px);
      narrow(span, first.y_px, grid.u_axis.y_px, height_px);
      const float* values = logits.data() + std::size_t(row) * kMaskSize;
      std::uint8_t* inside = inside_[row + 1].data() + 1;
      for (int i = span.begin; i < span.end; ++i) inside[i] = values[i] > 0 ? 1 : 0;
    }
  }

  // @param x, y  −1 … 256
  bool inside(int x, int y) const { return inside_[y + 1][x + 1] != 0; }
  const std::uint8_t* row(int y) const { return inside_[y + 1].data(); }

  float probability(int x, int y) const {
    const bool known = y >= 0 && y < kMaskSize && x >= spans_[y].begin && x < spans_[y].end;
    return probability_of(known ? logits_[std::size_t(y) * kMaskSize + x] : -kLogitLimit);
  }

 private:
  std::span<const float> logits_;
  std::array<RowSpan, kMaskSize> spans_;
  std::array<std::array<std::uint8_t, kPadded>, kPadded> inside_{};
};

enum Side { kTop, kRight, kBottom, kLeft };

// Walks along the line between body and not body. A cell (x, y) has its corners at the samples
// (x, y) … (x + 1, y + 1); the line crosses its sides.
class Tracer {
 public:
  explicit Tracer(const MaskBits& mask) : mask_(mask) {}

  std::vector<std::vector<ContourPoint>> trace() {
    // Every ring crosses some side between two samples of one row.
    for (int y = 0; y < kMaskSize; ++y) {
      const std::uint8_t* row = mask_.row(y);
      for (int x = -1; x < kMaskSize; ++x) {
        if (row[x + 1] == row[x + 2] || visited_[visit_index(x, y)]) continue;
        trace_ring(x, y);
      }
    }
    return std::move(rings_);
  }

 private:
  static std::size_t visit_index(int x, int y) { return std::size_t(y + 1) * kPadded + (x + 1); }

  // Starts on the side between (x, y) and (x + 1, y), with the body on the left hand.
  void trace_ring(int x, int y) {
    std::vector<ContourPoint> ring;
    const int start_x = x;
    const int start_y = y;
    const bool upwards = mask_.inside(x, y);
    Side entry = upwards ? kBottom : kTop;
    int cell_y = upwards ? y - 1 : y;
    int cell_x = x;
    visited_[visit_index(x, y)] = true;
    ring.push_back(crossing(x, y, x + 1, y));
    while (true) {
      const Side leave = exit_of(cell_x, cell_y, entry);
      if (leave == kTop || leave == kBottom) {
        const int edge_y = leave == kTop ? cell_y : cell_y + 1;
        if (cell_x == start_x && edge_y == start_y) break;
        visited_[visit_index(cell_x, edge_y)] = true;
        ring.push_back(crossing(cell_x, edge_y, cell_x + 1, edge_y));
        cell_y += leave == kTop ? -1 : 1;
        entry = leave == kTop ? kBottom : kTop;
      } else {
        const int edge_x = leave == kLeft ? cell_x : cell_x + 1;
        ring.push_back(crossing(edge_x, cell_y, edge_x, cell_y + 1));
        cell_x += leave == kLeft ? -1 : 1;
        entry = leave == kLeft ? kRight : kLeft;
      }
    }
    rings_.push_back(std::move(ring));
  }

  Side exit_of(int x, int y, Side entry) const {
    const bool tl = mask_.inside(x, y);
    const bool tr = mask_.inside(x + 1, y);
    const bool br = mask_.inside(x + 1, y + 1);
    const bool bl = mask_.inside(x, y + 1);
    if (tl == br && tr == bl && tl != tr) return exit_of_saddle(x, y, entry, tl);
    if (entry != kTop && tl != tr) return kTop;
    if (entry != kRight && tr != br) return kRight;
    if (entry != kBottom && br != bl) return kBottom;
    return kLeft;
  }

  // Opposite corners alike: their mean decides which pair the body joins.
  Side exit_of_saddle(int x, int y, Side entry, bool tl_inside) const {
    const float mean = (mask_.probability(x, y) + mask_.probability(x + 1, y) +
                        mask_.probability(x, y + 1) + mask_.probability(x + 1, y + 1)) /
                       4;
    const bool cuts_top_right = tl_inside == (mean > 0.5F);
    switch (entry) {
      case kTop:
        return cuts_top_right ? kRight : kLeft;
      case kRight:
        return cuts_top_right ? kTop : kBottom;
      case kBottom:
        return cuts_top_right ? kLeft : kRight;
      default:
        return cuts_top_right ? kBottom : kTop;
    }
  }

  // In mask cells; sample (i, j) sits at (i + ½, j + ½).
  ContourPoint crossing(int x0, int y0, int x1, int y1) const {
    const float p0 = mask_.probability(x0, y0);
    const float p1 = mask_.probability(x1, y1);
    const float t = p0 == p1 ? 0.5F : std::clamp((0.5F - p0) / (p1 - p0), 0.0F, 1.0F);
    return {static_cast<float>(x0) + 0.5F + t * static_cast<float>(x1 - x0),
            static_cast<float>(y0) + 0.5F + t * static_cast<float>(y1 - y0)};
  }

  const MaskBits& mask_;
  std::bitset<std::size_t(kPadded) * kPadded> visited_;
  std::vector<std::vector<ContourPoint>> rings_;
};

double area_of(const std::vector<ContourPoint>& ring) {
  double twice = 0;
  for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
    twice += double{ring[before].x_px} * ring[i].y_px - double{ring[i].x_px} * ring[before].y_px;
  }
  return std::abs(twice) / 2;
}

}  // namespace

Silhouette trace_mask(std::span<const float> logits, const GridToPicture& grid, int width_px,
                      int height_px) {
  DOWEL_ASSERT(logits.size() == std::size_t(kMaskSize) * kMaskSize);
  const MaskBits mask(logits, grid, width_px, height_px);
  std::vector<std::vector<ContourPoint>> rings = Tracer(mask).trace();
  std::erase_if(rings, [](const auto& ring) { return area_of(ring) < kSmallestRing; });
  std::ranges::stable_sort(rings,
                           [](const auto& a, const auto& b) { return area_of(a) > area_of(b); });
  Silhouette silhouette;
  for (const auto& ring : rings) {
    silhouette.ring_starts.push_back(static_cast<std::uint32_t>(silhouette.points.size()));
    for (const ContourPoint& at : ring) silhouette.points.push_back(grid(at.x_px, at.y_px));
  }
  return silhouette;
}

}  // namespace dowel::vision
