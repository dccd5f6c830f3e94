#pragma once

#include <optional>
#include <vector>

#include "vision/people.h"
#include "vision/pose_landmarker.h"
#include "vision/round_things.h"

namespace dowel::vision {

/// Where the near plate of a bar, or a bell, can be that somebody holds, and how large: around the
/// hands, and from there along the body's own left-to-right line towards the camera, since the
/// plate sits at the bar's end. A plate is foreshortened as that line is.
/// @param known  the same body in earlier frames: how it is turned is steadier over many
/// @returns nothing for a body too small to tell what it holds
std::optional<RoundSearch> search_at_hands(const BodyEstimate& body, const FollowedBody& known);

/// What is round about the hands of a body. What was there before is looked for where it is by now
/// if it went straight on; that costs little.
/// @param known  the same body in earlier frames; nothing seen yet will do
/// @param also_new  look for other round things as well, and on the face of what may be a plate for
///   the end of the bar's sleeve: some twenty times the work
std::vector<RoundThing> rounds_at_hands(const Frame& frame, const BodyEstimate& body,
                                        const FollowedBody& known, bool also_new);

/// Mean of what is known of both hands [px].
Vec2 hands_of(const PerJoint<Landmark>& image);

}  // namespace dowel::vision
