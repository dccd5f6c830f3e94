#include <algorithm>
#include <cmath>

#include "core/kinematics/closed_leg.h"
#include "core/technique/model_errors.h"
#include "core/technique/rep_meter.h"

namespace dowel {
namespace {

// The posture at the bottom; a leg behind a plate from hip and foot alone.
class BottomMeter : RepMeter {
 public:
  using RepMeter::RepMeter;

  void posture_at_bottom() {
    if (!sagittal_usable({"trunk_inclination_deg", "hip_flexion_deg", "knee_flexion_deg",
                          "shank_inclination_deg", "knee_over_hip_flexion"})) {
      return;
    }
    const char* hidden = "The hip, knee or ankle is hidden at the bottom.";
    angle("trunk_inclination_deg", m_.trunk_inclination_rad, bottom(),
          "The shoulder or hip is hidden at the bottom.", tilt_sd());
    if (!middle(m_.knee_flexion_rad, bottom()) || !middle(m_.hip_flexion_rad, bottom())) {
      if (const auto leg = closed_leg()) return tell_leg(*leg);
    }
    angle("hip_flexion_deg", m_.hip_flexion_rad, bottom(), hidden);
    angle("knee_flexion_deg", m_.knee_flexion_rad, bottom(), hidden, knee_sd(bottom()));
    angle("shank_inclination_deg", m_.shank_inclination_rad, bottom(), hidden, tilt_sd());
    const auto knee = middle(m_.knee_flexion_rad, bottom());
    const auto hip = middle(m_.hip_flexion_rad, bottom());
    if (!knee || !hip || *hip < angle_sd()) {
      cannot_tell("knee_over_hip_flexion", hidden);
      return;
    }
    const double ratio = *knee / *hip;
    // Knee and hip share the thigh, so their errors are of opposite sign as often as not.
    const double sd = angle_sd() / *hip * std::hypot(1.0, ratio);
    tell("knee_over_hip_flexion", {ratio, sd}, rep_.bottom_frame);
  }

  // The leg behind a plate, from hip and foot alone; the middle of the bottom's frames.
  std::optional<ClosedLeg> closed_leg() const {
    // Hip and ankle as any point; bones taken from the leg as a whole, and in their usual shares.
    const auto& known = m_.standing_leg ? m_.standing_leg : m_.leg_by_build;
    if (!known) return std::nullopt;
    const double forward = e_.view.facing == Facing::kLeft ? -1 : 1;
    std::vector<ClosedLeg> legs;
    const Window w = bottom();
    for (std::size_t i = w.from; i <= w.to; ++i) {
      const PointPath& hip = m_.hip.has(i) ? m_.hip : m_.mid_hip;
      if (i < m_.hip_behind_plate.size() && m_.hip_behind_plate[i]) continue;
      if (!hip.has(i) || !m_.trunk_inclination_rad.has(i)) continue;
      const Measured trunk{m_.trunk_inclination_rad.value[i], tilt_sd()};
      const auto leg = close_leg(*known, m_.on_ground(hip, i), trunk, forward,
                                 kPlaceModelSd * m_.ground.trunk_px, known->length_sd);
      if (leg) legs.push_back(*leg);
    }
    if (legs.empty()) return std::nullopt;
    const auto middle_leg = legs.begin() + static_cast<std::ptrdiff_t>(legs.size() / 2);
    std::nth_element(legs.begin(), middle_leg, legs.end(),
                     [](const ClosedLeg& a, const ClosedLeg& b) {
                       return a.knee_flexion_rad.value < b.knee_flexion_rad.value;
                     });
    return *middle_leg;
  }

  void tell_leg(const ClosedLeg& leg) {
    const auto degrees = [&](const char* id, const Measured& angle) {
      tell(id, {to_deg(angle.value), to_deg(angle.sd)}, rep_.bottom_frame);
    };
    degrees("hip_flexion_deg", leg.hip_flexion_rad);
    degrees("knee_flexion_deg", leg.knee_flexion_rad);
    degrees("shank_inclination_deg", leg.shank_inclination_rad);
    tell("knee_over_hip_flexion", leg.knee_over_hip, rep_.bottom_frame);
  }
};

}  // namespace

void measure_bottom(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out) {
  BottomMeter(rep, evidence, out).posture_at_bottom();
}

}  // namespace dowel
