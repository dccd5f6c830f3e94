#include "app/rules_in_force.h"

#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel::app {

Result<RulesInForce> load_rules() {
  auto files = files_by_environment();
  if (!files) return tl::unexpected(files.error());
  auto knowledge = load_files(*files);
  if (!knowledge) return tl::unexpected(knowledge.error());
  auto technique = load_technique();
  if (!technique) return tl::unexpected(technique.error());
  return RulesInForce{std::move(*knowledge), std::move(*technique)};
}

}  // namespace dowel::app
