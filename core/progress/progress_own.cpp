// Lifts of the athlete's own programme: they move by the rule he names. Pain and form have had
// their word before; what was lifted is the ground already.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "core/log/mass_words.h"
#include "core/log/strength.h"
#include "core/progress/progress_fold.h"
#include "core/progress/working_load.h"
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
      return by_own_effort(session, out);
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
StepTaken ProgressFold::by_own_effort(const DoneSession& session, const SessionOutcome& out) {
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
  // Heavier than was asked for, and harder: what was asked for may be what meets the effort.
  const bool heavier = !out.missed && out.sets > 0 && out.sets_there == 0;
  const double meets_kg =
      heavier ? load_that_leaves_kg(scheme_, session, target_.window.from, reserve_to_ask(scheme_))
              : 0;
  if (meets_kg >= *target_.load_kg - 1e-9) return repeat(words().own_effort_heavier);
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

// Below the load that was asked for the effort is the answer where it meets the rule or is beyond
// it: the target was too heavy. A lighter session that was easier says nothing against it.
std::optional<StepTaken> ProgressFold::by_effort_of_less(const DoneSession& session) {
  if (!scheme_.own || scheme_.rule.by != OwnProgress::kEffort || !target_.load_kg) {
    return std::nullopt;
  }
  std::vector<double> loads_kg;
  for (const SetEntry& set : session.sets) {
    if (set.load_kg && set.reps.value_or(0) > 0) loads_kg.push_back(*set.load_kg);
  }
  if (loads_kg.empty()) return std::nullopt;
  std::ranges::sort(loads_kg, std::greater<>());
  const auto counts = static_cast<std::size_t>(std::max(scheme_.sets, 1));
  const double done_kg = loads_kg[std::min(loads_kg.size(), counts) - 1];
  if (done_kg >= *target_.load_kg * (1 - rules_.same_load_percent / 100)) return std::nullopt;
  WorkTarget there = target_;
  there.load_kg = done_kg;
  const SessionOutcome out = look_at(session, there, scheme_);
  const double effort = scheme_.rule.effort.value_or(kMostEffort);
  if (!out.effort || *out.effort <= effort - rules_.effort_margin + 1e-9) return std::nullopt;
  target_ = there;
  asked_kg_ = done_kg;
  lighter_ = 0;
  return by_own_effort(session, out);
}

// What was lifted before the own line began, where it begins by that.
void ProgressFold::remember(const DoneSession& session) {
  const bool asks = scheme_.own && (scheme_.light || scheme_.rule.start_kg);
  if (!asks || of_programme_ || !scheme_.by_load || !scheme_.reps) return;
  Former former{session.when, working_load_kg(scheme_, session, reserve_to_ask(scheme_)), 0};
  for (const SetEntry& set : session.sets) {
    if (!set.load_kg || set.reps.value_or(0) < 1) continue;
    former.max_kg = std::max(former.max_kg, one_rep_max_kg(*set.load_kg, *set.reps).value_or(0));
  }
  former_.push_back(former);
}

namespace {

// The greatest of what the last weeks have of it; nothing where they have none.
template <class Of>
std::optional<double> greatest(const auto& former, LocalTime when, int weeks, Of&& of) {
  std::optional<double> most;
  for (const auto& one : former) {
    if (when - one.when > std::chrono::weeks{weeks} || of(one) <= 0) continue;
    most = std::max(most, std::optional{of(one)});
  }
  return most;
}

}  // namespace

std::optional<double> ProgressFold::light_base_kg(LocalTime when) const {
  return greatest(former_, when, rules_.max_weeks, [](const Former& one) { return one.worth_kg; });
}

std::optional<double> ProgressFold::likely_max_kg(LocalTime when) const {
  return greatest(former_, when, rules_.max_weeks, [](const Former& one) { return one.max_kg; });
}

// The load that the programme names is where it begins; a light line without one is lighter than
// what was lifted. Pain and warning signs leave less where less is due.
std::optional<StepTaken> ProgressFold::begin_programme(LocalTime when) {
  if (of_programme_ || !scheme_.own || (scheme_.begins && when < *scheme_.begins)) {
    return std::nullopt;
  }
  of_programme_ = true;
  const OwnRule& rule = scheme_.rule;
  if (rule.by == OwnProgress::kPercent) return std::nullopt;
  const std::optional<double> most_kg = likely_max_kg(when), base_kg = light_base_kg(when);
  std::optional<double> begin_kg;
  Reason why;
  if (rule.start_kg && most_kg && *rule.start_kg > *most_kg) {
    return StepTaken{when, StepKind::kStart, target_,
                     because(words().own_begins_above,
                             {{"load", mass_words(*rule.start_kg, scheme_.plates.shown)},
                              {"most", mass_words(*most_kg, scheme_.plates.shown)}})};
  }
  if (rule.start_kg) {
    begin_kg = nearest_load_kg(scheme_, *rule.start_kg);
    why = because(words().own_begins);
    if (gives_reasons_ &&
        std::abs(*begin_kg - *rule.start_kg) > *rule.start_kg * rules_.same_load_percent / 100) {
      why.text.append(" ").append(
          say(words().as_loaded, {{"lifted", mass_words(*rule.start_kg, scheme_.plates.shown)},
                                  {"loaded", mass_words(*begin_kg, scheme_.plates.shown)}}));
    }
  } else if (scheme_.light && base_kg && rule.by != OwnProgress::kEffort) {
    begin_kg = makeable_load_kg(scheme_, *base_kg * rules_.light_percent / 100);
    why = because(words().own_begins_light);
  }
  if (!begin_kg) return std::nullopt;
  const bool careful =
      guarded_ || sore_ || (back_for_pain_ && since_back_ < rules_.sessions_to_mend);
  if (careful && target_.load_kg) begin_kg = std::min(*begin_kg, *target_.load_kg);
  named_ = true;
  target_.load_kg = asked_kg_ = begin_kg;
  to_start_of_window();
  at_top_ = failures_ = stuck_ = easy_ = lighter_ = 0;
  eased_ = false;
  forget_own_steps();
  return StepTaken{when, StepKind::kStart, target_, std::move(why)};
}

// A light line without a rule of its own stays so much lighter than the heavy one as that rises.
void ProgressFold::follow_the_heavy_line(const DoneSession& session) {
  const bool follows = scheme_.light && of_programme_ && scheme_.by_load && scheme_.reps &&
                       scheme_.rule.by == OwnProgress::kAsLast && !scheme_.rule.start_kg;
  if (!follows || session.easy) return;
  const double heavy_kg = working_load_kg(scheme_, session, reserve_to_ask(scheme_));
  if (heavy_kg <= 0) return;
  const double light_kg = makeable_load_kg(scheme_, heavy_kg * rules_.light_percent / 100);
  if (light_kg <= target_.load_kg.value_or(0)) return;
  named_ = true;
  target_.load_kg = asked_kg_ = light_kg;
}

namespace {

// So many steps of a weekly rule further, as they can be loaded.
double steps_up_kg(const ProgressScheme& scheme, double load_kg, int steps) {
  if (!scheme.rule.step_kg) {
    for (; steps > 0; --steps) load_kg = next_load_kg(scheme, load_kg).value_or(load_kg);
    return load_kg;
  }
  const double heavier_kg = load_kg + steps * *scheme.rule.step_kg;
  return scheme.fixed_kg.empty() ? loadable_kg(scheme, heavier_kg)
                                 : makeable_load_kg(scheme, heavier_kg);
}

}  // namespace

WorkTarget own_target(const ProgressScheme& scheme, const Progress& now, int week, LocalDate day,
                      int ahead) {
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
  const bool weekly = rule.by == OwnProgress::kStep && rule.every == StepEvery::kWeek;
  if (weekly && target.load_kg) target.load_kg = steps_up_kg(scheme, *target.load_kg, ahead);
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
