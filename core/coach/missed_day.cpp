#include "core/coach/missed_day.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/coach/stops.h"
#include "core/plan/layout.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;

// A training day of the plan and the week it stands in.
struct PlacedDay {
  PlanWeek* week = nullptr;
  std::size_t at = 0;

  PlanDay& day() const { return week->days[at]; }
};

// The training days of a plan, in their order.
std::vector<PlacedDay> training_days(Programme& programme) {
  std::vector<PlacedDay> placed;
  for (PlanWeek& week : programme.weeks) {
    for (std::size_t i = 0; i < week.days.size(); ++i) {
      if (week.days[i].training) placed.push_back({&week, i});
    }
  }
  return placed;
}

bool trained_between(const Book& book, LocalDate from, LocalDate to) {
  return std::ranges::any_of(book.log().sessions, [&](const WorkoutSession& session) {
    const LocalDate day = day_of(session.started);
    return day >= from && day <= to && session.started <= book.now();
  });
}

// How many training days in a row before `today` nothing was logged of, the latest missed one
// included, back to the last session or to when the plan was made.
int missed_in_a_row(const Book& book, const KeptPlan& plan, const std::vector<PlacedDay>& placed,
                    LocalDate today) {
  int count = 0;
  for (auto one = placed.rbegin(); one != placed.rend(); ++one) {
    const LocalDate due = one->day().date;
    if (due >= today) continue;
    if (due <= day_of(plan.record.made) || trained_between(book, due, today)) break;
    ++count;
  }
  return count;
}

// Puts a day in the place of what stands on another day of its week, a day off or nothing.
void move_to(PlanWeek& week, std::size_t at, LocalDate date, Advice note) {
  PlanDay day = std::move(week.days[at]);
  week.days.erase(week.days.begin() + static_cast<std::ptrdiff_t>(at));
  day.date = date;
  day.weekday = weekday_of(date);
  day.notes.insert(day.notes.begin(), std::move(note));
  std::erase_if(week.days, [&](const PlanDay& other) { return other.date == date; });
  week.days.push_back(std::move(day));
  std::ranges::sort(week.days, {}, &PlanDay::date);
}

}  // namespace

void settle_missed_day(const Book& book, KeptPlan& plan) {
  const CoachRules& rules = *book.knowledge().coach;
  const LocalDate today = day_of(book.now());
  const std::vector<PlacedDay> placed = training_days(plan.programme);
  const PlacedDay* missed = nullptr;
  const PlacedDay* next = nullptr;
  for (const PlacedDay& one : placed) {
    if (one.day().date < today) missed = &one;
    if (one.day().date >= today && !next) next = &one;
  }
  if (!missed || missed->day().date <= day_of(plan.record.made)) return;
  const LocalDate due = missed->day().date;
  if (today - due > days{rules.missed_days} || trained_between(book, due, today)) return;
  if (was_held_off(book, due)) return;  // what Dowel itself held back was not missed
  if (!trained_between(book, due - days{rules.logs_days}, due - days{1})) return;
  const bool soon = next && next->day().date <= today + days{1};
  const bool same_week = today < missed->week->start + days{7};
  if (!soon && same_week) {
    move_to(*missed->week, missed->at, today,
            advise(rules.words.missed_moved, {{"day", day_words(due, book.now())}}));
  } else if (next) {
    const int count = missed_in_a_row(book, plan, placed, today);
    const std::string day = day_words(due, book.now());
    next->day().notes.insert(next->day().notes.begin(),
                             count > 1 ? advise(rules.words.missed_many,
                                                {{"count", std::to_string(count)}, {"day", day}})
                                       : advise(rules.words.missed_let_go, {{"day", day}}));
  }
}

}  // namespace dowel
