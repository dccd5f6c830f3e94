#include "core/plan/check/check_effort.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/catalogue/progress_rules.h"

namespace dowel {
namespace {

constexpr double kSame_kg = 0.06;

std::optional<OwnProgress> own_rule(const NextAsked& asked) {
  if (!asked.own) return std::nullopt;
  return asked.own->rule.value_or(OwnRule{}).by;
}

bool adds(StepKind step) {
  return step == StepKind::kMoreReps || step == StepKind::kMoreLoad ||
         step == StepKind::kWiderReps || step == StepKind::kLongerHold ||
         step == StepKind::kFarther || step == StepKind::kNextLevel;
}

// What weighs more comes first: the load, then how often, how long, how far.
std::vector<double> amounts(const WorkTarget& target) {
  return {target.load_kg.value_or(0),       static_cast<double>(target.level.value_or(0)),
          static_cast<double>(target.reps), target.hold_s.value_or(0),
          target.distance_m.value_or(0),    static_cast<double>(target.sets)};
}

bool is_more(const WorkTarget& one, const WorkTarget& other) {
  const std::vector<double> a = amounts(one), b = amounts(other);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::abs(a[i] - b[i]) > kSame_kg) return a[i] > b[i];
  }
  return false;
}

// RPE of the hardest working set of the last session.
std::optional<double> hardest(const NextAsked& asked) {
  std::optional<double> most;
  for (const SetEntry& set : asked.sessions.back().sets) {
    if (set.kind == SetKind::kWarmup) continue;
    if (set.rpe) most = std::max(most, set.rpe);
    if (!set.rpe && set.rir) most = std::max(most, std::optional{10 - *set.rir});
  }
  return most;
}

// Repetitions that the last session had to leave: what its plan asked for, less what lifters
// misjudge.
double least_left(const NextAsked& asked, const Knowledge& knowledge) {
  const ProgressRules& rules = *knowledge.progress;
  const auto& reserve = asked.sessions.back().asked_reserve;
  if (asked.own || !reserve) return rules.reserve.from;
  return std::max<double>(rules.reserve.from, reserve->from - rules.effort_margin);
}

std::string words(const WorkTarget& target) {
  char text[96];
  std::snprintf(text, sizeof text, "%d x %d at %.2f kg", target.sets, target.reps,
                target.load_kg.value_or(0));
  return text;
}

}  // namespace

std::vector<Violation> check_harder(const NextAsked& easier, const NextAsked& harder,
                                    const Knowledge& knowledge) {
  std::vector<Violation> found;
  if (is_more(harder.target, easier.target)) {
    found.push_back({"G-03", 0, harder.exercise,
                     "more after the harder session: " + words(harder.target) + ", not " +
                         words(easier.target) + "; " + harder.says + " / " + easier.says});
  }
  const auto rule = own_rule(harder);
  const bool other_rule = rule == OwnProgress::kPercent || rule == OwnProgress::kEffort;
  const auto effort = hardest(harder);
  const bool hard = effort && 10 - *effort < least_left(harder, knowledge);
  if (hard && !other_rule && adds(harder.step)) {
    found.push_back({"G-03", 0, harder.exercise, "more, with too little left in reserve"});
  }
  return found;
}

std::vector<Violation> check_as_planned(const NextAsked& said, const NextAsked& unsaid,
                                        const Knowledge& knowledge) {
  if (own_rule(said) == OwnProgress::kEffort) return {};
  const auto effort = hardest(said);
  if (effort && 10 - *effort < least_left(said, knowledge)) return {};  // harder than its plan
  if (!is_more(said.target, unsaid.target) && !is_more(unsaid.target, said.target)) return {};
  return {{"G-03", 0, said.exercise,
           "effort as planned changes the answer: " + words(said.target) + ", not " +
               words(unsaid.target) + "; " + said.says + " / " + unsaid.says}};
}

std::vector<Violation> check_named(const NextAsked& asked) {
  const auto rpe = hardest(asked);
  if (!rpe || asked.own || asked.step == StepKind::kBackAfterGap) return {};
  char number[32];
  std::snprintf(number, sizeof number, "%g of 10", *rpe);
  if (asked.says.find(number) != std::string::npos) return {};
  return {{"G-03", 0, asked.exercise, "the effort that was logged is not named: " + asked.says}};
}

}  // namespace dowel
