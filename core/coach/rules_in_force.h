#pragma once

#include "core/catalogue/knowledge.h"
#include "core/technique/profile.h"

namespace dowel {

/// Everything Dowel knows, as it decides now.
struct RulesInForce {
  Knowledge knowledge;
  Technique technique;
};

}  // namespace dowel
