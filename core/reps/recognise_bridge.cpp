#include "core/reps/recognise_bridge.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/stats.h"
#include "core/base/units.h"

namespace dowel {
namespace {

// At the top the trunk leans back by 60° and more: on a bench it is about level, on the floor the
// hips stand higher than the shoulders.
constexpr double kLies_rad = -60 / kDegPerRad;
// Shanks stand about upright under bent knees.
constexpr double kLeastKnee_rad = 45 / kDegPerRad, kMostKnee_rad = 140 / kDegPerRad;
// In trunk lengths: what the hips rise by at least; the shoulders' share of it at most.
constexpr double kHipsRise = 0.15, kShouldersShare = 0.5;
// Shoulders over the ankles at the top [trunk lengths]: on the floor both joints are a hand's
// breadth up, 0 … 0.2; a bench of 35 … 45 cm lifts the shoulders by 0.6 … 0.9 of a trunk. Own
// setting.
constexpr double kBenchFrom = 0.4, kSpread = 0.15;

double angle_between(double from_rad, double to_rad) {
  return std::remainder(to_rad - from_rad, 2 * std::numbers::pi);
}

// Height of the shoulders over the ankles at the top of a bridge; nothing where it is none.
std::optional<double> bridge_height(const BodyMotion& m, const Rep& rep) {
  const std::size_t low = rep.bottom_frame, high = rep.ascent_to;
  for (const PointPath* path : {&m.mid_shoulder, &m.mid_hip}) {
    if (!path->has(low) || !path->has(high)) return std::nullopt;
  }
  if (!m.trunk_inclination_rad.has(high) || !m.knee_flexion_rad.has(high)) return std::nullopt;
  // Head and feet on either side: the trunk lies backwards, as seen from where the toes point.
  const double trunk = angle_between(0, m.trunk_inclination_rad.value[high]);
  if (trunk > kLies_rad) return std::nullopt;
  const double knee = m.knee_flexion_rad.value[high];
  if (knee < kLeastKnee_rad || knee > kMostKnee_rad) return std::nullopt;
  const auto risen = [&](const PointPath& path) {
    return (m.on_ground(path, low).y - m.on_ground(path, high).y) / m.ground.trunk_px;
  };
  const double hips = risen(m.mid_hip), shoulders = risen(m.mid_shoulder);
  if (hips < kHipsRise || std::abs(shoulders) > kShouldersShare * hips) return std::nullopt;
  if (!m.ankle.has(high)) return std::nullopt;
  return (m.on_ground(m.ankle, high).y - m.on_ground(m.mid_shoulder, high).y) / m.ground.trunk_px;
}

}  // namespace

std::optional<Bridge> recognise_bridge(const std::vector<SeenReps>& stretches) {
  std::vector<double> heights;
  std::size_t reps = 0;
  for (const SeenReps& stretch : stretches) {
    for (const Rep& rep : stretch.reps->reps) {
      if (rep.partial) continue;
      ++reps;
      if (const auto height = bridge_height(*stretch.motion, rep)) heights.push_back(*height);
    }
  }
  if (heights.empty() || 2 * heights.size() <= reps) return std::nullopt;
  const double by = (*median(std::move(heights)) - kBenchFrom) / kSpread;
  const double bench = 0.5 * std::erfc(-by / std::numbers::sqrt2);
  return Bridge{bench >= 0.5, std::max(bench, 1 - bench)};
}

}  // namespace dowel
