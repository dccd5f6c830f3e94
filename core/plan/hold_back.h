#pragma once

#include <string>
#include <vector>

#include "core/plan/programme.h"

namespace dowel {

/// Takes out of a planned day what only a clean slow hinge allows: fast hinges (K-14) and bending
/// the spine on purpose (K-09). For days of a plan made before the form broke. Lifts of the
/// athlete's own programme stay. The day says what is left out, and why.
/// @returns the names of what was taken out, each once
std::vector<std::string> hold_back(PlanDay& day, const Knowledge& knowledge);

}  // namespace dowel
