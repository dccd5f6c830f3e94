// Lifts of the own programme that the catalogue does not know: they move by their rule as well.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/told_log.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::at;
using testing::ToldLog;

constexpr const char* kMade = "2026-01-05T08:00";

// On Mondays the lift, five sets of five.
void wants(ToldLog& told, const std::string& name, std::optional<OwnRule> rule) {
  told.plans(kMade, 4, [&](PlanRequest& request) {
    request.days[0].own = {{.exercise = name, .sets = 5, .reps = 5, .heavy = false, .rule = rule}};
  });
}

// Five sets of the lift, as an app or a hand has written its name.
void lifts(ToldLog& told, const std::string& when, const std::string& name, double load_kg,
           int reps = 5) {
  const SessionId id{when + name};
  told.log.sessions.push_back({.id = id, .athlete = told.athlete.id, .started = at(when)});
  for (int i = 0; i < 5; ++i) {
    told.log.sets.push_back({.id = {id.value + std::to_string(i)},
                             .session = id,
                             .exercise = {"", name},
                             .order = i,
                             .reps = reps,
                             .load_kg = load_kg});
  }
}

// What the plan asks of the lift from then on, once a week.
std::vector<Prescription> asked(ToldLog& told, const std::string& now, const std::string& name) {
  const Book book = told.book(now);
  auto plan = plan_that_counts(book);
  EXPECT_TRUE(plan);
  EXPECT_TRUE(bring_up_to_date(book, *plan, {day_of(book.now()), std::nullopt}));
  std::vector<Prescription> lines;
  for (const PlanWeek& week : plan->programme.weeks) {
    for (const PlanDay& day : week.days) {
      for (const PlanBlock& block : day.blocks) {
        for (const Prescription& line : block.lines) {
          if (day.date >= day_of(book.now()) && line.exercise == name) lines.push_back(line);
        }
      }
    }
  }
  return lines;
}

OwnRule plus_kg(double step_kg) {
  OwnRule rule;
  rule.by = OwnProgress::kStep;
  rule.step_kg = step_kg;
  return rule;
}

TEST(OwnLift, OfAFreeNameHasNoLoadBeforeItWasLifted) {
  ToldLog told;
  wants(told, "bench press", plus_kg(2.5));
  const auto lines = asked(told, kMade, "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_NE(lines.front().load.kind, LoadKind::kGiven);
}

TEST(OwnLift, OfAFreeNameTakesItsStepFromWhatWasLifted) {
  ToldLog told;
  wants(told, "bench press", plus_kg(2.5));
  lifts(told, "2026-01-05T18:00", "Bench Press (Barbell)", 60);
  const auto lines = asked(told, "2026-01-08T08:00", "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front().load.kind, LoadKind::kGiven);
  EXPECT_EQ(lines.front().load.load_kg, 62.5);
  EXPECT_EQ(lines.front().sets, 5);
}

TEST(OwnLift, OfAFreeNameRepeatsWhatWasMissed) {
  ToldLog told;
  wants(told, "bench press", plus_kg(2.5));
  lifts(told, "2025-12-29T18:00", "bench press", 60);
  lifts(told, "2026-01-05T18:00", "bench press", 62.5, 4);
  const auto lines = asked(told, "2026-01-08T08:00", "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front().load.load_kg, 62.5);
}

TEST(OwnLift, OfAFreeNameWithoutARuleGoesOnFromWhatWasLiftedLast) {
  ToldLog told;
  wants(told, "bench press", std::nullopt);
  lifts(told, "2026-01-05T18:00", "bench press", 60);
  const auto lines = asked(told, "2026-01-08T08:00", "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_GE(lines.front().load.load_kg.value_or(0), 60);
}

TEST(OwnLift, OfAFreeNameByPartOfAMaximumNeedsNoLog) {
  ToldLog told;
  OwnRule rule;
  rule.by = OwnProgress::kPercent;
  rule.percents = {70};
  rule.max_kg = 150;
  wants(told, "bench press", rule);
  const auto lines = asked(told, kMade, "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front().load.load_kg, 105);
}

TEST(OwnLift, KeepsTheSetsOfEachDayWhereTheDaysDiffer) {
  ToldLog told;
  told.plans(kMade, 4, [](PlanRequest& request) {
    request.days[0].own = {{.exercise = "snatch", .sets = 5, .reps = 3}};
    request.days[2].own = {{.exercise = "snatch", .sets = 4, .reps = 2}};
  });
  for (const char* when : {"2026-01-05T18:00", "2026-01-12T18:00"}) {
    const SessionId id{when};
    told.log.sessions.push_back({.id = id, .athlete = told.athlete.id, .started = at(when)});
    for (int i = 0; i < 5; ++i) {
      told.log.sets.push_back({.id = {id.value + std::to_string(i)},
                               .session = id,
                               .exercise = {"snatch", ""},
                               .order = i,
                               .reps = 3,
                               .load_kg = 50});
    }
  }
  const auto lines = asked(told, "2026-01-13T08:00", "snatch");
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].sets, 4) << "Friday's";
  EXPECT_EQ(lines[0].reps->from, 2);
  EXPECT_EQ(lines[1].sets, 5) << "Monday's";
  EXPECT_EQ(lines[1].reps->from, 3);
}

TEST(OwnLift, OfAnotherNameIsAnotherLift) {
  ToldLog told;
  wants(told, "bench press", plus_kg(2.5));
  lifts(told, "2026-01-05T18:00", "Bench Press (Dumbbell)", 60);
  const auto lines = asked(told, "2026-01-08T08:00", "bench press");
  ASSERT_FALSE(lines.empty());
  EXPECT_NE(lines.front().load.kind, LoadKind::kGiven);
  EXPECT_FALSE(own_step(told.book("2026-01-08T08:00"), "overhead press").value())
      << "the programme does not name it";
}

}  // namespace
}  // namespace dowel
