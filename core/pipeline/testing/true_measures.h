#pragma once

#include <map>

#include "core/base/stats.h"
#include "core/pipeline/testing/synthetic_set.h"

namespace dowel::testing {

/// What every measure of a rep should read, worked out from the synthetic lifter alone and by the
/// definitions of docs/measures.md: nothing of the measuring code is used.
/// @param rep  0-based place in `truth.reps`
/// @returns value by measure id, in the unit of the id; without `elbow_flexion_deg` (the lifter
///   tells of no elbow) and without what the lift has none of
class TrueMeasures {
 public:
  TrueMeasures(const SyntheticTruth& truth, std::size_t rep)
      : truth_(truth), rep_(truth.reps.at(rep)) {}

  std::map<std::string, double> all() {
    postures();
    travel();
    order();
    spine();
    return std::move(values_);
  }

 private:
  using Frame = SyntheticFrameTruth;

  const Frame& bottom() const { return truth_at(truth_, rep_.ascent_start_s); }
  const Frame& top() const { return truth_at(truth_, rep_.lockout_s + 0.075); }

  /// The greatest of a number over the frames of a stretch of time.
  template <class Number>
  double most(double from_s, double to_s, const Number& number) const {
    double greatest = -std::numeric_limits<double>::infinity();
    for (const Frame& f : truth_.frames) {
      if (f.time_s >= from_s && f.time_s <= to_s) greatest = std::max(greatest, number(f));
    }
    return greatest;
  }

  void postures() {
    const Frame &low = bottom(), &high = top();
    values_["trunk_inclination_deg"] = to_deg(low.trunk_inclination_rad);
    values_["hip_flexion_deg"] = to_deg(low.hip_flexion_rad);
    values_["knee_flexion_deg"] = to_deg(low.knee_flexion_rad);
    values_["shank_inclination_deg"] = to_deg(low.shank_inclination_rad);
    values_["knee_over_hip_flexion"] = low.knee_flexion_rad / low.hip_flexion_rad;
    values_["hip_flexion_top_deg"] = to_deg(high.hip_flexion_rad);
    values_["knee_flexion_top_deg"] = to_deg(high.knee_flexion_rad);
    values_["trunk_lean_top_deg"] =
        -to_deg(most(rep_.lockout_s, rep_.lockout_s + 0.3,
                     [](const Frame& f) { return -f.trunk_inclination_rad; }));
    values_["hip_past_straight_deg"] = -to_deg(most(
        rep_.lockout_s, rep_.lockout_s + 0.3, [](const Frame& f) { return -f.hip_flexion_rad; }));
    if (low.com_over_foot) values_["mass_over_foot"] = *low.com_over_foot;
  }

  void travel() {
    const Frame& high = top();
    const double from_s = rep_.ascent_start_s - 0.6;
    const double back =
        most(from_s, rep_.lockout_s, [&](const Frame& f) { return high.hip_m.x - f.hip_m.x; });
    const double drop =
        most(from_s, rep_.lockout_s, [&](const Frame& f) { return high.hip_m.y - f.hip_m.y; });
    if (drop > 0.06 * truth_.trunk_m) values_["hip_back_over_drop"] = back / drop;
  }

  /// How far the hips are up when the shoulders have risen 30 %, and how the trunk turns meanwhile.
  void order() {
    const Frame &high = top(), &start = bottom();
    const Frame* low = &start;
    for (const Frame& f : truth_.frames) {
      const bool sets_off = f.time_s >= rep_.ascent_start_s - 0.5 && f.time_s <= rep_.lockout_s;
      if (sets_off && f.hip_m.y < low->hip_m.y) low = &f;
    }
    const double hip_way = high.hip_m.y - low->hip_m.y;
    const double shoulder_way = high.shoulder_m.y - start.shoulder_m.y;
    if (!(hip_way > 0.06 * truth_.trunk_m) || !(shoulder_way > 0)) return;
    bool shoulders_up = false, hips_up = false;
    for (const Frame& f : truth_.frames) {
      if (f.time_s < low->time_s || f.time_s > rep_.lockout_s) continue;
      if (!shoulders_up && f.shoulder_m.y - start.shoulder_m.y >= 0.3 * shoulder_way) {
        shoulders_up = true;
        values_["hip_rise_at_30_shoulder_rise"] = (f.hip_m.y - low->hip_m.y) / hip_way;
      }
      if (!hips_up && f.hip_m.y - low->hip_m.y >= 0.5 * hip_way) {
        hips_up = true;
        values_["trunk_tips_deg"] = to_deg(f.trunk_inclination_rad - low->trunk_inclination_rad);
      }
    }
  }

  void spine() {
    std::vector<double> mdev, bulge, bend, gap, ear;
    // The dowel's millimetres are those of a trunk of 535 mm.
    const double scale = 0.535 / truth_.trunk_m;
    for (const Frame& f : truth_.frames) {
      const bool ascends = f.time_s >= rep_.ascent_start_s && f.time_s <= rep_.lockout_s;
      if (!ascends || f.trunk_inclination_rad < to_rad(30)) continue;
      const auto [deepest, highest] =
          std::minmax_element(f.dowel.deviation_mm.begin(), f.dowel.deviation_mm.end());
      mdev.push_back(scale * f.dowel.mdev_mm);
      bulge.push_back(scale * *highest);
      gap.push_back(scale * std::max(0.0, -*deepest));
      bend.push_back(to_deg(f.dowel.bend_rad));
      ear.push_back(scale * f.ear_shift_mm);
    }
    if (mdev.empty()) return;
    values_["spine_mdev_mm"] = *median(mdev);
    values_["spine_bulge_mm"] = *median(bulge);
    values_["lumbar_gap_mm"] = *median(gap);
    values_["spine_bend_deg"] = *median(bend);
    values_["ear_shift_mm"] = *median(ear);
  }

  const SyntheticTruth& truth_;
  const SyntheticRep& rep_;
  std::map<std::string, double> values_;
};

inline std::map<std::string, double> true_measures(const SyntheticTruth& truth, std::size_t rep) {
  return TrueMeasures(truth, rep).all();
}

}  // namespace dowel::testing
