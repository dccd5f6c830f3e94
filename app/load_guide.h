#pragma once

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "report/guide.h"

namespace dowel::app {

/// How everything is done, in words alone; as `load_guide`.
Result<std::vector<HowTo>> load_how_to_words(const Knowledge& knowledge);

/// How everything is done, from the folder in $DOWEL_KNOWLEDGE where that is set, else built in.
/// Read only by the commands that show it.
/// @returns errors: as the loaders', naming file, line and key
Result<report::Guide> load_guide(const Knowledge& knowledge);

}  // namespace dowel::app
