#include "store/progress.h"

#include <algorithm>

#include "core/log/strength.h"

namespace dowel::store {
namespace {

template <class T>
void keep_larger(std::optional<T>& kept, const std::optional<T>& value) {
  if (value && (!kept || *value > *kept)) kept = value;
}

}  // namespace

void add_set(ProgressPoint& point, const SetFigures& set) {
  ++point.sets;
  point.reps += set.reps.value_or(0);
  if (set.load_kg && set.reps) {
    point.volume_kg += *set.load_kg * *set.reps;
    keep_larger(point.best_one_rm_kg, one_rep_max_kg(*set.load_kg, *set.reps));
  }
  if (set.load_kg && (!point.best_load_kg || *set.load_kg > *point.best_load_kg)) {
    point.best_load_kg = set.load_kg;
    point.best_load_reps = set.reps;
  } else if (set.load_kg && *set.load_kg == *point.best_load_kg) {
    keep_larger(point.best_load_reps, set.reps);
  }
  keep_larger(point.longest_hold_s, set.hold_s);
  keep_larger(point.longest_distance_m, set.distance_m);
  keep_larger(point.worst_pain, set.pain);
  keep_larger(point.worst_pain, set.next_day_pain);
  point.held += set.held;
  point.gradeable += set.gradeable;
}

}  // namespace dowel::store
