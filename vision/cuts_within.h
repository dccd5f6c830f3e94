#pragma once

#include <vector>

#include "vision/tell_people.h"

namespace dowel::vision {

/// Tells where a piece was cut out of one scene: the room stays, and somebody is elsewhere from one
/// frame to the next, further than any body gets there and as suddenly as the picture changed.
/// @param sudden_s  where the picture changed at once (`ShotCutFinder::sudden_changes`), rising
/// @returns those of them at which the person jumped, rising [s]
std::vector<double> cuts_within(const Person& person, const std::vector<double>& sudden_s);

}  // namespace dowel::vision
