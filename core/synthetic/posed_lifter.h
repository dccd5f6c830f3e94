#pragma once

#include <array>
#include <utility>
#include <vector>

#include "core/synthetic/pose.h"
#include "core/synthetic/skeleton.h"

namespace dowel {

/// An ellipsoid by its centre and half-axes [m].
struct Ellipsoid {
  Vec3 centre;
  std::array<Vec3, 3> half;
};

/// Directions of a part of the body: its own front, up and right.
struct BodyAxes {
  Vec3 front, up, right;
};

/// What a part of the drawing is, for its colour.
enum class PosedPartKind { kHair, kHead, kFringe, kEye, kSkin, kShirt, kShorts, kShoe };

/// One part: hulls of pairs of ellipsoids, seen together as one shape.
struct PosedPart {
  PosedPartKind kind = PosedPartKind::kSkin;
  int side = 0;  ///< +1 right, −1 left, 0 middle
  std::vector<std::pair<Ellipsoid, Ellipsoid>> hulls;
};

/// The synthetic lifter in one posture; frame as in `synthetic::Limbs`.
struct PosedLifter {
  static constexpr std::size_t kSpine = 7;
  synthetic::Limbs right, left;
  std::array<Vec3, kSpine> spine{};  ///< mid-hip … mid-shoulder
  BodyAxes pelvis, chest, head_axes;
  Vec3 neck, head;  ///< head: middle of the skull
  std::vector<PosedPart> parts;
};

/// Puts a body into a posture: proportions and reach are the body's own, planted feet stay on the
/// floor, a lifter on his feet is balanced over them.
/// @param pose  lengths for 1.75 m; scaled to the body
/// @source body proportions and masses as in body.h
PosedLifter pose_lifter(const SyntheticBody& body, const Pose& pose);

/// Centre of mass over the floor, without load [m].
Vec2 centre_of_mass(const SyntheticBody& body, const PosedLifter& lifter);

/// The lowest point of a part that may rest on something [m].
double lowest_of(const SyntheticBody& body, const PosedLifter& lifter, RestingPart part);

}  // namespace dowel
