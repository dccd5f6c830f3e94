#include "core/technique/measure_rep.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/technique/measure_front.h"
#include "core/technique/model_errors.h"
#include "core/technique/rep_meter.h"

namespace dowel {

double angle_sd_rad(const View& view, const BodyMotion& motion) {
  const double noise = motion.angle_noise_rad;
  if (view.kind != ViewKind::kSide) return std::hypot(kObliqueAngleModelSd_rad, noise);
  const double off_side = 0.5 * (1 - std::cos(view.yaw_rad.value));
  return std::hypot(std::hypot(kAngleModelSd_rad, noise), off_side);
}

const std::vector<std::string>& measure_ids() {
  static const std::vector<std::string> kIds = {
      "trunk_inclination_deg", "hip_flexion_deg",
      "knee_flexion_deg",      "shank_inclination_deg",
      "knee_over_hip_flexion", "hip_flexion_top_deg",
      "knee_flexion_top_deg",  "trunk_lean_top_deg",
      "hip_back_over_drop",    "hip_rise_at_30_shoulder_rise",
      "hip_past_straight_deg", "trunk_tips_deg",
      "trunk_late_deg",        "elbow_flexion_deg",
      "spine_mdev_mm",         "spine_bulge_mm",
      "spine_bend_deg",        "lumbar_gap_mm",
      "ear_shift_mm",          "mass_over_foot"};
  return kIds;
}

std::vector<Measure> measure_rep(const Rep& rep, const RepEvidence& evidence) {
  std::vector<Measure> measures;
  for (const auto measure :
       {measure_bottom, measure_top, measure_way, measure_spine, measure_load}) {
    measure(rep, evidence, measures);
  }
  if (evidence.motion.both_sides) {
    std::vector<Measure> more =
        measure_from_front(rep, evidence.view, evidence.motion, evidence.exercise);
    std::move(more.begin(), more.end(), std::back_inserter(measures));
  }
  return measures;
}

}  // namespace dowel
