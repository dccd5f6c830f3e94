#pragma once

#include <random>

#include "core/gate/gate.h"
#include "core/technique/judge.h"
#include "knowledge/load.h"

/// A lifter whose form is known, filmed with a known error: what the gate's answers are scored
/// against.
namespace dowel::testing {

/// One rule, broken above 10 of its unit.
inline Rule known_rule(const std::string& id) {
  Rule rule;
  rule.id = id;
  rule.checkpoint = "C-01";
  rule.conditions = {{id + "_mm", true, 10.0}};
  rule.source = "test";
  return rule;
}

inline GateRules known_rules() {
  static const Knowledge knowledge = load_embedded().value();
  GateRules rules;
  rules.limits = knowledge.gate;
  rules.pain = pain_limits(knowledge);
  rules.required = {known_rule("spine"), known_rule("hips")};
  return rules;
}

/// A rep as the judge hands it on.
inline RepFindings judged_rep(const GateRules& rules, const std::vector<double>& values,
                              double sd) {
  RepFindings rep;
  for (std::size_t i = 0; i < rules.required.size(); ++i) {
    const Measured value{values[i], sd};
    rep.measures.push_back({rules.required[i].conditions[0].measure, value, 0, ""});
  }
  for (const Rule& rule : rules.required) rep.findings.push_back(judge_rule(rep.measures, rule));
  return rep;
}

/// A set of `reps` whose true values are `spine` and `hips`, seen with error `sd`.
inline FilmedSet filmed(const GateRules& rules, std::mt19937& dice, int reps, double spine,
                        double hips, double sd) {
  std::normal_distribution<double> noise(0, sd);
  FilmedSet set;
  for (int i = 0; i < reps; ++i) {
    set.reps.push_back(judged_rep(rules, {spine + noise(dice), hips + noise(dice)}, sd));
  }
  return set;
}

}  // namespace dowel::testing
