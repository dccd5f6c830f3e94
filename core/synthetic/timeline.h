#pragma once

#include <vector>

#include "core/synthetic/motion.h"

namespace dowel {

/// One repetition as it was really done: bottom to lockout, with the descent that belongs to it.
struct SyntheticRep {
  double start_s = 0;         ///< first movement of the rep (descent, or ascent for floor pulls)
  double bottom_s = 0;        ///< arrives at the bottom (the same as start_s for floor pulls)
  double ascent_start_s = 0;  ///< leaves the bottom
  double lockout_s = 0;       ///< end of the concentric
  double end_s = 0;           ///< last moment of the rep
  SyntheticTempo tempo;       ///< as performed; a part that the rep does not have is 0
  bool partial = false;       ///< the ascent failed or is cut by the clip: not to be counted
  std::vector<SyntheticFault> faults;
};

namespace synthetic {

enum class StageKind { kHold, kDescent, kAscent };

/// A stretch of time in which depth goes one way.
struct Stage {
  StageKind kind = StageKind::kHold;
  double start_s = 0;
  double end_s = 0;
  double from_depth = 0;  ///< 0 top … 1 bottom
  double to_depth = 0;
  int bottom = 0;        ///< which bottom posture this stage leads to or from
  int rep = 0;           ///< 1-based rep whose ascent or descent this is; 0: none
  double from_grip = 1;  ///< share of the load that the hands hold: 0 on the floor … 1
  double to_grip = 1;
  double from_swing = 0;  ///< swing only: arm position, −1 between the legs, 0 hangs, 1 in front
  double to_swing = 0;
};

/// Where in the set a moment lies.
struct Moment {
  double trunk_depth = 0;  ///< 0 top … 1 bottom; above 1 when the trunk tips over the hips
  double knee_depth = 0;
  double grip = 1;
  double swing = 0;
  int bottom = 0;
  int rep = 0;
  StageKind kind = StageKind::kHold;
};

/// The whole set as stages in time.
struct Timeline {
  std::vector<Stage> stages;
  std::vector<SyntheticRep> reps;
  double end_s = 0;
  int bottoms = 1;  ///< number of distinct bottom postures
};

Timeline make_timeline(const SyntheticMotion& motion);

/// @param time_s  held at the ends when outside the set
Moment moment_at(const Timeline& timeline, const SyntheticMotion& motion, double time_s);

/// True when the rep (1-based) is one of the faulty ones.
bool is_faulty(const SyntheticMotion& motion, int rep);

}  // namespace synthetic
}  // namespace dowel
