#pragma once

#include "vision/frame.h"
#include "vision/people.h"

namespace dowel::vision {

/// The picture with left and right exchanged.
Frame mirrored(const Frame& frame);

/// The square at the mirrored place. @param width_px  of the picture
Roi mirrored(const Roi& roi, int width_px);

/// What was seen on a mirrored picture, as it is on the picture itself: left and right joints
/// change names too. The outline is dropped.
Sighting mirrored_back(Sighting sighting, int width_px);

}  // namespace dowel::vision
