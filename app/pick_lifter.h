#pragma once

#include <vector>

#include "core/motion/pose_track.h"

namespace dowel::app {

/// How far somebody's shoulders went up and down over the own feet, added up over a film, in body
/// lengths (shoulder to ankle). Whoever stands, talks or walks by stays near nothing, wherever the
/// camera turns; a squat or a hinge is about one.
double lifted_lengths(const PoseTrack& track);

/// What tells a lifter from others in the film.
struct Lifting {
  int reps = 0;        ///< completed
  double lengths = 0;  ///< see `lifted_lengths`
};

/// Whether `a` is the lifter rather than `b`: more completed repetitions; between equals who went
/// further up and down.
bool lifts_more(const Lifting& a, const Lifting& b);

/// The greatest number of people that was there for a second on end, or for half of the film: a
/// detector takes a coat on a hook, or a drawing, for somebody now and then.
/// @param here  people in each frame  @param times_s  of the frames, shape as `here`
int people_at_once(const std::vector<int>& here, const std::vector<double>& times_s);

}  // namespace dowel::app
