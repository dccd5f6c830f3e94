#include "app/check_installation.h"

#include <utility>

#include "app/film_process.h"
#include "app/rules_in_force.h"

namespace dowel::app {
namespace {

using report::InstalledPart;

InstalledPart check_knowledge() {
  const auto rules = load_rules();
  if (!rules) return {"knowledge", tl::unexpected(rules.error())};
  const auto& [knowledge, technique] = *rules;
  return {"knowledge", std::to_string(knowledge.exercises.size()) + " exercises, " +
                           std::to_string(knowledge.checkpoints.size()) + " checkpoints, " +
                           std::to_string(technique.rules.size()) + " rules that measure them"};
}

InstalledPart check_processor() {
  return {"processor", __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                           ? std::string("AVX2 and FMA: networks run at full speed")
                           : std::string("no AVX2: everything works, networks run slower")};
}

}  // namespace

std::vector<InstalledPart> check_installation() {
  std::vector<InstalledPart> parts;
  auto films = check_film();
  if (films) {
    for (auto& [what, found] : films->parts) parts.push_back({what, std::move(found)});
  } else {
    parts.push_back({"films", tl::unexpected(films.error())});
  }
  parts.insert(parts.begin() + 1, check_knowledge());
  parts.push_back(check_processor());
  return parts;
}

}  // namespace dowel::app
