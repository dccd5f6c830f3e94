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

// The load that would have been as hard for so many repetitions, those in reserve counted with
// them.
double load_for_kg(const SetEntry& set, double left, double reps) {
  const double could = *set.reps + left;
  const double max_kg = could <= 1 ? *set.load_kg : *set.load_kg * (1 + could / 30);
  return max_kg / (1 + reps / 30);
}

// Sets with a load; heavy singles and doubles beside longer ones are not the work.
std::vector<const SetEntry*> work_of(const DoneSession& session, const ProgressScheme& scheme) {
  const double least = scheme.rules->work_share_percent * scheme.reps->from;
  std::vector<const SetEntry*> work, all;
  for (const SetEntry& set : session.sets) {
    if (!set.load_kg || set.reps.value_or(0) < 1) continue;
    all.push_back(&set);
    if (100 * *set.reps >= least) work.push_back(&set);
  }
  return work.empty() ? all : work;
}

// The least of as many sets as count, the best ones; 0 where there is none.
double of_as_many_as_count(std::vector<double> worth, const ProgressScheme& scheme) {
  if (worth.empty()) return 0;
  std::ranges::sort(worth, std::greater<>());
  return worth[std::min(worth.size(), static_cast<std::size_t>(std::max(scheme.sets, 1))) - 1];
}

// The load that as many sets as count were worth, whatever can be loaded. Heavy singles and doubles
// beside longer sets are not the work. 0 where none was lifted. @source [Epley1985]
double load_worth(const DoneSession& session, const ProgressScheme& scheme, double reserve) {
  const int reps = scheme.reps->from;
  const bool to_effort = scheme.own && scheme.rule.by == OwnProgress::kEffort && scheme.rule.effort;
  std::vector<double> worth;
  for (const SetEntry* set : work_of(session, scheme)) {
    const bool as_done = *set->reps >= reps && !(to_effort && effort_of(*set));
    const double for_reps = load_for_kg(*set, left_of_set(*set, scheme, to_effort), reps + reserve);
    worth.push_back(as_done ? *set->load_kg : std::min(*set->load_kg, for_reps));
  }
  return of_as_many_as_count(std::move(worth), scheme);
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

namespace {

// What the sets were worth; where both sides were done by themselves, what the weaker one was.
double of_weaker_side(const DoneSession& session, auto&& worth) {
  DoneSession left = session, right = session;
  std::erase_if(left.sets, [](const SetEntry& set) { return set.side == Side::kRight; });
  std::erase_if(right.sets, [](const SetEntry& set) { return set.side == Side::kLeft; });
  const bool apart =
      left.sets.size() < session.sets.size() && right.sets.size() < session.sets.size();
  return apart ? std::min(worth(left), worth(right)) : worth(session);
}

}  // namespace

double working_load_kg(const ProgressScheme& scheme, const DoneSession& session, double reserve) {
  return of_weaker_side(
      session, [&](const DoneSession& done) { return load_of_sets(scheme, done, reserve); });
}

double load_that_leaves_kg(const ProgressScheme& scheme, const DoneSession& session, int reps,
                           double reserve) {
  return of_weaker_side(session, [&](const DoneSession& done) {
    std::vector<double> loads_kg;
    for (const SetEntry* set : work_of(done, scheme)) {
      loads_kg.push_back(load_for_kg(*set, left_of_set(*set, scheme, scheme.own), reps + reserve));
    }
    const double load_kg = of_as_many_as_count(std::move(loads_kg), scheme);
    return load_kg > 0 ? makeable_load_kg(scheme, load_kg) : 0;
  });
}

}  // namespace dowel
