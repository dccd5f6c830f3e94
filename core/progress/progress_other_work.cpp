// Work that is not counted in repetitions: holds, ways and the levels of a protocol.

#include <algorithm>

#include "core/progress/progress_fold.h"
#include "core/readiness/say.h"

namespace dowel {
StepTaken ProgressFold::by_hold(const DoneSession& session, const SessionOutcome& out) {
  if (out.hold_s < scheme_.hold_s->from) return failed(words().below_range);
  failures_ = 0;
  if (out.hold_s < *target_.hold_s) return repeat(words().hold_shorter);
  if (is_hard(out)) return repeat(words().too_hard);
  if (*target_.hold_s < scheme_.hold_s->to) {
    target_.hold_s = std::min(*target_.hold_s + rules_.hold_step_s, scheme_.hold_s->to);
    return {{}, StepKind::kLongerHold, {}, because(words().hold_longer)};
  }
  return at_limit(session, scheme_.hold_s->from, target_.hold_s);
}

StepTaken ProgressFold::by_distance(const DoneSession& session, const SessionOutcome& out) {
  if (out.distance_m < *target_.distance_m) return repeat(words().way_shorter);
  if (is_hard(out)) return repeat(words().too_hard);
  if (*target_.distance_m < scheme_.metres->to) {
    target_.distance_m = std::min(*target_.distance_m + rules_.distance_step_m, scheme_.metres->to);
    return {{}, StepKind::kFarther, {}, because(words().way_farther)};
  }
  return at_limit(session, scheme_.metres->from, target_.distance_m);
}

// Longest hold or way reached: load after two sessions, and back to the short end.
StepTaken ProgressFold::at_limit(const DoneSession& session, double from,
                                 std::optional<double>& amount) {
  if (++at_top_ < rules_.sessions_at_top) {
    return repeat(words().full_again, {{"left", std::to_string(rules_.sessions_at_top - at_top_)}});
  }
  if (scheme_.gated && session.gate != GateVerdict::kPass) return repeat(words().film_a_set);
  if (!scheme_.by_load || !target_.load_kg) return repeat(words().full_keep);
  const std::optional<double> heavier = next_load_kg(scheme_, *target_.load_kg);
  if (!heavier) return repeat(words().full_no_heavier);
  at_top_ = 0;
  target_.load_kg = heavier;
  amount = from;
  return {{}, StepKind::kMoreLoad, {}, because(words().full_more_load)};
}

StepTaken ProgressFold::by_level(const SessionOutcome& out) {
  const bool held = !scheme_.hold_s || out.hold_s >= scheme_.hold_s->from;
  const bool enough = !scheme_.reps || out.reps >= scheme_.reps->from;
  if (!held || !enough) return failed(words().below_range);
  failures_ = 0;
  if (is_hard(out)) return repeat(words().too_hard);
  if (++at_top_ < rules_.sessions_at_top) {
    return repeat(words().level_again,
                  {{"left", std::to_string(rules_.sessions_at_top - at_top_)}});
  }
  if (*target_.level + 1 >= scheme_.levels) return beyond_levels();
  at_top_ = 0;
  ++*target_.level;
  return {{}, StepKind::kNextLevel, {}, because(words().level_next)};
}

StepTaken ProgressFold::beyond_levels() {
  if (scheme_.harder.empty()) return repeat(words().level_last);
  mastered_ = true;
  return {{}, StepKind::kNextExercise, {}, because(words().level_mastered)};
}

}  // namespace dowel
