#include "core/reps/recognise_exercise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "core/base/stats.h"
#include "core/base/units.h"
#include "core/body/posture.h"

namespace dowel {
namespace {

// Two looks at the same question, each in units of its own spread [own estimates,
// docs/accuracy.md]: the hip's share of the lever arms (squats ½ … ¾, hinges towards 1) and how far
// the hip sinks (hinges 0.1 … 0.4 trunk lengths with soft knees, squats 0.6 and more).
constexpr double kShareLimit = 0.75, kShareSd = 0.12;
constexpr double kDropLimit = 0.45, kDropSd = 0.10;
// A lift bends the hip further than this; hops and steps do not.
constexpr double kLeastHipFlexion_rad = 45 / kDegPerRad;

double mean_y(const PoseFrame& f, Joint a, Joint b) {
  return 0.5 * (world_point(f, a).y + world_point(f, b).y);
}

// Both lever arms on the floor plane, along the direction in which the feet point.
struct Arms {
  double hip, knee;
};

Arms lever_arms(const PoseFrame& f) {
  const auto middle = [&](Joint a, Joint b) {
    return 0.5 * (world_point(f, a) + world_point(f, b));
  };
  const Vec3 hip = middle(Joint::kLeftHip, Joint::kRightHip);
  const Vec3 knee = middle(Joint::kLeftKnee, Joint::kRightKnee);
  const Vec3 heel = middle(Joint::kLeftHeel, Joint::kRightHeel);
  const Vec3 toe = middle(Joint::kLeftFootIndex, Joint::kRightFootIndex);
  Vec3 forward = toe - heel;
  forward.y = 0;
  const double length = norm(forward);
  if (!(length > 0)) return {0, 0};
  forward = (1 / length) * forward;
  const Vec3 mid_foot = 0.5 * (heel + toe);
  return {dot(mid_foot - hip, forward), dot(knee - mid_foot, forward)};
}

// Arms that hang straight down with the hands below the knees: they hold something at the floor.
bool hands_hang_low(const PoseFrame& f) {
  constexpr double kBelowKnee = 0.1;  // of the way from knee to ankle
  constexpr double kHanging_rad = 35 / kDegPerRad;
  const double knee = mean_y(f, Joint::kLeftKnee, Joint::kRightKnee);
  const double ankle = mean_y(f, Joint::kLeftAnkle, Joint::kRightAnkle);
  const double hand = mean_y(f, Joint::kLeftWrist, Joint::kRightWrist);
  const Vec3 arm =
      0.5 * (world_point(f, Joint::kLeftWrist) + world_point(f, Joint::kRightWrist) -
             world_point(f, Joint::kLeftShoulder) - world_point(f, Joint::kRightShoulder));
  const double from_vertical = std::atan2(std::hypot(arm.x, arm.z), arm.y);
  return ankle > knee && hand > knee + kBelowKnee * (ankle - knee) && from_vertical < kHanging_rad;
}

// The leg that carries, at the bottom of a hinge whose other foot went up behind; nothing where
// both stand. A trunk's length is 0.5 m: nobody hinges over feet set one above the other by half of
// that.
std::optional<BodySide> standing_leg(const PoseFrame& f) {
  constexpr double kFootUp = 0.5;  // trunk lengths
  const auto middle = [&](Joint a, Joint b) {
    return 0.5 * (world_point(f, a) + world_point(f, b));
  };
  const double trunk = norm(middle(Joint::kLeftShoulder, Joint::kRightShoulder) -
                            middle(Joint::kLeftHip, Joint::kRightHip));
  const double left_lower =
      world_point(f, Joint::kLeftAnkle).y - world_point(f, Joint::kRightAnkle).y;
  if (!(trunk > 0) || std::abs(left_lower) < kFootUp * trunk) return std::nullopt;
  return left_lower > 0 ? BodySide::kLeft : BodySide::kRight;
}

// How far the hip sinks between lockout and bottom [trunk lengths].
std::optional<double> hip_sinks(const BodyMotion& m, const Rep& rep) {
  if (!m.hip_drop.has(rep.bottom_frame) || !m.hip_drop.has(rep.ascent_to)) return std::nullopt;
  return m.hip_drop.value[rep.bottom_frame] - m.hip_drop.value[rep.ascent_to];
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

Recognition recognise_exercise(const std::vector<SeenReps>& stretches) {
  std::vector<double> shares, drops, hip_flexions;
  std::size_t low_hands = 0, looked = 0, on_left = 0, on_right = 0;
  const auto look = [&](const PoseTrack& track, const BodyMotion& motion, const Rep& rep) {
    const PoseFrame& f = track.frames[rep.bottom_frame];
    if (!f.found) return;
    const Arms arms = lever_arms(f);
    const double whole = std::max(arms.hip, 0.0) + std::max(arms.knee, 0.0);
    if (whole > 0) shares.push_back(std::max(arms.hip, 0.0) / whole);
    if (motion.hip_flexion_rad.has(rep.bottom_frame)) {
      hip_flexions.push_back(motion.hip_flexion_rad.value[rep.bottom_frame]);
    }
    if (const auto drop = hip_sinks(motion, rep)) drops.push_back(*drop);
    ++looked;
    // Whoever sets up with the hips low may still be reaching down when they are lowest.
    const PoseFrame& sets_off = track.frames[rep.ascent_from];
    if (hands_hang_low(f) || (sets_off.found && hands_hang_low(sets_off))) ++low_hands;
    if (const auto leg = standing_leg(f)) ++(*leg == BodySide::kLeft ? on_left : on_right);
  };
  for (const SeenReps& stretch : stretches) {
    for (const Rep& rep : stretch.reps->reps) look(*stretch.track, *stretch.motion, rep);
  }
  Recognition result;
  if (shares.empty()) return result;
  if (!hip_flexions.empty() && *median(hip_flexions) < kLeastHipFlexion_rad) return result;

  result.hip_share = *median(shares);
  const double by_share = (result.hip_share - kShareLimit) / kShareSd;
  const double by_drop = drops.empty() ? 0 : (kDropLimit - *median(std::move(drops))) / kDropSd;
  const double hinge = normal_cdf((by_share + by_drop) / std::numbers::sqrt2);
  // The free foot spoils the lever arms: how far the hip sinks tells hinge from squat alone.
  if (2 * (on_left + on_right) > looked && by_drop >= 0) {
    result.pattern = RecognisedPattern::kOneLegged;
    result.confidence = normal_cdf(by_drop);
  } else if (2 * low_hands > looked) {
    // Hands hang down the shank twenty times as often in pulls as in squats [own estimate].
    constexpr double kHandsRatio = 20, kNeverSurer = 0.02;
    const double prior = std::clamp(hinge, kNeverSurer, 1 - kNeverSurer);
    result.pattern = RecognisedPattern::kPull;
    result.confidence = std::max(0.5, kHandsRatio * prior / (kHandsRatio * prior + 1 - prior));
  } else {
    result.pattern = hinge >= 0.5 ? RecognisedPattern::kHinge : RecognisedPattern::kSquat;
    result.confidence = std::max(hinge, 1 - hinge);
  }
  return result;
}

std::optional<BodySide> find_standing_leg(const std::vector<SeenReps>& stretches) {
  std::optional<BodySide> found;
  for (const SeenReps& stretch : stretches) {
    for (const Rep& rep : stretch.reps->reps) {
      const PoseFrame& f = stretch.track->frames[rep.bottom_frame];
      const auto leg = f.found ? standing_leg(f) : std::nullopt;
      if (!leg) continue;
      if (found && *found != *leg) return std::nullopt;
      found = leg;
    }
  }
  return found;
}

}  // namespace dowel
