#include "core/progress/session_outcome.h"

#include <algorithm>
#include <cmath>

namespace dowel {
namespace {

bool at_target_load(const SetEntry& set, const WorkTarget& target, const ProgressScheme& scheme) {
  if (!target.load_kg) return true;
  return set.load_kg && shown_hundredths(*set.load_kg, scheme.plates.shown) >=
                            shown_hundredths(*target.load_kg, scheme.plates.shown);
}

// A heavier set of fewer repetitions beside the asked work is no failure of it.
void drop_heavier_singles(std::vector<const SetEntry*>& good, const WorkTarget& target,
                          const ProgressScheme& scheme) {
  if (!target.load_kg || !scheme.reps) return;
  const long asked = shown_hundredths(*target.load_kg, scheme.plates.shown);
  const auto is_other = [&](const SetEntry* set) {
    return shown_hundredths(*set->load_kg, scheme.plates.shown) > asked &&
           set->reps.value_or(0) < target.window.from;
  };
  if (!std::ranges::all_of(good, is_other)) std::erase_if(good, is_other);
}

}  // namespace

SessionOutcome look_at(const DoneSession& session, const WorkTarget& target,
                       const ProgressScheme& scheme) {
  SessionOutcome out;
  std::vector<const SetEntry*> good;
  for (const SetEntry& set : session.sets) {
    out.pain = std::max(out.pain, set.pain.value_or(0));
    out.next_day = std::max(out.next_day, set.next_day_pain.value_or(0));
    if (scheme.reps ? !set.reps : scheme.hold_s && !set.hold_s) continue;  // another kind of set
    if (!at_target_load(set, target, scheme)) continue;
    good.push_back(&set);
  }
  drop_heavier_singles(good, target, scheme);
  int left = 0;
  int right = 0;
  for (const SetEntry* set : good) {
    left += set->side == Side::kLeft;
    right += set->side == Side::kRight;
  }
  const int both = static_cast<int>(good.size()) - left - right;
  out.at_load = !good.empty();
  out.enough_sets = both + std::min(left, right) >= target.sets;
  if (good.empty()) return out;
  out.reps = 1 << 20;
  out.hold_s = out.distance_m = 1e9;
  for (const SetEntry* set : good) {
    out.reps = std::min(out.reps, set->reps.value_or(0));
    out.hold_s = std::min(out.hold_s, std::round(set->hold_s.value_or(0)));
    out.distance_m = std::min(out.distance_m, std::round(set->distance_m.value_or(0)));
  }
  return out;
}

}  // namespace dowel
