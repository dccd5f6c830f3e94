#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/motion/silhouette.h"
#include "vision/body_build.h"
#include "vision/pose_landmarker.h"
#include "vision/round_things.h"

namespace dowel::vision {

/// The best of what was round about a body's hands.
struct FewRounds {
  static constexpr std::size_t kMost = 3;
  std::array<RoundThing, kMost> things{};
  std::size_t count = 0;
};
FewRounds best_of(const std::vector<RoundThing>& rounds);

/// Where a body was at some time, and how large.
struct Whereabouts {
  double time_s = 0;
  Roi roi;  ///< that its points asked for
  Build build{};
  FewRounds rounds{};
  float aspect = 0;  ///< of a disc that faces as the body's side does; 0: not known
};

/// How much wider than high a disc looks whose axis is the body's left-to-right line, 0 … 1; of one
/// look noisy, and wrong where the body is half hidden.
float disc_aspect(const PerJoint<WorldPoint>& world);

/// One body followed through a clip, as known after some frame.
struct FollowedBody {
  static constexpr std::size_t kRemembered = 30;
  int id = 0;
  std::vector<Whereabouts> seen;  ///< the last sightings, newest first; never empty
  RoundThing held{};              ///< what was plainly round about the hands, as last seen
  int held_looks = 0;             ///< in how many looks; fewer again where another thing was
};

/// Remembers what is plainly round about a body's hands, against single looks that say otherwise.
void remember_held(const FewRounds& rounds, FollowedBody& body);

/// Where the body's square will be: straight on from its last sightings. Without this the network
/// would see every frame through a square that lags behind, and lean with it.
/// Bodies do not grow: the size stays near that of all remembered sightings.
Roi predict(const FollowedBody& body, double time_s);

/// Where a body was last seen, in its usual size: for looking again when the prediction led astray.
Roi last_place(const FollowedBody& body);

/// Whether a body can look like this at some time after its last sightings: bones do not grow, and
/// nobody turns over or is half a metre elsewhere between two looks.
bool is_believable(const FollowedBody& body, const BodyEstimate& estimate, double time_s);

/// Everybody followed after some frame.
struct Scene {
  std::vector<FollowedBody> bodies;
  int next_id = 0;
  int others = 0;  ///< people seen when the detector last ran, but not followed
};

/// Mean colour of some pixels, 0 … 255.
struct Colour {
  float blue = 0;
  float green = 0;
  float red = 0;
};

/// One body seen in one frame.
struct Sighting {
  std::optional<int> id;  ///< none: found by the detector, not yet known to be anybody
  BodyEstimate body;
  PackedSilhouette silhouette{};
  std::optional<Colour> clothing{};  ///< of the trunk; empty when it is out of the picture
  std::vector<RoundThing> rounds{};  ///< about the hands
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
