#include "core/progress/progress_fold.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace dowel {
namespace {

constexpr int kFailuresToStepBack = 3;   // sessions below the window; our decision, as for a stall
constexpr int kSessionsToMend = 3;       // at the lighter load before form takes off more
constexpr int kMostWindowShift = 8;      // repetitions the window may move for coarse loads
constexpr int kLighterSessions = 3;      // then the athlete's own load counts; our decision
constexpr int kStuckSessions = 9;        // short of the target so often: three weeks of three days
constexpr std::chrono::days kGap{21};    // after it the film that let the load rise is stale
constexpr std::chrono::days kBreak{14};  // what went badly before it does not count on
constexpr std::chrono::days kGapInPain{7};  // the same while the back hurt; our decision
constexpr std::chrono::days kLongGap{56};   // our decision: after it a tenth lighter

}  // namespace

ProgressFold::ProgressFold(const ProgressScheme& scheme)
    : scheme_(scheme), since_back_(kSessionsToMend) {
  target_.sets = scheme_.sets;
  if (scheme_.levels > 0) target_.level = scheme_.first_level;
  to_start_of_window();
}

void ProgressFold::to_start_of_window() {
  if (scheme_.reps) target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  if (scheme_.hold_s) target_.hold_s = scheme_.hold_s->from;
  if (scheme_.metres) target_.distance_m = scheme_.metres->from;
}

StepTaken ProgressFold::take(const DoneSession& session) {
  const bool first = !last_;
  if (first) take_first_load(session);
  wait_until(session.when);
  last_ = session.when;
  const SessionOutcome out = look_at(session, target_, scheme_);
  if (first || (out.at_load && !session.easy)) asked_kg_ = target_.load_kg;
  ++since_back_;
  filmed_ = filmed_ || (session.gate && *session.gate != GateVerdict::kNotMeasured);
  sore_ = out.pain > scheme_.pain_limit || out.next_day > scheme_.next_day_limit;
  StepTaken step = move(session, out);
  step.when = session.when;
  if (first && step.kind == StepKind::kRepeat) step.kind = StepKind::kStart;
  step.target = target_;
  return step;
}

std::string ProgressFold::one_lighter() const {
  return scheme_.fixed_kg.empty() ? "a tenth lighter" : "the next lighter bell";
}

std::optional<StepTaken> ProgressFold::wait_until(LocalTime when) {
  if (!last_) return std::nullopt;
  if (when - *last_ >= kBreak) failures_ = stuck_ = 0;
  const bool sore = std::ranges::any_of(
      scheme_.held_off_by_pain, [&](LocalTime told) { return told > *last_ && told <= when; });
  if (when - *last_ < (sore ? kGapInPain : kGap)) return std::nullopt;
  const auto away = std::chrono::floor<std::chrono::weeks>(when - *last_).count();
  const bool lighter = (sore || when - *last_ >= kLongGap) && target_.load_kg;
  if (target_.load_kg) {
    former_kg_ = std::max(former_kg_, asked_kg_.value_or(0));
    target_.load_kg = std::min(*target_.load_kg, asked_kg_.value_or(*target_.load_kg));
    if (lighter) target_.load_kg = lighter_load_kg(scheme_, *target_.load_kg);
  }
  to_start_of_window();
  at_top_ = 0;
  mastered_ = mastered_ && !sore;
  std::string text = sore ? "Pain has kept it away since the last time: "
                          : "Not done for " + std::to_string(away) + " weeks: ";
  text += !target_.load_kg ? "from the start of the range again."
          : lighter        ? one_lighter() + ", and back up from there."
                           : "what was lifted last, before anything is added.";
  return StepTaken{
      when, StepKind::kBackAfterGap, target_, {text, {"G-05", "R-P1"}, {"S1", "Dowel"}}};
}

namespace {

// The load that as many sets as count were worth for `reps` repetitions, by Epley and never above
// what was lifted. Heavy singles and doubles beside longer sets are not the work. 0 where none was
// lifted. @source [Epley1985]
double load_worth(const DoneSession& session, int reps, int sets) {
  const auto is_work = [&](const SetEntry& set) {
    return set.load_kg && 2 * set.reps.value_or(0) >= reps;
  };
  const bool worked = std::ranges::any_of(session.sets, is_work);
  std::vector<double> worth;
  for (const SetEntry& set : session.sets) {
    if (!set.load_kg || set.reps.value_or(0) < 1 || (worked && !is_work(set))) continue;
    const double by_reps = *set.load_kg * (1 + *set.reps / 30.0) / (1 + reps / 30.0);
    worth.push_back(std::min(*set.load_kg, by_reps));
  }
  if (worth.empty()) return 0;
  std::ranges::sort(worth, std::greater<>());
  return worth[std::min(worth.size(), static_cast<std::size_t>(std::max(sets, 1))) - 1];
}

// `load_worth` as it can be loaded: what plates or bells make, or what was lifted where that is
// nearer or there is nothing lighter.
double working_load_kg(const ProgressScheme& scheme, const DoneSession& session) {
  const double worth = load_worth(session, scheme.reps->from, scheme.sets);
  if (worth <= 0) return 0;
  double lifted = std::numeric_limits<double>::infinity();  // the lightest that is enough
  for (const SetEntry& set : session.sets) {
    const double load_kg = set.load_kg.value_or(0);
    if (load_kg >= worth - 1e-9) lifted = std::min(lifted, load_kg);
  }
  const double made = makeable_load_kg(scheme, worth);
  return lifted <= worth + 1e-9 || made > worth + 1e-9 ? lifted : made;
}

}  // namespace

// The first session says where the athlete starts.
void ProgressFold::take_first_load(const DoneSession& session) {
  if (!scheme_.by_load) return;
  double load_kg = 0;
  for (const SetEntry& set : session.sets) load_kg = std::max(load_kg, set.load_kg.value_or(0));
  if (scheme_.reps) load_kg = working_load_kg(scheme_, session);
  if (load_kg > 0) target_.load_kg = load_kg;
}

// The athlete may lift otherwise than asked: more at once, or less time and again. Dowel then
// counts from there instead of from a load nobody lifts; for who films, more only with a pass.
std::optional<StepTaken> ProgressFold::move_by_choice(const DoneSession& session,
                                                      const SessionOutcome& out) {
  if (scheme_.own || !scheme_.reps || !target_.load_kg) return std::nullopt;
  const double worth = working_load_kg(scheme_, session);
  const bool unseen = scheme_.gated && filmed_ && session.gate != GateVerdict::kPass;
  const bool more = worth > *target_.load_kg + 1e-9 && !unseen;
  lighter_ = out.at_load || worth <= 0 ? 0 : lighter_ + 1;
  if (!more && lighter_ < kLighterSessions) return std::nullopt;
  lighter_ = failures_ = at_top_ = stuck_ = 0;
  target_.load_kg = asked_kg_ = worth;
  to_start_of_window();
  return repeat(more ? "You lifted more than was asked for, so it counts from there."
                     : "You have lifted less in three sessions, so it counts from there.",
                {"R-P6", "R-P8"}, {"Epley1985", "Dowel"});
}

// Pain first, then form, then the work itself.
StepTaken ProgressFold::move(const DoneSession& session, const SessionOutcome& out) {
  if (auto step = move_by_pain(out)) return *step;
  if (auto step = move_by_gate(session, out)) return *step;
  if (session.easy) {
    return pass_over("An easier week: it neither adds nor takes away.", {"G-05"},
                     {"Rogerson2024", "Dowel"});
  }
  if (!target_.load_kg && scheme_.by_load) take_first_load(session);
  if (auto step = move_by_choice(session, out)) return *step;
  if (!out.at_load && scheme_.own) {
    return pass_over("A lighter day of your own programme: the target stays.", {"R-ADD"},
                     {"S0", "Dowel"});
  }
  if (!out.at_load) return repeat("Lighter than planned: the same target again.", {"R-P6"}, {"S1"});
  if (!out.enough_sets) return repeat("Not all sets were done: the same again.", {"R-P8"}, {"S1"});
  return judge(session, out);
}

// Pain that asks for less. Amber pain holds only after the gate has had its word.
std::optional<StepTaken> ProgressFold::move_by_pain(const SessionOutcome& out) {
  if (out.pain <= scheme_.pain_back && out.next_day <= scheme_.next_day_limit) return std::nullopt;
  if (back_for_pain_ && since_back_ < kSessionsToMend) {
    return repeat(target_.load_kg ? "Lighter already: let the pain settle at this load first."
                                  : "Less already: let the pain settle first.",
                  {"G-11", "R-LEVERS"}, {"Silbernagel2007", "Dowel"});
  }
  const std::string how_much =
      out.pain > scheme_.pain_back
          ? "Pain " + std::to_string(out.pain) + " of 10: step back."
          : "Pain still " + std::to_string(out.next_day) + " of 10 the morning after: step back.";
  StepTaken step = step_back({how_much, {"G-11", "R-LEVERS"}, {"Thomee1997", "Silbernagel2007"}});
  back_for_pain_ = true;
  return step;
}

// What the form, or amber pain, keeps from rising.
std::optional<StepTaken> ProgressFold::move_by_gate(const DoneSession& session,
                                                    const SessionOutcome& out) {
  if (session.gate == GateVerdict::kRegress && since_back_ < kSessionsToMend) {
    return repeat(target_.load_kg ? "Lighter already: mend the form at this load first."
                                  : "Back at the start already: mend the form there first.",
                  {"R-P1", "R-LEVERS"}, {"S1", "Dowel"});
  }
  if (session.gate == GateVerdict::kRegress) {
    return step_back({target_.load_kg
                          ? "The gate asks for a step back: " + one_lighter() + "."
                          : "The gate asks for a step back. There is no load to take off: from the "
                            "start of the range again, slowly, only as deep as it stays clean.",
                      {"R-P1", "R-LEVERS"},
                      {"S1", "S0"}});
  }
  if (out.pain > scheme_.pain_limit) {
    return repeat("Pain is amber: the same again.", {"G-11"}, {"Thomee1997"});
  }
  if (session.gate == GateVerdict::kHold) {
    mastered_ = false;
    return repeat("The gate holds: the same again.", {"R-P1"}, {"S1"});
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
  if (!target_.load_kg) return scheme_.sessions_at_top;
  const std::optional<double> next = next_load_kg(scheme_, *target_.load_kg);
  return next && *next < former_kg_ - 1e-9 ? 1 : scheme_.sessions_at_top;
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
    return repeat("Fewer repetitions with more load, worth the target: the same again.", {"R-P8"},
                  {"Epley1985", "Dowel"});
  }
  if (out.reps < target_.window.from) return failed();
  failures_ = 0;
  if (out.reps >= target_.window.to) return at_top(session);
  at_top_ = 0;
  const bool short_of_it = out.reps < target_.reps || target_.reps >= target_.window.to;
  const bool widened = target_.window.to > scheme_.reps->to;
  if (short_of_it && !widened && ++stuck_ >= kStuckSessions && target_.load_kg) {
    return step_back(
        {"Short of the target in nine sessions: " + one_lighter() + ", and build up again.",
         {"G-05", "R-LEVERS"},
         {"S0", "Dowel"}});
  }
  if (out.reps < target_.reps) {
    return repeat("Below the target, within the range: the same again.", {"R-P8"}, {"S1"});
  }
  if (short_of_it) {
    return repeat("One repetition short of the top in some set: the same again.", {"R-P8"}, {"S1"});
  }
  stuck_ = 0;
  ++target_.reps;
  return {{}, StepKind::kMoreReps, {}, {"All sets done: one repetition more.", {"R-P8"}, {"S1"}}};
}

StepTaken ProgressFold::at_top(const DoneSession& session) {
  target_.reps = std::min(target_.reps + 1, target_.window.to);
  stuck_ = 0;
  ++at_top_;
  if (at_top_ < sessions_at_top()) {
    return repeat("Top of the range; once more before anything is added.", {"G-04"}, {"ACSM2009"});
  }
  if (scheme_.gated && session.gate != GateVerdict::kPass) {
    return mastered_ ? harder_one()
                     : repeat(
                           "Ready for more, but the form of this session was not passed: film a "
                           "set.",
                           {"R-P1"}, {"S1"});
  }
  if (scheme_.own && !scheme_.gated) {
    return pass_over(
        "Your own programme sets this load: no film can judge the lift, so Dowel only takes off "
        "when it hurts.",
        {"R-ADD", "R-P1"}, {"S0", "Dowel"});
  }
  if (!scheme_.by_load || !target_.load_kg) return beyond();
  return add_load(session);
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
  const bool jump = percent > scheme_.step_percent.to && !scheme_.own;
  const int wanted =
      jump ? repetitions_worth(*target_.load_kg, *next, scheme_.reps->from) - scheme_.reps->to : 0;
  if (shift < std::min(wanted, kMostWindowShift)) {
    return widen({"The next load is a large step, so the range of repetitions moves up first.",
                  {"R-P6", "G-04"},
                  {"ACSM2009", "Dowel"}});
  }
  const bool again = *next < former_kg_ - 1e-9;
  target_.load_kg = next;
  target_.window = *scheme_.reps;
  target_.reps = target_.window.from;
  at_top_ = 0;
  if (again) {
    return {{},
            StepKind::kMoreLoad,
            {},
            {"Top of the range, and you have lifted more before: back up a step.",
             {"R-P6", "G-04", "R-P1"},
             {"S1", "Dowel"}}};
  }
  return {{},
          StepKind::kMoreLoad,
          {},
          {"Top of the range in " + std::to_string(scheme_.sessions_at_top) +
               (!scheme_.gated            ? " sessions running; no film can judge this one: "
                : session.gate_overridden ? " sessions running; the form you passed yourself: "
                                          : " sessions running, the form held on the last film: ") +
               (scheme_.fixed_kg.empty() ? "the next step up." : "the next bell."),
           {"R-P6", "G-04", "R-P1"},
           {"S1", "ACSM2009"}}};
}

StepTaken ProgressFold::widen(Reason why) {
  ++target_.window.from;
  ++target_.window.to;
  target_.reps = target_.window.to;
  at_top_ = 0;
  return {{}, StepKind::kWiderReps, {}, std::move(why)};
}

// No load to add: the harder exercise, else a wider window.
StepTaken ProgressFold::beyond() {
  if (!scheme_.harder.empty()) return harder_one();
  if (target_.window.to - scheme_.reps->to >= kMostWindowShift) {
    return pass_over(
        "As many repetitions as make sense, and nothing heavier at hand: do them slower, three "
        "seconds down and two at the bottom.",
        {"R-P5"}, {"S1", "Dowel"});
  }
  return widen({"There is no load to add here, so the range of repetitions moves up.",
                {"R-P8"},
                {"S1", "Dowel"}});
}

StepTaken ProgressFold::harder_one() {
  mastered_ = true;
  return {{},
          StepKind::kNextExercise,
          {},
          {"This one is mastered: the next plan brings a harder one.",
           {"R-P2", "G-19"},
           {"S1", "Dowel"}}};
}

StepTaken ProgressFold::failed() {
  mastered_ = false;
  at_top_ = 0;
  if (++failures_ < kFailuresToStepBack) {
    return repeat("Below the range: the same again.", {"R-P8"}, {"S1"});
  }
  return step_back({"Below the range in three sessions: step back and build up again.",
                    {"G-05", "R-LEVERS"},
                    {"Rogerson2024", "S0", "Dowel"}});
}

StepTaken ProgressFold::step_back(Reason why) {
  at_top_ = failures_ = since_back_ = stuck_ = 0;
  back_for_pain_ = mastered_ = false;
  former_kg_ = std::max(former_kg_, asked_kg_.value_or(0));
  if (target_.load_kg) target_.load_kg = lighter_load_kg(scheme_, *target_.load_kg);
  to_start_of_window();
  if (target_.level) target_.level = std::max(scheme_.first_level, *target_.level - 1);
  return {{}, StepKind::kStepBack, {}, std::move(why)};
}

StepTaken ProgressFold::repeat(std::string text, std::vector<std::string> rules,
                               std::vector<std::string> sources) {
  return {{}, StepKind::kRepeat, {}, {std::move(text), std::move(rules), std::move(sources)}};
}

StepTaken ProgressFold::pass_over(std::string text, std::vector<std::string> rules,
                                  std::vector<std::string> sources) {
  StepTaken step = repeat(std::move(text), std::move(rules), std::move(sources));
  step.passed_over = true;
  return step;
}

}  // namespace dowel
