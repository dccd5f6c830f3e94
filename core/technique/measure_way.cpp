#include <algorithm>
#include <cmath>

#include "core/technique/model_errors.h"
#include "core/technique/rep_meter.h"

namespace dowel {
namespace {

constexpr double kIntoTheBottom_s = 0.6;  // the last of the descent
constexpr const char* kTrunkLate = "trunk_late_deg";

// How far the hips travel, what rises first, and whether the arms pull.
class WayMeter : RepMeter {
 public:
  using RepMeter::RepMeter;

  void all() {
    travel();
    order_of_hips_and_shoulders();
    arms();
  }

 private:
  void travel() {
    if (!sagittal_usable({"hip_back_over_drop"})) return;
    if (e_.view.kind != ViewKind::kSide) {
      cannot_tell("hip_back_over_drop", "The camera stands too far off the lifter's side.");
      return;
    }
    if (rep_.top_hidden) return cannot_tell("hip_back_over_drop", kTopHidden);
    // The hips may reach their rearmost place after the shoulders' deepest: each by its own
    // greatest travel, from where they are at lockout.
    const Window way{around(rep_.bottom_frame, kIntoTheBottom_s, 0).from, rep_.ascent_to};
    const auto back_far = quantile(seen_values(m_.hip_back, way), 0.98);
    const auto drop_far = quantile(seen_values(m_.hip_drop, way), 0.98);
    const auto back_top = middle(m_.hip_back, top()), drop_top = middle(m_.hip_drop, top());
    if (!back_far || !drop_far || !back_top || !drop_top) {
      cannot_tell("hip_back_over_drop", "The hip is hidden at the bottom or at the top.");
      return;
    }
    const double back = *back_far - *back_top, drop = *drop_far - *drop_top;
    if (drop < 2 * kPlaceModelSd) {
      cannot_tell("hip_back_over_drop",
                  "The hip hardly sank, so there is nothing to compare with.");
      return;
    }
    const double ratio = back / drop;
    tell("hip_back_over_drop", {ratio, kPlaceModelSd / drop * std::hypot(1.0, ratio)},
         rep_.bottom_frame);
  }

  // First frame of the ascent at which a falling curve has come `share` of the way to the top.
  std::optional<std::size_t> when_risen(const Series& s, double low, double high, double share,
                                        std::size_t from) const {
    const double level = low + share * (high - low);
    for (std::size_t i = from; i <= rep_.ascent_to; ++i) {
      if (s.has(i) && s.value[i] <= level) return i;
    }
    return std::nullopt;
  }

  // The end of a window in which the shoulders are all the way down: on the way there the lifter
  // sets up.
  Window still_down(Window w, double shoulder_low, double shoulder_top) const {
    constexpr double kDown = 0.05;
    const double level = shoulder_low - kDown * (shoulder_low - shoulder_top);
    std::size_t from = w.to;
    while (from > w.from &&
           !(m_.shoulder_drop.has(from - 1) && m_.shoulder_drop.value[from - 1] < level)) {
      --from;
    }
    return {from, w.to};
  }

  // How the trunk stands when the hands have come two fifths of their way, about the knees, against
  // how it stood when the hips were lowest: by then it should be rising.
  void trunk_late(std::size_t low) {
    constexpr double kShare = 0.4, kBefore_s = 0.3, kLeastWay = 0.4;  // trunk lengths
    constexpr const char* kHandsHidden = "The hands or the trunk are hidden on the way up.";
    const Series& trunk = m_.trunk_inclination_rad;
    const auto height = [&](std::size_t i) { return -m_.on_ground(m_.wrist, i).y; };
    std::vector<double> down, up;
    const Window start = around(rep_.ascent_from, kBefore_s, 0.1);
    for (std::size_t i = start.from; i <= start.to; ++i) {
      if (m_.wrist.has(i)) down.push_back(height(i));
    }
    const Window end = top();
    for (std::size_t i = end.from; i <= end.to; ++i) {
      if (m_.wrist.has(i)) up.push_back(height(i));
    }
    const auto lowest = quantile(std::move(down), 0.05);
    const auto highest = median(std::move(up));
    if (!lowest || !highest || !trunk.has(low) ||
        *highest - *lowest < kLeastWay * m_.ground.trunk_px) {
      return cannot_tell(kTrunkLate, kHandsHidden);
    }
    const double level = *lowest + kShare * (*highest - *lowest);
    std::size_t at = rep_.ascent_from;
    while (at < rep_.ascent_to && !(m_.wrist.has(at) && height(at) >= level)) ++at;
    if (!m_.wrist.has(at) || !trunk.has(at) || at == 0 || !trunk.has(at - 1)) {
      return cannot_tell(kTrunkLate, kHandsHidden);
    }
    const double half_frame = std::abs(trunk.value[at] - trunk.value[at - 1]) / 2;
    tell(kTrunkLate,
         {to_deg(trunk.value[at] - trunk.value[low]),
          to_deg(std::hypot(noise(), 1 / kDegPerRad, half_frame))},
         at);
  }

  void order_of_hips_and_shoulders() {
    const char* kHipRise = "hip_rise_at_30_shoulder_rise";
    const char* kTrunkTips = "trunk_tips_deg";
    if (!sagittal_usable({kHipRise, kTrunkTips, kTrunkLate})) return;
    if (rep_.top_hidden) {
      for (const char* id : {kHipRise, kTrunkTips, kTrunkLate}) cannot_tell(id, kTopHidden);
      return;
    }
    // The hips may start before the shoulders leave the bottom: that is just what is looked for,
    // but not what the lifter did while setting up.
    constexpr double kSetUp_s = 0.5;
    const auto shoulder_low = middle(m_.shoulder_drop, bottom());
    const auto shoulder_top = middle(m_.shoulder_drop, top()), hip_top = middle(m_.hip_drop, top());
    const Window start = still_down(around(rep_.ascent_from, kSetUp_s, 0.0),
                                    shoulder_low.value_or(0), shoulder_top.value_or(0));
    std::size_t low = rep_.ascent_from;
    for (std::size_t i = start.from; i <= start.to; ++i) {
      if (m_.hip_drop.has(i) &&
          (!m_.hip_drop.has(low) || m_.hip_drop.value[i] > m_.hip_drop.value[low])) {
        low = i;
      }
    }
    trunk_late(low);
    if (!m_.hip_drop.has(low) || !shoulder_low || !shoulder_top || !hip_top) {
      cannot_tell(kHipRise, "The hip or shoulder is hidden during the ascent.");
      cannot_tell(kTrunkTips, "The hip or shoulder is hidden during the ascent.");
      return;
    }
    const double hip_low = m_.hip_drop.value[low];
    const double hip_travel = hip_low - *hip_top;
    const auto at_30 = when_risen(m_.shoulder_drop, *shoulder_low, *shoulder_top, 0.3, low);
    const auto at_half = when_risen(m_.hip_drop, hip_low, *hip_top, 0.5, low);
    if (hip_travel < 2 * kPlaceModelSd || !at_30 || !at_half || !m_.hip_drop.has(*at_30)) {
      cannot_tell(kHipRise, "The hip hardly rose, so its order cannot be told.");
      cannot_tell(kTrunkTips, "The hip hardly rose, so its order cannot be told.");
      return;
    }
    const auto rise_at = [&](std::size_t i) {
      return (hip_low - m_.hip_drop.value[i]) / hip_travel;
    };
    // At 30 % the hips may be all but up; further up than at lockout they cannot be.
    constexpr double kCannotBe = 1.3;
    if (rise_at(*at_30) > kCannotBe) {
      cannot_tell(kHipRise, kHipDragged);
      cannot_tell(kTrunkTips, kHipDragged);
      return;
    }
    // Start and end share the landmark's bias; what is left is about half of it. The moment itself
    // is known to half a frame.
    const std::size_t before = *at_30 > low && m_.hip_drop.has(*at_30 - 1) ? *at_30 - 1 : *at_30;
    const double per_frame = std::abs(rise_at(*at_30) - rise_at(before));
    tell(kHipRise, {rise_at(*at_30), std::hypot(0.5 * kPlaceModelSd / hip_travel, per_frame)},
         *at_30);
    if (m_.trunk_inclination_rad.has(low) && m_.trunk_inclination_rad.has(*at_half)) {
      const double change =
          m_.trunk_inclination_rad.value[*at_half] - m_.trunk_inclination_rad.value[low];
      tell(kTrunkTips, {to_deg(change), to_deg(std::hypot(noise(), 1 / kDegPerRad))}, *at_half);
    } else {
      cannot_tell(kTrunkTips, "The hip or shoulder is hidden during the ascent.");
    }
  }

  void arms() {
    const auto bent =
        quantile(seen_values(m_.elbow_flexion_rad, {rep_.ascent_from, rep_.ascent_to}), 0.9);
    if (bent && e_.view.kind == ViewKind::kSide) {
      tell("elbow_flexion_deg", {to_deg(*bent), to_deg(angle_sd())}, rep_.ascent_to);
    } else {
      cannot_tell("elbow_flexion_deg", "The near arm cannot be followed.");
    }
  }
};

}  // namespace

void measure_way(const Rep& rep, const RepEvidence& evidence, std::vector<Measure>& out) {
  WayMeter(rep, evidence, out).all();
}

}  // namespace dowel
