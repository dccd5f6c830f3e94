#include "core/coach/rule_week.h"

#include <algorithm>

#include "core/coach/plan_book.h"

namespace dowel {
namespace {

constexpr std::chrono::days kWeek{7};

bool holds_line(const Book& book, const PlanRecord& plan, const NextStep& next) {
  const auto request = book.request_of(plan);
  if (!request) return false;
  return std::ranges::any_of(
      lines_of_lift(book.knowledge(), request->days, next.scheme.exercise),
      [&](const OwnLine& line) { return is_same_line(line.lift, *next.line); });
}

// First day of the first of the plans that had the line one after the other up to the day.
std::optional<LocalDate> began(const Book& book, const NextStep& next, LocalDate day) {
  std::vector<const PlanRecord*> plans;
  for (const PlanRecord& plan : book.log().plans) plans.push_back(&plan);
  std::ranges::stable_sort(plans, {}, &PlanRecord::made);
  std::optional<LocalDate> first;
  for (auto plan = plans.rbegin(); plan != plans.rend(); ++plan) {
    if ((*plan)->start > first.value_or(day)) continue;
    const bool follows = !first || last_day(**plan) + kWeek >= *first;
    if (!follows || !holds_line(book, **plan, next)) break;
    first = (*plan)->start;
  }
  return first;
}

}  // namespace

RuleWeek rule_week(const Book& book, const NextStep& next, LocalDate day) {
  const bool by_calendar = !next.scheme.rule.waves.empty() || !next.scheme.rule.percents.empty();
  if (!next.line || !by_calendar) return {};
  const auto first = began(book, next, day);
  if (!first) return {};
  const auto block_of = [&](LocalDate date) {
    return static_cast<int>(std::chrono::floor<std::chrono::weeks>(date - *first).count());
  };
  RuleWeek at{.week = block_of(day)};
  std::vector<bool> done(static_cast<std::size_t>(at.week) + 1, false);
  for (const DoneSession& session : next.all) {
    const int block = block_of(day_of(session.when));
    if (session.other_line || block < 0 || block > at.week) continue;
    done[static_cast<std::size_t>(block)] = true;
  }
  const int over = std::min(block_of(day_of(book.now())), at.week);  // weeks that have passed
  const auto missed = std::count(done.begin(), done.begin() + std::max(over, 0), false);
  at.waited = over > 0 && over == at.week && !done[static_cast<std::size_t>(over - 1)];
  at.done = at.week >= 0 && done[static_cast<std::size_t>(at.week)];
  at.week -= static_cast<int>(missed);
  return at;
}

}  // namespace dowel
