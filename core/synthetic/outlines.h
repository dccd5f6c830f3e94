#pragma once

#include <span>
#include <vector>

#include "core/synthetic/back_curve.h"
#include "core/synthetic/camera.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {

enum class PartKind { kFoot, kShank, kThigh, kTrunk, kNeck, kHead, kUpperArm, kForearm, kHand };

/// The trunk's surfaces of one frame.
struct TrunkShape {
  const BackCurve& curve;
  BackCurve::Surface dorsal;
};

/// Which stretch of a limb is outlined, and how much wider than the body (clothes).
struct LimbPiece {
  double from = 0;  ///< share of the limb's length
  double to = 1;
  double looseness = 1;  ///< 1: the skin
  bool round_ends = true;
};

/// Closed outline of a limb between two joints. @returns camera axes [m]
std::vector<Vec3> limb_outline(const SyntheticBody& body, const View& view, PartKind kind,
                               Vec3 from, Vec3 to, const LimbPiece& piece = {});

/// Which stretch of the trunk is outlined.
struct TrunkPiece {
  double from_s = -1;  ///< trunk lengths above mid-hip; beyond the seat: with it
  double to_s = 2;
  double loose_front_m = 0;  ///< cloth hanging away from the belly; the back is never widened
};

/// Closed outline of the trunk; square to the side its dorsal edge is the given surface exactly.
/// @returns camera axes [m]
std::vector<Vec3> trunk_outline(const SyntheticBody& body, const Skeleton& skeleton,
                                const TrunkShape& trunk, const View& view,
                                const TrunkPiece& piece = {});

/// Points of the head's side view (ear at the origin, x to the face, y up; metres at a head of
/// 227 mm) as the camera sees them [m].
std::vector<Vec3> head_points(const SyntheticBody& body, const Skeleton& skeleton, const View& view,
                              std::span<const Vec2> points);
/// Points of a foot's side view (heel at the origin, x to the toes, y up; in foot lengths).
std::vector<Vec3> foot_points(const SyntheticBody& body, const Limbs& limbs, const View& view,
                              std::span<const Vec2> points);

/// The head's and the shoe's closed outlines in the frames of the two functions above.
std::span<const Vec2> head_profile();
std::span<const Vec2> shoe_profile();

/// Upper and lower end of the neck in the lifter's frame [m].
struct NeckEnds {
  Vec3 skull;
  Vec3 root;
};
NeckEnds neck_ends(const SyntheticBody& body, const Skeleton& skeleton);

/// Rounds a closed polygon off: each corner and `pieces` − 1 points towards the next one.
std::vector<Vec2> rounded(std::span<const Vec2> corners, int pieces);

}  // namespace dowel::synthetic
