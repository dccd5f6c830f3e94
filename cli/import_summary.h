#pragma once

#include <string>
#include <vector>

#include "formats/import_names.h"
#include "formats/import_plan.h"

namespace dowel::cli {

/// Everything in the file and what becomes of it, for people: nothing is left unsaid.
std::string summary_text(const formats::ImportPreview& preview, const std::string& file,
                         const std::vector<formats::NameFate>& fates,
                         const formats::ImportPlan& plan, MassUnit unit);

/// Sets taken although they look wrong; nothing when there are none.
std::string questionable_text(const std::vector<formats::LeftOutSet>& sets, MassUnit unit);

}  // namespace dowel::cli
