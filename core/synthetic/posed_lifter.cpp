#include "core/synthetic/posed_lifter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/units.h"
#include "core/synthetic/posed_parts.h"

namespace dowel {
namespace {

using synthetic::Limbs;

constexpr double kHalfTurn = std::numbers::pi;

Vec3 direction(double forward_rad, double out_rad, double side) {
  return {std::sin(forward_rad) * std::cos(out_rad), -std::cos(forward_rad) * std::cos(out_rad),
          side * std::sin(out_rad)};
}

Vec3 about_x(Vec3 p, double a) {
  return {p.x, p.y * std::cos(a) - p.z * std::sin(a), p.y * std::sin(a) + p.z * std::cos(a)};
}

Vec3 about_y(Vec3 p, double a) {
  return {p.x * std::cos(a) - p.z * std::sin(a), p.y, p.x * std::sin(a) + p.z * std::cos(a)};
}

Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

// Axes of a part inclined forward by `pitch_rad`, then leaned and rolled to the right.
BodyAxes axes_at(double pitch_rad, double to_right_rad) {
  const Vec3 front{std::cos(pitch_rad), -std::sin(pitch_rad), 0};
  const Vec3 up{std::sin(pitch_rad), std::cos(pitch_rad), 0};
  const BodyAxes axes{about_x(front, to_right_rad), about_x(up, to_right_rad), {}};
  return {axes.front, axes.up, cross(axes.front, axes.up)};
}

Vec3 in_axes(const BodyAxes& axes, Vec3 by, double side) {
  return by.x * axes.front + by.y * axes.up + (side * by.z) * axes.right;
}

class Poser {
 public:
  Poser(const SyntheticBody& body, const Pose& pose)
      : body_(body), pose_(pose), scale_(body.height_m / 1.75) {}

  // The lifter with his hips at a place.
  PosedLifter at(Vec3 hips) const {
    PosedLifter lifter;
    trunk(hips, lifter);
    for (const bool is_right : {true, false}) {
      leg(lifter, is_right);
      arm(lifter, is_right);
    }
    return lifter;
  }

  // The hips over standing feet whose knees are bent so, the leg line leaning so.
  Vec3 hips_over(double knee_rad, double lean_rad) const {
    const PosedLeg& leg = standing();
    const double across = scale_ * leg.z_m - body_.hip_half_m;
    const double length = std::sqrt(body_.shank_m * body_.shank_m + body_.thigh_m * body_.thigh_m +
                                    2 * body_.shank_m * body_.thigh_m * std::cos(knee_rad));
    const bool one_leg = !(pose_.right_leg.stands && pose_.left_leg.stands);
    const double aside = one_leg ? 0 : across;
    const double up = std::sqrt(std::max(0.01, length * length - aside * aside));
    const Vec3 ankle = ankle_of(leg);
    return {ankle.x + up * std::sin(lean_rad), ankle.y + up * std::cos(lean_rad), 0};
  }

  PosedLifter balanced(double knee_rad) const {
    const PosedLeg& leg = standing();
    const double aim = scale_ * leg.x_m + (pose_.com_over_foot - 0.5) * body_.foot_m;
    double low = -1.2, high = 0.9;
    for (int i = 0; i < 50; ++i) {
      const double lean = 0.5 * (low + high);
      const PosedLifter lifter = at(hips_over(knee_rad, lean));
      (loaded_com(lifter) < aim ? low : high) = lean;
    }
    return at(hips_over(knee_rad, 0.5 * (low + high)));
  }

  PosedLifter placed() const {
    if (pose_.hips_up_m) return at(hips_at(scale_ * *pose_.hips_up_m));
    if (!pose_.rests.empty()) return resting();
    if (!pose_.hands_at_m) return balanced(pose_.knee_rad);
    double low = to_rad(2), high = to_rad(140);
    for (int i = 0; i < 40; ++i) {
      const double knee = 0.5 * (low + high);
      const PosedLifter lifter = balanced(knee);
      const double hands = 0.5 * (lifter.right.grip.y + lifter.left.grip.y);
      (hands > scale_ * *pose_.hands_at_m ? low : high) = knee;
    }
    return balanced(0.5 * (low + high));
  }

 private:
  const PosedLeg& standing() const {
    return pose_.right_leg.stands ? pose_.right_leg : pose_.left_leg;
  }

  double loaded_com(const PosedLifter& lifter) const {
    const double hands = 0.5 * (lifter.right.grip.x + lifter.left.grip.x);
    return (body_.mass_kg * centre_of_mass(body_, lifter).x + pose_.load_kg * hands) /
           (body_.mass_kg + pose_.load_kg);
  }

  PosedLifter resting() const {
    const PosedLifter lifter = at(hips_at(1));
    double lowest = 10;
    for (const RestingPart part : pose_.rests) {
      lowest = std::min(lowest, lowest_of(body_, lifter, part));
    }
    return at(hips_at(1 + scale_ * pose_.rests_at_m - lowest));
  }

  Vec3 hips_at(double up_m) const {
    return {scale_ * pose_.hips_front_m, up_m, scale_ * pose_.hips_right_m};
  }

  // Heel, toe and ankle of a foot where it stands.
  void put_foot(const PosedLeg& wish, double side, Limbs& limbs) const {
    const Vec3 along{std::cos(wish.toe_out_rad), 0, side * std::sin(wish.toe_out_rad)};
    const Vec3 middle{scale_ * wish.x_m, scale_ * wish.height_m, side * scale_ * wish.z_m};
    const Vec3 toe = middle + (0.5 * body_.foot_m) * along;
    const double c = std::cos(wish.heel_up_rad), s = std::sin(wish.heel_up_rad);
    const Vec3 up{0, 1, 0};
    const Vec3 foot_along = c * along + (-s) * up;
    const Vec3 foot_up = s * along + c * up;
    // It turns about the ball of the foot, where toes bend.
    const double ball = wish.heel_up_rad > 0 ? 0.26 * body_.foot_m : 0;
    const Vec3 hinge = toe + (-ball) * along;
    limbs.heel = hinge + (-(body_.foot_m - ball)) * foot_along;
    limbs.toe = hinge + ball * along;
    limbs.ankle = limbs.heel + body_.heel_to_ankle_m * foot_along + body_.ankle_height_m * foot_up;
  }

  Vec3 ankle_of(const PosedLeg& leg) const {
    Limbs limbs;
    put_foot(leg, 1, limbs);
    return limbs.ankle;
  }

  void trunk(Vec3 hips, PosedLifter& lifter) const {
    const double aside = pose_.lean_rad;
    const double roll = pose_.roll_rad;
    const std::size_t parts = PosedLifter::kSpine - 1;
    // An arc of equal bends whose chord has the trunk's inclination.
    Vec3 at = hips;
    double reach = 0;
    for (std::size_t i = 0; i < parts; ++i) reach += std::cos(bend_at(i));
    lifter.spine[0] = hips;
    for (std::size_t i = 0; i < parts; ++i) {
      const BodyAxes axes = axes_at(pose_.trunk_rad + bend_at(i), aside + roll);
      at = at + (body_.trunk_m / reach) * axes.up;
      lifter.spine[i + 1] = at;
    }
    lifter.pelvis = axes_at(pose_.trunk_rad - 0.5 * pose_.curve_rad, roll + 0.3 * aside);
    lifter.chest = axes_at(pose_.trunk_rad + 0.5 * pose_.curve_rad, aside + roll);
    lifter.head_axes =
        axes_at(pose_.trunk_rad + 0.5 * pose_.curve_rad + pose_.head_rad, aside + roll);
    const Vec3 shoulder = lifter.spine.back();
    lifter.neck = shoulder + scale_ * (0.045 * lifter.chest.up + (-0.02) * lifter.chest.front);
    lifter.head =
        lifter.neck + scale_ * (0.165 * lifter.head_axes.up + 0.035 * lifter.head_axes.front);
    for (const double side : {1.0, -1.0}) {
      Limbs& limbs = side > 0 ? lifter.right : lifter.left;
      limbs.hip = hips + (side * body_.hip_half_m) * lifter.pelvis.right;
      limbs.shoulder = shoulder + (side * body_.shoulder_half_m) * lifter.chest.right;
    }
  }

  double bend_at(std::size_t part) const {
    const double parts = static_cast<double>(PosedLifter::kSpine) - 1;
    return pose_.curve_rad * ((static_cast<double>(part) + 0.5) / parts - 0.5);
  }

  void leg(PosedLifter& lifter, bool is_right) const {
    const PosedLeg& wish = is_right ? pose_.right_leg : pose_.left_leg;
    Limbs& limbs = is_right ? lifter.right : lifter.left;
    const double side = is_right ? 1 : -1;
    if (wish.stands) return plant(wish, side, limbs);
    const double roll = pose_.roll_rad;
    const auto way = [&](double forward, double out) {
      return about_x(direction(forward, out, side), roll);
    };
    limbs.knee = limbs.hip + body_.thigh_m * way(wish.thigh_rad, wish.thigh_out_rad);
    limbs.ankle = limbs.knee + body_.shank_m * way(wish.shank_rad, wish.shank_out_rad);
    const Vec3 down = way(wish.shank_rad, wish.shank_out_rad);
    const Vec3 flat = way(wish.shank_rad + 0.5 * kHalfTurn, 0);
    const Vec3 along = std::cos(wish.foot_rad) * flat + std::sin(wish.foot_rad) * down;
    const Vec3 sole = std::cos(wish.foot_rad) * down + (-std::sin(wish.foot_rad)) * flat;
    limbs.heel = limbs.ankle + (-body_.heel_to_ankle_m) * along + body_.ankle_height_m * sole;
    limbs.toe = limbs.heel + body_.foot_m * along;
  }

  // The knee between hip and standing foot; a leg that is too short lifts off.
  void plant(const PosedLeg& wish, double side, Limbs& limbs) const {
    put_foot(wish, side, limbs);
    const Vec3 knees{std::cos(wish.knee_out_rad), 0.02, side * std::sin(wish.knee_out_rad)};
    Vec3 reached = limbs.ankle;
    limbs.knee = synthetic::bend_limb(limbs.hip, reached, body_.thigh_m, body_.shank_m, knees);
    const Vec3 missing = reached - limbs.ankle;
    limbs.ankle = reached;
    limbs.heel = limbs.heel + missing;
    limbs.toe = limbs.toe + missing;
  }

  Vec3 target(const PosedLifter& lifter, const PosedArm& wish, const Limbs& limbs,
              double side) const {
    const Vec3 by = scale_ * wish.by_m;
    const Vec3 middle = 0.5 * (lifter.right.shoulder + lifter.left.shoulder);
    const Vec3 room{by.x, by.y, side * by.z};
    switch (wish.reach) {
      case ReachFor::kHips:
        return lifter.spine.front() + in_axes(lifter.pelvis, by, side);
      case ReachFor::kShoulders:
        return middle + in_axes(lifter.chest, by, side);
      case ReachFor::kHead:
        return lifter.head + in_axes(lifter.head_axes, by, side);
      case ReachFor::kKnees:
        return limbs.knee + room;
      case ReachFor::kAnkles:
        return limbs.ankle + room;
      case ReachFor::kFloor:
      case ReachFor::kNothing:
        break;
    }
    return room;
  }

  void arm(PosedLifter& lifter, bool is_right) const {
    const PosedArm& wish = is_right ? pose_.right_arm : pose_.left_arm;
    Limbs& limbs = is_right ? lifter.right : lifter.left;
    const double side = is_right ? 1 : -1;
    const double fore_m = body_.forearm_m + body_.wrist_to_grip_m;
    if (wish.reach == ReachFor::kNothing) {
      const auto way = [&](double forward, double out) {
        return about_x(direction(forward, out, side), pose_.roll_rad);
      };
      limbs.elbow = limbs.shoulder + body_.upper_arm_m * way(wish.upper_rad, wish.upper_out_rad);
      limbs.grip = limbs.elbow + fore_m * way(wish.fore_rad, wish.fore_out_rad);
    } else {
      limbs.grip = target(lifter, wish, limbs, side);
      const Vec3 hint = in_axes(lifter.chest, wish.elbow, side);
      limbs.elbow =
          synthetic::bend_limb(limbs.shoulder, limbs.grip, body_.upper_arm_m, fore_m, hint);
    }
    limbs.wrist = limbs.elbow + (body_.forearm_m / fore_m) * (limbs.grip - limbs.elbow);
  }

  const SyntheticBody& body_;
  const Pose& pose_;
  double scale_;
};

void turn(Limbs& limbs, double a) {
  for (Vec3* p : {&limbs.shoulder, &limbs.elbow, &limbs.wrist, &limbs.grip, &limbs.hip, &limbs.knee,
                  &limbs.ankle, &limbs.heel, &limbs.toe}) {
    *p = about_y(*p, a);
  }
}

void turn(BodyAxes& axes, double a) {
  for (Vec3* p : {&axes.front, &axes.up, &axes.right}) *p = about_y(*p, a);
}

}  // namespace

Vec2 centre_of_mass(const SyntheticBody& body, const PosedLifter& lifter) {
  const auto flat = [](Vec3 p) { return Vec2{p.x, p.y}; };
  synthetic::Skeleton skeleton;
  skeleton.hip = flat(lifter.spine.front());
  skeleton.shoulder = flat(lifter.spine.back());
  skeleton.left = lifter.left;
  skeleton.right = lifter.right;
  skeleton.neck = flat(lifter.neck);
  skeleton.ear = flat(lifter.head);
  skeleton.head_rad = std::atan2(lifter.head_axes.up.x, lifter.head_axes.up.y);
  return synthetic::centre_of_mass(body, skeleton, 0);
}

PosedLifter pose_lifter(const SyntheticBody& body, const Pose& pose) {
  PosedLifter lifter = Poser(body, pose).placed();
  if (pose.turn_rad != 0) {
    turn(lifter.right, pose.turn_rad);
    turn(lifter.left, pose.turn_rad);
    for (Vec3& p : lifter.spine) p = about_y(p, pose.turn_rad);
    for (BodyAxes* axes : {&lifter.pelvis, &lifter.chest, &lifter.head_axes}) {
      turn(*axes, pose.turn_rad);
    }
    lifter.neck = about_y(lifter.neck, pose.turn_rad);
    lifter.head = about_y(lifter.head, pose.turn_rad);
  }
  lifter.parts = synthetic::posed_parts(body, lifter);
  return lifter;
}

}  // namespace dowel
