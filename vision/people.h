#pragma once

#include <optional>
#include <vector>

#include "core/motion/silhouette.h"
#include "vision/pose_landmarker.h"

namespace dowel::vision {

/// One body followed through a clip, as known after some frame.
struct FollowedBody {
  int id = 0;
  Roi roi;            ///< that its points asked for when it was last seen
  double seen_s = 0;  ///< when that was
  Roi roi_before;     ///< likewise, the sighting before; equal to `roi` at the first
  double seen_before_s = 0;
};

/// Everybody followed after some frame.
struct Scene {
  std::vector<FollowedBody> bodies;
  int next_id = 0;
  int others = 0;  ///< people seen when the detector last ran, but not followed
};

/// One body seen in one frame.
struct Sighting {
  std::optional<int> id;  ///< none: found by the detector, not yet known to be anybody
  BodyEstimate body;
  PackedSilhouette silhouette;
};

/// All that was seen in one frame.
struct FrameSightings {
  double time_s = 0;
  std::vector<Sighting> sightings;
  std::optional<int> others;  ///< set when the detector ran
};

/// Two estimates so alike that they must be of one body.
bool same_body(const BodyEstimate& a, const BodyEstimate& b);

/// Brings the scene forward by one frame: known bodies move on, new ones get an id that was never
/// used before, those unseen for half a second are let go. Gives every sighting that is to be
/// kept its id and drops the others.
Scene advance(const Scene& before, FrameSightings& seen);

}  // namespace dowel::vision
