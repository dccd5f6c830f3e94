#pragma once

#include <vector>

#include "core/motion/pose_track.h"
#include "core/motion/silhouette.h"
#include "core/motion/unseen_span.h"
#include "vision/body_tracker.h"

namespace dowel::vision {

/// One person through a film.
struct Person {
  int id = 0;                         ///< in the order of appearance
  std::vector<Look> looks;            ///< frames increasing, never empty
  std::vector<UnseenSpan> unseen;     ///< where the person was not followed, in order
  std::vector<StrayRounds> strays{};  ///< of looks that were not believed, in no order
};

/// Who is in a film. Each person keeps what was seen of him and nothing else, so that many comings
/// and goings cost no more than one who stays.
struct TrackedPeople {
  int width_px = 0;
  int height_px = 0;
  std::vector<double> times_s;  ///< of all frames, increasing
  std::vector<Person> people;   ///< the most prominent first: large, central, long in view
  std::vector<int> others;      ///< people seen but not followed, per frame
};

/// Tells from a whole film who is who (see `join_bodies`) and where nobody was followed. Shadows,
/// seen for less than half a second and less than half of the film, are dropped.
TrackedPeople tell_people(FollowedFilm film);

/// One person's poses, one entry a frame of the film.
PoseTrack poses_of(const TrackedPeople& film, const Person& person);
/// One person's outlines, one entry a frame of the film, taken away from the person; empty when
/// there are none.
SilhouetteTrack take_outlines(const TrackedPeople& film, Person& person);

}  // namespace dowel::vision
