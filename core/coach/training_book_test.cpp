#include "core/coach/training_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::at;
using ::testing::ElementsAre;
using testing::Form;
using testing::kLift;
using testing::on;
using ::testing::SizeIs;
using testing::ToldLog;

// Two athletes with one of everything each.
LogData shared_log() {
  LogData log;
  for (const char* name : {"ana", "bo"}) {
    const AthleteId athlete{name};
    const std::string id(name);
    log.athletes.push_back({.id = athlete, .name = name});
    log.sessions.push_back({.id = {id}, .athlete = athlete, .started = at("2026-01-02T18:00")});
    log.sets.push_back({.id = {id}, .session = {id}, .exercise = {kLift, ""}, .reps = 5});
    log.analyses.push_back({.id = {id}, .set = {id}, .clip = id});
    log.gates.push_back({.id = {id}, .athlete = athlete, .exercise = {kLift, ""}});
    log.plans.push_back({.id = {id}, .athlete = athlete, .request = "{}"});
    log.checks.push_back({.id = {id}, .athlete = athlete, .question = "E-04", .result = "yes"});
    log.pain.push_back({.id = {id}, .athlete = athlete, .region = Region::kHip, .during = 1});
    log.red_flags.push_back({.id = {id},
                             .athlete = athlete,
                             .answers = all_clear(testing::rules_in_force().knowledge)});
  }
  return log;
}

TEST(LogOf, KeepsOneAthleteWhole) {
  const LogData own = log_of(shared_log(), {"bo"});
  for (const std::size_t count : {own.athletes.size(), own.sessions.size(), own.sets.size(),
                                  own.analyses.size(), own.gates.size(), own.plans.size(),
                                  own.checks.size(), own.pain.size(), own.red_flags.size()}) {
    EXPECT_EQ(count, 1U);
  }
  EXPECT_EQ(own.athletes.front().id.value, "bo");
  EXPECT_EQ(own.sets.front().id.value, "bo");
  EXPECT_EQ(own.analyses.front().clip, "bo");
  EXPECT_THAT(log_of(shared_log(), {"zoe"}).sets, SizeIs(0));
}

TEST(LogUntil, TakesSessionsToComeOutWithAllThatHangsOnThem) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-05T18:00", kLift, 8, 60, Form::kClean);
  const LogData before = log_until(told.log, at("2026-01-04T08:00"));
  EXPECT_THAT(before.sessions, SizeIs(1));
  EXPECT_THAT(before.sets, SizeIs(2));
  EXPECT_THAT(before.analyses, SizeIs(1));
  EXPECT_EQ(log_until(told.log, at("2026-01-06T08:00")), told.log);
}

TEST(LogUntil, ClocksMayDifferByTenMinutes) {
  ToldLog told;
  told.trains("2026-01-05T18:00");
  EXPECT_THAT(log_until(told.log, at("2026-01-05T17:50")).sessions, SizeIs(1));
  EXPECT_THAT(log_until(told.log, at("2026-01-05T17:49")).sessions, SizeIs(0));
}

TEST(WeeksAway, AreWholeWeeksSinceTheLastSession) {
  ToldLog told;
  EXPECT_EQ(weeks_away(told.book("2026-01-05T18:00").told()), 0) << "nothing was ever done";
  told.trains("2026-01-05T18:00");
  EXPECT_EQ(weeks_away(told.book("2026-01-12T17:59").told()), 0);
  EXPECT_EQ(weeks_away(told.book("2026-01-12T18:00").told()), 1);
  EXPECT_EQ(weeks_away(told.book("2026-02-05T18:00").told()), 4);
}

TEST(WeeksSinceEasy, CountsTrainedWeeksBackToARestOrAnEasierOne) {
  const auto weeks = [](const std::vector<std::string>& days, std::vector<LocalDate> easy = {}) {
    ToldLog told;
    for (const std::string& day : days) told.trains(day + "T18:00");
    TrainingFacts facts;
    facts.easy_weeks = std::move(easy);
    return weeks_since_easy(*testing::rules_in_force().knowledge.coach,
                            told.book("2026-02-02T08:00").told(), facts);
  };
  EXPECT_EQ(weeks({}), std::nullopt);
  EXPECT_EQ(weeks({"2026-01-30", "2026-01-22", "2026-01-15"}), 3);
  EXPECT_EQ(weeks({"2026-01-30", "2026-01-15"}), 1) << "the week before last was a rest";
  EXPECT_EQ(weeks({"2026-01-15"}), 0) << "last week was a rest";
  EXPECT_EQ(weeks({"2026-01-30", "2026-01-22", "2026-01-15"}, {on("2026-01-19")}), 1);
}

TEST(WeeksSinceEasy, LooksBackAsFarAsTheRulesSay) {
  ToldLog told;
  for (LocalDate day = on("2024-01-01"); day < on("2026-02-02"); day += std::chrono::days{7}) {
    told.trains(to_text(day) + "T18:00");
  }
  CoachRules rules = *testing::rules_in_force().knowledge.coach;
  EXPECT_EQ(weeks_since_easy(rules, told.book("2026-02-02T08:00").told(), {}),
            rules.look_back_weeks);
  rules.look_back_weeks = 20;
  EXPECT_EQ(weeks_since_easy(rules, told.book("2026-02-02T08:00").told(), {}), 20);
}

TEST(PlatesOf, StepInTheUnitTheAthleteReads) {
  Athlete athlete;
  EXPECT_EQ(plates_of(testing::rules_in_force().knowledge, athlete).smallest_step_kg, 2.5);
  athlete.shown_unit = MassUnit::kPound;
  EXPECT_NEAR(plates_of(testing::rules_in_force().knowledge, athlete).smallest_step_kg, 2.268,
              0.0005);
}

}  // namespace
}  // namespace dowel
