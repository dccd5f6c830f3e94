#include "core/gate/gate_session.h"

#include <algorithm>
#include <cmath>

#include "core/readiness/say.h"
#include "core/technique/judge.h"

namespace dowel {
namespace {

// How often one rule was clear, and the numbers behind it.
struct RuleCount {
  int reps = 0;
  int held = 0;
  int broken = 0;
  int unclear = 0;
  double clearance_sd = 0;  // summed over the graded ones
  std::vector<GateEvidence> breaks{};
  std::optional<GateEvidence> closest{};  // held with the least margin

  int graded() const { return held + broken + unclear; }
};

// Distance of a value to its threshold in sd, positive on the good side.
double clearance(const Measured& value, double threshold, bool broken_above) {
  const double margin = threshold - value.value;
  return (broken_above ? margin : -margin) / std::max(value.sd, 1e-12);
}

// How clearly a rule held in a rep: a fault that needs all its conditions is as far away as the
// clearest of them, one that needs any is as near as the nearest. Falls back to the number that
// the finding shows where the measures themselves were not kept.
double clearance(const RepFindings& rep, const Finding& finding, const Rule& rule) {
  std::optional<double> clear;
  for (const Condition& condition : rule.conditions) {
    for (const Measure& measure : rep.measures) {
      if (measure.id != condition.measure || !measure.value) continue;
      const double here = clearance(*measure.value, condition.threshold, condition.broken_above);
      if (!clear) clear = here;
      clear = rule.combine == Combine::kAll ? std::max(*clear, here) : std::min(*clear, here);
    }
  }
  if (clear) return *clear;
  return clearance(*finding.value, finding.threshold, finding.broken_above);
}

GateEvidence evidence_of(const GateSession& session, const FilmedSet& set, int rep,
                         const Finding& finding) {
  return {set.set,           session.when,         rep,
          finding.at_s,      finding.rule,         finding.checkpoint,
          finding.measure,   finding.value->value, finding.value->sd,
          finding.threshold, finding.broken_above, finding.source};
}

const Finding* find_rule(const RepFindings& rep, const std::string& rule) {
  for (const Finding& finding : rep.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

// Every number that the rule asks for is there, and not surely enough: unclear, not unseen. What
// the numbers would tell but somebody took back is neither.
bool is_in_vain(const RepFindings& rep, const Rule& rule) {
  const auto is_known = [&](const Condition& condition) {
    return std::any_of(rep.measures.begin(), rep.measures.end(), [&](const Measure& measure) {
      return measure.id == condition.measure && measure.value.has_value();
    });
  };
  return std::all_of(rule.conditions.begin(), rule.conditions.end(), is_known) &&
         judge_rule(rep.measures, rule).state == FindingState::kCannotTell;
}

void count_finding(const GateEvidence& evidence, FindingState state, bool clear, RuleCount& count) {
  if (state == FindingState::kHeld && clear) {
    ++count.held;
    const auto margin = [](const GateEvidence& e) {
      return std::abs(e.value - e.threshold) / std::max(e.sd, 1e-12);
    };
    if (!count.closest || margin(evidence) < margin(*count.closest)) count.closest = evidence;
  } else if (state == FindingState::kBroken) {
    ++count.broken;
    count.breaks.push_back(evidence);
  } else {
    ++count.unclear;
  }
}

// A repetition filmed from in front says nothing of the side's rules: it is asked for its own
// alone.
bool is_from_front(const RepFindings& rep, const GateRules& rules) {
  return std::ranges::any_of(rules.from_front,
                             [&](const Rule& rule) { return find_rule(rep, rule.id) != nullptr; });
}

RuleCount count_rule(const GateSession& session, const GateRules& rules, const Rule& rule,
                     bool from_front) {
  RuleCount count;
  for (const FilmedSet& set : session.filmed) {
    const bool heavy =
        set.load_kg.value_or(0) >= rules.limits->least_load * session.load_kg.value_or(0);
    int number = 0;
    for (const RepFindings& rep : set.reps) {
      ++number;
      if (is_from_front(rep, rules) != from_front) continue;
      const Finding* finding = find_rule(rep, rule.id);
      const bool broken = finding && finding->state == FindingState::kBroken;
      if (!heavy && !broken) continue;  // a fault counts at any load, a clean light set does not
      ++count.reps;
      if (!finding) continue;
      if (finding->state == FindingState::kCannotTell) {
        if (!is_in_vain(rep, rule)) continue;
        count.clearance_sd += clearance(rep, *finding, rule);
        ++count.unclear;
        continue;
      }
      if (!finding->value) continue;
      const double clearance_sd = clearance(rep, *finding, rule);
      const bool clear = clearance_sd >= rules.limits->margin_sd;
      count.clearance_sd += clearance_sd;
      count_finding(evidence_of(session, set, number, *finding), finding->state, clear, count);
    }
  }
  return count;
}

// Clear in nearly every repetition; or clear in most, and by the set's mean. The mean is asked to
// clear by as much as a single repetition, since what a camera gets wrong it gets wrong in all.
bool is_clean(const RuleCount& count, const GateLimits& limits) {
  if (count.held >= limits.least_held * count.graded()) return true;
  return count.held >= limits.least_held_by_mean * count.graded() &&
         count.clearance_sd >= limits.margin_sd * count.graded();
}

FormState state_of(const RuleCount& count, const GateRules& rules) {
  if (count.broken > 0) {
    const double part = static_cast<double>(count.broken) / count.graded();
    return part >= rules.limits->regress_from ? FormState::kMostBroken : FormState::kBroken;
  }
  if (count.graded() < rules.limits->least_reps ||
      count.graded() < rules.limits->least_seen * count.reps) {
    return FormState::kUnseen;
  }
  return is_clean(count, *rules.limits) ? FormState::kClean : FormState::kUnclear;
}

// Worse states speak for the session; a fault seen outweighs what was not seen.
int gravity(FormState state) {
  switch (state) {
    case FormState::kClean:
      return 0;
    case FormState::kUnclear:
      return 1;
    case FormState::kUnseen:
      return 2;
    case FormState::kBroken:
      return 3;
    case FormState::kMostBroken:
      return 4;
  }
  return 2;
}

bool only_from_front(const GateSession& session, const GateRules& rules) {
  bool any = false;
  for (const FilmedSet& set : session.filmed) {
    for (const RepFindings& rep : set.reps) {
      if (!is_from_front(rep, rules)) return false;
      any = true;
    }
  }
  return any;
}

// A rule's sentence without its full stop; its id where it has none.
std::string clause(const Rule& rule, const std::string& sentence) {
  if (sentence.empty()) return rule.id;
  return sentence.back() == '.' ? sentence.substr(0, sentence.size() - 1) : sentence;
}

// What the film shows of one rule, in plain words; empty where it held.
std::string tell(const Rule& rule, FormState state, const RuleCount& count,
                 const GateLimits& limits) {
  const GateWords& words = limits.words;
  const std::string held = clause(rule, rule.held_text);
  const std::string graded = std::to_string(count.graded());
  const std::string reps = std::to_string(count.reps);
  switch (state) {
    case FormState::kClean:
      return "";
    case FormState::kUnclear:
      return say(words.clear_in_few,
                 {{"held", held}, {"clear", std::to_string(count.held)}, {"reps", graded}});
    case FormState::kUnseen:
      if (count.reps < limits.least_reps) return say(words.few_reps, {{"reps", reps}});
      return say(words.few_judged, {{"held", held}, {"judged", graded}, {"reps", reps}});
    case FormState::kBroken:
    case FormState::kMostBroken:
      return say(words.fault, {{"fault", clause(rule, rule.broken_text)},
                               {"broken", std::to_string(count.broken)},
                               {"reps", graded}});
  }
  return "";
}

// What a film from in front shows. A fault there holds the load whatever the side shows; it asks
// for a step back only when it comes again, since it is a sign whose cause is open (E-01).
void look_from_front(const GateSession& session, const GateRules& rules, SessionForm& form) {
  for (const Rule& rule : rules.from_front) {
    const RuleCount count = count_rule(session, rules, rule, true);
    if (count.reps == 0) continue;
    const FormState state = state_of(count, rules);
    if (count.broken == 0) {
      const FrontForm here = state == FormState::kClean ? FrontForm::kHeld : FrontForm::kUnclear;
      form.front = std::max(form.front, here);
      continue;
    }
    if (form.front != FrontForm::kBroken) {
      form.front_says = tell(rule, FormState::kBroken, count, *rules.limits);
    }
    form.front = FrontForm::kBroken;
    if (gravity(FormState::kBroken) <= gravity(form.state)) continue;
    form.state = FormState::kBroken;
    form.rule = rule.id;
    form.says = form.front_says;
    form.evidence = count.breaks;
  }
}

}  // namespace

SessionForm grade_session(const GateSession& session, const GateRules& rules) {
  SessionForm form;
  if (session.filmed.empty() || rules.required.empty()) {
    const GateWords& words = rules.limits->words;
    form.says = say(session.filmed.empty() ? words.not_filmed : words.cannot_judge);
    return form;
  }
  form.state = FormState::kClean;
  std::vector<GateEvidence> closest;
  for (const Rule& rule : rules.required) {
    const RuleCount count = count_rule(session, rules, rule, false);
    const FormState state = state_of(count, rules);
    if (count.closest) closest.push_back(*count.closest);
    if (gravity(state) <= gravity(form.state)) continue;
    form = {state, rule.id, tell(rule, state, count, *rules.limits), count.breaks};
  }
  if (form.state == FormState::kUnseen && only_from_front(session, rules)) {
    form.says = say(rules.limits->words.only_from_front);
  }
  look_from_front(session, rules, form);
  if (form.evidence.empty()) form.evidence = closest;
  return form;
}

}  // namespace dowel
