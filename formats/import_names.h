#pragma once

#include <string>
#include <vector>

#include "formats/exercise_names.h"
#include "formats/import_plan.h"

namespace dowel::formats {

/// What is to become of one name in a foreign log.
struct NameFate {
  std::string name{};
  int sets = 0;
  std::string slug{};       ///< of ours; empty: stays a free exercise
  std::string suggested{};  ///< uncertain: may be this one of ours
  bool decided = false;     ///< by the user, now or earlier
};

/// All names of a preview with what was decided and what may be offered.
std::vector<NameFate> fates_of(const ImportPreview& preview, const ImportDecisions& decisions,
                               const std::vector<NameMapping>& remembered,
                               const std::vector<CatalogueName>& catalogue);

/// What the user should know of the file and of what is to become of it.
std::vector<RowProblem> all_remarks(const ImportPreview& preview, const ImportPlan& plan);

}  // namespace dowel::formats
