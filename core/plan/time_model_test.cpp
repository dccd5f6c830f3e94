// By hand from the figures in knowledge/settings.toml: 4 s a repetition, 0.8 m/s, 30 s to get
// ready, 120 s of lighter sets.
#include "core/plan/time_model.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const PlanRules& rules() {
  static const Knowledge kKnowledge = load_embedded().value();
  return *kKnowledge.plan;
}

Prescription reps(int sets, int most, double rest_s) {
  Prescription line;
  line.sets = sets;
  line.reps = IntRange{8, most};
  line.rest_s = rest_s;
  return line;
}

TEST(TimeModel, ARepetitionLastsItsTempoOrFourSeconds) {
  Prescription line = reps(3, 12, 90);
  EXPECT_DOUBLE_EQ(set_seconds(rules(), line), 48);
  line.tempo = Tempo{3, 2, 1, 0};
  EXPECT_DOUBLE_EQ(set_seconds(rules(), line), 72);
  line.per_side = true;
  EXPECT_DOUBLE_EQ(set_seconds(rules(), line), 144);
}

TEST(TimeModel, HoldsAndWaysTakeTheirOwnTime) {
  Prescription hold;
  hold.hold_s = 20;
  EXPECT_DOUBLE_EQ(set_seconds(rules(), hold), 20);
  hold.reps = IntRange{4, 6};  // six holds of 20 s
  EXPECT_DOUBLE_EQ(set_seconds(rules(), hold), 120);
  Prescription walk;
  walk.distance_m = 20;
  EXPECT_DOUBLE_EQ(set_seconds(rules(), walk), 25);
  walk.per_side = true;
  EXPECT_DOUBLE_EQ(set_seconds(rules(), walk), 50);
}

TEST(TimeModel, RestsLieBetweenSetsAndOnlyThere) {
  // 30 s to get ready, 3 × 48 s, 2 × 90 s.
  EXPECT_DOUBLE_EQ(line_minutes(rules(), reps(3, 12, 90), BlockKind::kAccessory),
                   (30 + 144 + 180) / 60.0);
  EXPECT_DOUBLE_EQ(line_minutes(rules(), reps(1, 12, 90), BlockKind::kAccessory), (30 + 48) / 60.0);
}

TEST(TimeModel, OnlyALoadedMainLiftIsLedUpTo) {
  Prescription line = reps(1, 5, 0);
  const double plain = (30 + 20) / 60.0, led_up_to = plain + 2;
  EXPECT_DOUBLE_EQ(line_minutes(rules(), line, BlockKind::kMain), plain);
  line.load.kind = LoadKind::kLight;
  EXPECT_DOUBLE_EQ(line_minutes(rules(), line, BlockKind::kMain), plain);
  for (const LoadKind kind : {LoadKind::kByEffort, LoadKind::kAsLast, LoadKind::kAsLastOrStep,
                              LoadKind::kOwn, LoadKind::kGiven}) {
    line.load.kind = kind;
    EXPECT_DOUBLE_EQ(line_minutes(rules(), line, BlockKind::kMain), led_up_to);
    EXPECT_DOUBLE_EQ(line_minutes(rules(), line, BlockKind::kAccessory), plain);
  }
}

TEST(TimeModel, ADayIsTheSumOfItsLines) {
  PlanDay day;
  day.minutes = 99;
  day.blocks = {{BlockKind::kWarmUp, {reps(1, 10, 0)}},
                {BlockKind::kMain, {reps(3, 5, 120), reps(2, 5, 60)}}};
  time_day(rules(), day);
  double sum = 0;
  for (const PlanBlock& block : day.blocks) {
    for (const Prescription& line : block.lines) {
      EXPECT_DOUBLE_EQ(line.minutes, line_minutes(rules(), line, block.kind));
      sum += line.minutes;
    }
  }
  EXPECT_DOUBLE_EQ(day.minutes, sum);
}

}  // namespace
}  // namespace dowel
