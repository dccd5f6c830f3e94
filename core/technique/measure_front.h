#pragma once

#include <string>
#include <vector>

#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"
#include "core/technique/finding.h"
#include "core/technique/profile.h"

namespace dowel {

/// Ids of the measures taken from in front or behind, in the order they are taken.
const std::vector<std::string>& front_measure_ids();

/// What a camera in front of or behind the lifter tells of one rep: knees, pelvis, stance, feet and
/// hands, left against right. Each comes with its uncertainty; a camera off the middle shows what
/// moves forward as if it moved sideways, which is put into it. What could not be seen stays in the
/// list with the reason. Ids and units: docs/measures.md.
/// @param motion  with both sides
/// @source [Herrington2010] for the frontal plane projection angle; the rest by definition
std::vector<Measure> measure_from_front(const Rep& rep, const View& view, const BodyMotion& motion,
                                        const ExerciseProfile& exercise);

}  // namespace dowel
