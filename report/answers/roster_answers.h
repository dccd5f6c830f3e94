#pragma once

#include <string>

#include "report/roster_text.h"

namespace dowel::report {

/// What `dowel roster` answers to programs: everybody, those who need a look first.
std::string roster_answer(const RosterTold& told, const Knowledge& knowledge);

}  // namespace dowel::report
