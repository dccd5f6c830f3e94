#include "core/plan/progress.h"

#include <algorithm>
#include <cmath>

#include "core/plan/session_outcome.h"

namespace dowel {
namespace {

constexpr double kHoldStepSeconds = 5;
constexpr double kDistanceStepMetres = 5;
constexpr int kFailuresToStepBack = 3;  ///< sessions below the window; our decision, as for a stall
constexpr double kStepBackPercent = 10;  ///< our decision: the sources' largest step, downwards
constexpr int kSessionsToMend = 3;       ///< at the lighter load before form takes off more
constexpr int kMostWindowShift = 8;      ///< repetitions the window may move for coarse plates
constexpr int kStuckSessions = 9;  ///< short of the target so often: three weeks of three days

class Folder {
 public:
  explicit Folder(const ProgressScheme& scheme) : scheme_(scheme) { start(); }

  StepTaken take(const DoneSession& session) {
    const bool first = !started_;
    if (first) take_first_load(session);
    started_ = true;
    const SessionOutcome out = look_at(session, target_, scheme_);
    ++since_back_;
    StepTaken step = move(session, out);
    step.when = session.when;
    if (first && step.kind == StepKind::kRepeat) step.kind = StepKind::kStart;
    step.target = target_;
    return step;
  }

  const WorkTarget& target() const { return target_; }

 private:
  void start() {
    target_.sets = scheme_.sets;
    if (scheme_.reps) target_.window = *scheme_.reps;
    target_.reps = target_.window.from;
    if (scheme_.hold_s) target_.hold_s = scheme_.hold_s->from;
    if (scheme_.metres) target_.distance_m = scheme_.metres->from;
    if (scheme_.levels > 0) target_.level = scheme_.first_level;
  }

  /// The first session says where the athlete starts.
  void take_first_load(const DoneSession& session) {
    for (const SetEntry& set : session.sets) {
      if (set.load_kg) target_.load_kg = std::max(target_.load_kg.value_or(0), *set.load_kg);
    }
  }

  StepTaken move(const DoneSession& session, const SessionOutcome& out) {
    const bool hurts = out.pain > scheme_.pain_back || out.next_day > scheme_.next_day_limit;
    if (hurts && back_for_pain_ && since_back_ < kSessionsToMend)
      return repeat(target_.load_kg ? "Lighter already: let the pain settle at this load first."
                                    : "Less already: let the pain settle first.",
                    {"G-11", "R-LEVERS"}, {"Silbernagel2007", "Dowel"});
    if (hurts)
      return back_for_pain({"Pain " + std::to_string(std::max(out.pain, out.next_day)) +
                                " of 10, or not settled the morning after: step back.",
                            {"G-11", "R-LEVERS"},
                            {"Thomee1997", "Silbernagel2007"}});
    if (session.gate == GateVerdict::kRegress && since_back_ < kSessionsToMend)
      return repeat(target_.load_kg ? "Lighter already: mend the form at this load first."
                                    : "Back at the start already: mend the form there first.",
                    {"R-P1", "R-LEVERS"}, {"S1", "Dowel"});
    if (session.gate == GateVerdict::kRegress)
      return step_back({"The gate asks for a step back.", {"R-P1", "R-LEVERS"}, {"S1", "S0"}});
    if (out.pain > scheme_.pain_limit)
      return repeat("Pain is amber: the same again.", {"G-11"}, {"Thomee1997"});
    if (session.gate == GateVerdict::kHold)
      return repeat("The gate holds: the same again.", {"R-P1"}, {"S1"});
    if (session.easy)
      return pass_over("An easier week: it neither adds nor takes away.", {"G-05"},
                       {"Rogerson2024", "Dowel"});
    if (!target_.load_kg && scheme_.by_load) take_first_load(session);
    if (!out.at_load && scheme_.own)
      return pass_over("A lighter day of your own programme: the target stays.", {"R-ADD"},
                       {"S0", "Dowel"});
    if (!out.at_load)
      return repeat("Lighter than planned: the same target again.", {"R-P6"}, {"S1"});
    if (!out.enough_sets)
      return repeat("Not all sets were done: the same again.", {"R-P8"}, {"S1"});
    return judge(session, out);
  }

  StepTaken judge(const DoneSession& session, const SessionOutcome& out) {
    if (target_.level) return by_level(session, out);
    if (target_.hold_s && target_.reps == 0) return by_hold(session, out);
    if (target_.distance_m) return by_distance(session, out);
    return by_reps(session, out);
  }

  StepTaken back_for_pain(Reason why) {
    StepTaken step = step_back(std::move(why));
    back_for_pain_ = true;
    return step;
  }

  /// Below a load that was lifted before, one session at the top is enough to go on.
  int sessions_at_top() const {
    return target_.load_kg && *target_.load_kg < former_kg_ ? 1 : scheme_.sessions_at_top;
  }

  /// Double progression: repetitions up through the window, then the load, then from the start.
  StepTaken by_reps(const DoneSession& session, const SessionOutcome& out) {
    if (out.reps < target_.window.from) return failed();
    failures_ = 0;
    if (out.reps >= target_.window.to) return at_top(session);
    at_top_ = 0;
    const bool short_of_it = out.reps < target_.reps || target_.reps >= target_.window.to;
    if (short_of_it && ++stuck_ >= kStuckSessions && target_.load_kg)
      return step_back(
          {"Short of the target in nine sessions: a tenth lighter, and build up again.",
           {"G-05", "R-LEVERS"},
           {"S0", "Dowel"}});
    if (out.reps < target_.reps)
      return repeat("Below the target, within the range: the same again.", {"R-P8"}, {"S1"});
    if (short_of_it)
      return repeat("One repetition short of the top in some set: the same again.", {"R-P8"},
                    {"S1"});
    stuck_ = 0;
    ++target_.reps;
    return {{}, StepKind::kMoreReps, {}, {"All sets done: one repetition more.", {"R-P8"}, {"S1"}}};
  }

  StepTaken at_top(const DoneSession& session) {
    target_.reps = std::min(target_.reps + 1, target_.window.to);
    stuck_ = 0;
    ++at_top_;
    if (at_top_ < sessions_at_top())
      return repeat("Top of the range; once more before anything is added.", {"G-04"},
                    {"ACSM2009"});
    if (scheme_.gated && session.gate != GateVerdict::kPass)
      return repeat("Ready for more, but the form was not passed: film a set.", {"R-P1"}, {"S1"});
    if (!scheme_.by_load || !target_.load_kg) return beyond();
    return add_load();
  }

  /// More load, or a wider window first when the plates only allow a jump: two repetitions for
  /// every 10 per cent of the jump, both ends of the window together.
  StepTaken add_load() {
    const double next = next_load_kg(scheme_, *target_.load_kg);
    const double percent = 100 * (next - *target_.load_kg) / *target_.load_kg;
    const int shift = target_.window.to - scheme_.reps->to;
    const int wanted = percent <= scheme_.step_percent.to
                           ? 0
                           : static_cast<int>(std::ceil(percent / 10 - 1e-9)) * 2;
    if (shift < std::min(wanted, kMostWindowShift))
      return widen({"The next plate is a large step, so the range of repetitions moves up first.",
                    {"R-P6", "G-04"},
                    {"ACSM2009", "Dowel"}});
    const bool again = *target_.load_kg < former_kg_;
    target_.load_kg = next;
    target_.window = *scheme_.reps;
    target_.reps = target_.window.from;
    at_top_ = 0;
    if (again)
      return {{},
              StepKind::kMoreLoad,
              {},
              {"Top of the range, and you have lifted more before: back up a step.",
               {"R-P6", "G-04", "R-P1"},
               {"S1", "Dowel"}}};
    return {{},
            StepKind::kMoreLoad,
            {},
            {"Top of the range in " + std::to_string(scheme_.sessions_at_top) +
                 (scheme_.gated ? " sessions running with the form held: the smallest step up."
                                : " sessions running; no film can judge this one: the smallest "
                                  "step up."),
             {"R-P6", "G-04", "R-P1"},
             {"S1", "ACSM2009"}}};
  }

  StepTaken widen(Reason why) {
    ++target_.window.from;
    ++target_.window.to;
    target_.reps = target_.window.to;
    at_top_ = 0;
    return {{}, StepKind::kWiderReps, {}, std::move(why)};
  }

  /// No load to add: the harder exercise, else a wider window.
  StepTaken beyond() {
    if (!scheme_.harder.empty())
      return {{},
              StepKind::kNextExercise,
              {},
              {"This one is mastered: the next plan brings a harder one.",
               {"R-P2", "G-19"},
               {"S1", "Dowel"}}};
    if (target_.window.to - scheme_.reps->to >= kMostWindowShift)
      return pass_over(
          "As many repetitions as make sense, and nothing heavier at hand: do them slower, three "
          "seconds down and two at the bottom.",
          {"R-P5"}, {"S1", "Dowel"});
    return widen({"There is no load to add here, so the range of repetitions moves up.",
                  {"R-P8"},
                  {"S1", "Dowel"}});
  }

  StepTaken by_hold(const DoneSession& session, const SessionOutcome& out) {
    if (out.hold_s < scheme_.hold_s->from) return failed();
    failures_ = 0;
    if (out.hold_s < *target_.hold_s)
      return repeat("Shorter than the target: the same again.", {"R-P4"}, {"S1"});
    if (*target_.hold_s < scheme_.hold_s->to) {
      target_.hold_s = std::min(*target_.hold_s + kHoldStepSeconds, scheme_.hold_s->to);
      return {{},
              StepKind::kLongerHold,
              {},
              {"Held in every set: five seconds more.", {"R-P4"}, {"S1"}}};
    }
    return at_limit(session, scheme_.hold_s->from, target_.hold_s);
  }

  StepTaken by_distance(const DoneSession& session, const SessionOutcome& out) {
    if (out.distance_m < *target_.distance_m)
      return repeat("Shorter than the target: the same again.", {"R-P8"}, {"S1"});
    if (*target_.distance_m < scheme_.metres->to) {
      target_.distance_m = std::min(*target_.distance_m + kDistanceStepMetres, scheme_.metres->to);
      return {{},
              StepKind::kFarther,
              {},
              {"The whole way in every set: five metres more.", {"R-P8"}, {"S1", "Dowel"}}};
    }
    return at_limit(session, scheme_.metres->from, target_.distance_m);
  }

  /// Longest hold or way reached: load after two sessions, and back to the short end.
  StepTaken at_limit(const DoneSession& session, double from, std::optional<double>& amount) {
    if (++at_top_ < scheme_.sessions_at_top)
      return repeat("The full amount; once more before anything is added.", {"G-04"}, {"ACSM2009"});
    if (scheme_.gated && session.gate != GateVerdict::kPass)
      return repeat("Ready for more, but the form was not passed: film a set.", {"R-P1"}, {"S1"});
    if (!scheme_.by_load || !target_.load_kg)
      return repeat("The full amount: keep it.", {"R-P4"}, {"S1"});
    at_top_ = 0;
    target_.load_kg = next_load_kg(scheme_, *target_.load_kg);
    amount = from;
    return {{},
            StepKind::kMoreLoad,
            {},
            {"The full amount in two sessions: the smallest step up.",
             {"R-P6", "G-04"},
             {"S1", "ACSM2009"}}};
  }

  StepTaken by_level(const DoneSession&, const SessionOutcome& out) {
    const bool held = !scheme_.hold_s || out.hold_s >= scheme_.hold_s->from;
    const bool enough = !scheme_.reps || out.reps >= scheme_.reps->from;
    if (!held || !enough) return failed();
    failures_ = 0;
    if (++at_top_ < scheme_.sessions_at_top)
      return repeat("This level held; once more before the next.", {"G-08", "G-19"},
                    {"ACSM2009", "Polglass2019"});
    at_top_ = 0;
    if (*target_.level + 1 >= scheme_.levels) return beyond_levels();
    ++*target_.level;
    return {{},
            StepKind::kNextLevel,
            {},
            {"Two sessions at this level: the next lever.", {"G-19"}, {"Polglass2019", "Dowel"}}};
  }

  StepTaken beyond_levels() {
    if (scheme_.harder.empty())
      return repeat("The last level: keep it.", {"G-19"}, {"Polglass2019"});
    return {{},
            StepKind::kNextExercise,
            {},
            {"This lever is mastered: the next plan brings a harder one.",
             {"G-19"},
             {"Polglass2019", "Dowel"}}};
  }

  StepTaken failed() {
    at_top_ = 0;
    if (++failures_ < kFailuresToStepBack)
      return repeat("Below the range: the same again.", {"R-P8"}, {"S1"});
    return step_back({"Below the range in three sessions: step back and build up again.",
                      {"G-05", "R-LEVERS"},
                      {"Rogerson2024", "S0", "Dowel"}});
  }

  StepTaken step_back(Reason why) {
    at_top_ = failures_ = since_back_ = stuck_ = 0;
    back_for_pain_ = false;
    former_kg_ = std::max(former_kg_, target_.load_kg.value_or(0));
    if (target_.load_kg) {
      const double step = scheme_.plates.smallest_step_kg;
      const double lower = *target_.load_kg * (1 - kStepBackPercent / 100);
      target_.load_kg = std::max(0.0, std::floor(lower / step + 1e-9) * step);
    }
    if (scheme_.reps) target_.window = *scheme_.reps;
    target_.reps = target_.window.from;
    if (scheme_.hold_s) target_.hold_s = scheme_.hold_s->from;
    if (scheme_.metres) target_.distance_m = scheme_.metres->from;
    if (target_.level) target_.level = std::max(scheme_.first_level, *target_.level - 1);
    return {{}, StepKind::kStepBack, {}, std::move(why)};
  }

  StepTaken repeat(std::string text, std::vector<std::string> rules,
                   std::vector<std::string> sources) {
    return {{}, StepKind::kRepeat, {}, {std::move(text), std::move(rules), std::move(sources)}};
  }

  StepTaken pass_over(std::string text, std::vector<std::string> rules,
                      std::vector<std::string> sources) {
    StepTaken step = repeat(std::move(text), std::move(rules), std::move(sources));
    step.passed_over = true;
    return step;
  }

  const ProgressScheme& scheme_;
  WorkTarget target_{};
  bool started_ = false;
  int at_top_ = 0;
  int since_back_ = kSessionsToMend;
  int failures_ = 0;
  int stuck_ = 0;
  bool back_for_pain_ = false;  ///< what the last step back was for
  double former_kg_ = 0;        ///< load before a step back
};

bool is_rise(StepKind kind) {
  return kind != StepKind::kRepeat && kind != StepKind::kStepBack && kind != StepKind::kStart;
}

}  // namespace

Progress progress(const ProgressScheme& scheme, std::vector<DoneSession> sessions) {
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const DoneSession& a, const DoneSession& b) { return a.when < b.when; });
  Folder folder(scheme);
  Progress out;
  for (DoneSession& session : sessions) {
    std::erase_if(session.sets, [](const SetEntry& set) { return set.kind == SetKind::kWarmup; });
    if (session.sets.empty()) continue;
    out.steps.push_back(folder.take(session));
    const StepKind kind = out.steps.back().kind;
    if (out.steps.back().passed_over) continue;
    out.sessions_without_progress =
        is_rise(kind) || kind == StepKind::kStart ? 0 : out.sessions_without_progress + 1;
  }
  out.target = folder.target();
  return out;
}

}  // namespace dowel
