#include "core/technique/measure_rep.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "core/base/stats.h"
#include "core/kinematics/balance.h"
#include "core/technique/measure_front.h"
#include "core/technique/model_errors.h"

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
constexpr double kIntoTheBottom_s = 0.6;             // the last of the descent
constexpr double kLeastTrunk_rad = 30 / kDegPerRad;  // below this no hinge

constexpr const char* kHipDragged =
    "A plate or the arm hides the hip, so its path is not to be believed.";
constexpr const char* kTrunkLate = "trunk_late_deg";
constexpr const char* kPastStraight = "hip_past_straight_deg";
constexpr const char* kNoStay = "Nobody stays at the top of so quick a lift.";
constexpr const char* kTopHidden = "The lockout was out of sight.";

struct Window {
  std::size_t from, to;  // both included
};

class RepMeter {
 public:
  RepMeter(const Rep& rep, const RepEvidence& e) : rep_(rep), e_(e), m_(e.motion) {}

  std::vector<Measure> all() {
    posture_at_bottom();
    posture_at_top();
    travel();
    order_of_hips_and_shoulders();
    arms();
    spine();
    balance();
    return std::move(out_);
  }

 private:
  const Rep& rep_;
  const RepEvidence& e_;
  const BodyMotion& m_;
  std::vector<Measure> out_;

  double time(std::size_t i) const { return m_.time_s[i]; }

  void tell(std::string id, Measured value, std::size_t frame) {
    out_.push_back({std::move(id), value, time(frame), {}});
  }
  void cannot_tell(std::string id, std::string reason) {
    out_.push_back({std::move(id), std::nullopt, time(rep_.bottom_frame), std::move(reason)});
  }

  Window around(std::size_t frame, double before_s, double after_s) const {
    Window w{frame, frame};
    while (w.from > 0 && time(frame) - time(w.from - 1) <= before_s) --w.from;
    while (w.to + 1 < m_.time_s.size() && time(w.to + 1) - time(frame) <= after_s) ++w.to;
    return w;
  }
  Window bottom() const { return around(rep_.bottom_frame, 0.05, 0.05); }
  Window top() const { return around(rep_.ascent_to, 0.0, 0.15); }
  // All of the stay at the top, until the descent begins: a lean may come late. Where no descent
  // belongs to the lift, for as long as the lifter stands there.
  Window top_stay() const {
    constexpr double kLeast_s = 0.3, kMost_s = 3.0, kBendsAgain_rad = 20 / kDegPerRad;
    const double pause_s = rep_.tempo.top_pause_s;
    const Window longest =
        around(rep_.ascent_to, 0.0, pause_s > 0 ? std::clamp(pause_s, kLeast_s, kMost_s) : kMost_s);
    Window w = around(rep_.ascent_to, 0.0, kLeast_s);
    const Series& trunk = m_.trunk_inclination_rad;
    while (w.to < longest.to && !(trunk.has(w.to + 1) && trunk.value[w.to + 1] > kBendsAgain_rad)) {
      ++w.to;
    }
    return w;
  }

  static std::vector<double> seen_values(const Series& s, Window w) {
    std::vector<double> values;
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (s.has(i)) values.push_back(s.value[i]);
    }
    return values;
  }
  static std::optional<double> middle(const Series& s, Window w) {
    return median(seen_values(s, w));
  }

  double angle_sd() const { return angle_sd_rad(e_.view, m_); }
  // Against the vertical, of which the picture does not tell all.
  double tilt_sd() const {
    return e_.view.kind == ViewKind::kSide ? std::hypot(angle_sd(), m_.ground.up_sd_rad)
                                           : angle_sd();
  }
  double noise() const { return m_.angle_noise_rad; }

  // Off the side the knee brings its own sd along.
  double knee_sd(Window w) const {
    if (m_.knee_flexion_sd_rad.size() == 0) return angle_sd();
    return middle(m_.knee_flexion_sd_rad, w).value_or(angle_sd());
  }

  void angle(const char* id, const Series& series, Window w, const char* hidden,
             std::optional<double> sd_rad = std::nullopt) {
    if (const auto v = middle(series, w)) {
      tell(id, {to_deg(*v), to_deg(sd_rad.value_or(angle_sd()))}, (w.from + w.to) / 2);
    } else {
      cannot_tell(id, hidden);
    }
  }

  bool sagittal_usable(std::initializer_list<const char*> ids) {
    if (e_.view.sagittal_usable) return true;
    for (const char* id : ids) {
      cannot_tell(id, "The camera does not look at the lifter's side.");
    }
    return false;
  }

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
    if (leg_is_made_up()) return cannot_tell(kPastStraight, kHipDragged);
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
    if (leg_is_made_up()) return cannot_tell("trunk_lean_top_deg", kHipDragged);
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

  // A foot with weight on it is at the bottom where it is at the top; one seen elsewhere was
  // guessed behind a plate. 0.1 trunk lengths are about a fifth of a foot.
  bool stays(const PointPath& foot) const {
    constexpr double kMost = 0.1;
    const auto place = [&](Window w) {
      std::vector<double> x;
      for (std::size_t i = w.from; i <= w.to; ++i) {
        if (foot.has(i)) x.push_back(m_.on_ground(foot, i).x);
      }
      return median(std::move(x));
    };
    const auto low = place(bottom()), high = place(top());
    return low && high && std::abs(*low - *high) < kMost * m_.ground.trunk_px;
  }

  // How far off the load's line may be [trunk lengths]: arms that carry hang straight all the time,
  // so a wrist seen nearer to the shoulder than at the top is a guess by that much.
  std::optional<double> hands_astray() const {
    const auto length = [&](Window w) {
      std::vector<double> lengths;
      for (std::size_t i = w.from; i <= w.to; ++i) {
        if (!m_.shoulder.has(i) || !m_.wrist.has(i)) continue;
        lengths.push_back(norm(m_.wrist.px[i] - m_.shoulder.px[i]) / m_.ground.trunk_on_picture(i));
      }
      return median(std::move(lengths));
    };
    const auto low = length(bottom()), high = length(top());
    if (!low || !high || !(m_.ground.trunk_px > 0)) return std::nullopt;
    return std::abs(*low - *high);
  }

  void balance() {
    const char* id = "mass_over_foot";
    if (e_.view.kind != ViewKind::kSide) {
      return cannot_tell(id, "The camera does not look squarely at the lifter's side.");
    }
    const LoadPlace place = e_.exercise.load;
    if (place == LoadPlace::kUnknown || place == LoadPlace::kHips) {
      return cannot_tell(id, "It is not known where the load lies: name the exercise.");
    }
    CarriedLoad load;
    if (place != LoadPlace::kNone) {
      if (!e_.athlete.load_kg || !e_.athlete.mass_kg || !(*e_.athlete.mass_kg > 0)) {
        return cannot_tell(id, "The load or the lifter's mass is not known: give both.");
      }
      load.share = *e_.athlete.load_kg / *e_.athlete.mass_kg;
      if (place == LoadPlace::kShoulders) load.on_back = e_.technique.load_places.on_back;
    }
    if (!stays(m_.heel) || !stays(m_.toe)) {
      return cannot_tell(id, "The feet are hidden at the bottom, or were moved.");
    }
    // A centimetre and a half of centre of mass over a foot of some 0.45 trunk lengths; more where
    // the load's place is unsure, until it says nothing.
    constexpr double kFootLength = 0.45, kMostAstray = 0.05;
    const LoadPlaces& places = e_.technique.load_places;
    const double share = load.share / (1 + load.share);
    double placed = share * (load.on_back ? places.on_back_sd : places.in_hands_sd);
    if (!load.on_back && load.share > 0) {
      const double astray = share * hands_astray().value_or(1);
      if (astray > kMostAstray) {
        return cannot_tell(id, "The hands, and with them the load, are hidden at the bottom.");
      }
      placed = std::hypot(placed, astray);
    }
    const BodyShares shares = e_.technique.anthropometry.of(e_.athlete.sex);
    std::vector<double> over_foot;
    const Window w = bottom();
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (const auto v = mass_over_foot(m_, i, shares, load, e_.exercise.one_leg)) {
        over_foot.push_back(*v);
      }
    }
    if (over_foot.empty()) {
      return cannot_tell(id, "The feet, head or legs are hidden at the bottom.");
    }
    // The mass stands about a trunk's length over the feet: what up is unsure by moves it there.
    constexpr double kMassOverFeet = 1.2;
    const double leans = kMassOverFeet * m_.ground.up_sd_rad;
    const double sd = std::hypot(kPlaceModelSd, placed, leans) / kFootLength;
    tell(id, {*median(std::move(over_foot)), sd}, rep_.bottom_frame);
  }
};

}  // namespace

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
  std::vector<Measure> measures = RepMeter(rep, evidence).all();
  if (evidence.motion.both_sides) {
    std::vector<Measure> more =
        measure_from_front(rep, evidence.view, evidence.motion, evidence.exercise);
    std::move(more.begin(), more.end(), std::back_inserter(measures));
  }
  return measures;
}

}  // namespace dowel
