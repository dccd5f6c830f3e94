#include "report/unnamed_rule.h"

#include <algorithm>
#include <vector>

namespace dowel::report {
namespace {

// Ids of the rules that may have judged a set of this exercise.
std::vector<std::string> rules_of(const Technique& technique, const std::string& exercise) {
  const ExerciseProfile* own = technique.find_profile(exercise);
  if (own == nullptr) return {};
  std::vector<std::string> ids = own->rules;
  if (!own->recognised_only) return ids;
  for (const ExerciseProfile& other : technique.profiles) {
    if (other.recognised_only && other.kind == own->kind) {
      ids.insert(ids.end(), other.rules.begin(), other.rules.end());
    }
  }
  return ids;
}

}  // namespace

const Rule* unnamed_rule(const Technique& technique, const std::string& exercise,
                         const Finding& finding) {
  const Rule* only = nullptr;
  for (const std::string& id : rules_of(technique, exercise)) {
    const Rule* rule = technique.find_rule(id);
    // Documents name their rules since before there were rules that only advise.
    if (rule == nullptr || rule == only || rule->advises) continue;
    if (rule->checkpoint != finding.checkpoint || rule->fault != finding.fault) continue;
    if (std::ranges::find(rule->conditions, finding.measure, &Condition::measure) ==
        rule->conditions.end()) {
      continue;
    }
    if (only != nullptr) return nullptr;
    only = rule;
  }
  return only;
}

bool unnamed_side(const Rule& rule, const Finding& finding) {
  const auto of_measure = [&](const Condition& c) { return c.measure == finding.measure; };
  const auto first = std::ranges::find_if(rule.conditions, of_measure);
  if (first == rule.conditions.end()) return true;
  const bool beyond =
      finding.state == FindingState::kBroken || finding.state == FindingState::kBorderline;
  const bool one_sided = std::ranges::count_if(rule.conditions, of_measure) == 1;
  if (one_sided || !beyond || !finding.value) return first->broken_above;
  return finding.value->value > finding.threshold;
}

}  // namespace dowel::report
