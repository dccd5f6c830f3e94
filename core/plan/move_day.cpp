#include "core/plan/move_day.h"

#include <algorithm>

#include "core/plan/layout.h"

namespace dowel {

bool move_day(Programme& programme, const DayMove& move) {
  const auto within = [](const PlanWeek& week, LocalDate date) {
    return date >= week.start && date < week.start + std::chrono::days{7};
  };
  for (PlanWeek& week : programme.weeks) {
    if (!within(week, move.from) || !within(week, move.to)) continue;
    const auto moved = std::ranges::find(week.days, move.from, &PlanDay::date);
    if (moved == week.days.end() || move.from == move.to) return false;
    const auto other = std::ranges::find(week.days, move.to, &PlanDay::date);
    if (other != week.days.end()) {
      other->date = move.from;
      other->weekday = weekday_of(move.from);
    }
    moved->date = move.to;
    moved->weekday = weekday_of(move.to);
    std::ranges::sort(week.days, {}, &PlanDay::date);
    return true;
  }
  return false;
}

}  // namespace dowel
