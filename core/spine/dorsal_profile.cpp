#include "core/spine/dorsal_profile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowel {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();

struct Crossings {
  std::array<double, ProfileGrid::kCount> leaves;
  std::array<double, ProfileGrid::kCount> enters;
};

// Records where the edge from (s0,d0) to (s1,d1) crosses the grid lines, on the dorsal side only.
void cross(Vec2 from, Vec2 to, double leaving_sign, Crossings& out) {
  const double ds = to.x - from.x;
  if (ds == 0) return;
  const bool rising = ds > 0;
  const double low = rising ? from.x : to.x;
  const double high = rising ? to.x : from.x;
  // Half-open span, so that a vertex on a grid line counts once.
  const double first = std::ceil((low - ProfileGrid::kFirst) / ProfileGrid::kStep);
  const double last = std::ceil((high - ProfileGrid::kFirst) / ProfileGrid::kStep) - 1;
  if (last < 0 || first >= static_cast<double>(ProfileGrid::kCount)) return;
  const auto k0 = static_cast<std::size_t>(std::max(0.0, first));
  const auto k1 = static_cast<std::size_t>(
      std::min(static_cast<double>(ProfileGrid::kCount - 1), std::max(0.0, last)));
  auto& side = (rising ? 1.0 : -1.0) == leaving_sign ? out.leaves : out.enters;
  const double slope = (to.y - from.y) / ds;
  for (std::size_t k = k0; k <= k1; ++k) {
    const double d = from.y + slope * (ProfileGrid::s_of(k) - from.x);
    if (d > 0 && d < side[k]) side[k] = d;
  }
}

Crossings find_crossings(const Silhouette& outline, const TrunkFrame& frame, double facing_sign) {
  Crossings crossings;
  crossings.leaves.fill(kNone);
  crossings.enters.fill(kNone);
  // With the body on the left of the walk, the back's edge runs from head to hip when the lifter
  // faces right and from hip to head when facing left.
  const double leaving_sign = -facing_sign;
  const double scale = 1 / frame.trunk_length_px;
  const auto to_trunk = [&](const ContourPoint& p) {
    const Vec2 v{p.x_px - frame.hip_px.x, p.y_px - frame.hip_px.y};
    return Vec2{scale * dot(v, frame.along), scale * dot(v, frame.dorsal)};
  };
  for (std::size_t r = 0; r < outline.ring_starts.size(); ++r) {
    const std::size_t begin = outline.ring_starts[r];
    const std::size_t end =
        r + 1 < outline.ring_starts.size() ? outline.ring_starts[r + 1] : outline.points.size();
    if (end - begin < 3) continue;
    Vec2 previous = to_trunk(outline.points[end - 1]);
    for (std::size_t i = begin; i < end; ++i) {
      const Vec2 here = to_trunk(outline.points[i]);
      cross(previous, here, leaving_sign, crossings);
      previous = here;
    }
  }
  return crossings;
}

// Gaussian of σ = 2 samples over the seen values; weights are renewed at holes and ends.
DorsalProfile smooth(const DorsalProfile& raw) {
  constexpr int kReach = 6;
  static constexpr std::array<double, kReach + 1> kWeight = {1.0,
                                                             0.8824969025845955,
                                                             0.6065306597126334,
                                                             0.32465246735834974,
                                                             0.1353352832366127,
                                                             0.04393693362340742,
                                                             0.011108996538242306};  // exp(−k²/8)
  DorsalProfile out;
  const int n = static_cast<int>(ProfileGrid::kCount);
  for (int k = 0; k < n; ++k) {
    if (!raw.seen[static_cast<std::size_t>(k)]) continue;
    double sum = 0, weights = 0;
    for (int j = std::max(0, k - kReach); j <= std::min(n - 1, k + kReach); ++j) {
      const auto at = static_cast<std::size_t>(j);
      if (!raw.seen[at]) continue;
      const double w = kWeight[static_cast<std::size_t>(std::abs(j - k))];
      sum += w * raw.d[at];
      weights += w;
    }
    out.d[static_cast<std::size_t>(k)] = sum / weights;
    out.seen[static_cast<std::size_t>(k)] = 1;
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
    raw.d[k] = crossings.leaves[k];
    raw.seen[k] = 1;
  }
  return smooth(raw);
}

}  // namespace dowel
