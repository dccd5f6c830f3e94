#include <algorithm>
#include <cmath>

#include "core/synthetic/ease.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {
namespace {

constexpr double kNearlyStraight = 0.997;  // share of the arm's full length when it pulls

double arm_length(const SyntheticBody& body) {
  return body.upper_arm_m + body.forearm_m + body.wrist_to_grip_m;
}

// The front of shank and thigh at a height: what a held bar must stay in front of.
double leg_front_x(const SyntheticBody& body, const Limbs& leg, double y) {
  const double shin = std::clamp((y - leg.ankle.y) / (leg.knee.y - leg.ankle.y), 0.0, 1.0);
  const double shin_x = blend(leg.ankle.x, leg.knee.x, shin) + blend(0.045, 0.06, shin);
  const double rise = std::max(leg.hip.y - leg.knee.y, 0.08);
  const double thigh = std::clamp((y - leg.knee.y) / rise, 0.0, 1.0);
  const double thigh_x = blend(leg.knee.x, leg.hip.x, thigh) + blend(0.06, 0.085, thigh);
  const double above_knee = smooth_step((y - leg.knee.y) / 0.08 + 0.5);
  return blend(shin_x, thigh_x, above_knee) + 0.01 * body.girth;
}

// Where straight arms hold a load close to the legs, sagittal plane.
Vec2 held_load(const SyntheticBody& body, const PostureRequest& request, const Skeleton& skeleton) {
  const double across = request.grip_half_m - body.shoulder_half_m;
  const double full = kNearlyStraight * arm_length(body);
  const double reach = std::sqrt(full * full - across * across);
  const Vec2 shoulder = skeleton.shoulder;
  const bool left = request.one_leg && !request.stands_on_right;
  const Limbs& leg = left ? skeleton.left : skeleton.right;
  Vec2 load{shoulder.x, shoulder.y - reach};
  constexpr int kRounds = 8;  // height and leg front depend on each other; converges like 0.2^n
  for (int i = 0; i < kRounds; ++i) {
    load.x = std::clamp(leg_front_x(body, leg, load.y), shoulder.x - 0.6 * reach,
                        shoulder.x + 0.6 * reach);
    const double dx = load.x - shoulder.x;
    load.y = shoulder.y - std::sqrt(reach * reach - dx * dx);
  }
  return load;
}

// Empty hands hang a little in front of the thighs, elbows soft.
Vec2 hanging_hand(const SyntheticBody& body, const Skeleton& skeleton) {
  const double reach = 0.965 * arm_length(body);
  const double tilt = 0.12 + 0.10 * std::sin(std::max(0.0, skeleton.trunk_rad));
  return skeleton.shoulder + reach * Vec2{std::sin(tilt), -std::cos(tilt)};
}

struct Target {
  Vec2 grip;
  double half_m;  // z of the grip
  Vec3 elbow;     // direction in which the right elbow points
};

Target target_of(const SyntheticBody& body, const PostureRequest& request,
                 const Skeleton& skeleton) {
  const auto [up, dorsal] = trunk_axes(skeleton.trunk_rad);
  const Vec3 behind{-1, 0.1, 0.35};
  const double wide = body.shoulder_half_m + 0.03;
  const double scale = body.height_m / 1.75;
  const auto in_trunk = [&, up = up, dorsal = dorsal](double along, double ventral) {
    return skeleton.shoulder + (scale * along) * up - (scale * ventral) * dorsal;
  };
  const Vec2 hang = hanging_hand(body, skeleton);
  switch (request.arms) {
    case ArmTask::kHold:
      return {held_load(body, request, skeleton), request.grip_half_m, behind};
    case ArmTask::kReach: {
      const Vec2 held = held_load(body, request, skeleton);
      const Vec2 goal = request.reach_share >= 1 ? held : request.floor_load;
      return {hang + request.reach_share * (goal - hang),
              blend(wide, request.grip_half_m, request.reach_share), behind};
    }
    case ArmTask::kSwing: {
      const double across = request.grip_half_m - body.shoulder_half_m;
      const double full = 0.985 * arm_length(body);
      const double reach = std::sqrt(full * full - across * across);
      const Vec2 way{std::sin(request.arm_rad), -std::cos(request.arm_rad)};
      return {skeleton.shoulder + reach * way, request.grip_half_m, {0, -0.3, 1}};
    }
    case ArmTask::kBack:
      return {in_trunk(0.015, -0.055), body.shoulder_half_m + 0.17, {-up.x, -up.y, 0.25}};
    case ArmTask::kRack:
      return {in_trunk(0.015, 0.085), body.shoulder_half_m + 0.02, {0.8, -0.45, 0.2}};
    case ArmTask::kForward:
      return {skeleton.shoulder + (0.95 * arm_length(body)) * Vec2{0.995, -0.10}, wide, {0, -1, 1}};
    case ArmTask::kHips:
      return {skeleton.hip + (0.07 * scale) * up - (0.125 * scale * body.girth) * dorsal,
              request.grip_half_m,
              {0, 0.3, 1}};
    case ArmTask::kRaise:
    case ArmTask::kHang:
      break;
  }
  return {hang, wide, behind};
}

void place_arm(const SyntheticBody& body, const Target& target, bool right, Limbs& limbs) {
  const double side = right ? 1 : -1;
  const double lower = body.forearm_m + body.wrist_to_grip_m;
  limbs.grip = {target.grip.x, target.grip.y, side * target.half_m};
  const Vec3 hint{target.elbow.x, target.elbow.y, side * target.elbow.z};
  limbs.elbow = bend_limb(limbs.shoulder, limbs.grip, body.upper_arm_m, lower, hint);
  limbs.wrist = limbs.elbow + (body.forearm_m / lower) * (limbs.grip - limbs.elbow);
}

}  // namespace

void place_arms(const SyntheticBody& body, const PostureRequest& request, Skeleton& skeleton) {
  const Target target = target_of(body, request, skeleton);
  place_arm(body, target, true, skeleton.right);
  place_arm(body, target, false, skeleton.left);
  if (request.arms == ArmTask::kRaise) {
    Limbs& raised = request.stands_on_right ? skeleton.right : skeleton.left;
    const double reach = 0.97 * arm_length(body);
    const Vec2 way{std::sin(request.arm_rad), -std::cos(request.arm_rad)};
    place_arm(body, {skeleton.shoulder + reach * way, target.half_m, {-0.4, -1, 0.3}},
              request.stands_on_right, raised);
  }
  const bool empty = request.arms == ArmTask::kHang || request.arms == ArmTask::kForward ||
                     request.arms == ArmTask::kRaise;
  if (request.arms == ArmTask::kReach && request.reach_share < 1) {
    skeleton.load = request.floor_load;
  } else if (!empty) {
    skeleton.load = Vec2{skeleton.right.grip.x, skeleton.right.grip.y};
  }
}

}  // namespace dowel::synthetic
