#pragma once

#include "core/synthetic/posed_lifter.h"

namespace dowel::synthetic {

/// Flesh on the sticks of a posed lifter, from hips, limbs and head; order of no meaning.
std::vector<PosedPart> posed_parts(const SyntheticBody& body, const PosedLifter& lifter);

/// Half the thickness of the limbs and of the trunk where they may rest on something [m].
struct Flesh {
  double hand, elbow, knee, sole;
  Vec3 pelvis, chest, shoulders, head;  ///< half-axes: front, up, right
};
Flesh flesh_of(const SyntheticBody& body);

/// An ellipsoid in the axes of a part.
Ellipsoid ellipsoid(Vec3 centre, const BodyAxes& axes, Vec3 half);

}  // namespace dowel::synthetic
