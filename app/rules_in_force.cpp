#include "app/rules_in_force.h"

#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel::app {

Result<RulesInForce> load_rules() {
  auto files = files_by_environment();
  DOWEL_TRY(files);
  auto knowledge = load_files(*files);
  DOWEL_TRY(knowledge);
  auto technique = load_technique();
  DOWEL_TRY(technique);
  return RulesInForce{std::move(*knowledge), std::move(*technique)};
}

}  // namespace dowel::app
