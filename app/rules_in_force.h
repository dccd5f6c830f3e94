#pragma once

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "core/technique/profile.h"

namespace dowel::app {

/// Everything Dowel knows, from the folder in $DOWEL_KNOWLEDGE where that is set, else built in.
struct RulesInForce {
  Knowledge knowledge;
  Technique technique;
};

/// @returns errors: as the loaders', naming file, line and key
Result<RulesInForce> load_rules();

}  // namespace dowel::app
