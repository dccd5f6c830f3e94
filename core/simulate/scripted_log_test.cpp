// What a script says happens is in the log, and the same script writes the same log.

#include "core/simulate/scripted_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/log/log_cells.h"
#include "core/readiness/pain.h"
#include "core/simulate/simulate.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

using ::testing::Contains;

const RulesInForce& rules() {
  static const RulesInForce kRules{load_embedded().value(), load_technique().value()};
  return kRules;
}

Athlete athlete() {
  Athlete athlete;
  athlete.id.value = "ana";
  return athlete;
}

LocalTime on(const char* day, int hour) {
  return LocalTime{*parse_local_date(day)} + std::chrono::hours{hour};
}

SetEntry deadlift(double load_kg) {
  SetEntry set;
  set.exercise.slug = "deadlift";
  set.reps = 5;
  set.load_kg = load_kg;
  return set;
}

TEST(ScriptedLog, SetsAreNumberedWithinTheirSession) {
  ScriptedLog log(athlete(), rules());
  const SessionId monday = log.begin_session(on("2025-03-03", 18));
  log.add(deadlift(100), monday);
  log.add(deadlift(100), monday);
  const SessionId friday = log.begin_session(on("2025-03-07", 18));
  const SetEntry& first = log.add(deadlift(105), friday);
  EXPECT_EQ(first.order, 0);
  EXPECT_EQ(first.session, friday);
  EXPECT_EQ(log.data().sets[1].order, 1);
  std::set<std::string> ids;
  for (const SetEntry& set : log.data().sets) EXPECT_TRUE(ids.insert(set.id.value).second);
  EXPECT_NE(monday, friday);
}

TEST(ScriptedLog, AFilmCountsWhatHeldOfWhatCouldBeTold) {
  ScriptedLog log(athlete(), rules());
  const SessionId session = log.begin_session(on("2025-03-03", 18));
  const SetEntry& set = log.add(deadlift(100), session);
  FilmedSet film;
  for (const FindingState state : {FindingState::kHeld, FindingState::kBroken,
                                   FindingState::kCannotTell, FindingState::kBorderline}) {
    RepFindings rep;
    rep.findings.resize(1);
    rep.findings[0].state = state;
    film.reps.push_back(rep);
  }
  log.add_film(set, film, on("2025-03-03", 19));
  ASSERT_EQ(log.data().analyses.size(), 1U);
  EXPECT_EQ(log.data().analyses[0].held, 1);
  EXPECT_EQ(log.data().analyses[0].gradeable, 3);
  EXPECT_EQ(log.data().analyses[0].set, log.data().sets[0].id);
}

// Nobody knows in the morning what happens in the evening.
TEST(ScriptedLog, WhatIsStillToComeIsNotTold) {
  ScriptedLog log(athlete(), rules());
  const SessionId early = log.begin_session(on("2025-03-03", 18));
  log.add(deadlift(100), early);
  log.tell({Region::kHip, 4, 2, false, true}, on("2025-03-04", 7));
  log.answer({{"fever", false}}, on("2025-03-04", 7));
  const SessionId late = log.begin_session(on("2025-03-05", 18));
  log.add(deadlift(105), late);
  const TrainingBook between = log.told(on("2025-03-03", 20));
  EXPECT_EQ(between.log.sessions.size(), 1U);
  EXPECT_TRUE(between.log.pain.empty());
  EXPECT_TRUE(between.log.red_flags.empty());
  const TrainingBook after = log.told(on("2025-03-06", 7));
  EXPECT_EQ(after.log.sessions.size(), 2U);
  ASSERT_EQ(after.log.pain.size(), 1U);
  EXPECT_EQ(after.log.pain[0].during, 4);
  EXPECT_EQ(after.log.pain[0].next_morning, 2);
  EXPECT_EQ(after.log.pain[0].region, Region::kHip);
  EXPECT_EQ(after.log.red_flags.size(), 1U);
}

TEST(ScriptedLog, WhatIsOwnedFromNowOnIsTheAthletes) {
  ScriptedLog log(athlete(), rules());
  log.own({"kettlebell"});
  EXPECT_EQ(log.told(on("2025-03-03", 7)).athlete.equipment,
            (std::vector<std::string>{"kettlebell"}));
}

// ---------------------------------------------------------------------------------------- stories

PlanRequest request() {
  PlanRequest request;
  request.aim = Aim::kGeneralStrength;
  request.athlete.experience = Experience::kIntermediate;
  request.athlete.equipment = {"barbell", "rack", "bench", "mini-band", "long-band", "cable"};
  request.days = {{0, 60, {}}, {3, 60, {}}};
  request.start = *parse_local_date("2025-03-03");
  request.red_flags = all_clear(rules().knowledge);
  return request;
}

LifterScript ten_weeks() {
  LifterScript script;
  script.weeks = 10;
  script.block_weeks = 5;
  return script;
}

Simulation played(const LifterScript& script) {
  auto year = simulate(request(), script, rules());
  EXPECT_TRUE(year) << year.error().message;
  return year ? std::move(*year) : Simulation{};
}

// The week of a day, from 1.
int week_of(LocalTime when) {
  const auto days = std::chrono::floor<std::chrono::days>(when) - request().start;
  return static_cast<int>(days.count() / 7) + 1;
}

TEST(Simulate, MissedWeeksHoldNoSession) {
  LifterScript script = ten_weeks();
  script.missed_weeks = {3, 7, 8};
  const Simulation year = played(script);
  std::set<int> trained;
  for (const WorkoutSession& session : year.log.sessions) trained.insert(week_of(session.started));
  EXPECT_EQ(trained, (std::set<int>{1, 2, 4, 5, 6, 9, 10}));
  for (const int week : script.missed_weeks) {
    const SimulatedWeek& missed = year.weeks[static_cast<std::size_t>(week) - 1];
    EXPECT_EQ(missed.sessions, 0);
    EXPECT_THAT(missed.events, Contains("missed the week"));
  }
}

TEST(Simulate, PainIsToldInItsWeeksAndToldToBeGoneAfter) {
  LifterScript script = ten_weeks();
  script.pain = {{{4, 5}, {Region::kGroin, 3, 1, false, true}}};
  const Simulation year = played(script);
  std::map<int, int> told;
  for (const PainAnswer& answer : year.log.pain) {
    EXPECT_EQ(answer.region, Region::kGroin);
    told[week_of(answer.when)] = answer.during.value_or(-1);
  }
  EXPECT_EQ(told, (std::map<int, int>{{4, 3}, {5, 3}, {6, 0}}));
  for (const SetEntry& set : year.log.sets) {
    const auto session = std::ranges::find(year.log.sessions, set.session, &WorkoutSession::id);
    ASSERT_NE(session, year.log.sessions.end());
    const int week = week_of(session->started);
    const Exercise* exercise = find_exercise(rules().knowledge, set.exercise.slug);
    const bool touched = exercise && is_touched(rules().knowledge, Region::kGroin, *exercise);
    EXPECT_EQ(set.pain.has_value(), touched && (week == 4 || week == 5)) << week;
  }
}

TEST(Simulate, AWarningSignStopsTheWeeksItLasts) {
  LifterScript script = ten_weeks();
  script.red_flag = {6, 7};
  script.red_flag_question = rules().knowledge.red_flags.at(2).id;
  const Simulation year = played(script);
  for (const SimulatedWeek& week : year.weeks) {
    const bool warned = week.number == 6 || week.number == 7;
    EXPECT_EQ(week.stopped, warned) << week.number;
    EXPECT_EQ(week.sessions == 0, warned) << week.number;
  }
  for (const RedFlagCheck& check : year.log.red_flags) {
    const bool yes = std::ranges::any_of(check.answers, is_warning_sign);
    EXPECT_EQ(yes, week_of(check.when) == 6 || week_of(check.when) == 7);
  }
}

TEST(Simulate, FilmsAreMadeAsOftenAsTheScriptSays) {
  LifterScript script = ten_weeks();
  const std::size_t every = played(script).log.analyses.size();
  script.films_every = 2;
  const std::size_t half = played(script).log.analyses.size();
  script.films_every = 0;
  EXPECT_EQ(played(script).log.analyses.size(), 0U);
  EXPECT_GT(every, 10U);
  EXPECT_NEAR(static_cast<double>(half), static_cast<double>(every) / 2, 2);
}

TEST(Simulate, BadFormIsFilmedAndNeverRewarded) {
  LifterScript script = ten_weeks();
  script.bad_form = {3, 10};
  const Simulation year = played(script);
  EXPECT_EQ(year.wrong_increases, 0);
  int bad = 0;
  for (const SimulatedWeek& week : year.weeks) {
    for (const GateRuling& ruling : week.rulings) {
      EXPECT_EQ(ruling.form == FormWord::kBroken, week.number >= 3) << week.number;
      bad += ruling.form == FormWord::kBroken;
    }
  }
  EXPECT_GT(bad, 5);
}

TEST(Simulate, TheSameScriptIsTheSameLogAndAnotherIsAnother) {
  const Simulation once = played(ten_weeks());
  const Simulation again = played(ten_weeks());
  EXPECT_EQ(once.log, again.log);
  LifterScript stronger = ten_weeks();
  stronger.start_max_kg = 150;
  EXPECT_NE(played(stronger).log, once.log);
}

TEST(Simulate, EveryRecordOfItMayStandInALog) {
  LifterScript script = ten_weeks();
  script.pain = {{{4, 5}, {Region::kHip, 3, 1, true, true}}};
  const Simulation year = played(script);
  const auto all_sound = [](const auto& records) {
    for (const auto& record : records) {
      const auto sound = check(record);
      EXPECT_TRUE(sound) << sound.error().message;
    }
  };
  all_sound(year.log.sessions);
  all_sound(year.log.sets);
  all_sound(year.log.analyses);
  all_sound(year.log.pain);
  all_sound(year.log.red_flags);
}

TEST(Simulate, AScriptOfNoWeeksIsRefused) {
  for (const auto& [weeks, block] : {std::pair(0, 6), {-1, 6}, {10, 0}, {10, 99}}) {
    LifterScript script;
    script.weeks = weeks;
    script.block_weeks = block;
    const auto year = simulate(request(), script, rules());
    ASSERT_FALSE(year) << weeks << " " << block;
    EXPECT_EQ(year.error().code, ErrorCode::kUsage);
  }
}

}  // namespace
}  // namespace dowel
