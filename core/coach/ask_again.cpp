#include "core/coach/ask_again.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/self_checks.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

using std::chrono::days;

// The next day on which something stands, and its week; null: the plan is over.
PlanDay* next_day(const Book& book, KeptPlan& plan, const PlanWeek** its_week) {
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < day_of(book.now()) || !day.training) continue;
      *its_week = &week;
      return &day;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<Advice> question_about_pain(const Book& book, const PainReport& report,
                                          int days_ago) {
  const CoachRules& rules = *book.knowledge().coach;
  const int level = std::max(report.during, report.next_day.value_or(0));
  if (level == 0) return std::nullopt;
  std::optional<LocalTime> last;
  for (const LocalTime told : pain_times(book.log(), report.region, 0)) {
    if (told <= book.now()) last = std::max(last.value_or(told), told);
  }
  if (!last || day_of(book.now()) - day_of(*last) < days{days_ago}) return std::nullopt;
  const std::string region(word_for(report.region));
  Advice advice = advise(rules.words.pain_again, {{"pain", std::to_string(level)},
                                                  {"region", region},
                                                  {"day", day_words(day_of(*last), book.now())}});
  const char* none = report.next_day ? "=0/0" : "=0";
  advice.remedies = {{RemedyKind::kTellPain, region + none}};
  return advice;
}

void ask_again(const Book& book, const std::vector<PainReport>& pain, KeptPlan& plan) {
  const PlanWeek* week = nullptr;
  PlanDay* day = next_day(book, plan, &week);
  if (!day) return;
  for (const PainReport& report : pain) {
    auto question = question_about_pain(book, report, book.knowledge().coach->ask_days);
    if (question) day->notes.push_back(std::move(*question));
  }
  if (week != &plan.programme.weeks.back()) return;
  std::string tests;
  for (const CheckQuestion& question : to_answer_again(book, plan.record)) {
    tests.append(tests.empty() ? "" : "; ").append(question.name);
    tests.append(" [").append(question.id).append("]");
  }
  if (tests.empty()) return;
  day->notes.push_back(advise(book.knowledge().coach->words.test_again, {{"tests", tests}}));
}

}  // namespace dowel
