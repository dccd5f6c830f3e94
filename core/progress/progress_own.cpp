// Lifts of the athlete's own programme: they move by the rule he names. Pain and form have had
// their word before; what was lifted is the ground already.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/progress/progress_fold.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;

constexpr days kWeek{7};

LocalDate first_of_week(LocalTime when) {
  const LocalDate day = std::chrono::floor<days>(when);
  return day - (std::chrono::weekday{day} - std::chrono::Monday);
}

// The entry of a week that counts; they come in turn.
template <class T>
const T& in_turn(const std::vector<T>& list, int week) {
  return list[static_cast<std::size_t>(std::max(week, 0)) % list.size()];
}

}  // namespace

Words words_of(OwnProgress) {
  static constexpr std::array<std::string_view, 5> kWords{"as-last", "step", "double", "percent",
                                                          "effort"};
  return kWords;
}

Words words_of(StepEvery) {
  static constexpr std::array<std::string_view, 2> kWords{"session", "week"};
  return kWords;
}

StepTaken ProgressFold::judge_own(const DoneSession& session, const SessionOutcome& out) {
  switch (scheme_.rule.by) {
    case OwnProgress::kAsLast:
      return by_reps(session, out);
    case OwnProgress::kStep:
      return by_own_step(session, out);
    case OwnProgress::kDouble:
      return by_own_range(out);
    case OwnProgress::kPercent:
      return pass_over(words().own_percent);
    case OwnProgress::kEffort:
      return by_own_effort(out);
  }
  return by_reps(session, out);
}

// The load one step of the rule up, as it can be loaded; nothing where there is none.
std::optional<double> ProgressFold::own_step_up_kg() const {
  if (!target_.load_kg) return std::nullopt;
  if (!scheme_.rule.step_kg) return next_load_kg(scheme_, *target_.load_kg);
  const double heavier = *target_.load_kg + owed_kg_ + *scheme_.rule.step_kg;
  return scheme_.fixed_kg.empty() ? loadable_kg(scheme_, heavier)
                                  : makeable_load_kg(scheme_, heavier);
}

// The step of the rule; the form that was not seen is said.
StepTaken ProgressFold::add_own_step(const Sentence& why) {
  if (!target_.load_kg) return pass_over(words().own_load);
  const std::optional<double> heavier = own_step_up_kg();
  if (!heavier || (!scheme_.fixed_kg.empty() && *target_.load_kg >= scheme_.fixed_kg.back())) {
    return pass_over(words().full_no_heavier);
  }
  target_.reps = target_.window.from;
  at_top_ = stuck_ = 0;
  if (!take_own_step(*heavier)) return repeat(words().own_step_kept);
  return {{}, StepKind::kMoreLoad, {}, because(why)};
}

// A step smaller than what can be loaded waits until the steps add up.
// @returns false where the load stays for now
bool ProgressFold::take_own_step(double heavier_kg) {
  const double before_kg = *target_.load_kg;
  if (scheme_.rule.step_kg) owed_kg_ += before_kg + *scheme_.rule.step_kg - heavier_kg;
  target_.load_kg = heavier_kg;
  return heavier_kg > before_kg + 1e-9;
}

std::optional<LocalDate> ProgressFold::rises_on() const {
  return earned_ ? std::optional{*earned_ + kWeek} : std::nullopt;
}

void ProgressFold::forget_own_steps() {
  earned_.reset();
  owed_kg_ = 0;
}

// A weekly rule adds with the week after the one in which all was done.
void ProgressFold::rise_with_the_week(LocalTime when) {
  if (!earned_ || std::chrono::floor<days>(when) < *rises_on()) return;
  if (const auto heavier = own_step_up_kg()) take_own_step(*heavier);
  earned_.reset();
}

StepTaken ProgressFold::by_own_step(const DoneSession& session, const SessionOutcome& out) {
  if (out.reps < target_.window.from) return failed(words().below_range);
  failures_ = 0;
  if (is_hard(out)) return too_hard(out);
  if (scheme_.rule.every == StepEvery::kWeek) {
    earned_ = first_of_week(session.when);
    return repeat(words().own_this_week);
  }
  return add_own_step(words().own_step);
}

StepTaken ProgressFold::by_own_range(const SessionOutcome& out) {
  if (out.reps < target_.window.from) return failed(words().below_range);
  failures_ = 0;
  if (is_hard(out)) return too_hard(out);
  if (out.reps >= target_.window.to) return add_own_step(words().own_range_done);
  if (out.reps < asked_reps_) return repeat(words().below_target);
  target_.reps = std::min(out.reps_there + 1, target_.window.to);
  return {{}, StepKind::kMoreReps, {}, because(words().more_reps)};
}

// One step towards the planned effort; a point of RPE is about a repetition. @source [Zourdos2016]
StepTaken ProgressFold::by_own_effort(const SessionOutcome& out) {
  if (!out.missed && out.reps < target_.window.from) return failed(words().below_range);
  failures_ = 0;
  if (eased_) return repeat(words().from_log);
  if (!out.missed && !out.effort) {
    return out.slowed ? too_hard(out) : repeat(words().own_effort_unknown);
  }
  const double effort = out.missed ? 10 : *out.effort;  // nothing was left
  const double below = scheme_.rule.effort.value_or(effort) - effort;
  if (below >= rules_.effort_margin - 1e-9) {
    return out.slowed ? too_hard(out) : add_own_step(words().own_effort_below);
  }
  if (below > -rules_.effort_margin + 1e-9 || !target_.load_kg) {
    return repeat(words().own_effort_met);
  }
  const double step = scheme_.rule.step_kg.value_or(scheme_.plates.smallest_step_kg);
  const auto same = std::ranges::lower_bound(scheme_.fixed_kg, *target_.load_kg - 1e-9);
  const double lighter = *target_.load_kg - step;
  target_.load_kg = scheme_.fixed_kg.empty()
                        ? loadable_kg(scheme_, std::max({step, scheme_.bar_kg, lighter}))
                    : scheme_.tool == LoadTool::kBar
                        ? std::min(*target_.load_kg, makeable_load_kg(scheme_, lighter))
                    : same == scheme_.fixed_kg.begin() ? *target_.load_kg
                                                       : *std::prev(same);
  return {{}, StepKind::kStepBack, {}, because(words().own_effort_above)};
}

WorkTarget own_target(const ProgressScheme& scheme, const Progress& now, int week, LocalDate day) {
  WorkTarget target = now.target;
  if (now.rises_on && day >= *now.rises_on && now.rises_to_kg) target.load_kg = now.rises_to_kg;
  const OwnRule& rule = scheme.rule;
  if (!rule.waves.empty()) {
    const OwnWave& wave = in_turn(rule.waves, week);
    target.sets = wave.sets;
    target.reps = wave.reps;
    target.window = {wave.reps, wave.reps};
  }
  const std::optional<double> max_kg = rule.max_kg ? rule.max_kg : now.max_kg;
  if (!target.load_kg && rule.start_kg) target.load_kg = nearest_load_kg(scheme, *rule.start_kg);
  if (rule.by != OwnProgress::kPercent || rule.percents.empty() || !max_kg) return target;
  const double planned = nearest_load_kg(scheme, *max_kg * in_turn(rule.percents, week) / 100);
  const StepTaken* last = now.decided_by();
  const bool less = last &&
                    (last->kind == StepKind::kStepBack || last->kind == StepKind::kBackAfterGap) &&
                    target.load_kg;
  target.load_kg = less ? std::min(planned, *target.load_kg) : planned;
  return target;
}

}  // namespace dowel
