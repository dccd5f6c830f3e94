#include "core/progress/progress_fold.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/log/civil_time.h"
#include "core/log/mass_words.h"
#include "core/progress/working_load.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;

// So near to the part of a step back the words may call it that [% of the load].
constexpr double kSameShare = 2;

constexpr double kNothingLeft = 10;  // RPE of a set with nothing left

// The heaviest that was lifted; nothing where no load was.
std::optional<double> heaviest_kg(const DoneSession& session, const ProgressScheme& scheme) {
  std::optional<double> most;
  for (const SetEntry& set : session.sets) {
    if (!is_missed(set, scheme)) most = std::max(most, set.load_kg);
  }
  return most;
}

// How often more is asked for, of `asked` times in all.
std::string left_of(int asked, int done) { return std::to_string(asked - done); }

}  // namespace

ProgressFold::ProgressFold(const ProgressScheme& scheme)
    : scheme_(scheme), rules_(*scheme.rules), since_back_(scheme.rules->sessions_to_mend) {
  target_.sets = scheme_.sets;
  target_.per_side = scheme_.per_side;
  if (scheme_.levels > 0) target_.level = scheme_.first_level;
  to_start_of_window();
}

void ProgressFold::to_start_of_window() {
  if (scheme_.reps) target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  if (scheme_.hold_s) target_.hold_s = scheme_.hold_s->from;
  if (scheme_.metres) target_.distance_m = scheme_.metres->from;
}

Reason ProgressFold::because(const Sentence& sentence,
                             std::initializer_list<Filling> fillings) const {
  return gives_reasons_ ? dowel::because(sentence, fillings) : Reason{};
}

std::string ProgressFold::say(const Phrase& phrase, std::initializer_list<Filling> fillings) const {
  return gives_reasons_ ? dowel::say(phrase, fillings) : std::string{};
}

StepTaken ProgressFold::take(const DoneSession& session) {
  if (session.other_line) return take_other_line(session);
  const bool first = !begun_;
  begun_ = true;
  if (first) take_first_load(session);
  rise_with_the_week(session.when);
  returns_ = false;
  wait_until(session.when);
  last_ = session.when;
  take_band(session);
  done_kg_ = heaviest_kg(session, scheme_);
  // A careful beginning that was chosen lighter still is the beginning.
  if (returns_ && target_.load_kg && done_kg_) {
    target_.load_kg = std::min(*target_.load_kg, *done_kg_);
  }
  if (scheme_.carries_load) target_.load_kg = carried_load_kg(session);
  const SessionOutcome out = look_at(session, target_, scheme_);
  asked_reps_ = target_.reps;
  asked_sets_ = target_.fewer_sets ? std::min(target_.sets, scheme_.sets) : scheme_.sets;
  done_sets_ = out.sets > 0 ? out.sets : scheme_.sets;
  target_.fewer_sets = false;
  target_.sets = std::max(target_.sets, scheme_.sets);
  if (first || (out.at_load && !session.easy)) asked_kg_ = target_.load_kg;
  ++since_back_;
  filmed_ = filmed_ || (session.gate && *session.gate != GateVerdict::kNotMeasured);
  sore_ = out.pain > scheme_.pain_limit || out.next_day > scheme_.next_day_limit;
  if (out.at_load || out.missed_asked) {
    strained_ = out.effort >= kNothingLeft || out.missed_asked || is_short(session, out);
  }
  StepTaken step = move(session, out);
  const bool short_of_it = out.sets < scheme_.sets || out.reps < target_.window.from;
  if (first && step.kind == StepKind::kRepeat && scheme_.reps && short_of_it && !sore_ &&
      !out.side_missing && !(scheme_.own && scheme_.rule.by == OwnProgress::kPercent)) {
    step.why = because(words().from_log);
  }
  if (step.kind != StepKind::kWiderReps && scheme_.reps && target_.load_kg.value_or(0) > 0 &&
      target_.window.to > scheme_.reps->to && gives_reasons_) {
    if (const auto heavier = next_load_kg(scheme_, *target_.load_kg)) {
      const std::string load = mass_words(*heavier, scheme_.plates.shown);
      step.why.text.append(" ").append(say(words().wider_range, {{"load", load}}));
    }
  }
  if (out.effort_said && gives_reasons_) {
    const std::string rpe = plain_number(*out.effort_said);
    step.why.text.append(" ").append(say(words().effort_was, {{"rpe", rpe}}));
  }
  eased_ = false;
  step.when = session.when;
  if (first && step.kind == StepKind::kRepeat) step.kind = StepKind::kStart;
  step.target = target_;
  return step;
}

// Another band than last time, as it was written down with the sets, is another resistance: its
// repetitions begin at the low end of the range.
void ProgressFold::take_band(const DoneSession& session) {
  std::string band;
  for (const SetEntry& set : session.sets) {
    if (set.notes.find("band") != std::string::npos) band = set.notes;
  }
  if (band.empty()) return;
  if (!band_.empty() && band != band_ && !target_.load_kg) {
    to_start_of_window();
    at_top_ = failures_ = stuck_ = easy_ = 0;
  }
  band_ = std::move(band);
}

// Of another line's session pain and form count, and that the lift was not left alone.
StepTaken ProgressFold::take_other_line(const DoneSession& session) {
  wait_until(session.when);
  last_ = session.when;
  done_kg_.reset();
  const SessionOutcome out = look_at(session, target_, scheme_);
  filmed_ = filmed_ || (session.gate && *session.gate != GateVerdict::kNotMeasured);
  sore_ = out.pain > scheme_.pain_limit || out.next_day > scheme_.next_day_limit;
  StepTaken step = pass_over(words().other_line);
  if (begun_) {
    if (auto back = move_by_pain(out)) {
      step = std::move(*back);
    } else if (session.gate == GateVerdict::kRegress) {
      step = move_by_gate(session, out).value_or(std::move(step));
    }
  }
  step.passed_over = step.kind != StepKind::kStepBack;
  step.when = session.when;
  step.target = target_;
  return step;
}

// What a step back is by the loads there are: the part of the rule, or what comes nearest to it.
std::string ProgressFold::one_lighter() const {
  const bool any = scheme_.fixed_kg.empty() || scheme_.tool == LoadTool::kBar;
  if (!any) {
    return say(scheme_.tool == LoadTool::kDumbbells ? words().next_lighter_dumbbell
                                                    : words().next_lighter_bell);
  }
  if (!target_.load_kg) return say(words().tenth_lighter);
  const double share = 100 * (1 - lighter_load_kg(scheme_, *target_.load_kg) / *target_.load_kg);
  if (std::abs(share - rules_.step_back_percent) < kSameShare) return say(words().tenth_lighter);
  return say(words().share_lighter, {{"percent", std::to_string(std::lround(share))}});
}

const ClearedSign* ProgressFold::sign_cleared(LocalTime when) const {
  const ClearedSign* newest = nullptr;
  for (const ClearedSign& sign : scheme_.cleared_signs) {
    if (sign.cleared > *last_ && sign.cleared <= when) newest = &sign;
  }
  return newest;
}

std::optional<StepTaken> ProgressFold::wait_until(LocalTime when) {
  if (!last_) return std::nullopt;
  if (when - *last_ >= days{rules_.break_days}) failures_ = stuck_ = 0;
  const auto between = [&](LocalTime from) {
    return [=](LocalTime told) { return told > from && told <= when; };
  };
  // What was told on the day of the session is the session's own.
  const LocalTime day_after = std::chrono::floor<days>(*last_) + days{1} - std::chrono::seconds{1};
  const bool flared = std::ranges::any_of(scheme_.flares, between(day_after));
  const bool sore = flared || std::ranges::any_of(scheme_.held_off_by_pain, between(*last_));
  const ClearedSign* sign = sign_cleared(when);
  const int gap_days = sore ? rules_.gap_sore_days : rules_.gap_days;
  if (!sign && !flared && when - *last_ < days{gap_days}) return std::nullopt;
  const auto away = std::chrono::floor<std::chrono::weeks>(when - *last_).count();
  // The pain that took the load back already takes it back no second time.
  const bool taken = sore && back_for_pain_ && since_back_ == 0;
  const bool long_gap = when - *last_ >= days{rules_.long_gap_days};
  const bool very_long = when - *last_ >= days{rules_.very_long_gap_days};
  const bool halved =
      target_.load_kg.value_or(0) > 0 && (very_long || (sign && *last_ <= sign->told));
  const bool lighter = ((sore && !taken) || long_gap) && target_.load_kg && !halved;
  returns_ = (sign || very_long) && target_.load_kg.value_or(0) > 0;
  if (target_.load_kg) {
    former_kg_ = std::max(former_kg_, asked_kg_.value_or(0));
    rested_kg_ = std::max(rested_kg_, asked_kg_.value_or(0));
    target_.load_kg = std::min(*target_.load_kg, asked_kg_.value_or(*target_.load_kg));
    // Of what was done last, where it was less.
    const bool careful = sign || long_gap || (sore && !taken);
    if (careful && done_kg_) target_.load_kg = std::min(*target_.load_kg, *done_kg_);
  }
  const std::string by = lighter ? one_lighter() : std::string{};
  bool lightest = false;
  if (halved) {
    const double part = 1 - rules_.return_percent / 100;
    const double load_kg = makeable_load_kg(scheme_, *target_.load_kg * part);
    target_.load_kg = std::min(*target_.load_kg, load_kg);
  } else if (lighter) {
    const double from_kg = *target_.load_kg;
    target_.load_kg = lighter_load_kg(scheme_, from_kg);
    lightest = sore && *target_.load_kg >= from_kg - 1e-9;
  }
  if (halved || lighter) target_.sets = scheme_.sets;  // and as few sets as do
  to_start_of_window();
  at_top_ = 0;
  mastered_ = mastered_ && !sore;
  if ((sore || sign) && !scheme_.own) {  // no set more than were done last
    const int most = sign ? std::min(done_sets_, scheme_.sets) : done_sets_;
    target_.sets = std::min(target_.sets, std::max(most, 1));
    target_.fewer_sets = true;
  }
  if (lightest) take_sets_off();
  const std::string percent = std::to_string(std::lround(rules_.return_percent));
  const std::string then = !target_.load_kg ? say(words().then_from_start)
                           : halved         ? say(words().then_return, {{"percent", percent}})
                           : lightest       ? say(words().back_lightest)
                           : lighter        ? say(words().then_lighter, {{"lighter", by}})
                           : sign           ? say(words().then_no_more)
                           : taken          ? say(words().then_step_taken)
                                            : say(words().then_as_last);
  Reason why =
      sign   ? because(words().after_sign,
                       {{"day", to_text(std::chrono::floor<days>(sign->cleared))}, {"then", then}})
      : sore ? because(words().away_sore, {{"then", then}})
             : because(words().away, {{"weeks", std::to_string(away)}, {"then", then}});
  return StepTaken{when, StepKind::kBackAfterGap, target_, std::move(why)};
}

// The first session says where the athlete starts.
void ProgressFold::take_first_load(const DoneSession& session) {
  if (!scheme_.by_load) return;
  double load_kg = 0;
  for (const SetEntry& set : session.sets) load_kg = std::max(load_kg, set.load_kg.value_or(0));
  if (scheme_.reps) {
    load_kg = working_load_kg(scheme_, session, reserve_to_ask(scheme_));
  }
  if (load_kg > 0) target_.load_kg = load_kg;
  eased_ = std::ranges::any_of(
      session.sets, [&](const SetEntry& set) { return set.load_kg.value_or(0) > load_kg + 1e-9; });
}

// The athlete may lift otherwise than asked: more at once, or less time and again. Dowel then
// counts from there instead of from a load nobody lifts; for who films, more only with a pass.
std::optional<StepTaken> ProgressFold::move_by_choice(const DoneSession& session,
                                                      const SessionOutcome& out) {
  if (!scheme_.by_load || !scheme_.reps || !target_.load_kg) return std::nullopt;
  const double worth = working_load_kg(scheme_, session, reserve_to_ask(scheme_));
  const bool unseen = scheme_.gated && filmed_ && session.gate != GateVerdict::kPass;
  const bool more =
      worth > *target_.load_kg + 1e-9 && !unseen && !out.missed && !is_hard(out) && !scheme_.own;
  lighter_ = out.at_load || worth <= 0 ? 0 : lighter_ + 1;
  if (!more && lighter_ < rules_.lighter_sessions) return std::nullopt;
  lighter_ = failures_ = at_top_ = stuck_ = easy_ = 0;
  target_.load_kg = asked_kg_ = worth;
  to_start_of_window();
  keep_what_was_done(look_at(session, target_, scheme_));
  return repeat(more ? words().lifted_more : words().lifted_less);
}

// Pain first, then form, then the work itself.
StepTaken ProgressFold::move(const DoneSession& session, const SessionOutcome& out) {
  if (auto step = move_by_pain(out)) return *step;
  if (session.gate != GateVerdict::kRegress && out.pain <= scheme_.pain_limit && !session.easy) {
    if (scheme_.own && !out.missed) take_new_ground(session);
    keep_what_was_done(look_at(session, target_, scheme_));
  }
  if (auto step = move_by_gate(session, out)) return *step;
  if (session.easy) return pass_over(words().easy_week);
  if (!target_.load_kg && scheme_.by_load) take_first_load(session);
  if (scheme_.own && scheme_.rule.by == OwnProgress::kPercent) {
    return pass_over(words().own_percent);
  }
  if (auto step = move_by_choice(session, out)) return *step;
  if (out.missed && scheme_.own && scheme_.rule.by == OwnProgress::kEffort) {
    return by_own_effort(out);
  }
  if (out.missed_asked) return failed(words().missed);
  if (out.missed) return repeat(words().missed_above);
  if (!out.at_load && scheme_.own) return lighter_than_own(session);
  if (!out.at_load) {
    return repeat(target_.load_kg ? words().lighter_than_planned : words().counted_otherwise);
  }
  if (out.side_missing) {
    target_.sets = std::max(target_.sets, out.sets_of_one);
    return repeat(words().side_missing);
  }
  if (out.sets < asked_sets_) return repeat(words().few_sets);
  return scheme_.own ? judge_own(session, out) : judge(session, out);
}

bool ProgressFold::is_short(const DoneSession& session, const SessionOutcome& out) const {
  return scheme_.reps && out.at_load && out.reps < target_.window.from &&
         !is_worth_the_target(session);
}

// Below the load an own lift asks for: where repetitions are missing as well it failed, unless the
// load was another altogether.
StepTaken ProgressFold::lighter_than_own(const DoneSession& session) {
  if (!target_.load_kg) return repeat(words().lighter_than_planned);
  const double least_kg = *target_.load_kg * (1 - rules_.step_back_percent / 100);
  const bool failing = std::ranges::any_of(session.sets, [&](const SetEntry& set) {
    return set.load_kg.value_or(0) >= least_kg - 1e-9 &&
           set.reps.value_or(target_.window.from) < target_.window.from;
  });
  return failing ? failed(words().below_range) : repeat(words().lighter_than_planned);
}

// What was lifted in all sets is the ground an own lift goes on from, whatever the gate says of a
// rise: the athlete has lifted it already.
void ProgressFold::take_new_ground(const DoneSession& session) {
  if (!scheme_.by_load || !scheme_.reps || !target_.load_kg) return;
  if (scheme_.rule.by == OwnProgress::kPercent) return;
  const double worth = working_load_kg(scheme_, session, reserve_to_ask(scheme_));
  if (worth <= *target_.load_kg + 1e-9) return;
  target_.load_kg = asked_kg_ = worth;
  target_.reps = target_.window.from;
  failures_ = stuck_ = lighter_ = 0;
  forget_own_steps();
}

// Nothing below what was done at this load is asked for again, neither in sets nor in repetitions.
void ProgressFold::keep_what_was_done(const SessionOutcome& out) {
  if (!out.at_load || out.missed_asked) return;
  if (scheme_.own && scheme_.rule.by != OwnProgress::kDouble) return;  // as they are written
  if (!scheme_.own) target_.sets = std::max(scheme_.sets, out.sets);
  if (!scheme_.reps) return;
  const int reps = scheme_.own ? std::min(out.reps_there, target_.window.to) : out.reps_there;
  target_.reps = std::max(target_.reps, reps);
}

// The load that was in the hand where it is no part of the target: named again as it was.
std::optional<double> ProgressFold::carried_load_kg(const DoneSession& session) const {
  std::optional<double> least;
  for (const SetEntry& set : session.sets) {
    if (is_missed(set, scheme_)) continue;
    if (!set.load_kg || *set.load_kg == 0) return std::nullopt;  // less than nothing is help
    least = std::min(least.value_or(*set.load_kg), *set.load_kg);
  }
  return least;
}

// True when less was left in reserve than a plan asks for: as it was said, or as the bar slowed on
// film. The more careful of both counts.
bool ProgressFold::is_hard(const SessionOutcome& out) const {
  return out.slowed || (out.effort && 10 - *out.effort < rules_.reserve.from);
}

// True when far more was left in reserve than a plan asks for.
bool ProgressFold::is_easy(const SessionOutcome& out) const {
  return !out.slowed && out.effort && 10 - *out.effort >= rules_.reserve.to;
}

// What was said speaks first; the film where it alone knows.
StepTaken ProgressFold::too_hard(const SessionOutcome& out) {
  const bool said = out.effort && 10 - *out.effort < rules_.reserve.from;
  if (said || !out.slowed) return repeat(words().too_hard);
  return repeat(words().bar_slowed, {{"loss", std::to_string(std::lround(100 * out.slowed->value))},
                                     {"sd", std::to_string(std::lround(100 * out.slowed->sd))}});
}

// Pain that asks for less. Amber pain holds only after the gate has had its word.
std::optional<StepTaken> ProgressFold::move_by_pain(const SessionOutcome& out) {
  if (out.pain <= scheme_.pain_back && out.next_day <= scheme_.next_day_limit) return std::nullopt;
  const bool settles = back_for_pain_ && since_back_ < rules_.sessions_to_mend;
  if (settles && !hurt_at_the_lighter_load()) return settle_down();
  const bool in_training = out.pain > scheme_.pain_back;
  const std::string pain = std::to_string(in_training ? out.pain : out.next_day);
  return step_back_for_pain(
      because(in_training ? words().pain_back : words().pain_morning_back, {{"pain", pain}}));
}

// The lighter load was lifted, no more than it, and hurt again: it is not light enough.
bool ProgressFold::hurt_at_the_lighter_load() const {
  return target_.load_kg && done_kg_ && *done_kg_ <= *target_.load_kg + 1e-9;
}

// The step back that was taken stays, in its sets, too.
StepTaken ProgressFold::settle_down() {
  if (!target_.load_kg && !target_.level) take_sets_off();
  return repeat(settle());
}

// Where there is neither load nor level to take off, a step back takes off all sets but one.
void ProgressFold::take_sets_off() {
  target_.sets = 1;
  target_.fewer_sets = true;
}

const Sentence& ProgressFold::settle() const {
  return target_.load_kg ? words().settle_at_load : words().settle;
}

// Told in the sets or between sessions: one pain takes the load back once, until it had the time
// to settle.
StepTaken ProgressFold::step_back_for_pain(Reason why) {
  // Below what was lifted with the pain, where that was less than was asked for.
  if (target_.load_kg && done_kg_) target_.load_kg = std::min(*target_.load_kg, *done_kg_);
  const auto load_kg = target_.load_kg;
  const auto level = target_.level;
  StepTaken step = step_back(std::move(why));
  if (target_.load_kg == load_kg && target_.level == level) {
    take_sets_off();
    const Phrase& less = load_kg ? words().back_lightest : words().pain_back_unloaded;
    if (gives_reasons_) step.why.text.append(" ").append(say(less));
  }
  back_for_pain_ = true;
  rested_kg_ = std::max(rested_kg_, asked_kg_.value_or(0));
  return step;
}

// What the form, or amber pain, keeps from rising.
std::optional<StepTaken> ProgressFold::move_by_gate(const DoneSession& session,
                                                    const SessionOutcome& out) {
  if (session.gate == GateVerdict::kRegress && since_back_ < rules_.sessions_to_mend) {
    if (session.gate_for_pain && hurt_at_the_lighter_load()) {
      return step_back_for_pain(because(words().gate_back, {{"lighter", one_lighter()}}));
    }
    if (session.gate_for_pain) return settle_down();
    return repeat(target_.load_kg ? words().mend_at_load : words().mend_at_start);
  }
  if (session.gate == GateVerdict::kRegress) {
    if (session.gate_for_pain && !target_.load_kg && !target_.level) {
      return step_back_for_pain(because(words().gate_pain_back_unloaded));
    }
    const Sentence& loaded = session.gate_overridden ? words().chosen_back : words().gate_back;
    Reason why = target_.load_kg ? because(loaded, {{"lighter", one_lighter()}})
                                 : because(words().gate_back_unloaded);
    return session.gate_for_pain ? step_back_for_pain(std::move(why)) : step_back(std::move(why));
  }
  if (out.pain > scheme_.pain_limit) return repeat(words().pain_amber);
  if (session.gate == GateVerdict::kHold) {
    mastered_ = false;
    return repeat(session.gate_overridden ? words().chosen_holds : words().gate_holds);
  }
  return std::nullopt;
}

StepTaken ProgressFold::judge(const DoneSession& session, const SessionOutcome& out) {
  if (target_.level) return by_level(out);
  if (target_.hold_s && target_.reps == 0) return by_hold(session, out);
  if (target_.distance_m) return by_distance(session, out);
  return by_reps(session, out);
}

// On the way back up to a load that was lifted before, one session at the top is enough; the last
// step, to the load that was too much, asks for the full count.
int ProgressFold::sessions_at_top() const {
  if (target_.load_kg.value_or(0) <= 0) return rules_.sessions_at_top;  // nothing, or help
  const std::optional<double> next = next_load_kg(scheme_, *target_.load_kg);
  return next && *next < former_kg_ - 1e-9 ? 1 : rules_.sessions_at_top;
}

// Heavier sets of fewer repetitions are no failure of a lighter target.
bool ProgressFold::is_worth_the_target(const DoneSession& session) const {
  const bool heavier = std::ranges::any_of(session.sets, [&](const SetEntry& set) {
    return target_.load_kg && set.load_kg.value_or(0) > *target_.load_kg + 1e-9;
  });
  return heavier && working_load_kg(scheme_, session) >= *target_.load_kg - 1e-9;
}

// Double progression: repetitions up through the window, then the load, then from the start.
StepTaken ProgressFold::by_reps(const DoneSession& session, const SessionOutcome& out) {
  if (out.reps < target_.window.from && is_worth_the_target(session)) {
    return repeat(words().heavier_fewer);
  }
  if (out.reps < target_.window.from) return failed(words().below_range);
  failures_ = 0;
  if (is_hard(out)) return too_hard(out);
  easy_ = is_easy(out) && out.reps >= asked_reps_ ? easy_ + 1 : 0;
  if (out.reps >= target_.window.to) return at_top(session);
  if (auto step = rise_early(session)) return *step;
  at_top_ = 0;
  const bool short_of_it = out.reps < asked_reps_ || asked_reps_ >= target_.window.to;
  const bool widened = target_.window.to > scheme_.reps->to;
  if (short_of_it && !widened && ++stuck_ >= rules_.stuck_sessions && target_.load_kg) {
    return step_back(because(words().stuck, {{"lighter", one_lighter()}}));
  }
  if (out.reps < asked_reps_) return repeat(words().below_target);
  if (short_of_it || out.reps_there >= target_.window.to) return repeat(words().short_of_top);
  if (out.sets_there == 0) return repeat(words().lifted_more_unseen);
  stuck_ = 0;
  target_.reps = out.reps_there + 1;
  return {{}, StepKind::kMoreReps, {}, because(words().more_reps)};
}

// True while the next load was lifted until pain or time away took it.
bool ProgressFold::is_way_back() const {
  if (!target_.load_kg) return false;
  const std::optional<double> next = next_load_kg(scheme_, *target_.load_kg);
  return next && *next <= rested_kg_ + 1e-9;
}

StepTaken ProgressFold::at_top(const DoneSession& session) {
  target_.reps = std::max(target_.reps, target_.window.to);
  stuck_ = 0;
  ++at_top_;
  if (at_top_ < sessions_at_top()) {
    return repeat(words().top_again, {{"left", left_of(sessions_at_top(), at_top_)}});
  }
  if (scheme_.gated && session.gate != GateVerdict::kPass) {
    return mastered_ ? harder_one() : repeat(words().film_a_set);
  }
  if (scheme_.own && !scheme_.gated && !is_way_back()) return pass_over(words().own_load);
  if (target_.load_kg.value_or(0) < 0) return less_help();
  if (!scheme_.by_load || !target_.load_kg) return beyond();
  return add_load(session);
}

// Help is a load below nothing: the next step is less of it, at last none.
StepTaken ProgressFold::less_help() {
  const double load_kg = *target_.load_kg + scheme_.plates.smallest_step_kg;
  target_.load_kg = load_kg < -1e-9 ? std::optional{load_kg} : std::nullopt;
  target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  at_top_ = easy_ = 0;
  return {{}, StepKind::kMoreLoad, {}, because(words().less_help)};
}

namespace {

// Repetitions with one load that are worth `reps` with another, by Epley. @source [Epley1985]
int repetitions_worth(double load_kg, double other_kg, int reps) {
  return static_cast<int>(std::ceil(30 * (other_kg / load_kg * (1 + reps / 30.0) - 1) - 1e-9));
}

}  // namespace

// More load, or a wider window first when plates or bells only allow a jump: up to the repetitions
// that are worth the shortest set with the next load; both ends of the window together.
StepTaken ProgressFold::add_load(const DoneSession& session) {
  const std::optional<double> next = next_load_kg(scheme_, *target_.load_kg);
  if (!next) return beyond();
  const double percent = 100 * (*next - *target_.load_kg) / *target_.load_kg;
  const int shift = target_.window.to - scheme_.reps->to;
  // To a load that was lifted until pain or time away took it the range need not move up first.
  const bool jump = percent > rules_.step_percent.to && !scheme_.own && !is_way_back();
  const int wanted =
      jump ? repetitions_worth(*target_.load_kg, *next, scheme_.reps->from) - scheme_.reps->to : 0;
  if (shift < std::min(wanted, rules_.most_window_shift)) return widen(because(words().large_step));
  const bool again = *next < former_kg_ - 1e-9;
  target_.load_kg = next;
  target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  // What some set has reached with that load already is not taken back.
  const SessionOutcome there = look_at(session, target_, scheme_);
  if (there.sets_there > 0 && !there.missed) {
    target_.reps = std::max(target_.reps, there.reps_there);
    target_.sets = std::max(target_.sets, there.sets);
  }
  at_top_ = easy_ = 0;
  return {{}, StepKind::kMoreLoad, {}, why_more_load(session, again)};
}

// Far from the planned effort time and again: the load rises before the top of the range, where
// the form allows it.
std::optional<StepTaken> ProgressFold::rise_early(const DoneSession& session) {
  const bool unseen = scheme_.gated && session.gate != GateVerdict::kPass;
  if (easy_ < rules_.easy_sessions || unseen || scheme_.own || !scheme_.by_load ||
      !target_.load_kg) {
    return std::nullopt;
  }
  const std::optional<double> next = next_load_kg(scheme_, *target_.load_kg);
  const bool jump = next && *next > *target_.load_kg * (1 + rules_.step_percent.to / 100) + 1e-9;
  if (!next || jump) return std::nullopt;
  StepTaken step = add_load(session);
  step.why = because(words().far_from_effort);
  return step;
}

// @param again  more was lifted before
Reason ProgressFold::why_more_load(const DoneSession& session, bool again) const {
  if (again) return because(words().lifted_before);
  const Sentence& sentence = !scheme_.gated            ? words().top_unjudged
                             : session.gate_overridden ? words().top_by_yourself
                                                       : words().top_on_film;
  const Phrase& step = scheme_.fixed_kg.empty() || scheme_.tool == LoadTool::kBar
                           ? words().next_step_up
                       : scheme_.tool == LoadTool::kDumbbells ? words().next_dumbbell
                                                              : words().next_bell;
  return because(sentence, {{"step", say(step)}});
}

StepTaken ProgressFold::widen(Reason why) {
  ++target_.window.from;
  ++target_.window.to;
  target_.reps = std::max(target_.reps, target_.window.to);
  at_top_ = 0;
  return {{}, StepKind::kWiderReps, {}, std::move(why)};
}

// No load to add: the harder exercise, else a wider window.
StepTaken ProgressFold::beyond() {
  if (!scheme_.harder.empty()) return harder_one();
  if (target_.window.to - scheme_.reps->to >= rules_.most_window_shift) {
    return pass_over(words().slower);
  }
  return widen(because(words().no_load_to_add));
}

StepTaken ProgressFold::harder_one() {
  mastered_ = true;
  return {{}, StepKind::kNextExercise, {}, because(words().mastered)};
}

// @param why  what is said as long as the target stays
StepTaken ProgressFold::failed(const Sentence& why) {
  mastered_ = false;
  at_top_ = easy_ = 0;
  forget_own_steps();
  if (++failures_ < rules_.failures_to_step_back) return repeat(why);
  return step_back(because(words().below_range_back));
}

StepTaken ProgressFold::step_back(Reason why) {
  at_top_ = failures_ = since_back_ = stuck_ = easy_ = 0;
  forget_own_steps();
  back_for_pain_ = mastered_ = false;
  rested_kg_ = 0;
  former_kg_ = std::max(former_kg_, asked_kg_.value_or(0));
  if (target_.load_kg) target_.load_kg = lighter_load_kg(scheme_, *target_.load_kg);
  to_start_of_window();
  if (target_.level) target_.level = std::max(scheme_.first_level, *target_.level - 1);
  return {{}, StepKind::kStepBack, {}, std::move(why)};
}

StepTaken ProgressFold::repeat(const Sentence& why, std::initializer_list<Filling> fillings) {
  return {{}, StepKind::kRepeat, {}, because(why, fillings)};
}

StepTaken ProgressFold::pass_over(const Sentence& why) {
  StepTaken step = repeat(why);
  step.passed_over = true;
  return step;
}

}  // namespace dowel
