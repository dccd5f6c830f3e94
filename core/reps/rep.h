#pragma once

#include <cstddef>
#include <cstdint>
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

/// What tells of a repetition, each by itself: a curve over time that rises as the lifter goes
/// down.
enum class Witness : std::uint8_t {
  kShoulders,   ///< height of the shoulders over the ground
  kHips,        ///< height of the hips over the ground
  kHipFlexion,  ///< trunk–thigh angle
  kTrunk,       ///< inclination of the trunk
  kKnees,       ///< knee flexion
  kHands,       ///< height of the hands over the ground
  kBar,         ///< height of the near plate or the bell over the ground
};

/// Why what looked like a repetition was not counted.
enum class DropReason : std::uint8_t {
  kJump,        ///< both feet left the floor
  kWalks,       ///< the body travelled
  kNotAll,      ///< heights rose but nothing unbent, or the other way round
  kNotUpright,  ///< went down again short of a lockout
  kNoLift,      ///< neither a hinge nor a squat: the hip hardly bent
  kBarStays,    ///< the body rose and left what it had lifted where it was
};

/// A stretch that rose like a repetition and was not counted as one.
struct DroppedRep {
  std::size_t bottom_frame = 0;
  std::size_t top_frame = 0;
  DropReason reason = DropReason::kNotAll;
  std::vector<Witness> told_by;
};

/// One repetition: a completed ascent from bottom to lockout, with the descent that belongs to it.
/// Frame numbers index the `PoseTrack`. The descent stands before the bottom (squat, Romanian
/// deadlift) or after the lockout (pulls from the floor); `descent_first` says which.
struct Rep {
  int index = 0;               ///< 1 for the first counted rep; 0 for a partial one
  bool partial = false;        ///< the ascent is cut by an end of the clip; not counted
  std::string partial_reason;  ///< empty when whole
  bool descent_first = true;
  bool top_hidden = false;       ///< the lockout itself was out of sight
  bool has_descent = true;       ///< false: the descent was not filmed or not made
  std::size_t start_frame = 0;   ///< first frame of the rep
  std::size_t descent_from = 0;  ///< eccentric phase, when `has_descent`
  std::size_t descent_to = 0;
  std::size_t bottom_frame = 0;  ///< deepest point
  std::size_t ascent_from = 0;   ///< leaves the bottom
  std::size_t ascent_to = 0;     ///< lockout reached
  std::size_t end_frame = 0;     ///< last frame of the rep
  RepTempo tempo;
  std::vector<Witness> told_by{};  ///< saw the ascent
  std::vector<Witness> against{};  ///< could see that stretch, and saw none
};

/// The repetitions of a set in time order.
struct RepList {
  std::vector<Rep> reps;              ///< whole and partial
  int counted = 0;                    ///< whole ones
  std::vector<DroppedRep> dropped{};  ///< in time order
};

}  // namespace dowel
