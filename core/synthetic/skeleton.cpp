#include "core/synthetic/skeleton.h"

#include <algorithm>
#include <cmath>

#include "core/base/units.h"
#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

Vec2 flat(Vec3 p) { return {p.x, p.y}; }

// Distance hip–ankle at a knee flexion.
double leg_length(const SyntheticBody& body, double knee_rad) {
  return std::sqrt(body.shank_m * body.shank_m + body.thigh_m * body.thigh_m +
                   2 * body.shank_m * body.thigh_m * std::cos(knee_rad));
}

double ankle_x(const SyntheticBody& body) { return body.heel_to_ankle_m - 0.5 * body.foot_m; }

// One leg from the floor to its hip; the knee travels where the toes point.
void place_leg(const SyntheticBody& body, const PostureRequest& request, bool right, Limbs& limbs) {
  const double side = right ? 1 : -1;
  const double foot_half = request.one_leg ? body.hip_half_m : request.foot_half_m;
  limbs.ankle = {ankle_x(body), body.ankle_height_m, side * foot_half};
  place_foot(body, request.toe_out_rad, right, limbs);
  const Vec3 hint{std::cos(request.toe_out_rad), 0, side * std::sin(request.toe_out_rad)};
  Vec3 hip = limbs.hip;
  limbs.knee = bend_limb(limbs.ankle, hip, body.shank_m, body.thigh_m, hint);
}

// The free leg of a single-leg lift: it stays in line with the trunk, knee a little bent.
void place_free_leg(const SyntheticBody& body, const PostureRequest& request, Limbs& limbs) {
  const double depth = std::clamp(request.trunk_rad / to_rad(75), 0.0, 1.2);
  const double standing = 1 - smooth_step(depth / 0.4);  // the foot hovers beside the other one
  const double thigh_rad = 0.92 * request.trunk_rad - standing * to_rad(8);
  const double shank_rad = thigh_rad + to_rad(6) + to_rad(8) * depth + standing * to_rad(16);
  const Vec3 hip = limbs.hip;
  limbs.knee = {hip.x - body.thigh_m * std::sin(thigh_rad),
                hip.y - body.thigh_m * std::cos(thigh_rad), hip.z};
  limbs.ankle = {limbs.knee.x - body.shank_m * std::sin(shank_rad),
                 limbs.knee.y - body.shank_m * std::cos(shank_rad), hip.z};
  place_tilted_foot(body, -(1 - standing) * (shank_rad + to_rad(20)), limbs);  // the toes drop
}

// The posture whose leg line leans by `lean_rad` about the ankle.
Skeleton posture_at(const SyntheticBody& body, const PostureRequest& request, double lean_rad) {
  const double across = request.one_leg ? 0 : request.foot_half_m - body.hip_half_m;
  const double leg = leg_length(body, request.knee_rad);
  const double radius = std::sqrt(leg * leg - across * across);
  const Vec2 ankle{ankle_x(body), body.ankle_height_m};
  Skeleton skeleton;
  place_trunk(body, ankle + radius * Vec2{std::sin(lean_rad), std::cos(lean_rad)},
              request.trunk_rad, request.ear_drop_m, skeleton);
  const bool right_free = request.one_leg && !request.stands_on_right;
  const bool left_free = request.one_leg && request.stands_on_right;
  right_free ? place_free_leg(body, request, skeleton.right)
             : place_leg(body, request, true, skeleton.right);
  left_free ? place_free_leg(body, request, skeleton.left)
            : place_leg(body, request, false, skeleton.left);
  place_arms(body, request, skeleton);
  return skeleton;
}

// Root of an increasing function by bisection, then secant polish is not needed: 60 halvings.
template <class F>
double bisect(double low, double high, F&& rising) {
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (rising(middle) < 0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

TrunkAxes trunk_axes(double trunk_rad) {
  const double s = std::sin(trunk_rad);
  const double c = std::cos(trunk_rad);
  return {{s, c}, {-c, s}};
}

Vec3 bend_limb(Vec3 start, Vec3& end, double first_m, double second_m, Vec3 hint) {
  Vec3 line = end - start;
  double length = norm(line);
  const double longest = (first_m + second_m) * (1 - 1e-9);
  if (length > longest) {
    line = (longest / length) * line;
    end = start + line;
    length = longest;
  }
  const Vec3 along = (1 / length) * line;
  const double first_along =
      (first_m * first_m - second_m * second_m + length * length) / (2 * length);
  const double off = std::sqrt(std::max(0.0, first_m * first_m - first_along * first_along));
  Vec3 away = hint - dot(hint, along) * along;
  away = (1 / norm(away)) * away;
  return start + first_along * along + off * away;
}

void place_foot(const SyntheticBody& body, double toe_out_rad, bool right, Limbs& limbs) {
  const double side = right ? 1 : -1;
  const Vec3 along{std::cos(toe_out_rad), 0, side * std::sin(toe_out_rad)};
  const Vec3 sole{limbs.ankle.x, 0, limbs.ankle.z};
  limbs.heel = sole - body.heel_to_ankle_m * along;
  limbs.toe = limbs.heel + body.foot_m * along;
}

void place_tilted_foot(const SyntheticBody& body, double pitch_rad, Limbs& limbs) {
  const Vec2 along{std::cos(pitch_rad), std::sin(pitch_rad)};
  const Vec2 up{-along.y, along.x};
  const Vec2 heel = flat(limbs.ankle) - body.heel_to_ankle_m * along - body.ankle_height_m * up;
  const Vec2 toe = heel + body.foot_m * along;
  limbs.heel = {heel.x, heel.y, limbs.ankle.z};
  limbs.toe = {toe.x, toe.y, limbs.ankle.z};
}

void place_trunk(const SyntheticBody& body, Vec2 hip, double trunk_rad, double ear_drop_m,
                 Skeleton& skeleton) {
  const auto [up, dorsal] = trunk_axes(trunk_rad);
  skeleton.hip = hip;
  skeleton.trunk_rad = trunk_rad;
  skeleton.shoulder = hip + body.trunk_m * up;
  const auto at_side = [](Vec2 p, double z) { return Vec3{p.x, p.y, z}; };
  skeleton.right.hip = at_side(hip, body.hip_half_m);
  skeleton.left.hip = at_side(hip, -body.hip_half_m);
  skeleton.right.shoulder = at_side(skeleton.shoulder, body.shoulder_half_m);
  skeleton.left.shoulder = at_side(skeleton.shoulder, -body.shoulder_half_m);
  // The ear turns about C7; the angle is the one that gives the wished ventral way.
  const double scale = body.height_m / 1.75;
  const double neck_up = 0.035 * scale;
  const double neck_dorsal = 0.030 * scale;
  const double ear_up = 0.155 * scale;       // above the neck's turning point
  const double ear_ventral = 0.060 * scale;  // in front of it
  const double reach = std::hypot(ear_up, ear_ventral);
  const double rest = std::asin(ear_ventral / reach);
  const double turned = std::asin(std::clamp((ear_ventral + ear_drop_m) / reach, -0.99, 0.99));
  skeleton.neck = skeleton.shoulder + neck_up * up + neck_dorsal * dorsal;
  skeleton.ear =
      skeleton.neck + (reach * std::cos(turned)) * up - (reach * std::sin(turned)) * dorsal;
  skeleton.head_rad = trunk_rad + (turned - rest);
}

Vec2 centre_of_mass(const SyntheticBody& body, const Skeleton& skeleton, double load_kg) {
  const SegmentMasses masses = segment_masses(body.sex);
  Vec2 moment{0, 0};
  const auto add = [&](Vec2 from, Vec2 to, SegmentMass segment) {
    moment = moment + segment.mass_share * (from + segment.centre_share * (to - from));
  };
  const double tilt = skeleton.head_rad;
  const Vec2 vertex = skeleton.ear + (0.55 * body.head_m) * Vec2{std::sin(tilt), std::cos(tilt)};
  const Vec2 down_the_neck = skeleton.neck - vertex;
  add(vertex, vertex + (masses.head_length * body.height_m / norm(down_the_neck)) * down_the_neck,
      masses.head);
  const auto up_the_trunk = [&](double share) {
    return skeleton.hip + share * (skeleton.shoulder - skeleton.hip);
  };
  add(up_the_trunk(masses.c7), up_the_trunk(masses.xiphion), masses.upper_trunk);
  add(up_the_trunk(masses.xiphion), up_the_trunk(masses.omphalion), masses.middle_trunk);
  add(up_the_trunk(masses.omphalion), skeleton.hip, masses.lower_trunk);
  for (const Limbs* limbs : {&skeleton.left, &skeleton.right}) {
    add(flat(limbs->shoulder), flat(limbs->elbow), masses.upper_arm);
    add(flat(limbs->elbow), flat(limbs->wrist), masses.forearm);
    add(flat(limbs->wrist), flat(limbs->grip), masses.hand);
    add(flat(limbs->hip), flat(limbs->knee), masses.thigh);
    add(flat(limbs->knee), flat(limbs->ankle), masses.shank);
    add(flat(limbs->heel), flat(limbs->toe), masses.foot);
  }
  const Vec2 load = skeleton.load.value_or(Vec2{});
  const double carried = skeleton.load ? load_kg : 0;
  return (1 / (body.mass_kg + carried)) * (body.mass_kg * moment + carried * load);
}

Skeleton solve_posture(const SyntheticBody& body, const PostureRequest& request) {
  // On the foot as it is seen from the side: turned out it is shorter.
  const double wished_x =
      ankle_x(body) +
      (request.com_over_foot * body.foot_m - body.heel_to_ankle_m) * std::cos(request.toe_out_rad);
  const auto miss = [&](double lean_rad) {
    return centre_of_mass(body, posture_at(body, request, lean_rad), request.load_kg).x - wished_x;
  };
  // Secant from an upright leg line; the centre of mass moves nearly as the lean does.
  double before = -0.2;
  double here = -0.1;
  double miss_before = miss(before);
  constexpr int kMostSteps = 30;
  constexpr double kGoodEnough_m = 1e-11;
  for (int i = 0; i < kMostSteps; ++i) {
    const double miss_here = miss(here);
    if (std::abs(miss_here) < kGoodEnough_m || miss_here == miss_before) break;
    const double step = -miss_here * (here - before) / (miss_here - miss_before);
    before = here;
    miss_before = miss_here;
    here = std::clamp(here + std::clamp(step, -0.3, 0.3), -1.4, 0.8);
  }
  return posture_at(body, request, here);
}

double knee_for_reach(const SyntheticBody& body, PostureRequest request, double handle_height_m) {
  return bisect(to_rad(3), to_rad(140), [&](double knee_rad) {
    request.knee_rad = knee_rad;
    return handle_height_m - solve_posture(body, request).load.value_or(Vec2{}).y;
  });
}

double knee_for_hip_path(const SyntheticBody& body, const PostureRequest& top,
                         PostureRequest bottom, double ratio) {
  const Vec2 start = solve_posture(body, top).hip;
  return bisect(to_rad(3), to_rad(140), [&](double knee_rad) {
    bottom.knee_rad = knee_rad;
    const Vec2 end = solve_posture(body, bottom).hip;
    return ratio * (start.y - end.y) - (start.x - end.x);
  });
}

}  // namespace dowel::synthetic
