#pragma once

#include "core/motion/pose_track.h"
#include "core/synthetic/camera.h"
#include "core/synthetic/random.h"
#include "core/synthetic/skeleton.h"

namespace dowel::synthetic {

/// The 33 body points in the lifter's frame [m], z to the lifter's right.
PerJoint<Vec3> place_joints(const SyntheticBody& body, const Skeleton& skeleton);

/// What a perfect pose network would report for one frame, then the camera's noise on top.
/// @param random  drawn from 3 times a joint whatever the noise, so that frames stay comparable
PoseFrame see_joints(const SyntheticBody& body, const Skeleton& skeleton,
                     const SyntheticCamera& camera, const View& view, Random& random);

}  // namespace dowel::synthetic
