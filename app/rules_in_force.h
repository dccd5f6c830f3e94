#pragma once

#include "core/base/result.h"
#include "core/coach/rules_in_force.h"

namespace dowel::app {

/// The rules from the folder in $DOWEL_KNOWLEDGE where that is set, else those built in.
/// @returns errors: as the loaders', naming file, line and key
Result<RulesInForce> load_rules();

}  // namespace dowel::app
