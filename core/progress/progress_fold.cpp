#include "core/progress/progress_fold.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/log/civil_time.h"
#include "core/log/mass_words.h"
#include "core/log/strength.h"
#include "core/progress/working_load.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;

// So near to the part of a step back the words may call it that [% of the load].
constexpr double kSameShare = 2;

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
  first_ = first;
  if (first) take_first_load(session);
  rise_with_the_week(session.when);
  returns_ = false;
  wait_until(session.when);
  begin_programme(session.when);
  remember(session);
  before_ = target_;
  last_ = session.when;
  take_band(session);
  done_kg_ = heaviest_kg(session, scheme_);
  // A careful beginning that was chosen lighter still is the beginning.
  if (returns_ && target_.load_kg && done_kg_) {
    target_.load_kg = std::min(*target_.load_kg, *done_kg_);
  }
  if (scheme_.carries_load) target_.load_kg = carried_load_kg(session);
  const SessionOutcome out = look_at(session, target_, scheme_);
  taken_ = &session;
  asked_reps_ = target_.reps;
  asked_sets_ = target_.fewer_sets ? std::min(target_.sets, scheme_.sets) : scheme_.sets;
  done_sets_ = out.sets > 0 ? out.sets : scheme_.sets;
  target_.fewer_sets = false;
  target_.sets = std::max(target_.sets, scheme_.sets);
  if (first || (out.at_load && !is_easier(session, out))) asked_kg_ = target_.load_kg;
  ++since_back_;
  filmed_ = filmed_ || (session.gate && *session.gate != GateVerdict::kNotMeasured);
  sore_ = out.pain > scheme_.pain_limit || out.next_day > scheme_.next_day_limit;
  if (!sore_ && !session.gate_for_pain) pain_steps_ = pain_level_ = 0;
  if (out.at_load || out.missed_asked) {
    strained_ = out.effort >= kMostEffort || out.missed_asked || is_short(session, out);
  }
  StepTaken step = move(session, out);
  taken_ = nullptr;
  const bool short_of_it = out.sets < scheme_.sets || out.reps < target_.window.from;
  const bool given = named_ || (scheme_.own && scheme_.rule.by == OwnProgress::kPercent);
  if (first && step.kind == StepKind::kRepeat && scheme_.reps && short_of_it && !sore_ &&
      !out.side_missing && !given) {
    step.why = why_from_log();
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

// The load to begin with, by the log; why it is less than what lay on the bar.
Reason ProgressFold::why_from_log() const {
  const bool less = target_.load_kg && done_kg_ && *target_.load_kg < *done_kg_ - 1e-9;
  if (!less) return because(words().from_log);
  return because(words().from_log_less,
                 {{"load", mass_words(*target_.load_kg, scheme_.plates.shown)},
                  {"reps", std::to_string(target_.window.from)},
                  {"sets", std::to_string(scheme_.sets)}});
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
  begin_programme(session.when);
  remember(session);
  follow_the_heavy_line(session);
  last_ = session.when;
  done_kg_.reset();
  const SessionOutcome out = look_at(session, target_, scheme_);
  filmed_ = filmed_ || (session.gate && *session.gate != GateVerdict::kNotMeasured);
  sore_ = out.pain > scheme_.pain_limit || out.next_day > scheme_.next_day_limit;
  before_ = target_;
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
std::string ProgressFold::one_lighter() const { return one_lighter(target_.load_kg); }

std::string ProgressFold::one_lighter(std::optional<double> from_kg) const {
  const bool any = scheme_.fixed_kg.empty() || scheme_.tool == LoadTool::kBar;
  if (!any) {
    return say(scheme_.tool == LoadTool::kDumbbells ? words().next_lighter_dumbbell
                                                    : words().next_lighter_bell);
  }
  if (!from_kg) return say(words().tenth_lighter);
  const double share = 100 * (1 - lighter_load_kg(scheme_, *from_kg) / *from_kg);
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
  guarded_ = false;
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
  guarded_ = sore || sign;
  const int gap_days = sore ? rules_.gap_sore_days : rules_.gap_days;
  const bool gap = when - *last_ >= days{gap_days};
  if (!sign && !flared && !gap) return std::nullopt;
  // A pain that was answered with less is told again while it lasts.
  const bool answered =
      back_for_pain_ && (since_back_ < rules_.sessions_to_mend || pain_steps_ >= rules_.pain_steps);
  if (!sign && !gap && answered) return std::nullopt;
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
  if (flared && !sign && !taken) {
    since_back_ = 0;
    back_for_pain_ = true;
    ++pain_steps_;
  }
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
      : sore ? because(gap ? words().away_sore : words().flared, {{"then", then}})
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

// Pain first, then form, then what was left, then the work itself.
StepTaken ProgressFold::move(const DoneSession& session, const SessionOutcome& out) {
  if (auto step = move_by_pain(out)) return *step;
  if (auto step = move_by_nothing_left(session, out)) return *step;
  const bool easier = is_easier(session, out);
  if (session.gate != GateVerdict::kRegress && out.pain <= scheme_.pain_limit && !easier) {
    if (scheme_.own && !out.missed) take_new_ground(session);
    keep_what_was_done(look_at(session, target_, scheme_));
  }
  if (auto step = move_by_gate(session, out)) return *step;
  if (easier) return pass_over(words().easy_week);
  if (!target_.load_kg && scheme_.by_load) take_first_load(session);
  if (scheme_.own && scheme_.rule.by == OwnProgress::kPercent) {
    return pass_over(words().own_percent);
  }
  if (auto step = move_by_choice(session, out)) return *step;
  if (out.missed && scheme_.own && scheme_.rule.by == OwnProgress::kEffort) {
    return by_own_effort(session, out);
  }
  if (out.missed_asked) return failed(words().missed);
  if (out.missed) return missed_above(session);
  if (auto step = by_effort_of_less(session)) return *step;
  if (!out.at_load && scheme_.own) return lighter_than_own(session);
  if (!out.at_load) return repeat(not_at_load());
  if (out.side_missing) {
    target_.sets = std::max(target_.sets, out.sets_of_one);
    return repeat(words().side_missing);
  }
  if (out.side_short) {
    target_.sets = std::max(target_.sets, out.sets_of_one);
    return repeat(words().side_short);
  }
  if (out.sets < asked_sets_) return repeat(words().few_sets);
  return scheme_.own ? judge_own(session, out) : judge(session, out);
}

// In an easier week of the plan less is done on purpose; an own programme done in full is not less.
bool ProgressFold::is_easier(const DoneSession& session, const SessionOutcome& out) const {
  return session.easy && !(scheme_.own && out.sets >= scheme_.sets);
}

// What keeps a session from counting against the target's load.
const Sentence& ProgressFold::not_at_load() const {
  const bool lighter = target_.load_kg && done_kg_.value_or(0) < *target_.load_kg - 1e-9;
  return lighter ? words().lighter_than_planned : words().counted_otherwise;
}

// What was made above the target is not lost beside what was missed.
StepTaken ProgressFold::missed_above(const DoneSession& session) {
  const bool made = target_.load_kg && done_kg_.value_or(0) > *target_.load_kg + 1e-9;
  const bool singles = made && std::ranges::any_of(session.sets, [&](const SetEntry& set) {
                         return set.reps.value_or(0) > 0 && set.load_kg == done_kg_;
                       });
  if (!singles) return repeat(words().missed_above);
  const std::string best = mass_words(*done_kg_, scheme_.plates.shown);
  return repeat(words().missed_above_made, {{"made", best}});
}

bool ProgressFold::is_short(const DoneSession& session, const SessionOutcome& out) const {
  return scheme_.reps && out.at_load && out.reps < target_.window.from &&
         !is_worth_the_target(session);
}

// Below the load an own lift asks for: where repetitions are missing as well it failed, unless the
// load was another altogether.
StepTaken ProgressFold::lighter_than_own(const DoneSession& session) {
  if (!target_.load_kg) return repeat(not_at_load());
  const double least_kg = *target_.load_kg * (1 - rules_.step_back_percent / 100);
  const bool failing = std::ranges::any_of(session.sets, [&](const SetEntry& set) {
    return set.load_kg.value_or(0) >= least_kg - 1e-9 &&
           set.reps.value_or(target_.window.from) < target_.window.from;
  });
  return failing ? failed(words().below_range) : repeat(not_at_load());
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
  return out.slowed || (out.effort && 10 - *out.effort < least_left());
}

// Repetitions that had to be left for more to be asked: the least that any plan leaves, or what the
// plan of that week asked for, less what lifters misjudge it by.
double ProgressFold::least_left() const {
  const double least = rules_.reserve.from;
  if (scheme_.own || !taken_ || !taken_->asked_reserve) return least;
  return std::max(least, taken_->asked_reserve->from - rules_.effort_margin);
}

// True when far more was left in reserve than a plan asks for.
bool ProgressFold::is_easy(const SessionOutcome& out) const {
  return !out.slowed && out.effort && 10 - *out.effort >= rules_.reserve.to;
}

// A plan always leaves something. Where a set left nothing, or was missed, the next time is lighter
// at once and not after some failures: by as much as leaves what a plan leaves at least, by the
// smallest step there is, and by no more than a step back. A lift of the own programme has its
// rule.
std::optional<StepTaken> ProgressFold::move_by_nothing_left(const DoneSession& session,
                                                            const SessionOutcome& out) {
  if (!out.spent && !out.spent_above && !out.missed_asked) return std::nullopt;
  if (scheme_.own || !scheme_.reps || target_.level) return std::nullopt;
  if (session.gate == GateVerdict::kRegress) return std::nullopt;  // the form takes its own step
  if (out.at_load) target_.sets = std::min(target_.sets, std::max(scheme_.sets, out.sets));
  // What has failed so often steps back as it would without a word of effort.
  const bool failed_again = is_short(session, out) && failures_ + 1 >= rules_.failures_to_step_back;
  const bool no_target =
      out.reps < target_.window.to && (out.reps < asked_reps_ || asked_reps_ >= target_.window.to);
  const bool stuck = out.at_load && target_.load_kg && no_target &&
                     target_.window.to <= scheme_.reps->to && stuck_ + 1 >= rules_.stuck_sessions;
  if (failed_again) return step_back(because(words().below_range_back));
  if (stuck) return step_back(because(words().stuck, {{"lighter", one_lighter()}}));
  mastered_ = false;
  at_top_ = failures_ = easy_ = stuck_ = 0;
  const Sentence& why = out.missed_asked ? words().missed_back : words().nothing_left;
  if (!target_.load_kg || target_.load_kg <= 0) return fewer_sets(why);
  const bool above = !out.spent && !out.missed_asked;
  const double leaves_kg =
      load_that_leaves_kg(scheme_, session, target_.reps, rules_.first_reserve);
  if (above && leaves_kg >= *target_.load_kg - 1e-9) return repeat(words().nothing_left_above);
  return come_down(session, why);
}

StepTaken ProgressFold::come_down(const DoneSession& session, const Sentence& why) {
  const double from_kg = std::min(*target_.load_kg, done_kg_.value_or(*target_.load_kg));
  const double least_kg = lighter_load_kg(scheme_, from_kg);
  const double next_kg = makeable_load_kg(scheme_, from_kg - 1e-3);  // the next one below
  const double step_kg = from_kg * (1 - rules_.step_back_percent / 100);
  const bool coarse = !scheme_.fixed_kg.empty() && scheme_.tool != LoadTool::kBar;
  const bool lightest = std::max(least_kg, next_kg) >= from_kg - 1e-9;
  former_kg_ = std::max(former_kg_, asked_kg_.value_or(0));
  const double worth_kg = working_load_kg(scheme_, session, reserve_to_ask(scheme_));
  const double most_kg = worth_kg > 0 ? worth_kg : from_kg;  // heavier sets than count apart
  if (lightest || (coarse && least_kg < step_kg - 1e-9)) {
    target_.load_kg = std::min(from_kg, most_kg);
    return fewer_sets(why);
  }
  const double leaves_kg =
      load_that_leaves_kg(scheme_, session, scheme_.reps->from, rules_.first_reserve);
  target_.load_kg = std::min(most_kg, std::max(least_kg, std::min(next_kg, leaves_kg)));
  target_.sets = scheme_.sets;
  to_start_of_window();
  return {{}, StepKind::kStepBack, {}, because(why)};
}

// Where the next lighter load is none, or far lighter: a set less, from the start of the range.
StepTaken ProgressFold::fewer_sets(const Sentence& why) {
  if (target_.load_kg || done_sets_ < 2) to_start_of_window();
  target_.sets = std::max(1, std::min(target_.sets, done_sets_ - 1));
  target_.fewer_sets = true;
  if (done_sets_ < 2 && target_.reps >= asked_reps_) return repeat(words().too_hard);
  return {{}, StepKind::kStepBack, {}, because(why)};
}

// What was said speaks first; the film where it alone knows.
StepTaken ProgressFold::too_hard(const SessionOutcome& out) {
  const bool said = out.effort && 10 - *out.effort < least_left();
  if (said || !out.slowed) return repeat(words().too_hard);
  return repeat(words().bar_slowed, {{"loss", std::to_string(std::lround(100 * out.slowed->value))},
                                     {"sd", std::to_string(std::lround(100 * out.slowed->sd))}});
}

// Pain that asks for less. Amber pain holds only after the gate has had its word.
std::optional<StepTaken> ProgressFold::move_by_pain(const SessionOutcome& out) {
  if (out.pain <= scheme_.pain_back && out.next_day <= scheme_.next_day_limit) return std::nullopt;
  const bool in_training = out.pain > scheme_.pain_back;
  const std::string pain = std::to_string(in_training ? out.pain : out.next_day);
  return answer_pain(
      std::max(out.pain, out.next_day),
      because(in_training ? words().pain_back : words().pain_morning_back, {{"pain", pain}}));
}

// A step back, then time to settle at the lighter load. Pain that got worse there asks for another
// at once; one that stays as it was gets so many, for then the load does not make it.
StepTaken ProgressFold::answer_pain(int level, Reason why) {
  const bool red = level > scheme_.pain_back;
  const bool worse = red || level > pain_level_;
  const bool mending = back_for_pain_ && since_back_ < rules_.sessions_to_mend;
  if (mending && (!worse || !tried_the_lighter_load())) return settle_down();
  if (!worse && pain_steps_ >= rules_.pain_steps) return repeat(words().pain_stays);
  return step_back_for_pain(level, std::move(why));
}

// The lighter load was lifted, and no more than it.
bool ProgressFold::tried_the_lighter_load() const {
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
StepTaken ProgressFold::step_back_for_pain(int level, Reason why) {
  // Below what was lifted with the pain, where that was less than was asked for.
  if (target_.load_kg && done_kg_) target_.load_kg = std::min(*target_.load_kg, *done_kg_);
  const auto load_kg = target_.load_kg;
  const auto lever = target_.level;
  const double rested_kg = rested_kg_;  // what the pain took before is the way back, too
  StepTaken step = step_back(std::move(why));
  if (target_.load_kg == load_kg && target_.level == lever) {
    take_sets_off();
    const Phrase& less = load_kg ? words().back_lightest : words().pain_back_unloaded;
    if (gives_reasons_) step.why.text.append(" ").append(say(less));
  }
  back_for_pain_ = true;
  ++pain_steps_;
  pain_level_ = std::max(pain_level_, level);
  rested_kg_ = std::max(rested_kg, asked_kg_.value_or(0));
  return step;
}

// While the form is mended the fault is not rehearsed: no set more than were done, and no more than
// the dosage begins with (R-LEVERS).
void ProgressFold::few_sets_for_form() {
  if (scheme_.own) return;  // as they are written
  target_.sets = std::max(1, std::min(done_sets_, scheme_.sets));
  target_.fewer_sets = true;
}

// Why the gate's step back, from what was lifted where that was less than was asked for.
Reason ProgressFold::why_gate_back(const DoneSession& session) const {
  if (!target_.load_kg) return because(words().gate_back_unloaded);
  const double from_kg = std::min(*target_.load_kg, done_kg_.value_or(*target_.load_kg));
  const bool lightest = lighter_load_kg(scheme_, from_kg) >= from_kg - 1e-9;
  const Sentence& loaded = lightest                  ? words().gate_back_lightest
                           : session.gate_overridden ? words().chosen_back
                                                     : words().gate_back;
  return because(loaded, {{"lighter", one_lighter(from_kg)}});
}

// What the form, or amber pain, keeps from rising.
std::optional<StepTaken> ProgressFold::move_by_gate(const DoneSession& session,
                                                    const SessionOutcome& out) {
  const bool back = session.gate == GateVerdict::kRegress;
  if (back && session.gate_for_pain) {
    const bool unloaded = !target_.load_kg && !target_.level;
    return answer_pain(session.gate_pain, unloaded ? because(words().gate_pain_back_unloaded)
                                                   : why_gate_back(session));
  }
  if (back && since_back_ < rules_.sessions_to_mend) {
    few_sets_for_form();
    return repeat(target_.load_kg ? words().mend_at_load : words().mend_at_start);
  }
  if (back) {
    // From what was lifted, where that was less than was asked for.
    if (target_.load_kg && done_kg_) target_.load_kg = std::min(*target_.load_kg, *done_kg_);
    StepTaken step = step_back(why_gate_back(session));
    few_sets_for_form();
    return step;
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
  if (auto step = come_back(session, out)) return *step;
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

// Back up to a load that was lifted until pain or time away took it: by no more a session than a
// step back takes, without waiting for the top of the range. The last step, to that load itself, is
// earned as any other.
std::optional<StepTaken> ProgressFold::come_back(const DoneSession& session,
                                                 const SessionOutcome& out) {
  const double load_kg = target_.load_kg.value_or(0);
  const bool unseen = scheme_.gated && session.gate != GateVerdict::kPass;
  if (load_kg <= 0 || unseen || sore_ || out.reps < asked_reps_) return std::nullopt;
  const std::optional<double> next = next_load_kg(scheme_, load_kg);
  const double most_kg = load_kg * (1 + rules_.step_back_percent / 100);
  if (!next || *next >= rested_kg_ - 1e-9) return std::nullopt;
  if (*next > most_kg + 1e-9 && !scheme_.fixed_kg.empty()) return std::nullopt;  // a large step
  const double below_kg = makeable_load_kg(scheme_, rested_kg_ - 1e-3);
  target_.load_kg = std::max(*next, std::min(makeable_load_kg(scheme_, most_kg), below_kg));
  target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  keep_what_was_reached(session);
  at_top_ = easy_ = stuck_ = 0;
  return StepTaken{{}, StepKind::kMoreLoad, {}, because(words().come_back)};
}

// What some set has reached with the new load already is not taken back.
void ProgressFold::keep_what_was_reached(const DoneSession& session) {
  const SessionOutcome there = look_at(session, target_, scheme_);
  if (there.sets_there == 0 || there.missed) return;
  target_.reps = std::max(target_.reps, there.reps_there);
  target_.sets = std::max(target_.sets, there.sets);
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
  keep_what_was_reached(session);
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

// What there is for who does it with a band.
StepTaken ProgressFold::say_band(StepTaken step) const {
  if (scheme_.band && gives_reasons_) {
    step.why.text.append(" ").append(say(words().stronger_band));
  }
  return step;
}

// No load to add: the harder exercise, else a wider window.
StepTaken ProgressFold::beyond() {
  if (!scheme_.harder.empty()) return harder_one();
  if (target_.window.to - scheme_.reps->to >= rules_.most_window_shift) {
    return say_band(pass_over(words().slower));
  }
  return say_band(widen(because(words().no_load_to_add)));
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
  Reason reason = because(why, fillings);
  if (gives_reasons_) reason.text = fill(reason.text, {{"again", again()}});
  return {{}, StepKind::kRepeat, {}, std::move(reason)};
}

// True when the target is what the session was, set by set.
bool ProgressFold::is_as_done() const {
  if (!taken_) return false;
  const SessionOutcome done = look_at(*taken_, target_, scheme_);
  if (!done.at_load || done.missed || done.sets != target_.sets) return false;
  if (target_.load_kg && (!done_kg_ || std::abs(*done_kg_ - *target_.load_kg) > 1e-9)) return false;
  if (target_.load_kg.has_value() != done_kg_.has_value()) return false;
  if (target_.reps > 0) return done.reps == target_.reps;
  if (target_.hold_s) return done.hold_s == std::round(*target_.hold_s);
  return !target_.distance_m || done.distance_m == std::round(*target_.distance_m);
}

// What "again" is: what was done, what was asked for, or neither.
std::string ProgressFold::again() const {
  if (is_as_done()) return say(words().same_again);
  if (first_) return say(words().not_more);
  const bool same_target = target_.load_kg == before_.load_kg && target_.reps == before_.reps &&
                           target_.sets == before_.sets && target_.hold_s == before_.hold_s &&
                           target_.distance_m == before_.distance_m &&
                           target_.level == before_.level;
  return say(same_target ? words().same_target : words().not_more);
}

StepTaken ProgressFold::pass_over(const Sentence& why) {
  StepTaken step = repeat(why);
  step.passed_over = true;
  return step;
}

}  // namespace dowel
