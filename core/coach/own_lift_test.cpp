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
    request.days[0].own = {{.exercise = name, .sets = 5, .reps = 5, .rule = rule}};
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

void squats(ToldLog& told, const std::string& when, int sets, int reps, double load_kg) {
  const SessionId id{when};
  told.log.sessions.push_back({.id = id, .athlete = told.athlete.id, .started = at(when)});
  for (int i = 0; i < sets; ++i) {
    told.log.sets.push_back({.id = {id.value + std::to_string(i)},
                             .session = id,
                             .exercise = {"squat", ""},
                             .order = i,
                             .reps = reps,
                             .load_kg = load_kg});
  }
}

OwnLift waves_of_squats() {
  OwnRule rule;
  rule.by = OwnProgress::kPercent;
  rule.percents = {70, 80, 90};
  rule.max_kg = 100;
  return {"squat", 5, 3, true, rule};
}

void wants_waves(ToldLog& told, const std::string& made) {
  told.plans(made, 4, [](PlanRequest& request) { request.days[0].own = {waves_of_squats()}; });
}

TEST(OwnLift, WavesGoOnFromPlanToPlan) {
  ToldLog told;
  wants_waves(told, kMade);
  squats(told, "2026-01-05T18:00", 5, 3, 70);
  squats(told, "2026-01-12T18:00", 5, 3, 80);
  wants_waves(told, "2026-01-19T08:00");
  const auto lines = asked(told, "2026-01-19T09:00", "squat");
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines[0].load.load_kg, 90) << "the third week, though the plan is new";
}

TEST(OwnLift, WavesWaitForAWeekThatWasMissed) {
  ToldLog told;
  wants_waves(told, kMade);
  squats(told, "2026-01-05T18:00", 5, 3, 70);
  const auto lines = asked(told, "2026-01-19T08:00", "squat");
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].load.load_kg, 80) << "not from 70 to 90";
  EXPECT_THAT(lines[0].why.text, ::testing::HasSubstr("logged the week before"));
  EXPECT_EQ(lines[1].load.load_kg, 90);
}

TEST(OwnLift, NextAndTheTargetOfLastTimeAreOfTheLineItself) {
  ToldLog told;
  told.plans(kMade, 4, [](PlanRequest& request) {
    request.days[0].own = {waves_of_squats()};
    request.days[2].own = {{"squat", 3, 8, false, {}}};
  });
  squats(told, "2026-01-05T18:00", 5, 3, 70);
  {
    const Book book = told.book("2026-01-05T20:00");
    const NextStep light = next_step(book, "squat").value();
    const auto plan = plan_that_counts(book);
    const AskedNext next = asked_next(book, light, &*plan);
    EXPECT_EQ(next.target.sets, 3);
    EXPECT_EQ(next.target.reps, 8);
    EXPECT_EQ(next.target.load_kg, 47.5) << "the light day, of three with 70 kg that left two";
  }
  squats(told, "2026-01-09T18:00", 3, 8, 55);
  squats(told, "2026-01-12T18:00", 5, 3, 80);
  const Book book = told.book("2026-01-17T08:00");
  const NextStep heavy = next_step(book, "squat").value();
  EXPECT_EQ(heavy.done.front().load_kg, 80) << "the last of this line";
  const auto was = was_asked(book, heavy, heavy.progress.steps.back().when);
  ASSERT_TRUE(was);
  EXPECT_EQ(was->load_kg, 80) << "as the plan had it that week";
  EXPECT_EQ(was->reps, 3);
}

TEST(OwnLift, AfterTheLastDayOfThePlanNoLoadIsMadeUp) {
  ToldLog told;
  wants_waves(told, kMade);
  for (const auto& [when, load_kg] : {std::pair{"2026-01-05T18:00", 70.0},
                                      {"2026-01-12T18:00", 80.0},
                                      {"2026-01-19T18:00", 90.0},
                                      {"2026-01-26T18:00", 70.0}}) {
    squats(told, when, 5, 3, load_kg);
  }
  const Book book = told.book("2026-01-30T08:00");
  const NextStep step = next_step(book, "squat").value();
  const auto plan = plan_that_counts(book);
  const AskedNext next = asked_next(book, step, plan ? &*plan : nullptr);
  EXPECT_EQ(next.target.load_kg, 80) << "the week of the rule, of its own maximum";
}

OwnLift squats_from(double start_kg) {
  OwnRule rule = plus_kg(2.5);
  rule.start_kg = start_kg;
  rule.every = StepEvery::kWeek;
  return {"squat", 5, 3, true, rule};
}

void wants_from(ToldLog& told, const std::string& made, double start_kg) {
  told.plans(made, 4, [&](PlanRequest& request) { request.days[0].own = {squats_from(start_kg)}; });
}

std::vector<double> loads(const std::vector<Prescription>& lines) {
  std::vector<double> loads;
  for (const Prescription& line : lines) loads.push_back(line.load.load_kg.value_or(0));
  return loads;
}

TEST(OwnLift, AWeeklyStepStandsInEachWeekOfThePlan) {
  ToldLog told;
  squats(told, "2025-12-29T18:00", 5, 3, 120);
  wants_from(told, kMade, 100);
  EXPECT_EQ(loads(asked(told, "2026-01-05T09:00", "squat")),
            (std::vector<double>{100, 102.5, 105, 107.5}));
  squats(told, "2026-01-05T18:00", 5, 3, 100);
  EXPECT_EQ(loads(asked(told, "2026-01-06T09:00", "squat")),
            (std::vector<double>{102.5, 105, 107.5}));
  const auto lines = asked(told, "2026-01-06T09:00", "squat");
  EXPECT_THAT(lines[2].why.text, ::testing::HasSubstr("where all was done in the weeks before"));
}

TEST(OwnLift, AProgrammeThatGoesOnInANewPlanBeginsOnce) {
  ToldLog told;
  wants_from(told, kMade, 100);
  squats(told, "2026-01-05T18:00", 5, 3, 100);
  squats(told, "2026-01-12T18:00", 5, 3, 102.5);
  wants_from(told, "2026-01-19T08:00", 100);
  EXPECT_EQ(loads(asked(told, "2026-01-19T09:00", "squat")).front(), 105);
  wants_from(told, "2026-01-19T10:00", 110);
  EXPECT_EQ(loads(asked(told, "2026-01-19T11:00", "squat")).front(), 110) << "another rule";
}

TEST(OwnLift, AfterTheLastDayOfThePlanItIsSaid) {
  ToldLog told;
  wants_from(told, kMade, 100);
  squats(told, "2026-01-26T18:00", 5, 3, 100);
  const Book book = told.book("2026-02-03T08:00");
  const NextStep step = next_step(book, "squat").value();
  EXPECT_THAT(asked_next(book, step, nullptr).why.text,
              ::testing::HasSubstr("Your plan ended on 2026-02-01"));
}

TEST(OwnLift, NamesAreReadAsPeopleWriteThem) {
  const Knowledge& known = testing::rules_in_force().knowledge;
  for (const auto& [said, slug] : {std::pair{"Good Mornings", "good-morning"},
                                   {"romanian deadlift", "romanian-deadlift"},
                                   {"Deadlifts", "deadlift"},
                                   {"kettlebell swing", "kettlebell-swing"},
                                   {"front_squat", "front-squat"}}) {
    const Exercise* found = find_exercise(known, said);
    ASSERT_NE(found, nullptr) << said;
    EXPECT_EQ(found->slug, slug);
  }
  EXPECT_EQ(find_exercise(known, "bench press"), nullptr);
}

TEST(OwnLift, AnUnknownPullIsLeftOutWhileTheBackHurts) {
  ToldLog told;
  told.plans(kMade, 4, [](PlanRequest& request) {
    request.days[0].own = {{"rack pulls", 3, 3, true, {}}, {"bench press", 5, 5, false, {}}};
    request.pain = {{.region = Region::kLowerBack, .during = 4, .next_day = 4}};
  });
  const Book book = told.book("2026-01-05T09:00");
  const auto kept = plan_in_force(book, day_of(book.now())).value();
  ASSERT_TRUE(kept);
  bool pulls = false, presses = false;
  for_each_line(kept->programme, [&](const Prescription& line) {
    pulls = pulls || line.exercise == "rack pulls";
    presses = presses || line.exercise == "bench press";
  });
  EXPECT_FALSE(pulls);
  EXPECT_TRUE(presses);
  EXPECT_TRUE(std::ranges::any_of(kept->programme.shortfalls, [](const Shortfall& one) {
    return one.subject == "rack pulls";
  })) << "and it is said";
}

}  // namespace
}  // namespace dowel
