#include "core/reps/phase_edges.h"

#include <algorithm>

#include "core/signal/smooth.h"

namespace dowel {
namespace {

// A tenth: of a smooth movement [FlashHogan1985] it leaves out a twelfth of the time at either end,
// and it stands clear of the speed that landmark noise feigns (some 3 °/s against 6 °/s in a
// descent of two seconds).
constexpr double kMoving = 0.1;
constexpr double kHalfWindow_s = 0.1;

std::size_t seen_frames(const Series& s) {
  return static_cast<std::size_t>(std::count(s.seen.begin(), s.seen.end(), 1));
}

}  // namespace

Series posture_speed(const BodyMotion& m) {
  constexpr double kMostly = 0.95;
  const bool leg_seen = static_cast<double>(seen_frames(m.hip_flexion_rad)) >=
                        kMostly * static_cast<double>(seen_frames(m.trunk_inclination_rad));
  return derivative(m.time_s, leg_seen ? m.hip_flexion_rad : m.trunk_inclination_rad,
                    kHalfWindow_s);
}

Phase widen_to_motion(const Series& speed, const Series& trunk_inclination_rad, Phase phase,
                      double direction, Phase limits) {
  double top = 0;
  for (std::size_t i = phase.from; i <= phase.to && i < speed.size(); ++i) {
    if (speed.has(i)) top = std::max(top, direction * speed.value[i]);
  }
  if (!(top > 0)) return phase;
  const auto forward = [&](std::size_t i) {
    return trunk_inclination_rad.has(i) && trunk_inclination_rad.value[i] > 0;
  };
  const auto goes_on = [&](std::size_t from, std::size_t to) {
    return speed.has(to) && direction * speed.value[to] >= kMoving * top &&
           forward(from) == forward(to);
  };
  while (phase.from > limits.from && goes_on(phase.from, phase.from - 1)) --phase.from;
  while (phase.to < limits.to && goes_on(phase.to, phase.to + 1)) ++phase.to;
  return phase;
}

}  // namespace dowel
