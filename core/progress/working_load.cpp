#include "core/progress/working_load.h"

#include <algorithm>
#include <functional>
#include <limits>

#include "core/progress/session_outcome.h"

namespace dowel {
namespace {

// Repetitions that were left of a set: as the plan leaves them where nothing harder was said. Heavy
// singles and doubles are taken for all there was.
// @param exactly  as the athlete has said, because the load is to meet an effort
double left_of_set(const SetEntry& set, const ProgressScheme& scheme, bool exactly) {
  const auto effort = effort_of(set);
  const ProgressRules& rules = *scheme.rules;
  if (effort && (exactly || 10 - *effort < rules.reserve.from)) return 10 - *effort;
  return std::min(rules.first_reserve, set.reps.value_or(1) - 1.0);
}

// The load that as many sets as count were worth, whatever can be loaded. Heavy singles and doubles
// beside longer sets are not the work. 0 where none was lifted. @source [Epley1985]
double load_worth(const DoneSession& session, const ProgressScheme& scheme, double reserve) {
  const int reps = scheme.reps->from;
  const bool to_effort = scheme.own && scheme.rule.by == OwnProgress::kEffort && scheme.rule.effort;
  const auto is_work = [&](const SetEntry& set) {
    return set.load_kg && 100 * set.reps.value_or(0) >= scheme.rules->work_share_percent * reps;
  };
  const bool worked = std::ranges::any_of(session.sets, is_work);
  std::vector<double> worth;
  for (const SetEntry& set : session.sets) {
    if (!set.load_kg || set.reps.value_or(0) < 1 || (worked && !is_work(set))) continue;
    const bool as_done = *set.reps >= reps && !(to_effort && effort_of(set));
    const double could = *set.reps + left_of_set(set, scheme, to_effort);
    const double max_kg = could <= 1 ? *set.load_kg : *set.load_kg * (1 + could / 30);
    const double for_reps = max_kg / (1 + (reps + reserve) / 30);
    worth.push_back(as_done ? *set.load_kg : std::min(*set.load_kg, for_reps));
  }
  if (worth.empty()) return 0;
  std::ranges::sort(worth, std::greater<>());
  return worth[std::min(worth.size(), static_cast<std::size_t>(std::max(scheme.sets, 1))) - 1];
}

// `load_worth` as it can be loaded: what plates or bells make, or what was lifted where that is
// nearer or there is nothing lighter.
double load_of_sets(const ProgressScheme& scheme, const DoneSession& session, double reserve) {
  const double worth = load_worth(session, scheme, reserve);
  if (worth <= 0) return 0;
  const double made = makeable_load_kg(scheme, worth);
  double below = made > worth + 1e-9 ? 0 : made;            // the greatest that is not too much
  double enough = std::numeric_limits<double>::infinity();  // the lightest lifted that is enough
  for (const SetEntry& set : session.sets) {
    const double load_kg = set.reps == 0 ? 0 : set.load_kg.value_or(0);
    if (load_kg <= worth + 1e-9) below = std::max(below, load_kg);
    if (load_kg >= worth - 1e-9) enough = std::min(enough, load_kg);
  }
  return below > 0 ? below : std::min(enough, made);
}

}  // namespace

double reserve_to_ask(const ProgressScheme& scheme) {
  const bool to_effort = scheme.own && scheme.rule.effort;
  return to_effort ? 10 - *scheme.rule.effort : scheme.rules->first_reserve;
}

double working_load_kg(const ProgressScheme& scheme, const DoneSession& session, double reserve) {
  DoneSession left = session, right = session;
  std::erase_if(left.sets, [](const SetEntry& set) { return set.side == Side::kRight; });
  std::erase_if(right.sets, [](const SetEntry& set) { return set.side == Side::kLeft; });
  const bool apart =
      left.sets.size() < session.sets.size() && right.sets.size() < session.sets.size();
  if (!apart) return load_of_sets(scheme, session, reserve);
  return std::min(load_of_sets(scheme, left, reserve), load_of_sets(scheme, right, reserve));
}

}  // namespace dowel
