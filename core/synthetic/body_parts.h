#pragma once

#include <vector>

#include "core/synthetic/outlines.h"

namespace dowel::synthetic {

/// One part of the body as the camera sees it.
struct BodyPart {
  PartKind kind = PartKind::kTrunk;
  std::vector<Vec3> outline;  ///< closed, simple; camera axes [m], z away
};

/// All parts of the body, those of both sides included.
std::vector<BodyPart> make_body_parts(const SyntheticBody& body, const Skeleton& skeleton,
                                      const TrunkShape& trunk, const View& view);

}  // namespace dowel::synthetic
