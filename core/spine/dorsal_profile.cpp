#include "core/spine/dorsal_profile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowel {
namespace {

constexpr float kNone = std::numeric_limits<float>::infinity();

struct Crossings {
  std::array<float, ProfileGrid::kCount> leaves;  // nearest way out of the body
  std::array<float, ProfileGrid::kCount> enters;  // nearest way in
};

// A vertex in grid lines along the trunk and trunk lengths towards the back.
struct GridPoint {
  float line;
  float d;
};

// Records where the edge crosses grid lines. Spans are half open, so that a vertex on a line counts
// once. The caller has made sure that the edge reaches the grid's dorsal side.
void cross(GridPoint from, GridPoint to, bool leaves_rising, Crossings& out) {
  const bool rising = to.line > from.line;
  const float low = rising ? from.line : to.line;
  const float high = rising ? to.line : from.line;
  // Casting truncates, which is rounding down for what is not negative.
  constexpr float kLast = static_cast<float>(ProfileGrid::kCount - 1);
  const float from_line = std::max(low, 0.0F), to_line = std::min(high, kLast);
  const int low_whole = static_cast<int>(from_line), high_whole = static_cast<int>(to_line);
  const int first = low_whole + (static_cast<float>(low_whole) < low ? 1 : 0);
  const int last = high_whole - (static_cast<float>(high_whole) == high ? 1 : 0);
  auto& side = rising == leaves_rising ? out.leaves : out.enters;
  const float slope = (to.d - from.d) / (to.line - from.line);
  for (int k = first; k <= last; ++k) {
    const float d = from.d + slope * (static_cast<float>(k) - from.line);
    auto& nearest = side[static_cast<std::size_t>(k)];
    if (d > 0 && d < nearest) nearest = d;
  }
}

Crossings find_crossings(const Silhouette& outline, const TrunkFrame& frame, double facing_sign) {
  Crossings crossings;
  crossings.leaves.fill(kNone);
  crossings.enters.fill(kNone);
  // With the body on the left of the walk, the back's edge runs from head to hip when the lifter
  // faces right and from hip to head when facing left.
  const bool leaves_rising = facing_sign < 0;
  const double scale = 1 / frame.trunk_length_px;
  const auto ax = static_cast<float>(scale / ProfileGrid::kStep * frame.along.x);
  const auto ay = static_cast<float>(scale / ProfileGrid::kStep * frame.along.y);
  const auto dx = static_cast<float>(scale * frame.dorsal.x);
  const auto dy = static_cast<float>(scale * frame.dorsal.y);
  const auto hip_x = static_cast<float>(frame.hip_px.x);
  const auto hip_y = static_cast<float>(frame.hip_px.y);
  constexpr auto kOrigin = static_cast<float>(-ProfileGrid::kFirst / ProfileGrid::kStep);
  const auto to_grid = [&](const ContourPoint& p) {
    const float x = p.x_px - hip_x, y = p.y_px - hip_y;
    return GridPoint{ax * x + ay * y + kOrigin, dx * x + dy * y};
  };
  constexpr float kLast = static_cast<float>(ProfileGrid::kCount - 1);
  for (std::size_t r = 0; r < outline.ring_starts.size(); ++r) {
    const std::size_t begin = outline.ring_starts[r];
    const std::size_t end =
        r + 1 < outline.ring_starts.size() ? outline.ring_starts[r + 1] : outline.points.size();
    if (end - begin < 3) continue;
    GridPoint previous = to_grid(outline.points[end - 1]);
    for (std::size_t i = begin; i < end; ++i) {
      const GridPoint here = to_grid(outline.points[i]);
      const bool beside = std::max(previous.line, here.line) < 0 ||
                          std::min(previous.line, here.line) > kLast ||
                          std::max(previous.d, here.d) <= 0 || previous.line == here.line;
      if (!beside) cross(previous, here, leaves_rising, crossings);
      previous = here;
    }
  }
  return crossings;
}

// Gaussian of σ = 2 samples over the seen values; weights are renewed at holes and ends.
DorsalProfile smooth(const DorsalProfile& raw) {
  constexpr std::size_t kReach = 6;
  static constexpr std::array<double, kReach + 1> kWeight = {1.0,
                                                             0.8824969025845955,
                                                             0.6065306597126334,
                                                             0.32465246735834974,
                                                             0.1353352832366127,
                                                             0.04393693362340742,
                                                             0.011108996538242306};  // exp(−k²/8)
  // One weight at a time over the whole profile: straight loops that the compiler vectorises.
  constexpr std::size_t n = ProfileGrid::kCount;
  std::array<double, n + 2 * kReach> weight{}, weighted{};
  for (std::size_t k = 0; k < n; ++k) {
    weight[k + kReach] = raw.seen[k];
    weighted[k + kReach] = raw.seen[k] != 0 ? raw.d[k] : 0;
  }
  std::array<double, n> sum{}, weights{};
  for (std::size_t shift = 0; shift <= 2 * kReach; ++shift) {
    const double w = kWeight[shift < kReach ? kReach - shift : shift - kReach];
    for (std::size_t k = 0; k < n; ++k) {
      sum[k] += w * weighted[k + shift];
      weights[k] += w * weight[k + shift];
    }
  }
  DorsalProfile out;
  out.seen = raw.seen;
  for (std::size_t k = 0; k < n; ++k) {
    if (raw.seen[k] != 0) out.d[k] = sum[k] / weights[k];
  }
  return out;
}

}  // namespace

std::optional<TrunkFrame> trunk_frame(Vec2 hip_px, Vec2 shoulder_px, double facing_sign,
                                      double trunk_length_px) {
  const Vec2 up = shoulder_px - hip_px;
  const double length = norm(up);
  if (!(length > 0) || !(trunk_length_px > 0)) return std::nullopt;
  TrunkFrame frame;
  frame.hip_px = hip_px;
  frame.along = (1 / length) * up;
  frame.dorsal = {facing_sign * frame.along.y, -facing_sign * frame.along.x};
  frame.trunk_length_px = trunk_length_px;
  return frame;
}

DorsalProfile trace_back(const Silhouette& outline, const TrunkFrame& frame, double facing_sign) {
  const Crossings crossings = find_crossings(outline, frame, facing_sign);
  DorsalProfile raw;
  for (std::size_t k = 0; k < ProfileGrid::kCount; ++k) {
    // An entry before the first exit means that the line itself lies outside the body here.
    if (crossings.leaves[k] == kNone || crossings.enters[k] < crossings.leaves[k]) continue;
    raw.d[k] = static_cast<double>(crossings.leaves[k]);
    raw.seen[k] = 1;
  }
  return smooth(raw);
}

}  // namespace dowel
