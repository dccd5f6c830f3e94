#pragma once

#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/motion/pose_track.h"
#include "core/motion/silhouette.h"
#include "core/synthetic/body.h"
#include "core/synthetic/camera.h"
#include "core/synthetic/motion.h"
#include "core/synthetic/timeline.h"

namespace dowel {

/// What is really so in one frame. Sagittal frame: x forward, y up, origin on the floor under
/// mid-foot. Angles are those of the sticks in the sagittal plane, the nearer leg where the legs
/// differ.
struct SyntheticFrameTruth {
  double time_s = 0;  ///< on the clip's clock
  int rep = 0;        ///< 1-based rep whose ascent or own descent this is; 0: none
  double depth = 0;   ///< 0 top … 1 bottom, of the trunk
  double trunk_inclination_rad = 0;
  double hip_flexion_rad = 0;  ///< 180° minus the trunk–thigh angle
  double knee_flexion_rad = 0;
  double ankle_rad = 0;  ///< 0 at shank ⟂ foot, dorsiflexion positive
  double shank_inclination_rad = 0;
  Vec2 hip_m;
  Vec2 shoulder_m;
  Vec2 knee_m;
  Vec2 ankle_m;
  std::optional<Vec2> bar_m;  ///< grip of the load, on the floor or in the hands
  double carried_kg = 0;
  Vec2 com_m;  ///< body and carried load
  /// 0 heel … 1 toe tip of the near foot in the sagittal plane; empty on a bench or walking.
  std::optional<double> com_over_foot;
  double ear_shift_mm = 0;      ///< ventral of its standing place, ⟂ the dowel's chord
  SyntheticBackProfile back;    ///< in the sagittal plane, whatever the yaw
  SyntheticDowelReading dowel;  ///< what the virtual dowel should read there
};

struct SyntheticTruth {
  double trunk_m = 0;  ///< L0
  double metres_per_pixel = 0;
  Vec2 origin_px;  ///< floor under mid-foot on the picture
  double yaw_rad = 0;
  bool faces_right = true;
  std::vector<SyntheticFrameTruth> frames;  ///< as many as the clip has
  std::vector<SyntheticRep> reps;           ///< on the clip's clock; times may lie outside it
};

/// A clip with everything known about it.
struct SyntheticClip {
  PoseTrack poses;
  SilhouetteTrack silhouettes;
  SyntheticTruth truth;
};

/// Films a set. Pure and deterministic: the same arguments give the same clip everywhere.
/// errors: usage for a body, motion or camera that cannot be (each named in the message)
Result<SyntheticClip> film_synthetic_clip(const SyntheticBody& body, const SyntheticMotion& motion,
                                          const SyntheticCamera& camera);

/// Truth of a rep over the frames of its ascent with the trunk inclined by at least 30°: the median
/// reading.
/// @param rep  1-based place in `truth.reps`
/// @returns nothing when the trunk never gets there
std::optional<SyntheticSpine> true_spine_of_rep(const SyntheticTruth& truth, int rep);

namespace synthetic {

/// The times of the clip's frames on the set's clock, after dropping.
std::vector<double> frame_times(const SyntheticCamera& camera, double set_end_s);

/// Names what is wrong with the arguments of `film_synthetic_clip`.
Result<void> check_arguments(const SyntheticBody& body, const SyntheticMotion& motion,
                             const SyntheticCamera& camera);

}  // namespace synthetic
}  // namespace dowel
