// Work that is not counted in repetitions: holds, ways and the levels of a protocol.

#include <algorithm>

#include "core/progress/progress_fold.h"

namespace dowel {
namespace {

constexpr double kHoldStepSeconds = 5;
constexpr double kDistanceStepMetres = 5;

}  // namespace

StepTaken ProgressFold::by_hold(const DoneSession& session, const SessionOutcome& out) {
  if (out.hold_s < scheme_.hold_s->from) return failed();
  failures_ = 0;
  if (out.hold_s < *target_.hold_s) {
    return repeat("Shorter than the target: the same again.", {"R-P4"}, {"S1"});
  }
  if (*target_.hold_s < scheme_.hold_s->to) {
    target_.hold_s = std::min(*target_.hold_s + kHoldStepSeconds, scheme_.hold_s->to);
    return {
        {}, StepKind::kLongerHold, {}, {"Held in every set: five seconds more.", {"R-P4"}, {"S1"}}};
  }
  return at_limit(session, scheme_.hold_s->from, target_.hold_s);
}

StepTaken ProgressFold::by_distance(const DoneSession& session, const SessionOutcome& out) {
  if (out.distance_m < *target_.distance_m) {
    return repeat("Shorter than the target: the same again.", {"R-P8"}, {"S1"});
  }
  if (*target_.distance_m < scheme_.metres->to) {
    target_.distance_m = std::min(*target_.distance_m + kDistanceStepMetres, scheme_.metres->to);
    return {{},
            StepKind::kFarther,
            {},
            {"The whole way in every set: five metres more.", {"R-P8"}, {"S1", "Dowel"}}};
  }
  return at_limit(session, scheme_.metres->from, target_.distance_m);
}

// Longest hold or way reached: load after two sessions, and back to the short end.
StepTaken ProgressFold::at_limit(const DoneSession& session, double from,
                                 std::optional<double>& amount) {
  if (++at_top_ < scheme_.sessions_at_top) {
    return repeat("The full amount; once more before anything is added.", {"G-04"}, {"ACSM2009"});
  }
  if (scheme_.gated && session.gate != GateVerdict::kPass) {
    return repeat("Ready for more, but the form of this session was not passed: film a set.",
                  {"R-P1"}, {"S1"});
  }
  if (!scheme_.by_load || !target_.load_kg) {
    return repeat("The full amount: keep it.", {"R-P4"}, {"S1"});
  }
  const std::optional<double> heavier = next_load_kg(scheme_, *target_.load_kg);
  if (!heavier) {
    return repeat("The full amount, and nothing heavier at hand: keep it.", {"R-P4"}, {"S1"});
  }
  at_top_ = 0;
  target_.load_kg = heavier;
  amount = from;
  return {
      {},
      StepKind::kMoreLoad,
      {},
      {"The full amount in two sessions: the next step up.", {"R-P6", "G-04"}, {"S1", "ACSM2009"}}};
}

StepTaken ProgressFold::by_level(const SessionOutcome& out) {
  const bool held = !scheme_.hold_s || out.hold_s >= scheme_.hold_s->from;
  const bool enough = !scheme_.reps || out.reps >= scheme_.reps->from;
  if (!held || !enough) return failed();
  failures_ = 0;
  if (++at_top_ < scheme_.sessions_at_top) {
    return repeat("This level held; once more before the next.", {"G-08", "G-19"},
                  {"ACSM2009", "Polglass2019"});
  }
  if (*target_.level + 1 >= scheme_.levels) return beyond_levels();
  at_top_ = 0;
  ++*target_.level;
  return {{},
          StepKind::kNextLevel,
          {},
          {"Two sessions at this level: the next lever.", {"G-19"}, {"Polglass2019", "Dowel"}}};
}

StepTaken ProgressFold::beyond_levels() {
  if (scheme_.harder.empty()) return repeat("The last level: keep it.", {"G-19"}, {"Polglass2019"});
  mastered_ = true;
  return {{},
          StepKind::kNextExercise,
          {},
          {"This lever is mastered: the next plan brings a harder one.",
           {"G-19"},
           {"Polglass2019", "Dowel"}}};
}

}  // namespace dowel
