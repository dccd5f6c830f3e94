#include "core/coach/today_book.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/coach/line_now.h"
#include "core/coach/self_checks.h"
#include "core/plan/amount_words.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool holds(const Programme& programme, LocalDate date) {
  return std::ranges::any_of(programme.weeks, [&](const PlanWeek& week) {
    return std::ranges::find(week.days, date, &PlanDay::date) != week.days.end();
  });
}

std::optional<LocalDate> day_after(const Programme& programme, LocalDate date) {
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date > date) return day.date;
    }
  }
  return std::nullopt;
}

// A warning sign that a clinician has cleared is not forgotten at once.
void add_told_sign(const Book& book, std::string& advice) {
  const auto sign = told_sign(book.knowledge(), book.log(), book.now());
  if (!sign || !sign->cleared) return;
  const Phrase& phrase = book.knowledge().coach->words.signs_cleared;
  advice.append(advice.empty() ? "" : " ")
      .append(say(phrase, {{"day", day_words(day_of(sign->when), book.now())},
                           {"questions", raised_words(book.knowledge(), sign->raised)},
                           {"cleared", day_words(day_of(*sign->cleared), book.now())}}));
}

// Of a day whose session was done on another already.
void add_done_already(const Book& book, const KeptPlan& plan, LocalDate date, std::string& advice) {
  for (const DayMove& move : plan.request.moves) {
    if (move.from != date || move.to >= date || !holds(plan.programme, move.to)) continue;
    advice.append(advice.empty() ? "" : " ")
        .append(say(book.knowledge().coach->words.done_already,
                    {{"day", day_words(move.to, book.now())}}));
    return;
  }
}

}  // namespace

Result<Today> today_of(const Book& book, const KeptPlan& plan, LocalDate date) {
  KeptPlan now = plan;
  LocalDate until = date;
  if (!holds(plan.programme, date)) until = day_after(plan.programme, date).value_or(date);
  DOWEL_TRY(bring_up_to_date(book, now, {std::min(date, day_of(book.now())), until}));
  Today today;
  for (const PlanWeek& week : now.programme.weeks) {
    if (date >= week.start && date < week.start + std::chrono::days{7}) {
      today.week = week.number;
      today.easy = week.deload;
    }
    for (const PlanDay& day : week.days) {
      if (day.date == date) today.day = day;
      if (day.date > date && !today.next) {
        today.next = day.date;
        today.coming = day;
      }
    }
  }
  if (today.day) today.coming.reset();
  if (const auto weeks = weeks_sore(book.knowledge(), book.log(), book.now())) {
    if (const auto advice = advice_for_lasting_pain(book.knowledge(), *weeks)) {
      today.advice = advice->text;
    }
  }
  add_told_sign(book, today.advice);
  if (!today.day) add_done_already(book, plan, date, today.advice);
  if (!today.day) return today;
  for (const PlanBlock& block : today.day->blocks) {
    if (!takes_target(block.kind)) continue;
    for (const Prescription& line : block.lines) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      if (!exercise || exercise->slug != plan.programme.main_hinge) continue;
      auto next = next_step(book, exercise->slug);
      DOWEL_TRY(next);
      today.main = std::move(*next);
      const AskedNext asked = asked_next(book, *today.main, &plan);
      today.main->ruling.planned_step = target_text(asked.if_passed, book.athlete().shown_unit);
    }
  }
  return today;
}

}  // namespace dowel
