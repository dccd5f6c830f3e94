#pragma once

#include <optional>
#include <vector>

#include "core/motion/silhouette.h"
#include "vision/pose_landmarker.h"

namespace dowel::vision {

/// Where a body was at some time: the square that its points asked for.
struct Whereabouts {
  double time_s = 0;
  Roi roi;
};

/// One body followed through a clip, as known after some frame.
struct FollowedBody {
  static constexpr std::size_t kRemembered = 4;
  int id = 0;
  std::vector<Whereabouts> seen;  ///< the last sightings, newest first; never empty
};

/// Where the body's square will be: straight on from its last sightings. Without this the network
/// would see every frame through a square that lags behind, and lean with it.
Roi predict(const FollowedBody& body, double time_s);

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
/// used before, those unseen for half a second are let go. Two tracks never become one, and a
/// track that jumps is split rather than carried over to another body. Gives every sighting that
/// is to be kept its id and drops the others.
Scene advance(const Scene& before, FrameSightings& seen);

}  // namespace dowel::vision
