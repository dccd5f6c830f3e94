#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/motion/silhouette.h"
#include "vision/packed_pose.h"
#include "vision/people.h"

namespace dowel::vision {

/// One look at one body, with the number of its frame.
struct Look {
  std::size_t frame = 0;
  PackedPose pose;
  PackedSilhouette silhouette{};
  std::optional<Colour> clothing{};
  Roi roi{};                         ///< that its points asked for
  std::vector<RoundThing> rounds{};  ///< about the hands
};

/// What was round about the hands in a look that was not believed: a plate that hides a body is
/// there none the less.
struct StrayRounds {
  std::size_t frame = 0;
  std::vector<RoundThing> rounds;
};

/// What was taken for one body from frame to frame.
struct Tracklet {
  int id = 0;
  std::vector<Look> looks;             ///< frames increasing, never empty
  std::vector<std::size_t> refused{};  ///< frames with looks that were not believed, increasing
  std::vector<StrayRounds> strays{};   ///< of those looks, in no order
  std::optional<int> reads{};          ///< the tracklet of which this is another reading
};

/// Tells the bodies of a whole film from what was followed frame by frame.
///
/// A body that was hidden comes back as another tracklet; a body that cannot be seen well is
/// followed as two, one of them wrong. So tracklets that lie upon one another are taken for
/// one body, and such that come one after the other where place, size and clothing allow it. Looks
/// that shake harder than any body can are refused. Of each body's looks the chain is kept that
/// sees it longest without bones that grow, jumps and turns that no body makes: what the whole film
/// says, not what came first. Looks outside that chain are dropped, and their frames told: the body
/// counts as unseen there.
/// @returns bodies in the order of appearance, one look a frame at most; each keeps its first id
std::vector<Tracklet> join_bodies(std::vector<Tracklet> tracklets);

/// Which looks of a tracklet shake as no body does, or lie beside such, and will be refused; one
/// entry a look.
std::vector<char> looks_that_shake(const Tracklet& tracklet);

}  // namespace dowel::vision
