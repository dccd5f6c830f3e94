// A plan leaves something in reserve: after a set that left nothing, or was missed, the next time
// is lighter, or has less of it, at once.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/progress/progress.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

struct Work {
  int reps = 8;
  double load_kg = 60;
  std::optional<double> rpe{};
};

DoneSession on_day(int day, const std::vector<Work>& sets) {
  DoneSession done;
  done.when = LocalTime{std::chrono::days{20000 + day}};
  for (const Work& work : sets) {
    SetEntry set;
    set.reps = work.reps;
    if (work.load_kg > 0) set.load_kg = work.load_kg;
    set.rpe = work.rpe;
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

TEST(NothingLeft, TheLoadComesDownAtOnceToOneThatLeavesTwo) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const Progress down = progress(thrust, {on_day(0, times(3, {8, 100, 10}))});
  EXPECT_EQ(down.steps.back().kind, StepKind::kStepBack);
  EXPECT_DOUBLE_EQ(*down.target.load_kg, 95) << "eight at most with 100 kg are ten with 95 kg";
  EXPECT_EQ(down.target.reps, thrust.reps->from);
  EXPECT_TRUE(down.strained) << "and no slower";
  EXPECT_THAT(down.steps.back().why.text, HasSubstr("left nothing in reserve"));
  EXPECT_THAT(down.steps.back().why.text, HasSubstr("10 of 10"));
  const Progress nine = progress(thrust, {on_day(0, times(3, {8, 100, 9}))});
  EXPECT_DOUBLE_EQ(*nine.target.load_kg, 100) << "one in reserve is what is planned";
}

TEST(NothingLeft, NeverBelowAStepBackAtOnceAndAlwaysAStepOfThePlates) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const auto before = on_day(0, times(3, {10, 100, 8}));
  const auto after = [&](const std::vector<Work>& sets) {
    return *progress(thrust, {before, on_day(3, sets)}).target.load_kg;
  };
  EXPECT_DOUBLE_EQ(after({{9, 100, 10}, {6, 100, 10}, {4, 100, 10}}), 90);
  EXPECT_DOUBLE_EQ(after(times(3, {14, 100, 10})), 97.5) << "the smallest step";
}

TEST(NothingLeft, AfterMoreThanWasAskedForWhatWasAskedForStays) {
  const ProgressScheme lift = scheme_of("deadlift");
  const std::vector<DoneSession> done{on_day(0, times(3, {8, 130, 8})),
                                      on_day(4, times(3, {9, 137.5, 10}))};
  const Progress stays = progress(lift, done);
  EXPECT_DOUBLE_EQ(*stays.target.load_kg, 130);
  EXPECT_EQ(stays.target.reps, 9);
  EXPECT_THAT(stays.steps.back().why.text, HasSubstr("what was asked for stays"));
  std::vector<DoneSession> again = done;
  again.push_back(on_day(8, times(3, {9, 130, 10})));
  EXPECT_LT(*progress(lift, again).target.load_kg, 130);
  std::vector<DoneSession> lighter = done;
  lighter.push_back(on_day(8, times(3, {9, 110, 10})));
  EXPECT_LT(*progress(lift, lighter).target.load_kg, 110) << "it left nothing with less, even";
}

TEST(NothingLeft, AMissedSetIsOne) {
  const ProgressScheme thrust = scheme_of("hip-thrust");
  const Progress missed =
      progress(thrust, {on_day(0, times(2, {10, 60, {}})), on_day(3, {{10, 60, {}}, {0, 60, {}}})});
  EXPECT_LT(*missed.target.load_kg, 60);
  EXPECT_THAT(missed.steps.back().why.text, HasSubstr("missed"));
}

TEST(NothingLeft, WhereTheNextBellIsFarLighterASetGoes) {
  TrainingFacts facts;
  facts.owned = {{"kettlebell"}};
  facts.bells_kg = {12, 20};
  const ProgressScheme lift = scheme_of("kettlebell-deadlift", facts);
  const Progress less =
      progress(lift, {on_day(0, times(3, {9, 20, 8})), on_day(3, times(3, {10, 20, 10}))});
  EXPECT_DOUBLE_EQ(*less.target.load_kg, 20);
  EXPECT_EQ(less.target.reps, lift.reps->from);
  EXPECT_EQ(less.target.sets, 2);
  EXPECT_TRUE(less.target.fewer_sets);
  const Progress next =
      progress(lift, {on_day(0, times(3, {9, 20, 8})), on_day(3, times(3, {10, 20, 10})),
                      on_day(6, times(2, {8, 20, 7}))});
  EXPECT_EQ(next.target.reps, 9) << "and up again from there";
}

TEST(NothingLeft, WithoutALoadASetGoes) {
  const ProgressScheme bridge = scheme_of("glute-bridge");
  const Progress less =
      progress(bridge, {on_day(0, times(3, {9, 0, 8})), on_day(3, times(3, {10, 0, 10}))});
  EXPECT_EQ(less.target.sets, 2);
  EXPECT_LE(less.target.reps, 10);
}

TEST(NothingLeft, AnOwnLiftHasItsRule) {
  OwnLift lift{"deadlift", 3, 5, true, OwnRule{}};
  lift.rule->by = OwnProgress::kStep;
  TrainingFacts facts;
  facts.days = {{3, 60, {lift}}};
  const Progress held = progress(scheme_of("deadlift", facts), {on_day(0, times(3, {5, 100, 10}))});
  EXPECT_DOUBLE_EQ(*held.target.load_kg, 100);
}

TEST(NothingLeft, ADropSetIsNoBase) {
  const ProgressScheme lift = scheme_of("romanian-deadlift");
  DoneSession done = on_day(0, {{8, 110, {}}, {8, 80, {}}});
  done.sets[1].kind = SetKind::kDrop;
  EXPECT_DOUBLE_EQ(*progress(lift, {done}).target.load_kg, 110);
  done.sets.erase(done.sets.begin());
  EXPECT_FALSE(progress(lift, {done}).target.load_kg);
}

}  // namespace
}  // namespace dowel
