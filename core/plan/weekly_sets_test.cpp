// Weeks that an own programme fills: what gives way, and what does not.
#include "core/plan/weekly_sets.h"

#include <gtest/gtest.h>

#include <map>

#include "core/plan/each_line.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

// A powerlifter of four days whose squats and deadlifts train the hips already.
PlanRequest full_week(const Knowledge& knowledge) {
  PlanRequest request;
  request.aim = Aim::kPowerlifting;
  request.start = LocalDate{std::chrono::days{20458}};  // a Monday
  request.athlete.experience = Experience::kAdvanced;
  request.athlete.equipment = {"barbell", "rack",      "bench",     "reverse-hyper",
                               "cable",   "mini-band", "long-band", "dumbbell"};
  request.red_flags = all_clear(knowledge);
  request.days = {{0, 100, {{"squat", 4, 5, true, {}}}},
                  {1, 90, {{"deadlift", 4, 4, true, {}}}},
                  {3, 100, {{"squat", 3, 8, true, {}}}},
                  {4, 75, {}}};
  request.weak_links = {{"weak-glutes", "measured"}};
  return request;
}

int single_sets(const PlanWeek& week) {
  int lines = 0;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    lines += block.kind == BlockKind::kAccessory && !line.own && line.sets == 1 ? 1 : 0;
  });
  return lines;
}

TEST(WeeklySets, AFullWeekHasFewerExercisesNotManySingleSets) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  const auto plan = make_programme(full_week(*knowledge), *knowledge);
  ASSERT_TRUE(plan) << plan.error().message;
  int single = 0;
  int led = 0;
  for (const PlanWeek& week : plan->weeks) {
    if (week.deload) continue;
    single += single_sets(week);
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      const bool lead = line.exercise == "hip-thrust" || line.exercise == "reverse-hyper";
      if (block.kind != BlockKind::kAccessory || !lead) return;
      EXPECT_GE(line.sets, 2) << "week " << week.number << ": " << line.exercise;
      led += line.sets;
    });
    const auto sets = weekly_sets(*knowledge, week);
    for (const auto& [group, count] : sets) {
      EXPECT_LE(count, knowledge->plan->weekly_sets.to) << group;
    }
  }
  EXPECT_LE(single, 2 * static_cast<int>(plan->weeks.size())) << "where nothing can be spared";
  EXPECT_GE(led, 4 * static_cast<int>(plan->weeks.size() - 1));
}

}  // namespace
}  // namespace dowel
