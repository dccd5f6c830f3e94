#include "store/progress.h"

#include <algorithm>

#include "core/log/strength.h"

namespace dowel::store {
namespace {

template <class T>
void keep_larger(std::optional<T>& kept, const std::optional<T>& value) {
  if (value && (!kept || *value > *kept)) kept = value;
}

// Counts a set, and one of a side only as far as the other side has not done as much.
void count(ProgressPoint& point, const SetFigures& set) {
  const int reps = set.reps.value_or(0);
  if (set.side == Side::kBoth) {
    ++point.sets;
    point.reps += reps;
    return;
  }
  const auto most = [&] {
    return SideWork{std::max(point.left.sets, point.right.sets),
                    std::max(point.left.reps, point.right.reps)};
  };
  const SideWork before = most();
  SideWork& own = set.side == Side::kLeft ? point.left : point.right;
  ++own.sets;
  own.reps += reps;
  point.sets += most().sets - before.sets;
  point.reps += most().reps - before.reps;
}

}  // namespace

void add_set(ProgressPoint& point, const SetFigures& set) {
  keep_larger(point.worst_pain, set.pain);
  keep_larger(point.worst_pain, set.next_day_pain);
  point.held += set.held;
  point.gradeable += set.gradeable;
  const bool missed = set.reps == 0 && !set.hold_s && !set.distance_m;
  if (missed) return;  // tried and not lifted once: no work, whatever lay on the bar
  count(point, set);
  if (set.load_kg && set.reps) {
    point.volume_kg += *set.load_kg * *set.reps;
    keep_larger(point.best_one_rm_kg,
                one_rep_max_with_reserve_kg(*set.load_kg, *set.reps, set.rpe, set.rir));
  }
  if (set.load_kg && (!point.best_load_kg || *set.load_kg > *point.best_load_kg)) {
    point.best_load_kg = set.load_kg;
    point.best_load_reps = set.reps;
    point.best_load_hold_s = set.hold_s;
    point.best_load_distance_m = set.distance_m;
  } else if (set.load_kg && *set.load_kg == *point.best_load_kg) {
    keep_larger(point.best_load_reps, set.reps);
    keep_larger(point.best_load_hold_s, set.hold_s);
    keep_larger(point.best_load_distance_m, set.distance_m);
  }
  keep_larger(point.longest_hold_s, set.hold_s);
  keep_larger(point.longest_distance_m, set.distance_m);
}

}  // namespace dowel::store
