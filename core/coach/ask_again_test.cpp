// What was told is asked again after a fitting time.
#include "core/coach/ask_again.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/plan_now.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::on;
using testing::ToldLog;

// The notes of the next training day, with their remedies.
std::vector<Advice> notes_at(ToldLog& told, const char* now) {
  const Book book = told.book(now);
  const PlanNow plan = plan_now(book, plan_in_force(book, day_of(book.now())).value().value(),
                                all_clear(book.knowledge()))
                           .value();
  for (const PlanWeek& week : plan.plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.training && day.date >= day_of(book.now())) return day.notes;
    }
  }
  return {};
}

std::string text_at(ToldLog& told, const char* now) {
  std::string text;
  for (const Advice& note : notes_at(told, now)) text += note.text + "\n";
  return text;
}

TEST(AskAgain, PainIsAskedAboutTwoDaysLaterAndEndsInOneStep) {
  ToldLog told;
  told.plans("2026-01-05T08:00").hurts("2026-01-05T20:00", Region::kKnee, 4);
  EXPECT_THAT(text_at(told, "2026-01-06T08:00"), Not(HasSubstr("How is it now")));
  EXPECT_THAT(text_at(told, "2026-01-07T08:00"),
              HasSubstr("Pain of 4 of 10 (knee) was told on Mon 5 Jan"));
  const auto notes = notes_at(told, "2026-01-07T08:00");
  const auto question = std::ranges::find_if(
      notes, [](const Advice& note) { return note.text.find("How is it") != std::string::npos; });
  ASSERT_NE(question, notes.end());
  EXPECT_EQ(question->remedies, (std::vector<Remedy>{{RemedyKind::kTellPain, "knee=0"}}));
  told.hurts("2026-01-07T09:00", Region::kKnee, 0);
  EXPECT_THAT(text_at(told, "2026-01-09T08:00"), Not(HasSubstr("How is it now")));
}

TEST(AskAgain, WhatThePlanWasMadeForIsTestedAgainInItsLastWeek) {
  const std::string sign = "E-04";
  ToldLog told;
  told.answers("2026-01-04T08:00", sign, "yes").plans("2026-01-05T08:00", 4);
  EXPECT_THAT(text_at(told, "2026-01-19T08:00"), Not(HasSubstr("E-04")));
  EXPECT_THAT(text_at(told, "2026-01-26T08:00"), HasSubstr("[E-04]"));
  told.answers("2026-01-26T20:00", sign, "no");
  EXPECT_THAT(text_at(told, "2026-01-28T08:00"), Not(HasSubstr("E-04")));
}

}  // namespace
}  // namespace dowel
