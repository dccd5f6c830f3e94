#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dowel {

/// Durations of the four phases of a rep, in the order coaches write them [s].
struct RepTempo {
  double eccentric_s = 0;
  double bottom_pause_s = 0;
  double concentric_s = 0;
  double top_pause_s = 0;
};

/// One repetition: a completed ascent from bottom to lockout, with the descent that belongs to it.
/// Frame numbers index the `PoseTrack`. The descent stands before the bottom (squat, Romanian
/// deadlift) or after the lockout (pulls from the floor); `descent_first` says which.
struct Rep {
  int index = 0;               ///< 1 for the first counted rep; 0 for a partial one
  bool partial = false;        ///< the ascent is cut by an end of the clip; not counted
  std::string partial_reason;  ///< empty when whole
  bool descent_first = true;
  bool has_descent = true;       ///< false: the descent was not filmed or not made
  std::size_t start_frame = 0;   ///< first frame of the rep
  std::size_t descent_from = 0;  ///< eccentric phase, when `has_descent`
  std::size_t descent_to = 0;
  std::size_t bottom_frame = 0;  ///< deepest point
  std::size_t ascent_from = 0;   ///< leaves the bottom
  std::size_t ascent_to = 0;     ///< lockout reached
  std::size_t end_frame = 0;     ///< last frame of the rep
  RepTempo tempo;
};

/// The repetitions of a set in time order.
struct RepList {
  std::vector<Rep> reps;  ///< whole and partial
  int counted = 0;        ///< whole ones
};

}  // namespace dowel
