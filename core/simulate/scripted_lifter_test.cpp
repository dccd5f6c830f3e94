// The body behind a script: by hand, what it lifts, loses and shows on film.

#include "core/simulate/scripted_lifter.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

LifterScript strong() {
  LifterScript script;
  script.start_max_kg = 100;
  script.most_gain = 0.4;
  script.weekly_rate = 0.1;
  script.accessory_part = 0.3;
  return script;
}

Prescription line(int sets, int reps) {
  Prescription asked;
  asked.exercise = "deadlift";
  asked.sets = sets;
  asked.reps = IntRange{reps, reps};
  asked.load.kind = LoadKind::kGiven;
  asked.load.load_kg = 60;
  return asked;
}

TEST(ScriptedLifter, GainsAShareOfWhatIsLeftAndLosesSlowly) {
  const LifterScript script = strong();
  ScriptedLifter lifter(script);
  EXPECT_DOUBLE_EQ(lifter.main_max_kg(), 100);
  lifter.live_week(1, true);
  EXPECT_DOUBLE_EQ(lifter.main_max_kg(), 104) << "a tenth of 40 %";
  lifter.live_week(2, true);
  EXPECT_DOUBLE_EQ(lifter.main_max_kg(), 107.6) << "a tenth of the 36 % that are left";
  lifter.live_week(3, false);
  EXPECT_NEAR(lifter.main_max_kg(), 100 + 7.6 * 0.99, 1e-9);
  for (int week = 4; week < 400; ++week) lifter.live_week(week, true);
  EXPECT_LE(lifter.main_max_kg(), 140 + 1e-9);
  EXPECT_NEAR(lifter.main_max_kg(), 140, 1e-6);
}

TEST(ScriptedLifter, StallsWhenTheScriptSaysSo) {
  LifterScript script = strong();
  script.stall = {2, 3};
  ScriptedLifter lifter(script);
  lifter.live_week(1, true);
  const double before = lifter.main_max_kg();
  lifter.live_week(2, true);
  lifter.live_week(3, true);
  EXPECT_DOUBLE_EQ(lifter.main_max_kg(), before);
  lifter.live_week(4, true);
  EXPECT_GT(lifter.main_max_kg(), before);
}

TEST(ScriptedLifter, DoesTheSetsAskedForAndNeverMoreRepsThanStrengthAllows) {
  const LifterScript script = strong();
  const ScriptedLifter lifter(script);
  struct Case {
    double load_kg;
    int asked, done;
  };
  // Epley turned round: 30 (100 / load − 1) to failure, and one less is done.
  for (const Case& one : {Case{60, 8, 8}, Case{70, 8, 8}, Case{70, 14, 11}, Case{90, 5, 2},
                          Case{99, 5, 1}, Case{150, 5, 1}}) {
    Prescription asked = line(3, one.asked);
    asked.load.load_kg = one.load_kg;
    const auto sets = lifter.perform(asked, true, {}, {}, {});
    ASSERT_EQ(sets.size(), 3U);
    for (const SetEntry& set : sets) {
      EXPECT_EQ(set.reps, one.done) << one.load_kg;
      EXPECT_EQ(set.load_kg, one.load_kg);
      EXPECT_EQ(set.exercise.slug, "deadlift");
      EXPECT_FALSE(set.pain || set.next_day_pain);
    }
  }
}

TEST(ScriptedLifter, AnAccessoryIsAPartOfTheMainLift) {
  const LifterScript script = strong();
  const ScriptedLifter lifter(script);
  Prescription asked = line(1, 10);
  asked.load.load_kg = 24;
  // 30 kg at the most: 30 (30 / 24 − 1) = 7.5 to failure.
  EXPECT_EQ(lifter.perform(asked, false, {}, {}, {}).at(0).reps, 6);
  EXPECT_EQ(lifter.perform(asked, true, {}, {}, {}).at(0).reps, 10);
}

TEST(ScriptedLifter, PainIsLoggedAndTakesNoMoreThanLastTime) {
  const LifterScript script = strong();
  const ScriptedLifter lifter(script);
  const PainReport hurts{Region::kHip, 4, 2, true, false};
  Prescription chosen = line(2, 5);
  chosen.load = {};
  chosen.load.kind = LoadKind::kByEffort;
  const double free_kg = *lifter.perform(chosen, true, {}, {}, {}).at(0).load_kg;
  EXPECT_GT(free_kg, 50);
  const auto sore = lifter.perform(chosen, true, {}, hurts, 50.0);
  EXPECT_EQ(sore.at(0).load_kg, 50);
  EXPECT_EQ(sore.at(1).pain, 4);
  EXPECT_EQ(sore.at(1).next_day_pain, 2);
  EXPECT_EQ(lifter.perform(chosen, true, {}, hurts, 500.0).at(0).load_kg, free_kg)
      << "the last load is a bound and no target";
  EXPECT_EQ(lifter.perform(line(1, 5), true, {}, hurts, 50.0).at(0).load_kg, 60)
      << "a load that is asked for is lifted";
}

TEST(ScriptedLifter, HoldsAndWaysAreDoneAsAsked) {
  const LifterScript script = strong();
  const ScriptedLifter lifter(script);
  Prescription asked;
  asked.exercise = "copenhagen-plank";
  asked.sets = 2;
  asked.hold_s = 20;
  asked.load.kind = LoadKind::kNone;
  const auto held = lifter.perform(asked, false, {}, {}, {});
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].hold_s, 20);
  EXPECT_FALSE(held[0].reps || held[0].load_kg);
}

TEST(ScriptedLifter, FilmsShowWhatTheScriptSays) {
  const Knowledge knowledge = load_embedded().value();
  const Technique technique = load_technique().value();
  const LifterScript script = strong();
  const ScriptedLifter lifter(script);
  for (const char* slug : {"deadlift", "kettlebell-deadlift", "romanian-deadlift", "squat"}) {
    const GateRules rules = gate_rules(technique, knowledge, slug).value();
    ASSERT_FALSE(rules.required.empty()) << slug;
    for (const bool bad : {false, true}) {
      const FilmedSet set = lifter.film(rules, 5, bad);
      ASSERT_EQ(set.reps.size(), 5U);
      for (const RepFindings& rep : set.reps) {
        ASSERT_EQ(rep.findings.size(), rules.required.size());
        for (std::size_t k = 0; k < rules.required.size(); ++k) {
          const Finding& said = rep.findings[k];
          const bool broken = bad && k == 0;
          EXPECT_EQ(said.state, broken ? FindingState::kBroken : FindingState::kHeld)
              << slug << " " << said.rule;
          EXPECT_EQ(said.rule, rules.required[k].id);
          ASSERT_TRUE(said.value) << said.rule;
        }
      }
    }
  }
}

}  // namespace
}  // namespace dowel
