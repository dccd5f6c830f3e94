#pragma once

#include <string>

#include "core/log/athlete.h"

/// Work as people say and write it, put as the notation has it; not for use outside work_notation.
namespace dowel::app {

/// Puts what can only be meant in one way into the notation: `3 sets of 5 at 60kg`, `60kg 3x5`,
/// `60kg x 5 x 5`, `5/5/4 100kg`, `100: 5 5 4`, `5x10 @16+16kg` (a pair), `100#`, `2 pood`,
/// `3x10 bodyweight`, `30s on 30s off 10 rounds`. What may be meant in two ways stays as it is, so
/// that it is asked about.
/// @param line  lower case, one sign for "times"
/// @param bare  the unit of a load without one
std::string in_notation(std::string line, MassUnit bare);

}  // namespace dowel::app
