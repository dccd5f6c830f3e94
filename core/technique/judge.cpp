#include "core/technique/judge.h"

#include <algorithm>

#include "core/base/assert.h"

namespace dowel {
namespace {

// Is the value on the fault's side? Surely, as far as can be told, or measured in vain: the limit
// lies within the error of a value on the good side.
enum class Answer { kNo, kInVain, kUnsure, kYes, kUnknown };

constexpr const char* kErrorReachesTheLimit =
    "It was measured, but the limit lies within the error of the measurement.";

const Measure* find(const std::vector<Measure>& measures, const std::string& id) {
  const auto it =
      std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == id; });
  return it == measures.end() ? nullptr : &*it;
}

// How far a value lies on the fault's side of the threshold.
double beyond(const Measured& value, const Condition& c) {
  return c.broken_above ? value.value - c.threshold : c.threshold - value.value;
}

Answer ask(const Measure* measure, const Condition& c) {
  if (measure == nullptr || !measure->value) return Answer::kUnknown;
  const double margin = beyond(*measure->value, c), sd = measure->value->sd;
  if (margin > 0) return margin > sd ? Answer::kYes : Answer::kUnsure;
  return -margin >= sd ? Answer::kNo : Answer::kInVain;
}

FindingState any_of(const std::vector<Answer>& answers) {
  const auto has = [&](Answer a) {
    return std::find(answers.begin(), answers.end(), a) != answers.end();
  };
  if (has(Answer::kYes)) return FindingState::kBroken;
  if (has(Answer::kUnsure)) return FindingState::kBorderline;
  const bool untold = has(Answer::kUnknown) || has(Answer::kInVain);
  return untold ? FindingState::kCannotTell : FindingState::kHeld;
}

// All conditions together are the fault; some of them, or all but not surely, are its border. One
// that surely is not so rules it out.
FindingState all_of(const std::vector<Answer>& answers) {
  std::size_t yes = 0, no = 0, beyond_threshold = 0;
  for (const Answer a : answers) {
    if (a == Answer::kUnknown) return FindingState::kCannotTell;
    if (a == Answer::kYes) ++yes;
    if (a == Answer::kNo) ++no;
    if (a == Answer::kYes || a == Answer::kUnsure) ++beyond_threshold;
  }
  if (yes == answers.size()) return FindingState::kBroken;
  if (beyond_threshold > 0) return FindingState::kBorderline;
  return no > 0 ? FindingState::kHeld : FindingState::kCannotTell;
}

// The condition whose value is shown: the one that decided, else the first that is known.
std::size_t deciding(const std::vector<Answer>& answers, FindingState state) {
  const auto first = [&](Answer wanted) {
    return static_cast<std::size_t>(std::find(answers.begin(), answers.end(), wanted) -
                                    answers.begin());
  };
  const std::size_t n = answers.size();
  if (state == FindingState::kCannotTell) {
    return first(Answer::kUnknown) < n ? first(Answer::kUnknown) : first(Answer::kInVain);
  }
  for (const Answer a : {Answer::kYes, Answer::kUnsure}) {
    if (first(a) < n) return first(a);
  }
  return 0;
}

}  // namespace

Finding judge_rule(const std::vector<Measure>& measures, const Rule& rule) {
  DOWEL_ASSERT(!rule.conditions.empty());
  std::vector<Answer> answers;
  for (const Condition& c : rule.conditions) answers.push_back(ask(find(measures, c.measure), c));

  Finding finding;
  finding.rule = rule.id;
  finding.checkpoint = rule.checkpoint;
  finding.fault = rule.fault;
  finding.drills = rule.drills;
  finding.source = rule.source;
  finding.state = rule.combine == Combine::kAny ? any_of(answers) : all_of(answers);
  if (rule.never_broken && finding.state == FindingState::kBroken) {
    finding.state = FindingState::kBorderline;
  }
  const Condition& shown = rule.conditions[deciding(answers, finding.state)];
  finding.measure = shown.measure;
  finding.threshold = shown.threshold;
  finding.broken_above = shown.broken_above;
  const Measure* measure = find(measures, shown.measure);
  if (measure != nullptr) {
    finding.at_s = measure->at_s;
    // A number beside "cannot tell" would be taken for an answer; it stands among the measures.
    if (finding.state != FindingState::kCannotTell) finding.value = measure->value;
  }
  switch (finding.state) {
    case FindingState::kHeld:
      finding.reason = rule.held_text;
      break;
    case FindingState::kBroken:
      finding.reason = rule.broken_text;
      finding.remedy = rule.cue;
      break;
    case FindingState::kBorderline:
      finding.reason = "Close to the limit: " + rule.broken_text;
      finding.remedy = rule.cue;
      break;
    case FindingState::kCannotTell:
      finding.reason = measure == nullptr ? "This is not measured in this lift."
                       : measure->value   ? kErrorReachesTheLimit
                                          : measure->reason;
      finding.remedy = rule.refilm;
      break;
  }
  return finding;
}

std::vector<Finding> judge_rep(const std::vector<Measure>& measures, const ExerciseProfile& profile,
                               const Technique& technique, bool from_front) {
  std::vector<Finding> findings;
  const auto judge_by = [&](const std::vector<std::string>& rules) {
    for (const std::string& id : rules) {
      const Rule* rule = technique.find_rule(id);
      DOWEL_ASSERT(rule != nullptr);
      findings.push_back(judge_rule(measures, *rule));
    }
  };
  judge_by(profile.rules);
  if (from_front && judged_from_front(profile)) judge_by(technique.front_rules);
  return findings;
}

bool judged_from_front(const ExerciseProfile& profile) {
  // Who lies or stands on one leg has no two knees to compare.
  return profile.kind != LiftKind::kThrust && !profile.one_leg;
}

}  // namespace dowel
