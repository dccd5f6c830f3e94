#pragma once

#include <optional>
#include <vector>

#include "core/body/view.h"
#include "core/kinematics/body_motion.h"
#include "core/motion/pose_track.h"
#include "core/reps/rep.h"

namespace dowel {

enum class RecognisedPattern { kNone, kHinge, kPull, kSquat, kOneLegged };

/// What kind of lift a set is, told from posture at the bottom alone.
struct Recognition {
  RecognisedPattern pattern = RecognisedPattern::kNone;  ///< kPull: a hinge, weight from the floor
  double confidence = 1;                                 ///< 0.5 … 1
  double hip_share = 0;  ///< see recognise_exercise; meaningless for kNone
};

/// The repetitions of one stretch of film, with what they were told from.
struct SeenReps {
  const PoseTrack* track = nullptr;
  const BodyMotion* motion = nullptr;
  const RepList* reps = nullptr;
};

/// Tells hinge from squat by how the load's lever arms are shared. Whoever keeps their balance has
/// the load over mid-foot; the hip's distance behind that line and the knee's distance before it
/// are the two joints' lever arms. A hinge works at the hip, a squat at both [Lee2018]. Hands that
/// hang below the knees mark a lift from the floor, which stays a hinge however the knees bend (it
/// is then a squatted hinge: checkpoint C-04 judges it, not the recognition).
/// A hinge in which one ankle rises far above the other is done on one leg, the lower one.
/// The spatial points are used, so that an oblique camera does not change the answer.
/// @returns kNone when there is no rep or the hip hardly bends
Recognition recognise_exercise(const std::vector<SeenReps>& stretches);

/// The leg that carries in a lift on one leg, told from which ankle goes up at the bottom.
/// @returns nothing where both feet stand, or repetitions differ
std::optional<BodySide> find_standing_leg(const std::vector<SeenReps>& stretches);

}  // namespace dowel
