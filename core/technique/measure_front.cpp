#include "core/technique/measure_front.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>

#include "core/base/stats.h"
#include "core/kinematics/angles.h"
#include "core/technique/model_errors.h"

namespace dowel {
namespace {

// A thigh that points at the camera has no direction on the picture [trunk lengths].
constexpr double kShortestThigh = 0.25;
// Thigh and shank of the network against its trunk, as in measure_motion.
constexpr double kBone = 0.72;
// Hips that hinge go back by about this much [trunk lengths], which a camera off the middle shows
// as a shift to the side.
constexpr double kHipsBack = 0.5;
// Hands nearer to each other than this hold one thing between them [trunk lengths].
constexpr double kHandsApart = 0.4;
// A pelvis that rises less than this has no moment at which it is half-way up [trunk lengths].
constexpr double kLeastRise = 0.15;

constexpr const char* kLegHidden = "The hip, knee or ankle of this leg is hidden on the way up.";
constexpr const char* kLegsHidden = "The legs are hidden on the way up.";
constexpr const char* kPelvisHidden = "The hips or ankles are hidden at the bottom or at the top.";

struct Window {
  std::size_t from, to;  // both included
};

// A series read off frame by frame: the value, or nothing where it cannot be told.
using At = std::function<std::optional<double>(std::size_t)>;

class FrontMeter {
 public:
  FrontMeter(const Rep& rep, const View& view, const BodyMotion& motion,
             const ExerciseProfile& exercise)
      : rep_(rep), m_(motion), both_(*motion.both_sides), exercise_(exercise) {
    const double off = std::numbers::pi / 2 - view.yaw_rad.value;
    off_middle_rad_ = std::min(std::hypot(off, view.yaw_rad.sd), std::numbers::pi / 2);
  }

  std::vector<Measure> all() {
    knees();
    pelvis();
    hips_in_time();
    stance();
    feet();
    hands();
    return std::move(out_);
  }

 private:
  void tell(const char* id, Measured value, std::size_t frame) {
    out_.push_back({id, value, m_.time_s[frame], {}});
  }
  void cannot_tell(const char* id, std::string reason) {
    out_.push_back({id, std::nullopt, m_.time_s[rep_.bottom_frame], std::move(reason)});
  }

  Window around(std::size_t frame, double before_s, double after_s) const {
    Window w{frame, frame};
    while (w.from > 0 && m_.time_s[frame] - m_.time_s[w.from - 1] <= before_s) --w.from;
    while (w.to + 1 < m_.time_s.size() && m_.time_s[w.to + 1] - m_.time_s[frame] <= after_s) {
      ++w.to;
    }
    return w;
  }
  Window bottom() const { return around(rep_.bottom_frame, 0.05, 0.05); }
  Window top() const { return around(rep_.ascent_to, 0.0, 0.15); }
  Window way_up() const { return {std::min(rep_.bottom_frame, rep_.ascent_to), rep_.ascent_to}; }

  static std::vector<double> values(const At& at, Window w) {
    std::vector<double> found;
    for (std::size_t i = w.from; i <= w.to; ++i) {
      if (const auto value = at(i)) found.push_back(*value);
    }
    return found;
  }
  static std::optional<double> middle(const At& at, Window w) { return median(values(at, w)); }

  double trunk(std::size_t i) const { return m_.ground.trunk_on_picture(i); }

  // Where the lifter's left is on the picture: −1 to the left of it, as from behind.
  std::optional<double> left_is(std::size_t i) const {
    if (!both_.left.hip.has(i) || !both_.right.hip.has(i)) return std::nullopt;
    const double across = both_.left.hip.px[i].x - both_.right.hip.px[i].x;
    return across == 0 ? std::nullopt : std::optional(across > 0 ? 1.0 : -1.0);
  }

  // --- knees: frontal plane projection angle, positive where the knee lies inside the line from
  // hip to ankle.
  struct LegShape {
    double inward_rad;
    double sd_rad;   // by the network's points
    double yaw_rad;  // what a camera off the middle makes of the knee's way forward
  };

  std::optional<LegShape> leg_at(BodySide side, std::size_t i) const {
    const SidePaths& leg = both_.of(side);
    const auto left = left_is(i);
    if (!left || !leg.knee.has(i) || !leg.ankle.has(i) || !(trunk(i) > 0)) return std::nullopt;
    const Vec2 hip = leg.hip.px[i], knee = leg.knee.px[i], ankle = leg.ankle.px[i];
    const double thigh = norm(knee - hip) / trunk(i), shank = norm(ankle - knee) / trunk(i);
    if (thigh < kShortestThigh || shank < kShortestThigh) return std::nullopt;
    const double inside = side == BodySide::kLeft ? -*left : *left;  // x direction of the middle
    // Positive where the knee lies at larger x than the line from hip to ankle (y down).
    const double offset = -cross(ankle - hip, knee - hip);
    const double bend = std::numbers::pi - angle_at(hip, knee, ankle);
    const double per_way = 1 / thigh + 1 / shank;
    const double flexion = m_.knee_flexion_rad.has(i) ? m_.knee_flexion_rad.value[i] : 0;
    const double forward = kBone * std::sin(std::max(0.0, flexion) / 2);
    // No error that scatters: as large in every repetition, so it counts to its bound, two sd.
    return LegShape{offset * inside > 0 ? bend : -bend,
                    kPlaceModelSd * std::sqrt(per_way * per_way + 1 / (thigh * thigh)),
                    2 * forward * std::sin(off_middle_rad_) * per_way};
  }

  struct KneeIn {
    Measured inward_deg;
    double yaw_deg;
    std::size_t frame;
  };
  using Shape = std::function<std::optional<LegShape>(std::size_t)>;

  // The furthest inward of the way up (its ninetieth percentile), against where the legs stand.
  std::optional<KneeIn> furthest_in(const Shape& shape) const {
    const At inward = [&](std::size_t i) -> std::optional<double> {
      const auto legs = shape(i);
      return legs ? std::optional(legs->inward_rad) : std::nullopt;
    };
    const Window way = way_up();
    const auto seen = values(inward, way);
    const auto standing = middle(inward, top());
    if (!standing || 2 * seen.size() < way.to - way.from + 1) return std::nullopt;
    const double furthest = *quantile(seen, 0.9);
    std::size_t frame = way.from;
    double nearest = std::numbers::pi * 2;
    for (std::size_t i = way.from; i <= way.to; ++i) {
      const auto value = inward(i);
      if (!value || std::abs(*value - furthest) >= nearest) continue;
      nearest = std::abs(*value - furthest);
      frame = i;
    }
    const LegShape there = *shape(frame);
    return KneeIn{{to_deg(furthest - *standing), to_deg(std::hypot(there.sd_rad, there.yaw_rad))},
                  to_deg(there.yaw_rad),
                  frame};
  }

  // A camera off the middle pushes one knee in and the other out: together they keep still.
  std::optional<LegShape> both_legs_at(std::size_t i) const {
    const auto left = leg_at(BodySide::kLeft, i), right = leg_at(BodySide::kRight, i);
    if (!left || !right) return std::nullopt;
    return LegShape{(left->inward_rad + right->inward_rad) / 2,
                    std::hypot(left->sd_rad, right->sd_rad) / 2, 0};
  }

  void knees() {
    const char* kDifference = "knee_in_difference_deg";
    if (rep_.top_hidden) {
      for (const char* id :
           {"knees_in_deg", "knee_in_left_deg", "knee_in_right_deg", kDifference}) {
        cannot_tell(id, "The lockout was out of sight.");
      }
      return;
    }
    const auto of = [&](BodySide side) {
      return furthest_in([this, side](std::size_t i) { return leg_at(side, i); });
    };
    const auto left = of(BodySide::kLeft), right = of(BodySide::kRight);
    knee("knees_in_deg", furthest_in([this](std::size_t i) { return both_legs_at(i); }),
         kLegsHidden);
    knee("knee_in_left_deg", left, kLegHidden);
    knee("knee_in_right_deg", right, kLegHidden);
    if (!left || !right) return cannot_tell(kDifference, kLegsHidden);
    tell(kDifference,
         {left->inward_deg.value - right->inward_deg.value,
          std::hypot(left->inward_deg.sd, right->inward_deg.sd, left->yaw_deg + right->yaw_deg)},
         left->frame);
  }

  void knee(const char* id, const std::optional<KneeIn>& in, const char* hidden) {
    if (in) {
      tell(id, in->inward_deg, in->frame);
    } else {
      cannot_tell(id, hidden);
    }
  }

  // --- pelvis
  void pelvis() {
    const At tilt = [&](std::size_t i) -> std::optional<double> {
      if (!left_is(i)) return std::nullopt;
      const Vec2 across = both_.left.hip.px[i] - both_.right.hip.px[i];
      return std::atan2(across.y, std::abs(across.x));  // y down: positive where the left is lower
    };
    const At shift = [&](std::size_t i) -> std::optional<double> {
      const auto left = left_is(i);
      if (!left || !both_.left.ankle.has(i) || !both_.right.ankle.has(i)) return std::nullopt;
      const double hips = both_.left.hip.px[i].x + both_.right.hip.px[i].x;
      const double feet = both_.left.ankle.px[i].x + both_.right.ankle.px[i].x;
      return *left * (hips - feet) / 2 / trunk(i);
    };
    const auto change = [&](const At& at) -> std::optional<double> {
      const auto low = middle(at, bottom()), high = middle(at, top());
      return low && high && !rep_.top_hidden ? std::optional(*low - *high) : std::nullopt;
    };
    const double width = hip_width().value_or(0);
    const auto tilted = change(tilt);
    if (tilted && width > 0) {
      // Both hips, at the bottom and at the top.
      tell("pelvis_tilt_deg", {to_deg(*tilted), to_deg(2 * kPlaceModelSd / width)},
           rep_.bottom_frame);
    } else {
      cannot_tell("pelvis_tilt_deg", kPelvisHidden);
    }
    if (const auto moved = change(shift)) {
      const double seen_sideways = kHipsBack * std::sin(off_middle_rad_);
      tell("pelvis_shift_over_trunk", {*moved, std::hypot(kPlaceModelSd, seen_sideways)},
           rep_.bottom_frame);
    } else {
      cannot_tell("pelvis_shift_over_trunk", kPelvisHidden);
    }
  }

  std::optional<double> width(const PointPath SidePaths::*point) const {
    return middle(
        [&](std::size_t i) -> std::optional<double> {
          const PointPath &left = both_.left.*point, &right = both_.right.*point;
          if (!left.has(i) || !right.has(i) || !(trunk(i) > 0)) return std::nullopt;
          return norm(left.px[i] - right.px[i]) / trunk(i);
        },
        top());
  }
  std::optional<double> hip_width() const { return width(&SidePaths::hip); }

  // When a hip is half-way up; between frames by a straight line.
  std::optional<double> half_way_s(BodySide side) const {
    const PointPath& hip = both_.of(side).hip;
    const At height = [&](std::size_t i) -> std::optional<double> {
      return hip.has(i) ? std::optional(-m_.on_ground(hip, i).y) : std::nullopt;
    };
    const auto low = middle(height, bottom()), high = middle(height, top());
    if (!low || !high || *high - *low < kLeastRise * m_.ground.trunk_px) return std::nullopt;
    const double half = (*low + *high) / 2;
    const Window way = way_up();
    for (std::size_t i = way.from + 1; i <= way.to; ++i) {
      const auto before = height(i - 1), now = height(i);
      if (!before || !now || *before >= half || *now < half) continue;
      const double share = (half - *before) / (*now - *before);
      return m_.time_s[i - 1] + share * (m_.time_s[i] - m_.time_s[i - 1]);
    }
    return std::nullopt;
  }

  void hips_in_time() {
    const char* id = "hips_lag_s";
    const auto left = half_way_s(BodySide::kLeft), right = half_way_s(BodySide::kRight);
    if (!left || !right || rep_.top_hidden) {
      return cannot_tell(id, "The hips hardly rise, or are hidden on the way up.");
    }
    // Each hip's place, by how fast the hips rise, and half a frame.
    const double rise_s = std::max(m_.time_s[rep_.ascent_to] - m_.time_s[rep_.bottom_frame], 1e-3);
    const double frame_s = m_.frame_rate_hz > 0 ? 1 / m_.frame_rate_hz : 0;
    tell(id, {*left - *right, std::hypot(kPlaceModelSd / kLeastRise * rise_s / 2, frame_s / 2)},
         rep_.bottom_frame);
  }

  // --- stance, feet, hands
  void stance() {
    const char* id = "stance_over_shoulders";
    const auto feet = width(&SidePaths::ankle), shoulders = width(&SidePaths::shoulder);
    if (!feet || !shoulders || !(*shoulders > 0) || rep_.top_hidden) {
      return cannot_tell(id, "The feet or shoulders are hidden at the top.");
    }
    const double both_ends = std::numbers::sqrt2 * kPlaceModelSd;
    const double ratio = *feet / *shoulders;
    tell(id, {ratio, both_ends / *shoulders * std::hypot(1.0, ratio)}, rep_.ascent_to);
  }

  void feet() {
    for (const BodySide side : {BodySide::kLeft, BodySide::kRight}) {
      const char* id =
          side == BodySide::kLeft ? "foot_turn_out_left_deg" : "foot_turn_out_right_deg";
      const Series& out = both_.of(side).turn_out_rad;
      const auto turned = middle(
          [&](std::size_t i) { return out.has(i) ? std::optional(out.value[i]) : std::nullopt; },
          top());
      if (turned) {
        tell(id, {to_deg(*turned), to_deg(kObliqueAngleModelSd_rad)}, rep_.ascent_to);
      } else {
        cannot_tell(id, "The foot is hidden at the top.");
      }
    }
  }

  // The tilt of the line between the hands, furthest from level on the way up.
  void hands() {
    const char* id = "hands_tilt_deg";
    if (exercise_.load != LoadPlace::kHands && exercise_.load != LoadPlace::kShoulders &&
        exercise_.load != LoadPlace::kUnknown) {
      return cannot_tell(id, "The hands hold nothing in this lift.");
    }
    const auto apart = width(&SidePaths::wrist);
    if (apart && *apart < kHandsApart) {
      return cannot_tell(id, "Both hands hold the same thing.");
    }
    std::vector<double> tilts;
    const Window way = way_up();
    for (std::size_t i = way.from; i <= way.to; ++i) {
      if (!both_.left.wrist.has(i) || !both_.right.wrist.has(i)) continue;
      const Vec2 across = both_.left.wrist.px[i] - both_.right.wrist.px[i];
      tilts.push_back(std::atan2(across.y, std::abs(across.x)));
    }
    if (!apart || 2 * tilts.size() < way.to - way.from + 1) {
      return cannot_tell(id, "A hand is hidden on the way up.");
    }
    const double low = *quantile(tilts, 0.1), high = *quantile(tilts, 0.9);
    const double tilt = std::abs(low) > std::abs(high) ? low : high;
    tell(id, {to_deg(tilt), to_deg(std::numbers::sqrt2 * kPlaceModelSd / *apart)}, rep_.ascent_to);
  }

  const Rep& rep_;
  const BodyMotion& m_;
  const BothSides& both_;
  const ExerciseProfile& exercise_;
  double off_middle_rad_ = 0;  // how far the camera may stand off the lifter's middle
  std::vector<Measure> out_;
};

}  // namespace

const std::vector<std::string>& front_measure_ids() {
  static const std::vector<std::string> kIds = {"knees_in_deg",
                                                "knee_in_left_deg",
                                                "knee_in_right_deg",
                                                "knee_in_difference_deg",
                                                "pelvis_tilt_deg",
                                                "pelvis_shift_over_trunk",
                                                "hips_lag_s",
                                                "stance_over_shoulders",
                                                "foot_turn_out_left_deg",
                                                "foot_turn_out_right_deg",
                                                "hands_tilt_deg"};
  return kIds;
}

std::vector<Measure> measure_from_front(const Rep& rep, const View& view, const BodyMotion& motion,
                                        const ExerciseProfile& exercise) {
  return FrontMeter(rep, view, motion, exercise).all();
}

}  // namespace dowel
