// Percentages of a maximum that were not done are spoken of; the programme stays as it is.
#include "core/coach/missed_own.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/testing/told_log.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::at;
using ::testing::HasSubstr;
using testing::ToldLog;

// Mondays 5 x 3 at 75, 80, 85 and 90 per cent of 165 kg.
void wants_percents(ToldLog& told) {
  told.plans("2026-01-05T08:00", 4, [](PlanRequest& request) {
    OwnRule rule;
    rule.by = OwnProgress::kPercent;
    rule.percents = {75, 80, 85, 90};
    rule.max_kg = 165;
    request.days[0].own = {{"deadlift", 5, 3, true, rule}};
  });
}

void lifts(ToldLog& told, const std::string& when, double load_kg, const std::vector<int>& reps) {
  const SessionId id{when};
  told.log.sessions.push_back({.id = id, .athlete = told.athlete.id, .started = at(when)});
  for (std::size_t i = 0; i < reps.size(); ++i) {
    told.log.sets.push_back({.id = {id.value + std::to_string(i)},
                             .session = id,
                             .exercise = {"deadlift", ""},
                             .order = static_cast<int>(i),
                             .reps = reps[i],
                             .load_kg = load_kg});
  }
}

std::string next_words(ToldLog& told, const char* now) {
  const Book book = told.book(now);
  const NextStep next = next_step(book, "deadlift").value();
  const auto plan = plan_that_counts(book);
  return asked_next(book, next, plan ? &*plan : nullptr).why.text;
}

TEST(MissedAtPercent, HeavierSinglesBesideTheWorkAreNotTheWork) {
  ToldLog told;
  wants_percents(told);
  lifts(told, "2026-01-05T18:00", 122.5, {3, 3, 3, 3, 3});
  for (const auto& [load_kg, reps] : {std::pair{150.0, 1}, {160.0, 0}}) {
    SetEntry single = told.log.sets.back();
    single.id.value += "+";
    single.order += 1;
    single.load_kg = load_kg;
    single.reps = reps;
    told.log.sets.push_back(single);
  }
  EXPECT_EQ(next_words(told, "2026-01-06T08:00").find("fell short"), std::string::npos);
}

TEST(MissedAtPercent, SaysHowManySetsFellShortAndThatItIsHisDecision) {
  ToldLog told;
  wants_percents(told);
  lifts(told, "2026-01-05T18:00", 122.5, {3, 3, 3, 3, 3});
  lifts(told, "2026-01-12T18:00", 132.5, {3, 3, 3, 3, 3});
  lifts(told, "2026-01-19T18:00", 140, {3, 3, 3, 2, 0});
  const std::string words = next_words(told, "2026-01-20T08:00");
  EXPECT_THAT(words, HasSubstr("2 of 5 sets fell short at 85 %"));
  EXPECT_THAT(words, HasSubstr("your decision"));
  const Book book = told.book("2026-01-26T08:00");
  auto plan = plan_in_force(book, day_of(book.now())).value().value();
  ASSERT_TRUE(bring_up_to_date(book, plan, {day_of(book.now())}));
  std::string notes;
  for (const PlanDay& day : plan.programme.weeks[3].days) {
    for (const Advice& note : day.notes) notes += note.text;
  }
  EXPECT_THAT(notes, HasSubstr("2 of 5 sets fell short")) << "the day itself says it too";
}

TEST(MissedAtPercent, NothingIsSaidOfWhatWasDone) {
  ToldLog told;
  wants_percents(told);
  lifts(told, "2026-01-19T18:00", 140, {3, 3, 3, 3, 4});
  EXPECT_THAT(next_words(told, "2026-01-20T08:00"), Not(HasSubstr("fell short")));
}

TEST(MissedAtPercent, LighterSetsBesideTheWorkAreNoMiss) {
  ToldLog told;
  wants_percents(told);
  lifts(told, "2026-01-19T18:00", 140, {3, 3, 3, 3, 3});
  told.log.sets[0].load_kg = 100;
  told.log.sets[0].reps = 2;
  EXPECT_THAT(next_words(told, "2026-01-20T08:00"), Not(HasSubstr("fell short")));
}

}  // namespace
}  // namespace dowel
