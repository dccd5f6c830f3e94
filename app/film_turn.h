#pragma once

#include "app/analyse_clip.h"

namespace dowel::app {

/// A phone that lies on its side, or stands on its head, and does not say so.
///
/// Whoever lifts stands upright now and then. A body that is straight from shoulders to ankles and
/// always points the same other way makes the film suspect; whether it lies there, as for push-ups,
/// or the film does, the lift tells: the film is to be turned when there is none in it as it is and
/// one when it is turned.
/// @returns the clockwise turn that makes the film upright, 0 … 270 [deg]
int turn_to_upright(const vision::FollowedFilm& film, const Technique& technique,
                    const ClipOptions& options);

}  // namespace dowel::app
