#include "core/reps/witnesses.h"

#include <optional>

#include "core/base/stats.h"
#include "core/base/units.h"

namespace dowel {
namespace {

// Each witness's least ascent: clear of its noise and of swaying, below a quarter squat. Ours.
constexpr double kShoulders = 0.12, kHips = 0.06, kHands = 0.12, kBar = 0.12;  // trunk lengths
constexpr double kHipFlexion = 25 / kDegPerRad, kTrunk = 12 / kDegPerRad, kKnees = 20 / kDegPerRad;

Series height(const BodyMotion& m, const PointPath& path) {
  Series depth(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path.has(i)) depth.set(i, m.on_ground(path, i).y / m.ground.trunk_px);
  }
  return depth;
}

// The middle of what is seen within a tenth of a second.
std::optional<double> around(const Series& depth, const std::vector<double>& time_s,
                             std::size_t frame) {
  constexpr double kHalf_s = 0.1;
  std::vector<double> values;
  std::size_t from = frame;
  while (from > 0 && time_s[frame] - time_s[from - 1] <= kHalf_s) --from;
  for (std::size_t i = from; i < depth.size() && time_s[i] - time_s[frame] <= kHalf_s; ++i) {
    if (depth.has(i)) values.push_back(depth.value[i]);
  }
  return median(std::move(values));
}

}  // namespace

std::vector<WitnessCurve> witnesses_of(const BodyMotion& m, const Series& bar_depth) {
  return {{Witness::kShoulders, height(m, m.mid_shoulder), kShoulders},
          {Witness::kHipFlexion, m.hip_flexion_rad, kHipFlexion},
          {Witness::kTrunk, m.trunk_inclination_rad, kTrunk},
          {Witness::kHips, height(m, m.mid_hip), kHips},
          {Witness::kKnees, m.knee_flexion_rad, kKnees},
          {Witness::kHands, height(m, m.wrist), kHands},
          {Witness::kBar, bar_depth, kBar}};
}

Testimony ask(const WitnessCurve& curve, const std::vector<double>& time_s, std::size_t bottom,
              std::size_t top) {
  const auto low = around(curve.depth, time_s, bottom), high = around(curve.depth, time_s, top);
  if (!low || !high) return Testimony::kNotSeen;
  return *low - *high >= curve.least ? Testimony::kAscent : Testimony::kNone;
}

}  // namespace dowel
