#pragma once

#include <optional>

#include "core/base/vec.h"
#include "core/synthetic/body.h"

namespace dowel::synthetic {

/// Joints of one side; sagittal frame with depth: x forward, y up, z to the lifter's right [m],
/// origin on the floor under mid-foot of the standing leg.
struct Limbs {
  Vec3 shoulder, elbow, wrist, grip;
  Vec3 hip, knee, ankle, heel, toe;
};

/// The lifter as sticks.
struct Skeleton {
  Vec2 hip;              ///< mid-hip
  Vec2 shoulder;         ///< mid-shoulder
  double trunk_rad = 0;  ///< inclination, 0 upright, positive forward
  Limbs left;
  Limbs right;
  Vec2 neck;                 ///< where the neck turns, by C7
  Vec2 ear;                  ///< mid-ear
  double head_rad = 0;       ///< inclination of the head, 0: looks straight ahead
  std::optional<Vec2> load;  ///< grip of the bar or bell, wherever it stands
};

/// Along-trunk and dorsal unit vectors in the sagittal plane.
struct TrunkAxes {
  Vec2 up;      ///< mid-hip to mid-shoulder
  Vec2 dorsal;  ///< to the back
};
TrunkAxes trunk_axes(double trunk_rad);

/// What the arms do.
enum class ArmTask {
  kHang,     ///< empty hands hang
  kHold,     ///< straight arms, the load close to the legs
  kReach,    ///< on the way to a load on the floor or from it
  kSwing,    ///< straight arms at an angle
  kBack,     ///< bar on the upper back
  kRack,     ///< bar on the front of the shoulders
  kForward,  ///< held out in front for balance
  kHips,     ///< bar in the crease of the hips
  kRaise,    ///< near arm raised by an angle, the other hangs
};

/// One posture in the lifter's own terms; the solver finds the rest.
struct PostureRequest {
  double trunk_rad = 0;
  double knee_rad = 0;
  double com_over_foot = 0.45;  ///< 0 heel … 1 toe tip, in the sagittal plane
  ArmTask arms = ArmTask::kHang;
  double arm_rad = 0;         ///< kSwing, kRaise: angle from hanging, positive forward
  double reach_share = 0;     ///< kReach: 0 hangs … 1 at `floor_load`
  Vec2 floor_load;            ///< kReach: where the load's grip stands
  double grip_half_m = 0.25;  ///< half the distance between the hands
  double load_kg = 0;         ///< carried now
  double foot_half_m = 0;     ///< half the distance between the feet
  double toe_out_rad = 0;     ///< direction in which the knees travel
  bool one_leg = false;       ///< the other leg goes back with the trunk
  bool stands_on_right = true;
  double ear_drop_m = 0;  ///< ear moves ventrally from its standing place
};

/// Puts the ankles on the floor and turns the leg line about them until the centre of mass
/// (de Leva's masses and the carried load) is over the wished part of the foot.
Skeleton solve_posture(const SyntheticBody& body, const PostureRequest& request);

/// Knee flexion with which straight arms reach a load's handle on the floor, bottom posture.
/// @param handle_height_m  [m]
double knee_for_reach(const SyntheticBody& body, PostureRequest request, double handle_height_m);

/// Knee flexion with which the hips go `ratio` times as far back as down, from a top posture.
double knee_for_hip_path(const SyntheticBody& body, const PostureRequest& top,
                         PostureRequest bottom, double ratio);

/// Lies with the shoulders on a bench and the feet flat on the floor.
Skeleton solve_thrust(const SyntheticBody& body, const PostureRequest& request,
                      double top_trunk_rad);

/// Walks forward, mid-hip at `x_m`; arms and legs follow the distance walked.
Skeleton solve_walk(const SyntheticBody& body, double x_m);

/// Whole-body centre of mass in the sagittal plane, the load included [m].
Vec2 centre_of_mass(const SyntheticBody& body, const Skeleton& skeleton, double load_kg);

/// Fills shoulders, hips, neck, ear and head from hip, trunk_rad and the ear's wished place.
void place_trunk(const SyntheticBody& body, Vec2 hip, double trunk_rad, double ear_drop_m,
                 Skeleton& skeleton);
/// Fills arms and load from shoulders and legs.
void place_arms(const SyntheticBody& body, const PostureRequest& request, Skeleton& skeleton);
/// Puts a flat foot around an ankle.
void place_foot(const SyntheticBody& body, double toe_out_rad, bool right, Limbs& limbs);

/// Puts a foot around an ankle with its sole turned up (positive) or down at the toes.
void place_tilted_foot(const SyntheticBody& body, double pitch_rad, Limbs& limbs);

/// Middle joint of a two-part limb; bends towards `hint`. `end` is pulled in when out of reach.
Vec3 bend_limb(Vec3 start, Vec3& end, double first_m, double second_m, Vec3 hint);

}  // namespace dowel::synthetic
