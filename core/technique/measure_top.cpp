#include <algorithm>
#include <cmath>

#include "core/technique/rep_meter.h"

namespace dowel {
namespace {

constexpr const char* kPastStraight = "hip_past_straight_deg";
constexpr const char* kNoStay = "Nobody stays at the top of so quick a lift.";

// The posture at the lockout, unless a plate draws hip and leg along.
class TopMeter : RepMeter {
 public:
  using RepMeter::RepMeter;

  void posture_at_top() {
    if (!sagittal_usable(
            {"hip_flexion_top_deg", "knee_flexion_top_deg", "trunk_lean_top_deg", kPastStraight})) {
      return;
    }
    if (rep_.top_hidden) {
      for (const char* id :
           {"hip_flexion_top_deg", "knee_flexion_top_deg", "trunk_lean_top_deg", kPastStraight}) {
        cannot_tell(id, kTopHidden);
      }
      return;
    }
    const char* hidden = "The hip, knee or ankle is hidden at the top.";
    angle("hip_flexion_top_deg", m_.hip_flexion_rad, top(), hidden);
    angle("knee_flexion_top_deg", m_.knee_flexion_rad, top(), hidden, knee_sd(top()));
    lean_at_top(hidden);
    past_straight(hidden);
  }

  // The frames of the stay at the top in which the trunk is about as far back as it comes: what
  // lies before and after is the way there and the way down.
  std::vector<std::size_t> furthest_back() const {
    constexpr double kAbout_rad = 8 / kDegPerRad;
    const Window w = top_stay();
    const Series& trunk = m_.trunk_inclination_rad;
    const auto furthest = quantile(seen_values(trunk, w), 0.1);
    std::vector<std::size_t> frames;
    for (std::size_t i = w.from; furthest && i <= w.to; ++i) {
      if (trunk.has(i) && trunk.value[i] <= *furthest + kAbout_rad) frames.push_back(i);
    }
    return frames;
  }

  // A swing turns in tenths of a second: nobody stays there, and no plate hides the hip.
  static constexpr double kQuickest_s = 0.25;

  // In most of the frames that would tell of a lean.
  bool hip_is_behind_plate() const {
    const auto frames = furthest_back();
    std::size_t hidden = 0;
    for (const std::size_t i : frames) {
      hidden += i < m_.hip_behind_plate.size() && m_.hip_behind_plate[i];
    }
    return 2 * hidden > frames.size();
  }

  // Somebody who locks out stands on legs that keep still. A knee or ankle told elsewhere than a
  // leg can have it, a thigh that sweeps about, hips that travel or have sunk: drawn on a plate.
  bool leg_is_made_up() const {
    constexpr double kMostAstray = 0.25, kMostSweep_rad = 12 / kDegPerRad;
    // Trunk lengths; who pushes the hips through moves a tenth.
    constexpr double kMostTravel = 0.25, kMostSunk = 0.3;
    if (e_.view.kind != ViewKind::kSide || e_.exercise.least_s < kQuickest_s) return false;
    std::vector<double> thigh, back, drop;
    double astray = 0;
    const auto frames = furthest_back();
    for (const std::size_t i : frames) {
      if (i < m_.leg_astray.size()) astray += m_.leg_astray[i];
      if (m_.hip_back.has(i)) back.push_back(m_.hip_back.value[i]);
      if (m_.hip_drop.has(i)) drop.push_back(m_.hip_drop.value[i]);
      if (m_.hip_flexion_rad.has(i)) {
        thigh.push_back(m_.trunk_inclination_rad.value[i] - m_.hip_flexion_rad.value[i]);
      }
    }
    // Who does not stay, as in a swing, moves hips and legs all the time.
    constexpr double kStays_s = 0.4;
    const bool stays = !frames.empty() && time(frames.back()) - time(frames.front()) >= kStays_s;
    const auto sweeps = [&](const std::vector<double>& values, double most) {
      return stays && values.size() >= 3 && *quantile(values, 0.9) - *quantile(values, 0.1) > most;
    };
    return astray > kMostAstray * static_cast<double>(frames.size()) ||
           sweeps(thigh, kMostSweep_rad) || sweeps(back, kMostTravel) ||
           median(std::move(drop)).value_or(0) > kMostSunk;
  }

  // How far trunk and thigh open at the top; the furthest tenth, as for the lean.
  void past_straight(const char* hidden) {
    if (e_.exercise.least_s < kQuickest_s) return cannot_tell(kPastStraight, kNoStay);
    const Window w = top_stay();
    if (leg_is_made_up() || hip_is_behind_plate()) return cannot_tell(kPastStraight, kHipDragged);
    const auto values = seen_values(m_.hip_flexion_rad, w);
    if (e_.view.kind != ViewKind::kSide || 2 * values.size() < w.to - w.from + 1) {
      return cannot_tell(kPastStraight, hidden);
    }
    const double furthest = *quantile(values, 0.1);
    std::size_t frame = w.from;
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (!m_.hip_flexion_rad.has(i)) continue;
      if (!m_.hip_flexion_rad.has(frame) ||
          m_.hip_flexion_rad.value[i] < m_.hip_flexion_rad.value[frame]) {
        frame = i;
      }
    }
    tell(kPastStraight, {to_deg(furthest), to_deg(angle_sd())}, frame);
  }

  // The furthest lean of the stay at the top (its tenth percentile, so that no single frame
  // decides); it comes after the lockout, when the shoulders already stand as high as they will.
  void lean_at_top(const char* hidden) {
    // Shoulders that rise over hips that do not: what stands there for the hip is something else.
    if (std::find(rep_.against.begin(), rep_.against.end(), Witness::kHips) != rep_.against.end()) {
      return cannot_tell("trunk_lean_top_deg", kHipDragged);
    }
    if (leg_is_made_up() || hip_is_behind_plate()) {
      return cannot_tell("trunk_lean_top_deg", kHipDragged);
    }
    const Window w = top_stay();
    const auto lean = quantile(seen_values(m_.trunk_inclination_rad, w), 0.1);
    if (!lean) return cannot_tell("trunk_lean_top_deg", hidden);
    std::size_t furthest = w.from;
    for (std::size_t i = w.from; i <= w.to; ++i) {
      const Series& trunk = m_.trunk_inclination_rad;
      if (trunk.has(i) && (!trunk.has(furthest) || trunk.value[i] < trunk.value[furthest])) {
        furthest = i;
      }
    }
    tell("trunk_lean_top_deg", {to_deg(*lean), to_deg(tilt_sd())}, furthest);
  }
};

}  // namespace

void measure_top(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out) {
  TopMeter(rep, evidence, out).posture_at_top();
}

}  // namespace dowel
