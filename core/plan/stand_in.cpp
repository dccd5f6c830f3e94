#include "core/plan/stand_in.h"

#include <algorithm>

#include "core/readiness/say.h"

namespace dowel {
namespace {

const Candidate* in_pool(const CandidatePool& pool, const std::string& slug) {
  for (const auto& category : pool.by_category) {
    for (const Candidate& candidate : category) {
      if (candidate.exercise->slug == slug) return &candidate;
    }
  }
  return nullptr;
}

}  // namespace

const Candidate& StandIns::instead_of(const Candidate& chosen, const Candidate& other) {
  const std::string& slug = chosen.exercise->slug;
  for (const Candidate& made : made_) {
    if (made.exercise == other.exercise && made.instead_of == slug) return made;
  }
  Candidate& made = made_.emplace_back(other);
  made.instead_of = slug;
  made.why = because(context_.rules.words.done_instead, {{"exercise", chosen.exercise->name}});
  return made;
}

std::vector<const Candidate*> StandIns::put_in(const CandidatePool& pool, int week, LocalDate date,
                                               std::vector<const Candidate*> picks) {
  if (std::ranges::find(context_.as_chosen, week) != context_.as_chosen.end()) return picks;
  for (const Candidate*& pick : picks) {
    const std::string& done = done_instead(context_.request, pick->exercise->slug, date);
    if (done == pick->exercise->slug) continue;
    const Candidate* other = in_pool(pool, done);
    const auto same = [&](const Candidate* there) { return there->exercise == other->exercise; };
    if (other == nullptr || std::ranges::any_of(picks, same)) continue;
    pick = &instead_of(*pick, *other);
  }
  return picks;
}

std::vector<int> weeks_not_swapped(const PlanRequest& request, const std::vector<PlanWeek>& weeks,
                                   const std::string& exercise) {
  std::vector<int> numbers;
  for (const PlanWeek& week : weeks) {
    for (const PlanDay& day : week.days) {
      if (done_instead(request, exercise, day.date) == exercise) continue;
      const bool there = std::ranges::any_of(day.blocks, [&](const PlanBlock& block) {
        return block.kind == BlockKind::kAccessory &&
               std::ranges::any_of(block.lines, [&](const Prescription& line) {
                 return !line.own && line.exercise == exercise && line.instead_of.empty();
               });
      });
      if (there && (numbers.empty() || numbers.back() != week.number)) {
        numbers.push_back(week.number);
      }
    }
  }
  return numbers;
}

}  // namespace dowel
