#include "core/motion/bar_points.h"

#include <algorithm>

namespace dowel {
namespace {

constexpr double kLongestGap_s = 0.25;
constexpr double kUnseenSd = 3;

BarPoint between(const BarPoint& a, const BarPoint& b, double share) {
  BarPoint point;
  const auto mix = [&](double from, double to) { return from + share * (to - from); };
  point.seen = true;
  point.centre_px = a.centre_px + share * (b.centre_px - a.centre_px);
  point.sd_px = kUnseenSd * std::max(a.sd_px, b.sd_px);
  point.radius_px = mix(a.radius_px, b.radius_px);
  point.aspect = mix(a.aspect, b.aspect);
  return point;
}

}  // namespace

BarPoints bridged(BarPoints bar, const std::vector<double>& time_s) {
  std::size_t last = bar.frames.size();
  for (std::size_t i = 0; i < bar.frames.size(); ++i) {
    if (!bar.frames[i].seen) continue;
    if (last < i && time_s[i] - time_s[last] <= kLongestGap_s) {
      for (std::size_t k = last + 1; k < i; ++k) {
        const double share = (time_s[k] - time_s[last]) / (time_s[i] - time_s[last]);
        bar.frames[k] = between(bar.frames[last], bar.frames[i], share);
      }
    }
    last = i;
  }
  return bar;
}

bool is_behind_plate(const BarPoints& bar, std::size_t frame, Vec2 point_px) {
  if (bar.kind != BarKind::kPlate || frame >= bar.frames.size()) return false;
  const BarPoint& plate = bar.frames[frame];
  if (!plate.seen || !(plate.radius_px > 0) || !(plate.aspect > 0)) return false;
  const Vec2 off = point_px - plate.centre_px;
  const double x = off.x / (plate.aspect * plate.radius_px), y = off.y / plate.radius_px;
  return x * x + y * y < 1;
}

}  // namespace dowel
