#include "core/progress/session_outcome.h"

#include <algorithm>
#include <cmath>

#include "core/log/strength.h"

namespace dowel {
namespace {

long shown(double load_kg, const ProgressScheme& scheme) {
  return shown_hundredths(load_kg, scheme.plates.shown);
}

bool at_target_load(const SetEntry& set, const WorkTarget& target, const ProgressScheme& scheme) {
  if (!target.load_kg) return true;
  if (!set.load_kg) return false;
  if (shown(*set.load_kg, scheme) >= shown(*target.load_kg, scheme)) return true;
  // What cannot be put on here and is less by what nobody feels stands for the target.
  const double least_kg = *target.load_kg * (1 - scheme.rules->same_load_percent / 100);
  return *set.load_kg >= least_kg && makeable_load_kg(scheme, *set.load_kg) != *set.load_kg;
}

bool above_target_load(const SetEntry& set, const WorkTarget& target,
                       const ProgressScheme& scheme) {
  return target.load_kg && set.load_kg &&
         shown(*set.load_kg, scheme) > shown(*target.load_kg, scheme);
}

// A heavier set of fewer repetitions beside the asked work is no failure of it.
void drop_heavier_singles(std::vector<const SetEntry*>& good, const WorkTarget& target,
                          const ProgressScheme& scheme) {
  if (!target.load_kg || !scheme.reps) return;
  const auto is_other = [&](const SetEntry* set) {
    return above_target_load(*set, target, scheme) && set->reps.value_or(0) < target.window.from;
  };
  if (!std::ranges::all_of(good, is_other)) std::erase_if(good, is_other);
}

// The sets that count, and what the others say of the session.
std::vector<const SetEntry*> sets_that_count(const DoneSession& session, const WorkTarget& target,
                                             const ProgressScheme& scheme, SessionOutcome& out) {
  std::vector<const SetEntry*> good;
  for (const SetEntry& set : session.sets) {
    out.pain = std::max(out.pain, set.pain.value_or(0));
    out.next_day = std::max(out.next_day, set.next_day_pain.value_or(0));
    if (is_missed(set, scheme)) {
      out.missed = true;
      out.missed_asked = out.missed_asked || !above_target_load(set, target, scheme);
      continue;
    }
    out.effort_said = std::max(out.effort_said, effort_of(set));  // nothing said is less than 0
    if (scheme.reps ? !set.reps : scheme.hold_s && !set.hold_s) continue;  // another kind of set
    if (at_target_load(set, target, scheme)) good.push_back(&set);
  }
  drop_heavier_singles(good, target, scheme);
  return good;
}

// Sets that left nothing, whether they count for the target or not.
void count_spent(const DoneSession& session, const WorkTarget& target, const ProgressScheme& scheme,
                 SessionOutcome& out) {
  if (!scheme.reps) return;
  const double least = scheme.rules->work_share_percent * target.window.from;
  for (const SetEntry& set : session.sets) {
    const int reps = set.reps.value_or(0);
    if (reps < 1 || effort_of(set).value_or(0) < kMostEffort) continue;
    const bool above = above_target_load(set, target, scheme);
    out.spent = out.spent || !above;
    out.spent_above = out.spent_above || (above && 100 * reps >= least);
  }
}

// Sets of which both sides were done; of a side more nothing is known of the other.
void count_sides(const DoneSession& session, const std::vector<const SetEntry*>& good,
                 SessionOutcome& out) {
  const auto of = [&](Side side) {
    return static_cast<int>(std::ranges::count(good, side, [](const auto* s) { return s->side; }));
  };
  const int left = of(Side::kLeft), right = of(Side::kRight);
  out.sets = of(Side::kBoth) + std::min(left, right);
  const auto logged = [&](Side side) {
    return std::ranges::find(session.sets, side, &SetEntry::side) != session.sets.end();
  };
  out.side_missing = !logged(Side::kBoth) && logged(Side::kLeft) != logged(Side::kRight);
  out.sets_of_one = std::max(left, right);
  out.side_short = left != right && std::min(left, right) > 0;
}

// Beyond what the film may be wrong by.
std::optional<Measured> sure_loss(const DoneSession& session, const SetId& set,
                                  const ProgressScheme& scheme) {
  if (!scheme.hard_loss) return std::nullopt;
  for (const SlowedSet& filmed : session.slowed) {
    const double least = filmed.loss.value - scheme.rules->loss_margin_sd * filmed.loss.sd;
    if (filmed.set == set && least >= *scheme.hard_loss) return filmed.loss;
  }
  return std::nullopt;
}

}  // namespace

int whole_sets(int of_both, int of_left, int of_right) {
  return of_both + std::max(of_left, of_right);
}

std::optional<double> effort_of(const SetEntry& set) {
  if (set.rpe) return set.rpe;
  if (set.rir) return std::max(0.0, kMostEffort - *set.rir);
  return std::nullopt;
}

bool is_missed(const SetEntry& set, const ProgressScheme& scheme) {
  return scheme.reps && set.reps == 0;
}

SessionOutcome look_at(const DoneSession& session, const WorkTarget& target,
                       const ProgressScheme& scheme) {
  SessionOutcome out;
  const std::vector<const SetEntry*> good = sets_that_count(session, target, scheme, out);
  count_spent(session, target, scheme, out);
  out.at_load = !good.empty();
  count_sides(session, good, out);
  if (good.empty()) return out;
  constexpr int kMany = 1 << 20;
  out.reps = out.reps_there = kMany;
  out.hold_s = out.distance_m = 1e9;
  for (const SetEntry* set : good) {
    out.reps = std::min(out.reps, set->reps.value_or(0));
    if (!above_target_load(*set, target, scheme)) {
      ++out.sets_there;
      out.reps_there = std::min(out.reps_there, set->reps.value_or(0));
    }
    out.hold_s = std::min(out.hold_s, std::round(set->hold_s.value_or(0)));
    out.distance_m = std::min(out.distance_m, std::round(set->distance_m.value_or(0)));
    out.effort = std::max(out.effort, effort_of(*set));
    const auto loss = sure_loss(session, set->id, scheme);
    if (loss && (!out.slowed || loss->value > out.slowed->value)) out.slowed = loss;
  }
  if (out.sets_there == 0) out.reps_there = out.reps;
  return out;
}

}  // namespace dowel
