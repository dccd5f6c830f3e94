#include <algorithm>
#include <cmath>

#include "core/base/units.h"
#include "core/synthetic/ease.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {

Skeleton solve_thrust(const SyntheticBody& body, const PostureRequest& request,
                      double top_trunk_rad) {
  const double ankle_x = body.heel_to_ankle_m - 0.5 * body.foot_m;
  const double shoulder_y = body.ankle_height_m + body.shank_m - 0.01;
  // The bench stands where the shanks are upright at the top.
  const auto top_up = trunk_axes(top_trunk_rad).up;
  const double top_hip_y = shoulder_y - body.trunk_m * top_up.y;
  const double knee_y = body.ankle_height_m + body.shank_m;
  const double drop = top_hip_y - knee_y;
  const double top_hip_x = ankle_x - std::sqrt(body.thigh_m * body.thigh_m - drop * drop);
  const Vec2 bench{top_hip_x + body.trunk_m * top_up.x, shoulder_y};
  // The shoulder blades roll over the edge: 2 cm towards the feet on the way down.
  const double rolled = 0.02 * std::sin(request.trunk_rad - top_trunk_rad);
  const Vec2 shoulder = bench + Vec2{rolled, 0};
  Skeleton skeleton;
  place_trunk(body, shoulder - body.trunk_m * trunk_axes(request.trunk_rad).up, request.trunk_rad,
              request.ear_drop_m, skeleton);
  for (const bool right : {true, false}) {
    Limbs& limbs = right ? skeleton.right : skeleton.left;
    limbs.ankle = {ankle_x, body.ankle_height_m, limbs.hip.z};
    place_foot(body, 0, right, limbs);
    Vec3 hip = limbs.hip;
    limbs.knee = bend_limb(limbs.ankle, hip, body.shank_m, body.thigh_m, {1, 1, 0});
  }
  place_arms(body, request, skeleton);
  return skeleton;
}

Skeleton solve_walk(const SyntheticBody& body, double x_m) {
  const double step = 0.28 * body.height_m;  // ankle to ankle in double support
  const double leg = body.shank_m + body.thigh_m;
  const double hip_y =
      body.ankle_height_m + std::sqrt(0.985 * 0.985 * leg * leg - 0.25 * step * step);
  Skeleton skeleton;
  place_trunk(body, {x_m, hip_y}, to_rad(4), 0, skeleton);
  for (const bool right : {true, false}) {
    Limbs& limbs = right ? skeleton.right : skeleton.left;
    // Each foot stands for one step of the hip and swings two steps ahead during the next.
    const double phase = x_m / (2 * step) + (right ? 0.25 : 0.75);
    const double cycle = std::floor(phase);
    const double share = phase - cycle;
    const double swing = share < 0.5 ? 0 : 2 * share - 1;
    const double stand_x = (cycle + (right ? 0.0 : -0.5)) * 2 * step;
    const double foot_x = stand_x + 2 * step * minimum_jerk(swing);
    const double lift = 0.11 * std::sin(swing * std::numbers::pi);
    limbs.ankle = {foot_x, body.ankle_height_m + lift, limbs.hip.z};
    place_tilted_foot(body, -2.0 * lift, limbs);
    Vec3 hip = limbs.hip;
    limbs.knee = bend_limb(hip, limbs.ankle, body.thigh_m, body.shank_m, {1, 0, 0});
  }
  PostureRequest arms;
  place_arms(body, arms, skeleton);
  return skeleton;
}

}  // namespace dowel::synthetic
