#pragma once

#include <string>
#include <vector>

#include "app/log_files.h"
#include "cli/log_json_out.h"

namespace dowel::cli {

/// What is to become of one name in a foreign log.
struct NameFate {
  std::string name{};
  int sets = 0;
  std::string slug{};       ///< of ours; empty: stays a free exercise
  std::string suggested{};  ///< uncertain: may be this one of ours
  bool decided = false;     ///< by the user, now or earlier
};

/// All names of a preview with what was decided and what may be offered.
std::vector<NameFate> fates_of(const formats::ImportPreview& preview,
                               const formats::ImportDecisions& decisions,
                               const std::vector<NameMapping>& remembered,
                               const std::vector<formats::CatalogueName>& catalogue);

/// Everything in the file and what becomes of it, for people: nothing is left unsaid.
std::string summary_text(const formats::ImportPreview& preview, const std::string& file,
                         const std::vector<NameFate>& fates, const formats::ImportPlan& plan,
                         MassUnit unit);
/// The same for programs: `{"file", "source", "form", "counts", "new_sets", "already_there",
/// "removed_since", "differing", "replacing", "renamed", "kept", "left_out", "names",
/// "unused_columns", "not_understood", "remarks"}`.
Json summary_json(const formats::ImportPreview& preview, const std::string& file,
                  const std::vector<NameFate>& fates, const formats::ImportPlan& plan);

/// Sets taken although they look wrong; nothing when there are none.
std::string questionable_text(const std::vector<formats::LeftOutSet>& sets, MassUnit unit);
Json left_out_json(const std::vector<formats::LeftOutSet>& sets);

}  // namespace dowel::cli
