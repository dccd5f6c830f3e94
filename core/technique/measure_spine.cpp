#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/technique/rep_meter.h"

namespace dowel {
namespace {

// The dowel's own systematic part: where the chord starts depends on hip and shoulder points.
constexpr double kSpineModelSd_mm = 1.0;
constexpr double kSpineBendModelSd_rad = 1.5 / kDegPerRad;
constexpr double kSpineYaw_mm_per_rad = 10 / 0.785 / 2;  // −10 mm at 45°, half of it unexplained
// An edge seen through a blur of σ is found to about a tenth of σ. Softer than a rounded back
// bulges (9.5 mm, docs/accuracy.md), the picture does not show whether it does.
constexpr double kEdgeInSoftness = 0.12;
constexpr double kSoftest_mm = 9.5;
constexpr double kSlopeOver_mm = 0.2 * 535;
constexpr double kLeastTrunk_rad = 30 / kDegPerRad;  // below this no hinge

// The dowel on the back, over the frames in which the trunk is bent.
class SpineMeter : RepMeter {
 public:
  using RepMeter::RepMeter;

  // Frames bent far enough for the dowel, ascent preferred (docs/method.md).
  std::vector<std::size_t> spine_frames() const {
    const auto bent = [&](std::size_t from, std::size_t to) {
      std::vector<std::size_t> frames;
      for (std::size_t i = from; i <= to; ++i) {
        if (e_.dowel.mean_deviation_mm.has(i) && m_.trunk_inclination_rad.has(i) &&
            m_.trunk_inclination_rad.value[i] >= kLeastTrunk_rad) {
          frames.push_back(i);
        }
      }
      return frames;
    };
    auto frames = bent(rep_.ascent_from, rep_.ascent_to);
    constexpr double kEnough_s = 0.15;
    if (static_cast<double>(frames.size()) < std::max(3.0, kEnough_s * m_.frame_rate_hz)) {
      frames = bent(std::min(rep_.start_frame, rep_.bottom_frame), rep_.end_frame);
    }
    return frames;
  }

  void spine_value(const char* id, const Series& s, const std::vector<std::size_t>& frames,
                   double unit, double model_sd) {
    std::vector<double> values;
    for (const std::size_t i : frames) {
      if (s.has(i)) values.push_back(unit * s.value[i]);
    }
    if (values.size() < 3) {
      cannot_tell(id, "The back's edge or the ear could not be followed while bent over.");
      return;
    }
    // Neighbouring frames share their error: a sixth of a second holds one independent look.
    const double looks =
        std::max(1.0, static_cast<double>(values.size()) / std::max(1.0, m_.frame_rate_hz / 6));
    const double scatter = robust_sd(values) / std::sqrt(looks);
    tell(id, {*median(std::move(values)), std::hypot(scatter, model_sd)},
         frames[frames.size() / 2]);
  }

  void spine() {
    const char* ids[] = {"spine_mdev_mm", "spine_bulge_mm", "spine_bend_deg", "lumbar_gap_mm",
                         "ear_shift_mm"};
    const auto refuse = [&](const std::string& reason) {
      for (const char* id : ids) cannot_tell(id, reason);
    };
    if (!e_.dowel.unusable_reason.empty()) return refuse(e_.dowel.unusable_reason);
    const auto frames = spine_frames();
    if (frames.size() < 3) {
      return refuse("The trunk never tips 30° with the back's edge in sight.");
    }
    std::vector<double> softness;
    for (const std::size_t i : frames) {
      if (e_.dowel.softness_mm.has(i)) softness.push_back(e_.dowel.softness_mm.value[i]);
    }
    const double soft_mm = median(std::move(softness)).value_or(0);
    if (soft_mm > kSoftest_mm) {
      return refuse(
          "The picture is too soft to show the back's edge: clean the lens, keep it still, film in "
          "more "
          "light.");
    }
    const double edge_mm = kEdgeInSoftness * soft_mm;
    const double mm_sd =
        std::hypot(kSpineModelSd_mm, kSpineYaw_mm_per_rad * e_.view.yaw_rad.value, edge_mm);
    // Two slopes, each over a fifth of the trunk.
    const double bend_sd =
        std::hypot(kSpineBendModelSd_rad, std::numbers::sqrt2 * edge_mm / kSlopeOver_mm);
    spine_value(ids[0], e_.dowel.mean_deviation_mm, frames, 1, mm_sd);
    spine_value(ids[1], e_.dowel.bulge_mm, frames, 1, mm_sd);
    spine_value(ids[2], e_.dowel.bend_rad, frames, kDegPerRad, to_deg(bend_sd));
    spine_value(ids[3], e_.dowel.gap_mm, frames, 1, mm_sd);
    spine_value(ids[4], e_.dowel.ear_mm, frames, 1, 3 * kSpineModelSd_mm);
  }
};

}  // namespace

void measure_spine(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out) {
  SpineMeter(rep, evidence, out).spine();
}

}  // namespace dowel
