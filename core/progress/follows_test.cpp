// The next target follows what was really done: sets, repetitions, loads, sides, effort and misses;
// a lift of the own programme follows the rule it was given.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/progress/progress.h"
#include "core/progress/session_outcome.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

constexpr LocalDate kFriday{std::chrono::days{20000}};

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

struct Work {
  int reps = 8;
  double load_kg = 60;
  std::optional<double> rpe{};
  Side side = Side::kBoth;
};

DoneSession on_day(int day, const std::vector<Work>& sets,
                   std::optional<GateVerdict> gate = std::nullopt) {
  DoneSession done;
  done.when = LocalTime{std::chrono::days{20000 + day}};
  done.gate = gate;
  for (const Work& work : sets) {
    SetEntry set;
    set.reps = work.reps;
    if (work.load_kg > 0) set.load_kg = work.load_kg;
    set.rpe = work.rpe;
    set.side = work.side;
    done.sets.push_back(set);
  }
  return done;
}

std::vector<Work> times(int sets, Work work) {
  return std::vector<Work>(static_cast<std::size_t>(sets), work);
}

ProgressScheme scheme_of(const char* slug, const TrainingFacts& facts = {}) {
  return progress_scheme(known(), slug, facts).value();
}

Progress after(const ProgressScheme& scheme, std::vector<DoneSession> sessions) {
  return progress(scheme, std::move(sessions));
}

ProgressScheme own(const char* slug, const OwnLift& lift) {
  TrainingFacts facts;
  facts.days = {{3, 60, {lift}}};
  return scheme_of(slug, facts);
}

DoneSession sore(DoneSession done, int during, int next_day) {
  for (SetEntry& set : done.sets) {
    set.pain = during;
    set.next_day_pain = next_day;
  }
  return done;
}

std::string said(const Progress& progress) { return progress.steps.back().why.text; }

TEST(Follows, SetsAndRepetitionsThatWereDoneAreTheLeast) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const Progress three = after(thrust, {on_day(0, times(3, {10, 60}))});
  EXPECT_EQ(three.target.sets, 3);
  EXPECT_EQ(three.target.reps, 11);
  const Progress top = after(thrust, {on_day(0, times(4, {12, 60}))});
  EXPECT_EQ(top.target.sets, 4);
  EXPECT_EQ(top.target.reps, 12) << "once more is the same again";
  const Progress ramp = after(thrust, {on_day(0, {{12, 50}, {10, 60}, {8, 70}})});
  EXPECT_DOUBLE_EQ(*ramp.target.load_kg, 60);
  EXPECT_EQ(ramp.target.reps, 11) << "ten were done there";
  const Progress fewer =
      after(thrust, {on_day(0, times(4, {10, 60})), on_day(3, times(3, {11, 60}))});
  EXPECT_EQ(fewer.target.sets, 3) << "as last";
  EXPECT_EQ(fewer.target.reps, 12);
}

TEST(Follows, EffortHoldsAndHurries) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const auto twice = [&](std::optional<double> rpe) {
    return after(thrust, {on_day(0, times(2, {12, 60, rpe})), on_day(3, times(2, {12, 60, rpe}))});
  };
  EXPECT_DOUBLE_EQ(*twice(std::nullopt).target.load_kg, 62.5);
  EXPECT_DOUBLE_EQ(*twice(6).target.load_kg, 62.5);
  EXPECT_DOUBLE_EQ(*twice(9).target.load_kg, 62.5) << "one in reserve is what is planned";
  EXPECT_DOUBLE_EQ(*twice(9.5).target.load_kg, 60) << "nothing is added with less";
  EXPECT_THAT(said(twice(9.5)), HasSubstr("effort of 9.5 of 10"));
  EXPECT_LT(*twice(10).target.load_kg, 60) << "nothing was left";
  EXPECT_EQ(after(thrust, {on_day(0, times(2, {9, 60, 9.5}))}).target.reps, 9);
  std::vector<DoneSession> easy;
  for (int i = 0; i < 3; ++i) easy.push_back(on_day(3 * i, times(2, {8 + i, 60, 5})));
  EXPECT_DOUBLE_EQ(*after(thrust, easy).target.load_kg, 62.5) << "before the top of the range";
  EXPECT_THAT(said(after(thrust, easy)), HasSubstr("easier than planned"));
  std::vector<DoneSession> unseen;
  for (int i = 0; i < 3; ++i) unseen.push_back(on_day(3 * i, times(3, {8 + i, 60, 5})));
  EXPECT_DOUBLE_EQ(*after(scheme_of("deadlift"), unseen).target.load_kg, 60)
      << "form before load, however easy";
}

// As if the last set of a session had been filmed.
DoneSession slowed(DoneSession done, double loss, double sd) {
  done.sets.back().id = {"filmed"};
  done.slowed = {{{"filmed"}, Measured{loss, sd}}};
  return done;
}

TEST(Follows, ABarThatSlowsSurelyHoldsTheLoad) {
  const auto twice = [&](const char* slug, double loss, double sd,
                         std::optional<double> rpe = std::nullopt) {
    const GateVerdict pass = GateVerdict::kPass;
    return after(scheme_of(slug), {on_day(0, times(3, {12, 60, rpe}), pass),
                                   slowed(on_day(3, times(3, {12, 60, rpe}), pass), loss, sd)});
  };
  for (const char* slug : {"squat", "deadlift"}) {
    SCOPED_TRACE(slug);
    const double raised = *twice(slug, 0.2, 0.02).target.load_kg;
    EXPECT_GT(raised, 60);
    EXPECT_EQ(*twice(slug, 0.5, 0.04).target.load_kg, 60);
    EXPECT_THAT(said(twice(slug, 0.5, 0.04)), HasSubstr("lost 50 ± 4 % of its speed"));
    EXPECT_EQ(*twice(slug, 0.5, 0.15).target.load_kg, raised) << "not sure beyond its error";
    EXPECT_EQ(*twice(slug, 0.5, 0.04, 7).target.load_kg, 60) << "the more careful of both";
    EXPECT_EQ(*twice(slug, 0.05, 0.02, 9.5).target.load_kg, 60) << "the more careful of both";
    EXPECT_THAT(said(twice(slug, 0.5, 0.04, 9.5)), HasSubstr("Less was left in reserve"));
  }
  EXPECT_GT(*twice("hip-thrust", 0.6, 0.02).target.load_kg, 60) << "no relation is known there";
}

TEST(Follows, ABarThatKeepsItsSpeedRaisesNothingSooner) {
  const ProgressScheme squat = scheme_of("squat");
  std::vector<DoneSession> fast, said_easy;
  for (int i = 0; i < 3; ++i) {
    const auto pass = GateVerdict::kPass;
    const int reps = squat.reps->from + i;
    fast.push_back(slowed(on_day(3 * i, times(4, {reps, 60}), pass), 0.0, 0.02));
    said_easy.push_back(on_day(3 * i, times(4, {reps, 60, 5}), pass));
  }
  EXPECT_EQ(*after(squat, fast).target.load_kg, 60);
  EXPECT_GT(*after(squat, said_easy).target.load_kg, 60);
  said_easy.back() = slowed(said_easy.back(), 0.5, 0.03);
  EXPECT_EQ(*after(squat, said_easy).target.load_kg, 60) << "the film does not call it easy";
}

TEST(Follows, ABarThatSlowsHoldsOwnRulesToo) {
  OwnRule step, range, effort;
  step.by = OwnProgress::kStep;
  range.by = OwnProgress::kDouble;
  range.most_reps = 5;
  effort.by = OwnProgress::kEffort;
  effort.effort = 8;
  for (const OwnRule& rule : {step, range, effort}) {
    SCOPED_TRACE(static_cast<int>(rule.by));
    const ProgressScheme scheme = own("squat", OwnLift{"squat", 3, 5, true, rule});
    const std::optional<double> rpe =
        rule.by == OwnProgress::kEffort ? std::optional{6.0} : std::nullopt;
    const DoneSession done = on_day(0, times(3, {5, 100, rpe}));
    EXPECT_GT(*after(scheme, {done}).target.load_kg, 100);
    EXPECT_EQ(*after(scheme, {slowed(done, 0.55, 0.03)}).target.load_kg, 100);
  }
}

TEST(Follows, AStrongerBandIsTheNextStepWhereNoLoadCanRise) {
  const ProgressScheme walk = scheme_of("lateral-band-walk");
  ASSERT_TRUE(walk.reps);
  const auto with = [&](int day, int reps, const char* band) {
    DoneSession done = on_day(day, times(3, {reps, 0}));
    for (SetEntry& set : done.sets) set.notes = band;
    return done;
  };
  const int top = walk.reps->to, low = walk.reps->from;
  std::vector<DoneSession> red;
  for (int i = 0; i < 2; ++i) red.push_back(with(3 * i, top, "red band"));
  const Progress done = after(walk, red);
  EXPECT_THAT(said(done), HasSubstr("the next stronger one"));
  const ProgressScheme bell =
      scheme_of("single-leg-romanian-deadlift",
                {.owned = std::vector<std::string>{"kettlebell"}, .bells_kg = {24}});
  const Progress heaviest = after(bell, {on_day(0, times(2, {12, 24}), GateVerdict::kPass),
                                         on_day(3, times(2, {12, 24}), GateVerdict::kPass)});
  EXPECT_THAT(said(heaviest), HasSubstr("no load to add"));
  EXPECT_THAT(said(heaviest), ::testing::Not(HasSubstr("band"))) << "nobody gave him one";
  const auto then = [&](const char* band) {
    std::vector<DoneSession> all = red;
    all.push_back(with(6, low, band));
    return after(walk, all);
  };
  EXPECT_EQ(then("green band").target.reps, low + 1) << "begun again, and no failure";
  EXPECT_EQ(then("green band").steps.back().kind, StepKind::kMoreReps);
  EXPECT_NE(then("red band").steps.back().kind, StepKind::kMoreReps);
}

TEST(Follows, AStepBackForPainGoesBelowWhatHurt) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  DoneSession sore = on_day(7, times(3, {8, 90}));
  for (SetEntry& set : sore.sets) set.pain = 7;
  const Progress back = after(thrust, {on_day(0, times(3, {8, 100})), sore});
  EXPECT_EQ(back.steps.back().kind, StepKind::kStepBack);
  EXPECT_LT(*back.target.load_kg, 90) << "90 kg hurt: the same again is no step back";
}

TEST(Follows, RepetitionsInReserveAreEffortToo) {
  SetEntry set;
  set.rir = 3;
  EXPECT_DOUBLE_EQ(*effort_of(set), 7);
  set.rpe = 9;
  EXPECT_DOUBLE_EQ(*effort_of(set), 9);
}

TEST(Follows, AMissRaisesNothing) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const Progress above =
      after(thrust, {on_day(0, times(2, {10, 60})), on_day(3, {{12, 60}, {12, 60}, {0, 80}})});
  EXPECT_DOUBLE_EQ(*above.target.load_kg, 60);
  EXPECT_THAT(said(above), HasSubstr("missed"));
  const Progress at_it =
      after(thrust, {on_day(0, times(2, {10, 60})), on_day(3, {{10, 60}, {0, 60}})});
  EXPECT_THAT(said(at_it), HasSubstr("missed"));
  EXPECT_LT(*at_it.target.load_kg, 60) << "less at once";
  const Progress single = after(scheme_of("deadlift"), {on_day(0, {{1, 180}, {0, 200}})});
  EXPECT_LT(*single.target.load_kg, 180);
}

TEST(Follows, ALoadInTheHandAndTheWeakerSide) {
  const auto sides = [](int left, int right) {
    return std::vector<Work>{{left, 16, {}, Side::kLeft}, {right, 16, {}, Side::kRight}};
  };
  const Progress held = after(scheme_of("cossack-squat"), {on_day(0, sides(10, 9))});
  EXPECT_EQ(held.target.load_kg, 16.0);
  EXPECT_TRUE(held.target.per_side);
  EXPECT_EQ(whole_sets(1, 3, 2), 4);
}

TEST(Follows, AnOwnLiftStandsOnWhatWasLifted) {
  const ProgressScheme lift = own("deadlift", {"deadlift", 3, 3, true, {}});
  std::vector<DoneSession> done;
  for (int i = 0; i < 4; ++i) done.push_back(on_day(7 * i, times(3, {3, 155.0 + 5 * i, 8})));
  EXPECT_DOUBLE_EQ(*after(lift, done).target.load_kg, 170);
  EXPECT_EQ(after(lift, done).target.reps, 3);
  done.back().gate = GateVerdict::kHold;
  EXPECT_DOUBLE_EQ(*after(lift, done).target.load_kg, 170) << "a hold is at what was lifted";
  done.back().gate = GateVerdict::kPass;
  EXPECT_GT(*after(lift, done).target.load_kg, 170);
  done.back().gate = GateVerdict::kRegress;
  EXPECT_LT(*after(lift, done).target.load_kg, 170);
}

TEST(Follows, OwnRules) {
  OwnLift lift{"deadlift", 3, 5, true, OwnRule{}};
  lift.rule->by = OwnProgress::kStep;
  lift.rule->step_kg = 5;
  const auto done = [](int day, int reps, double load_kg, std::optional<double> rpe = {},
                       std::optional<GateVerdict> gate = {}) {
    return on_day(day, times(3, {reps, load_kg, rpe}), gate);
  };
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100)}).target.load_kg, 105);
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100, 10)}).target.load_kg, 100);
  EXPECT_DOUBLE_EQ(
      *after(own("deadlift", lift), {done(0, 5, 100, {}, GateVerdict::kHold)}).target.load_kg, 100)
      << "form before the step";
  lift.rule->every = StepEvery::kWeek;
  const ProgressScheme weekly = own("deadlift", lift);
  const Progress twice = after(weekly, {done(0, 5, 100), done(1, 5, 100)});  // Friday, Saturday
  EXPECT_DOUBLE_EQ(*twice.target.load_kg, 100) << "in the same week";
  EXPECT_DOUBLE_EQ(*own_target(weekly, twice, 0, kFriday + std::chrono::days{2}).load_kg, 100);
  EXPECT_DOUBLE_EQ(*own_target(weekly, twice, 0, kFriday + std::chrono::days{3}).load_kg, 105);
  const Progress next = after(weekly, {done(0, 5, 100), done(3, 5, 105)});
  EXPECT_DOUBLE_EQ(*next.target.load_kg, 105);
  EXPECT_DOUBLE_EQ(*next.rises_to_kg, 110);
  const Progress failed = after(weekly, {done(0, 5, 100), done(1, 3, 100)});
  EXPECT_FALSE(failed.rises_on) << "the week's step is lost with the lift";

  OwnRule range;
  range.by = OwnProgress::kDouble;
  range.most_reps = 7;
  lift.rule = range;
  EXPECT_EQ(after(own("deadlift", lift), {done(0, 5, 100)}).target.reps, 6);
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 7, 100)}).target.load_kg, 102.5);

  OwnRule effort;
  effort.by = OwnProgress::kEffort;
  effort.effort = 8;
  lift.rule = effort;
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100, 6)}).target.load_kg, 102.5);
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100, 8)}).target.load_kg, 100);
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100, 9.5)}).target.load_kg, 95)
      << "a first load is reckoned at once: five and a half at most are 95.9 for five at 8";
  EXPECT_DOUBLE_EQ(
      *after(own("deadlift", lift), {done(0, 5, 100, 8), done(3, 5, 100, 9.5)}).target.load_kg,
      97.5);
  EXPECT_DOUBLE_EQ(*after(own("deadlift", lift), {done(0, 5, 100)}).target.load_kg, 100);

  OwnRule percent;
  percent.by = OwnProgress::kPercent;
  percent.percents = {75, 85};
  percent.max_kg = 160;
  percent.waves = {{3, 5}, {3, 3}};
  lift.rule = percent;
  const ProgressScheme scheme = own("deadlift", lift);
  const Progress now = after(scheme, {done(0, 5, 120)});
  EXPECT_DOUBLE_EQ(*own_target(scheme, now, 0, kFriday).load_kg, 120);
  EXPECT_DOUBLE_EQ(*own_target(scheme, now, 1, kFriday).load_kg, 135);
  EXPECT_EQ(own_target(scheme, now, 1, kFriday).reps, 3);
  EXPECT_DOUBLE_EQ(*own_target(scheme, now, 2, kFriday).load_kg, 120) << "in turn";
}

// A pain that stays as it was gets two steps back, each with time to settle: what does not change
// by then is not made by the load. A worse one takes more at once.
TEST(Follows, APainThatStaysTakesTwoStepsBackAndNoThird) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  std::vector<DoneSession> done{on_day(0, times(3, {10, 65}))};
  std::vector<double> asked;
  for (int i = 1; i <= 8; ++i) {
    const double load_kg = *after(thrust, done).target.load_kg;
    asked.push_back(load_kg);
    done.push_back(sore(on_day(3 * i, times(3, {8, load_kg})), 4, 3));
  }
  const Progress now = after(thrust, done);
  EXPECT_THAT(asked, ::testing::ElementsAre(65, 57.5, 57.5, 57.5, 50, 50, 50, 50));
  EXPECT_DOUBLE_EQ(*now.target.load_kg, 50);
  EXPECT_THAT(said(now), HasSubstr("hardly the load"));
  done.back() = sore(on_day(24, times(3, {8, 50})), 5, 5);
  EXPECT_LT(*after(thrust, done).target.load_kg, 50) << "it got worse there";
  // Once it is over, the way up is as long as the way down: a step back's worth a session.
  done.back() = on_day(24, times(3, {8, 50}));
  std::vector<double> up;
  for (int i = 9; i <= 11; ++i) {
    const double load_kg = *after(thrust, done).target.load_kg;
    up.push_back(load_kg);
    done.push_back(on_day(3 * i, times(3, {8, load_kg})));
  }
  EXPECT_THAT(up, ::testing::ElementsAre(55, 60, 62.5)) << "the last step is earned";
  const DoneSession hard = on_day(24, times(3, {8, 50, 9.5}));
  done.resize(8);
  done.push_back(hard);
  EXPECT_DOUBLE_EQ(*after(thrust, done).target.load_kg, 50) << "not with nothing in reserve";
}

TEST(Follows, TheFormIsMendedInFewSets) {
  const ProgressScheme hinge = scheme_of("dowel-hinge");
  const DoneSession broken = on_day(0, times(2, {8, 0}), GateVerdict::kRegress);
  const Progress once = after(hinge, {broken});
  EXPECT_EQ(once.target.sets, 2);
  EXPECT_TRUE(once.target.fewer_sets) << "no plan asks for a third";
  const Progress three =
      after(scheme_of("deadlift"), {on_day(0, times(4, {8, 60}), GateVerdict::kPass),
                                    on_day(3, times(4, {8, 60}), GateVerdict::kRegress)});
  EXPECT_LT(three.target.sets, 4);
}

// Effort is held against what the plan asked to be left that week.
TEST(Follows, WhatAPlanAskedToLeaveIsAskedOfTheEffort) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const auto asked = [&](std::optional<IntRange> reserve, double rpe) {
    std::vector<DoneSession> done{on_day(0, times(3, {12, 60, rpe})),
                                  on_day(3, times(3, {12, 60, rpe}))};
    for (DoneSession& session : done) session.asked_reserve = reserve;
    return *after(thrust, done).target.load_kg;
  };
  EXPECT_DOUBLE_EQ(asked(std::nullopt, 9), 62.5);
  EXPECT_DOUBLE_EQ(asked(IntRange{1, 2}, 9), 62.5);
  EXPECT_DOUBLE_EQ(asked(IntRange{3, 4}, 9), 60) << "one left where three to four were asked for";
  EXPECT_DOUBLE_EQ(asked(IntRange{3, 4}, 8), 62.5) << "a point of the scale is told apart by few";
}

// What was told before a session made the gate ask for less. Who did no more than that and is worse
// has not come down far enough; who did more has not tried it.
TEST(Follows, WorsePainAtTheLighterLoadIsAFurtherStepBack) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const auto hurts = [](DoneSession session, bool told) {
    if (told) session.sets.front().next_day_pain = 3;
    if (!told) session.gate = GateVerdict::kRegress;
    session.gate_for_pain = !told;
    return session;
  };
  const DoneSession well = on_day(0, times(3, {10, 60}));
  const DoneSession told = hurts(on_day(3, times(3, {10, 60})), false);
  const Progress once = after(thrust, {well, told});
  EXPECT_DOUBLE_EQ(*once.target.load_kg, 52.5);
  const Progress twice = after(thrust, {well, told, hurts(on_day(5, times(3, {8, 52.5})), true)});
  EXPECT_DOUBLE_EQ(*twice.target.load_kg, 47.5);
  EXPECT_EQ(twice.steps.back().kind, StepKind::kStepBack);
  const Progress heavier = after(thrust, {well, told, hurts(on_day(5, times(3, {8, 60})), true)});
  EXPECT_DOUBLE_EQ(*heavier.target.load_kg, 52.5);
  EXPECT_EQ(heavier.steps.back().kind, StepKind::kRepeat);
  EXPECT_THAT(said(heavier), HasSubstr("let the pain settle"));
  const Progress still = after(thrust, {well, told, hurts(on_day(5, times(3, {8, 60})), false)});
  EXPECT_THAT(said(still), HasSubstr("let the pain settle")) << "the form was never at fault";

  DoneSession form = told;
  form.gate_for_pain = false;
  const Progress both = after(thrust, {well, form, hurts(on_day(5, times(3, {8, 52.5})), true)});
  EXPECT_LT(*both.target.load_kg, 52.5) << "form took the load, and pain takes its own part";
}

TEST(Follows, AnOwnLiftKeepsItsSetsAndRepetitions) {
  const OwnLift lift{"squat", 5, 3, true, OwnRule{.by = OwnProgress::kStep, .step_kg = 2.5}};
  const ProgressScheme squat = own("squat", lift);
  const Progress more = after(squat, {on_day(0, times(8, {5, 100}))});
  EXPECT_EQ(more.target.sets, 5);
  EXPECT_EQ(more.target.reps, 3) << "whatever was done besides";
  EXPECT_DOUBLE_EQ(*more.target.load_kg, 102.5);
}

TEST(Follows, FailingBelowAnOwnTargetIsNoLighterDay) {
  const OwnLift lift{"deadlift", 3, 5, true, OwnRule{.by = OwnProgress::kStep, .step_kg = 5}};
  const ProgressScheme pull = own("deadlift", lift);
  std::vector<DoneSession> done{on_day(0, times(3, {5, 150}))};  // 155 is asked for
  for (int week = 1; week <= 3; ++week) {
    done.push_back(on_day(7 * week, {{5, 150}, {5, 150}, {3, 150}}));
  }
  EXPECT_LT(*after(pull, done).target.load_kg, 150) << "three failed sessions step back";
  const Progress light = after(pull, {done[0], on_day(7, times(3, {5, 110}))});
  EXPECT_DOUBLE_EQ(*light.target.load_kg, 155) << "another load altogether says nothing";
}

TEST(Follows, AMissIsMoreThanAnyPlannedEffort) {
  const OwnLift lift{"deadlift", 3, 3, true, OwnRule{.by = OwnProgress::kEffort, .effort = 8}};
  const ProgressScheme pull = own("deadlift", lift);
  const DoneSession well = on_day(0, times(3, {3, 152.5, 8}));
  const Progress hard = after(pull, {well, on_day(7, times(3, {3, 152.5, 9}))});
  const Progress missed =
      after(pull, {well, on_day(7, {{3, 157.5, 10}, {2, 157.5, 10}, {0, 157.5}})});
  EXPECT_LE(*missed.target.load_kg, *hard.target.load_kg);
}

TEST(Follows, AFirstLoadLeavesInReserveWhatIsAskedFor) {
  const auto first = [](int sets, int reps, std::optional<double> effort) {
    OwnLift lift{"deadlift", sets, reps, true, {}};
    if (effort) lift.rule = OwnRule{.by = OwnProgress::kEffort, .effort = effort};
    return *after(own("deadlift", lift), {on_day(0, {{1, 180, 10}})}).target.load_kg;
  };
  // Of a maximum of 180 kg: by Epley 163.6 of three, 154.3 of five, 142.1 of eight repetitions.
  EXPECT_DOUBLE_EQ(first(1, 1, 8), 162.5);
  EXPECT_DOUBLE_EQ(first(3, 3, 8), 152.5);
  EXPECT_DOUBLE_EQ(first(5, 5, 7), 140);
  const Progress plain = after(scheme_of("deadlift"), {on_day(0, {{4, 160, 10}})});
  EXPECT_LE(*plain.target.load_kg, 160 * (1 + 4 / 30.0) / (1 + 10 / 30.0))
      << "eight repetitions and two in reserve";
  EXPECT_THAT(said(plain), ::testing::Not(HasSubstr("Not all sets"))) << "nothing was asked for";
}

TEST(Follows, AStepTooSmallToLoadWaitsUntilItAddsUp) {
  const OwnLift lift{"deadlift", 3, 5, true, OwnRule{.by = OwnProgress::kStep, .step_kg = 1}};
  TrainingFacts facts;
  facts.days = {{3, 60, {lift}}};
  for (int i = 0; i < 40; ++i) facts.on_bar_kg.push_back(20 + 5 * i);
  facts.bar_kg = 20;
  facts.owned = std::vector<std::string>{"barbell"};
  const ProgressScheme pull = scheme_of("deadlift", facts);
  std::vector<DoneSession> done;
  std::vector<double> asked;
  for (int i = 0; i < 6; ++i) {
    done.push_back(on_day(3 * i, times(3, {5, i < 5 ? 100.0 : 105.0})));
    asked.push_back(*after(pull, done).target.load_kg);
  }
  EXPECT_EQ(asked, (std::vector<double>{100, 100, 100, 100, 105, 105}));
}

TEST(Follows, TheWeakerSideSetsTheLoad) {
  const ProgressScheme scheme = scheme_of("single-leg-romanian-deadlift");
  std::vector<Work> sets = times(2, {12, 10, {}, Side::kLeft});
  for (const Work& work : times(2, {12, 12, {}, Side::kRight})) sets.push_back(work);
  const Progress where = after(scheme, {on_day(1, sets)});
  ASSERT_TRUE(where.target.load_kg);
  EXPECT_LE(*where.target.load_kg, 10) << "the left side has never lifted more";
  EXPECT_EQ(where.target.sets, 2);
}

TEST(Follows, ASideThatIsNotLoggedIsAskedForAndItsSetsKept) {
  const ProgressScheme scheme = scheme_of("single-leg-romanian-deadlift");
  const Progress where = after(scheme, {on_day(1, times(2, {12, 10, {}, Side::kLeft}))});
  EXPECT_THAT(where.steps.back().why.text, HasSubstr("Of one side nothing is logged"));
  EXPECT_EQ(where.target.sets, 2);
}

DoneSession helped(int day, int reps, double help_kg) {
  DoneSession done = on_day(day, times(3, {reps, 0}));
  for (SetEntry& set : done.sets) set.load_kg = -help_kg;
  return done;
}

TEST(Follows, HelpIsNamedAgainAndLessOfItIsTheNextStep) {
  const ProgressScheme scheme = scheme_of("nordic-hamstring");
  const Progress first = after(scheme, {helped(1, 8, 15)});
  EXPECT_EQ(first.target.load_kg, -15);
  EXPECT_EQ(first.target.reps, 9);
  const int top = scheme.reps->to;
  std::vector<DoneSession> at_top;
  for (int n = 0; n < scheme.rules->sessions_at_top; ++n) at_top.push_back(helped(3 * n, top, 15));
  const Progress next = after(scheme, at_top);
  EXPECT_EQ(next.target.load_kg, -12.5);
  EXPECT_EQ(next.target.reps, scheme.reps->from);
  EXPECT_THAT(next.steps.back().why.text, HasSubstr("less help"));
}

TEST(Follows, WorkCountedOtherwiseIsNotCalledLighter) {
  const ProgressScheme scheme = scheme_of("lateral-band-walk");
  DoneSession metres = on_day(4, {});
  metres.sets.resize(2);
  for (SetEntry& set : metres.sets) set.distance_m = 12;
  const Progress where = after(scheme, {on_day(1, times(2, {10, 0})), metres});
  EXPECT_THAT(where.steps.back().why.text, HasSubstr("Counted otherwise"));
}

TEST(Follows, PainStepsBackBelowWhatWasLiftedWithIt) {
  const ProgressScheme deadlift = scheme_of("deadlift");
  const DoneSession first = on_day(0, times(3, {8, 100}), GateVerdict::kPass);
  const DoneSession less = sore(on_day(3, times(3, {8, 90})), 5, 5);
  const Progress once = after(deadlift, {first, less});
  EXPECT_EQ(once.steps.back().kind, StepKind::kStepBack);
  EXPECT_DOUBLE_EQ(*once.target.load_kg, 80) << "90 kg is what hurt, not the 100 asked for";
  const Progress again = after(deadlift, {first, less, sore(on_day(6, times(3, {8, 80})), 5, 5)});
  EXPECT_DOUBLE_EQ(*again.target.load_kg, 80) << "it gets the time to settle there";
  const Progress heavier = after(deadlift, {first, less, sore(on_day(6, times(3, {8, 90})), 5, 5)});
  EXPECT_DOUBLE_EQ(*heavier.target.load_kg, 80) << "the lighter load was not tried yet";
  const Progress bell =
      after(scheme_of("kettlebell-deadlift",
                      {.owned = std::vector<std::string>{"kettlebell"}, .bells_kg = {12, 20}}),
            {sore(on_day(0, times(3, {9, 12})), 5, 4)});
  EXPECT_DOUBLE_EQ(*bell.target.load_kg, 12);
  EXPECT_EQ(bell.target.sets, 1);
  EXPECT_EQ(bell.target.reps, 8);
}

TEST(Follows, AFlareBetweenTwoSessionsComesBackLighterWithinTheWeek) {
  ProgressScheme deadlift = scheme_of("deadlift");
  const std::vector<DoneSession> done{on_day(0, times(3, {8, 100}))};
  const LocalTime then = done.back().when + std::chrono::days{5};
  EXPECT_DOUBLE_EQ(*progress(deadlift, done, then).target.load_kg, 100);
  deadlift.flares = deadlift.held_off_by_pain = {done.back().when + std::chrono::days{2}};
  EXPECT_DOUBLE_EQ(*progress(deadlift, done, then).target.load_kg, 90);
}

// The same back told of every week took its step the first time.
TEST(Follows, AFlareToldAgainIsTheSamePain) {
  ProgressScheme deadlift = scheme_of("deadlift");
  std::vector<DoneSession> done{on_day(0, times(3, {8, 100}))};
  const auto told = [&](int day) { return LocalTime{std::chrono::days{20000 + day}}; };
  deadlift.flares = deadlift.held_off_by_pain = {told(2), told(5)};
  const Progress first = progress(deadlift, done, told(3));
  EXPECT_DOUBLE_EQ(*first.target.load_kg, 90);
  EXPECT_THAT(first.after_gap->why.text, HasSubstr("It hurt since the last time"));
  done.push_back(on_day(3, times(3, {8, 90})));
  const Progress again = progress(deadlift, done, told(6));
  EXPECT_FALSE(again.after_gap);
  EXPECT_GE(*again.target.load_kg, 90);
}

TEST(Follows, AClearedWarningSignStartsFarLighter) {
  ProgressScheme deadlift = scheme_of("deadlift");
  const auto at = [](int day) { return LocalTime{std::chrono::days{20000 + day}}; };
  const std::vector<DoneSession> before{on_day(0, times(3, {8, 130}))};
  deadlift.cleared_signs = {{at(1), at(3)}};
  EXPECT_GE(*progress(deadlift, before, at(2)).target.load_kg, 130) << "not cleared by then";
  const Progress back = progress(deadlift, before, at(4));
  EXPECT_DOUBLE_EQ(*back.target.load_kg, 65);
  EXPECT_LE(back.target.sets, 2);
  EXPECT_TRUE(back.target.fewer_sets);
  EXPECT_THAT(back.after_gap->why.text, HasSubstr("warning sign"));
  // Who lifted since the sign is not asked for more than that, whatever was lifted before.
  deadlift.cleared_signs = {{at(1), at(70)}};
  const std::vector<DoneSession> tried{before.front(), on_day(3, times(3, {5, 60}))};
  EXPECT_LE(*progress(deadlift, tried, at(71)).target.load_kg, 60);
  const std::vector<DoneSession> since{before.front(), on_day(72, times(2, {8, 50}))};
  const Progress on = progress(deadlift, since, at(75));
  EXPECT_FALSE(on.after_gap) << "the first session after it was done";
  EXPECT_DOUBLE_EQ(*on.target.load_kg, 50) << "and counts, though 65 were asked for";
}

TEST(Follows, HalfAYearAwayStartsFarLighterToo) {
  const ProgressScheme deadlift = scheme_of("deadlift");
  const std::vector<DoneSession> done{on_day(0, times(3, {8, 100}))};
  const auto after_days = [&](int days) {
    return *progress(deadlift, done, done.back().when + std::chrono::days{days}).target.load_kg;
  };
  EXPECT_DOUBLE_EQ(after_days(60), 90);
  EXPECT_DOUBLE_EQ(after_days(300), 50);
}

}  // namespace
}  // namespace dowel
