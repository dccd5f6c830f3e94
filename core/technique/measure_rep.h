#pragma once

#include <vector>

#include "core/body/athlete_body.h"
#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"
#include "core/spine/dowel_track.h"
#include "core/technique/finding.h"
#include "core/technique/profile.h"

namespace dowel {

/// What the measures of a rep are made from.
struct RepEvidence {
  const View& view;
  const BodyMotion& motion;
  const DowelTrack& dowel;
  const AthleteBody& athlete;
  const Technique& technique;       ///< segment masses, places of loads
  const ExerciseProfile& exercise;  ///< where the load is, on how many legs the lifter stands
};

/// Ids of the measures of every rep, in the order they are taken; from in front or behind come
/// those of `front_measure_ids` beside them.
const std::vector<std::string>& measure_ids();

/// How far a joint angle of this clip may be from the truth, as one sd: the network's error for the
/// view, the frame-to-frame noise, and what a camera off the side shortens.
/// @source own setting; [Uhlrich2023] for how far joint angles from phone films are off
double angle_sd_rad(const View& view, const BodyMotion& motion);

/// Takes every measure of one rep, each with its uncertainty; what could not be seen stays in the
/// list with the reason. Ids and units are listed in docs/measures.md.
std::vector<Measure> measure_rep(const Rep& rep, const RepEvidence& evidence);

}  // namespace dowel
