#pragma once

#include <vector>

#include "core/synthetic/back_curve.h"
#include "core/synthetic/camera.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {

enum class PartKind { kFoot, kShank, kThigh, kTrunk, kNeck, kHead, kUpperArm, kForearm, kHand };

/// One part of the body as the camera sees it.
struct BodyPart {
  PartKind kind = PartKind::kTrunk;
  bool near = true;           ///< on the camera's side, or in the middle
  std::vector<Vec3> outline;  ///< closed, simple; camera axes [m], z away
};

/// The trunk's surfaces of one frame.
struct TrunkShape {
  const BackCurve& curve;
  BackCurve::Surface dorsal;
};

/// All parts in the order far limbs, trunk, neck, head, near limbs. The trunk's dorsal edge is the
/// given surface exactly when the view is square to the side.
std::vector<BodyPart> make_body_parts(const SyntheticBody& body, const Skeleton& skeleton,
                                      const TrunkShape& trunk, const View& view);

}  // namespace dowel::synthetic
