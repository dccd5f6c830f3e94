#include "core/synthetic/lifter.h"

#include <algorithm>
#include <cmath>

#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

using enum SyntheticExercise;

// What the arms do while the load is in the hands.
ArmTask loaded_arms(const SyntheticMotion& motion) {
  switch (motion.exercise) {
    case kDeadlift:
    case kSumoDeadlift:
    case kKettlebellDeadlift:
    case kRomanianDeadlift:
      return ArmTask::kHold;
    case kGoodMorning:
      return ArmTask::kBack;
    case kSquat:
      return motion.load_kg > 0 ? ArmTask::kBack : ArmTask::kForward;
    case kFrontSquat:
      return ArmTask::kRack;
    case kKettlebellSwing:
      return ArmTask::kSwing;
    case kHipThrust:
      return ArmTask::kHips;
    case kHandRaise:
      return ArmTask::kRaise;
    case kSingleLegRomanianDeadlift:
      return motion.load_kg > 0 ? ArmTask::kHold : ArmTask::kHang;
    case kBodyweightHinge:
    case kStanding:
    case kWalkThrough:
      break;
  }
  return ArmTask::kHang;
}

double grip_half(const SyntheticMotion& motion, const SyntheticBody& body) {
  switch (motion.exercise) {
    case kSumoDeadlift:
      return 0.14;
    case kKettlebellDeadlift:
    case kKettlebellSwing:
      return 0.05;
    default:
      return body.shoulder_half_m + 0.05;
  }
}

// An unsteady trunk: three slow, incommensurate waves, so that no two reps are alike.
double wobble(double time_s) {
  return 0.5 * std::sin(7.3 * time_s) + 0.3 * std::sin(11.9 * time_s + 1.0) +
         0.2 * std::sin(19.1 * time_s + 2.0);
}

constexpr double kUprightTrunk_rad = to_rad(20);  // wholly knee dominant: nearly a squat
constexpr double kDeepKnee_rad = to_rad(118);

}  // namespace

Lifter::Lifter(const SyntheticBody& body, const SyntheticMotion& motion, bool stands_on_right)
    : body_(body),
      motion_(motion),
      stands_on_right_(stands_on_right),
      timeline_(make_timeline(motion)) {
  for (int i = 0; i < timeline_.bottoms; ++i) bottoms_.push_back(make_bottom(i + 1));
}

PostureRequest Lifter::base_request() const {
  PostureRequest request;
  request.grip_half_m = grip_half(motion_, body_);
  request.load_kg = motion_.load_kg;
  request.arms = loaded_arms(motion_);
  request.foot_half_m = body_.hip_half_m;
  request.one_leg = motion_.exercise == kSingleLegRomanianDeadlift;
  request.stands_on_right = stands_on_right_;
  if (motion_.exercise == kSumoDeadlift) {
    request.foot_half_m = 0.20 * body_.height_m;
    request.toe_out_rad = to_rad(40);
  }
  return request;
}

PostureRequest Lifter::top_request() const {
  PostureRequest request = base_request();
  request.trunk_rad = motion_.top_trunk_rad;
  request.knee_rad = motion_.top_knee_rad;
  request.com_over_foot = motion_.com_over_foot;
  return request;
}

Lifter::Bottom Lifter::make_bottom(int rep) const {
  const SyntheticFaults none;
  const SyntheticFaults& f = is_faulty(motion_, rep) ? motion_.faults : none;
  Bottom bottom;
  bottom.trunk_rad = blend(motion_.bottom_trunk_rad, kUprightTrunk_rad, f.knee_dominance);
  bottom.com_over_foot = std::clamp(motion_.com_over_foot + f.weight_shift, 0.02, 0.98);
  bottom.ear_drop_m = 0.001 * f.head_drop_mm;
  bottom.spine = motion_.hinge_spine;
  const double wished_mm = f.rounding_mm - f.arching_mm;
  if (wished_mm != 0) bottom.spine = {wished_mm, even_bend_rad(wished_mm, body_.trunk_m)};
  if (motion_.exercise == kHipThrust || !is_lift(motion_.exercise)) return bottom;

  PostureRequest request = base_request();
  request.trunk_rad = bottom.trunk_rad;
  request.com_over_foot = bottom.com_over_foot;
  request.ear_drop_m = bottom.ear_drop_m;
  request.arm_rad = swing_arm_rad(-1);
  if (motion_.hips_back_ratio) {
    bottom.knee_rad = knee_for_hip_path(body_, top_request(), request, *motion_.hips_back_ratio);
  } else if (motion_.bottom_knee_rad) {
    bottom.knee_rad = blend(*motion_.bottom_knee_rad, kDeepKnee_rad, f.knee_dominance);
  } else {
    bottom.knee_rad = knee_for_reach(body_, request, motion_.handle_height_m);
  }
  request.knee_rad = bottom.knee_rad;
  bottom.floor_load = solve_posture(body_, request).load.value_or(Vec2{});
  return bottom;
}

double Lifter::swing_arm_rad(double swing) const {
  // Between the legs the hands pass behind the thighs; in front they rise to chest height.
  return swing < 0 ? swing * to_rad(28) : swing * to_rad(82);
}

PostureRequest Lifter::request_at(const Moment& moment, double time_s) const {
  const Bottom& bottom = bottoms_[static_cast<std::size_t>(moment.bottom)];
  PostureRequest request = base_request();
  const double depth = std::clamp(moment.knee_depth, 0.0, 1.0);
  request.trunk_rad = blend(motion_.top_trunk_rad, bottom.trunk_rad, moment.trunk_depth);
  if (motion_.faults.wobble_rad > 0 && moment.rep > 0 && is_faulty(motion_, moment.rep)) {
    request.trunk_rad +=
        motion_.faults.wobble_rad * wobble(time_s) * smooth_step(4 * moment.trunk_depth);
  }
  request.knee_rad = blend(motion_.top_knee_rad, bottom.knee_rad, moment.knee_depth);
  request.com_over_foot = blend(motion_.com_over_foot, bottom.com_over_foot, depth);
  request.ear_drop_m = bottom.ear_drop_m * smooth_step(moment.trunk_depth);
  request.load_kg *= moment.grip;
  if (request.arms == ArmTask::kHold && moment.grip < 1) {
    request.arms = ArmTask::kReach;
    request.reach_share = moment.grip;
    request.floor_load = bottom.floor_load;
  }
  request.arm_rad = swing_arm_rad(moment.swing);
  return request;
}

Instant Lifter::at(double time_s) const {
  Instant instant;
  instant.moment = moment_at(timeline_, motion_, time_s);
  const Moment& moment = instant.moment;
  PostureRequest request = request_at(moment, time_s);
  instant.carried_kg = request.load_kg;
  instant.balanced = motion_.exercise != kHipThrust && motion_.exercise != kWalkThrough;
  const Bottom& bottom = bottoms_[static_cast<std::size_t>(moment.bottom)];
  // The hinge's shape is reached at seven tenths of the way down and kept below.
  const double share = smooth_step(moment.trunk_depth / 0.7);
  instant.spine.mdev_mm = blend(motion_.standing_spine.mdev_mm, bottom.spine.mdev_mm, share);
  instant.spine.bend_rad = blend(motion_.standing_spine.bend_rad, bottom.spine.bend_rad, share);
  if (motion_.exercise == kHipThrust) {
    instant.skeleton = solve_thrust(body_, request, motion_.top_trunk_rad);
  } else if (motion_.exercise == kWalkThrough) {
    const double speed_mps = 1.1;
    instant.skeleton = solve_walk(body_, speed_mps * (time_s - 0.5 * timeline_.end_s));
  } else {
    if (motion_.exercise == kHandRaise) {
      const SyntheticTempo& tempo = motion_.tempo;
      const double each_s = tempo.eccentric_s + tempo.bottom_s + tempo.concentric_s + tempo.top_s;
      const double since_s = time_s - motion_.lead_in_s;
      const bool raising = since_s > 0 && since_s < each_s * motion_.reps;
      const double in_cycle_s = raising ? std::fmod(since_s, each_s) : 0;
      const double up = minimum_jerk(in_cycle_s / tempo.eccentric_s);
      const double down =
          minimum_jerk((in_cycle_s - tempo.eccentric_s - tempo.bottom_s) / tempo.concentric_s);
      request.arm_rad = to_rad(7) + to_rad(140) * (up - down);
    }
    instant.skeleton = solve_posture(body_, request);
  }
  return instant;
}

double Lifter::middle_x() const {
  if (motion_.exercise == kWalkThrough) return 0;
  double low = 1e9;
  double high = -1e9;
  for (const Stage& stage : timeline_.stages) {
    const Skeleton skeleton = at(stage.start_s).skeleton;
    for (const Limbs* limbs : {&skeleton.left, &skeleton.right}) {
      for (const Vec3 p : {limbs->shoulder, limbs->hip, limbs->knee, limbs->heel, limbs->toe}) {
        low = std::min(low, p.x);
        high = std::max(high, p.x);
      }
    }
    low = std::min(low, skeleton.ear.x);
    high = std::max(high, skeleton.ear.x);
  }
  return 0.5 * (low + high);
}

}  // namespace dowel::synthetic
