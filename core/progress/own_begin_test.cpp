// The own programme says where it begins, how hard it is to be and which of its days are light.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/progress/progress.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

constexpr LocalDate kMonday{std::chrono::days{20003}};

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

LocalTime day(int n) { return LocalTime{kMonday + std::chrono::days{n}} + std::chrono::hours{18}; }

DoneSession on_day(int n, int sets, int reps, double load_kg, std::optional<double> rpe = {}) {
  DoneSession done;
  done.when = day(n);
  for (int i = 0; i < sets; ++i) {
    SetEntry set;
    set.reps = reps;
    set.load_kg = load_kg;
    set.rpe = rpe;
    done.sets.push_back(set);
  }
  return done;
}

// A line of the own programme that began on the first Monday.
ProgressScheme own(const OwnLift& lift) {
  TrainingFacts facts;
  facts.days = {{0, 60, {lift}}};
  facts.own_since = {{lift, LocalTime{kMonday}}};
  return progress_scheme(known(), "deadlift", facts).value();
}

OwnLift line(int sets, int reps, OwnProgress by, std::optional<double> start_kg = {}) {
  OwnLift lift{"deadlift", sets, reps, true, OwnRule{}};
  lift.rule->by = by;
  lift.rule->start_kg = start_kg;
  return lift;
}

double load(const ProgressScheme& scheme, std::vector<DoneSession> done, int now) {
  return progress(scheme, std::move(done), day(now)).target.load_kg.value_or(0);
}

TEST(OwnBegin, TheLoadThatIsNamedIsTheBeginning) {
  OwnLift lift = line(3, 5, OwnProgress::kStep, 140);
  lift.rule->step_kg = 2.5;
  lift.rule->every = StepEvery::kWeek;
  const ProgressScheme scheme = own(lift);
  const DoneSession single = on_day(-10, 1, 1, 180, 9.5);
  const Progress begin = progress(scheme, {single}, day(0));
  EXPECT_DOUBLE_EQ(*begin.target.load_kg, 140);
  EXPECT_THAT(begin.decided_by()->why.text, HasSubstr("begins with this load"));
  EXPECT_NE(load(scheme, {single}, -2), 140) << "it has not begun";
  const Progress first = progress(scheme, {single, on_day(4, 3, 5, 140)}, day(5));
  EXPECT_DOUBLE_EQ(*first.target.load_kg, 140);
  EXPECT_DOUBLE_EQ(*first.rises_to_kg, 142.5);
  const Progress second =
      progress(scheme, {single, on_day(4, 3, 5, 140), on_day(11, 3, 5, 142.5)}, day(12));
  EXPECT_DOUBLE_EQ(*second.target.load_kg, 142.5) << "as it was done, and nothing is lighter";
  EXPECT_DOUBLE_EQ(*second.rises_to_kg, 145);
  EXPECT_DOUBLE_EQ(*own_target(scheme, second, 0, kMonday + std::chrono::days{21}, 2).load_kg, 150)
      << "two weeks more ahead";
}

TEST(OwnBegin, ALoadAboveTheLikelyMaximumIsASlip) {
  const ProgressScheme scheme = own(line(3, 3, OwnProgress::kAsLast, 300));
  const Progress begin = progress(scheme, {on_day(-10, 1, 1, 180, 9.5)}, day(0));
  EXPECT_LT(*begin.target.load_kg, 180);
  EXPECT_THAT(begin.decided_by()->why.text, HasSubstr("names 300 kg"));
  EXPECT_DOUBLE_EQ(load(scheme, {}, 0), 300) << "nothing is known against it";
}

TEST(OwnBegin, PainBeforeItLeavesLess) {
  ProgressScheme scheme = own(line(3, 5, OwnProgress::kStep, 140));
  scheme.held_off_by_pain = {day(-2)};
  scheme.flares = {day(-2)};
  EXPECT_LT(load(scheme, {on_day(-4, 3, 5, 100)}, 0), 100);
}

TEST(OwnBegin, AnOwnProgrammeDoneInFullIsNoEasierWeek) {
  OwnLift lift = line(3, 5, OwnProgress::kStep, 140);
  lift.rule->step_kg = 2.5;
  const ProgressScheme scheme = own(lift);
  DoneSession full = on_day(0, 3, 5, 140), less = on_day(0, 2, 5, 140);
  full.easy = less.easy = true;
  EXPECT_DOUBLE_EQ(load(scheme, {full}, 1), 142.5);
  EXPECT_DOUBLE_EQ(load(scheme, {less}, 1), 140);
}

TEST(OwnBegin, EffortBelowTheTargetIsTheAnswer) {
  OwnLift lift = line(3, 3, OwnProgress::kEffort);
  lift.rule->effort = 8;
  const ProgressScheme scheme = own(lift);
  const DoneSession single = on_day(-10, 1, 1, 180, 9.5);
  const double reckoned = load(scheme, {single}, 0);
  EXPECT_GT(reckoned, 150);
  const DoneSession met = on_day(0, 3, 3, 142.5, 8);
  EXPECT_DOUBLE_EQ(load(scheme, {single, met}, 1), 142.5);
  EXPECT_DOUBLE_EQ(load(scheme, {single, on_day(0, 3, 3, 142.5, 9.5)}, 1), 140);
  EXPECT_DOUBLE_EQ(load(scheme, {single, on_day(0, 3, 3, 100, 5)}, 1), reckoned)
      << "an easy day says nothing against it";
  EXPECT_DOUBLE_EQ(load(scheme, {single, on_day(0, 3, 3, 142.5)}, 1), reckoned) << "none was said";
  EXPECT_DOUBLE_EQ(load(scheme, {single, met, on_day(7, 3, 3, 150, 9.5)}, 8), 142.5)
      << "three and a half at most with 150 kg are three at 8 with 143";
}

TEST(OwnBegin, ALightDayIsLighter) {
  OwnLift light{"deadlift", 3, 3, false, {}};
  const ProgressScheme scheme = own(light);
  const std::vector<DoneSession> heavy{on_day(-7, 3, 3, 150, 8)};
  EXPECT_DOUBLE_EQ(load(scheme, heavy, 0), 120) << "80 per cent";
  EXPECT_THAT(progress(scheme, heavy, day(0)).decided_by()->why.text,
              HasSubstr("80 per cent of what was lifted"));
  std::vector<DoneSession> done = heavy;
  done.push_back(on_day(0, 3, 3, 120));
  EXPECT_DOUBLE_EQ(load(scheme, done, 1), 120) << "and not lighter from week to week";
  DoneSession other = on_day(4, 3, 3, 175);
  other.other_line = true;
  done.push_back(other);
  EXPECT_DOUBLE_EQ(load(scheme, done, 5), 140) << "it rises with the heavy day";
  EXPECT_DOUBLE_EQ(load(own({"deadlift", 3, 3, true, {}}), heavy, 0), 150);
}

TEST(OwnBegin, AttemptsThatWereMadeAreNotLost) {
  OwnLift lift = line(3, 3, OwnProgress::kStep);
  lift.rule->step_kg = 2.5;
  const ProgressScheme scheme = own(lift);
  DoneSession meet = on_day(7, 1, 1, 165);
  meet.sets.push_back(on_day(7, 1, 1, 177.5).sets.front());
  meet.sets.push_back(on_day(7, 1, 0, 185).sets.front());
  const Progress after = progress(scheme, {on_day(0, 3, 3, 152.5), meet}, day(8));
  EXPECT_DOUBLE_EQ(*after.target.load_kg, 155);
  EXPECT_THAT(after.steps.back().why.text, HasSubstr("177.5 kg was made"));
}

TEST(OwnBegin, AStepDownHasItsReason) {
  OwnLift lift = line(3, 8, OwnProgress::kDouble);
  lift.rule->most_reps = 12;
  DoneSession done = on_day(0, 2, 8, 70);
  done.sets.push_back(on_day(0, 1, 7, 70).sets.front());
  const Progress first = progress(own(lift), {done}, day(1));
  EXPECT_DOUBLE_EQ(*first.target.load_kg, 67.5);
  EXPECT_THAT(first.steps.back().why.text, HasSubstr("67.5 kg is good for 3 × 8"));
}

}  // namespace
}  // namespace dowel
