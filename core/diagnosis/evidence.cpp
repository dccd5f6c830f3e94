#include "core/diagnosis/evidence.h"

#include <algorithm>

#include "core/readiness/say.h"

namespace dowel {

namespace {

// One rule through the counted repetitions in which it could be judged.
struct RuleRun {
  const Finding* worst = nullptr;  // one that stands for the run: broken before borderline
  std::vector<FindingState> states;
  std::vector<int> broken_in;
};

int gravity(FindingState state) {
  if (state == FindingState::kBroken) return 2;
  return state == FindingState::kBorderline ? 1 : 0;
}

void extend(std::vector<RuleRun>& runs, const Finding& finding, int rep) {
  if (finding.state == FindingState::kCannotTell) return;
  auto run = std::ranges::find_if(
      runs, [&](const RuleRun& other) { return other.worst->rule == finding.rule; });
  if (run == runs.end()) run = runs.insert(runs.end(), RuleRun{&finding, {}, {}});
  if (gravity(finding.state) > gravity(run->worst->state)) run->worst = &finding;
  run->states.push_back(finding.state);
  if (finding.state == FindingState::kBroken) run->broken_in.push_back(rep);
}

RepContext context_of(const DiagnosisRules& rules, const std::vector<FindingState>& states) {
  // From so many on, first and last mean different ones.
  const auto ends = static_cast<std::ptrdiff_t>(rules.end_reps);
  const auto fewest = static_cast<std::size_t>(std::max(rules.fewest_for_order, rules.end_reps));
  if (states.size() < fewest) return RepContext::kUnknown;
  const auto broken = [](FindingState state) { return state == FindingState::kBroken; };
  const bool early = std::any_of(states.begin(), states.begin() + ends, broken);
  const bool late = std::any_of(states.end() - ends, states.end(), broken);
  if (early) return RepContext::kFromTheFirst;
  return late ? RepContext::kOnlyLate : RepContext::kUnknown;
}

std::string rep_words(const DiagnosisWords& words, const RuleRun& run) {
  const std::string broken = std::to_string(run.broken_in.size());
  const std::string reps = std::to_string(run.states.size());
  if (run.broken_in.empty() || run.broken_in.size() == run.states.size()) {
    return say(words.broken_in, {{"broken", broken}, {"reps", reps}});
  }
  std::string which;
  for (const int rep : run.broken_in) {
    which.append(which.empty() ? "" : ", ").append(std::to_string(rep));
  }
  return say(words.broken_in_these, {{"broken", broken}, {"reps", reps}, {"which", which}});
}

Evidence evidence_of(const DiagnosisRules& rules, const RuleRun& run) {
  const FindingState state = run.worst->state;
  Evidence evidence;
  evidence.checkpoint = run.worst->checkpoint;
  evidence.mistake = run.worst->fault;
  evidence.present = state != FindingState::kHeld;
  const bool once =
      static_cast<int>(run.broken_in.size()) < rules.least_broken && run.states.size() > 1;
  const bool weak = state == FindingState::kBorderline || (state == FindingState::kBroken && once);
  evidence.strength = weak ? EvidenceStrength::kHint : EvidenceStrength::kClear;
  evidence.reps = context_of(rules, run.states);
  evidence.text = run.worst->reason;
  if (evidence.present) evidence.text.append(" ").append(rep_words(rules.words, run));
  return evidence;
}

bool fits_movement(const SignRule& sign, const Exercise* exercise) {
  if (!exercise || sign.patterns.empty()) return true;
  return std::ranges::find(sign.patterns, exercise->pattern) != sign.patterns.end();
}

bool fits_time(const SignRule& sign, const Exercise* exercise, RepContext reps) {
  if (sign.time != SignTime::kStartOfPull) return true;
  if (reps == RepContext::kOnlyLate) return false;
  return !exercise || exercise->starts_at == StartsAt::kBottom;
}

bool lists(const std::vector<std::string>& ids, const std::string& id) {
  return !id.empty() && std::ranges::find(ids, id) != ids.end();
}

}  // namespace

std::vector<Evidence> evidence_of_set(const DiagnosisRules& rules, const std::vector<Rep>& reps,
                                      const std::vector<RepFindings>& findings,
                                      const std::string& exercise, std::optional<double> load_kg) {
  std::vector<RuleRun> runs;
  for (std::size_t i = 0; i < reps.size() && i < findings.size(); ++i) {
    if (reps[i].partial) continue;
    for (const Finding& finding : findings[i].findings) extend(runs, finding, reps[i].index);
  }
  std::vector<Evidence> evidence;
  for (const RuleRun& run : runs) {
    evidence.push_back(evidence_of(rules, run));
    evidence.back().exercise = exercise;
    evidence.back().load_kg = load_kg;
  }
  return evidence;
}

std::vector<const SignRule*> signs_of(const Knowledge& knowledge, const Evidence& evidence) {
  std::vector<const SignRule*> signs;
  if (!evidence.sign.empty()) {
    if (const SignRule* named = find_entry(knowledge.signs, evidence.sign)) signs.push_back(named);
    return signs;
  }
  const Exercise* exercise =
      evidence.exercise.empty() ? nullptr : find_exercise(knowledge, evidence.exercise);
  const bool by_mistake = std::ranges::any_of(knowledge.signs, [&](const SignRule& sign) {
    return lists(sign.mistakes, evidence.mistake);
  });
  for (const SignRule& sign : knowledge.signs) {
    if (sign.by_camera && sign.id == evidence.checkpoint) return {&sign};  // seen itself
    const bool listed = by_mistake ? lists(sign.mistakes, evidence.mistake)
                                   : lists(sign.checkpoints, evidence.checkpoint);
    if (listed && fits_movement(sign, exercise) && fits_time(sign, exercise, evidence.reps)) {
      signs.push_back(&sign);
    }
  }
  return signs;
}

}  // namespace dowel
