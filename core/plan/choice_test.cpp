#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/plan/check.h"
#include "core/plan/context.h"
#include "knowledge/load.h"

/// What the maker chooses for whom: main hinge, accessories, and what it leaves out.
namespace dowel {
namespace {

using Names = std::set<std::string>;

const Knowledge& known() {
  static const Knowledge kKnowledge = *load_embedded();
  return kKnowledge;
}

PlanRequest athlete(std::vector<std::string> equipment,
                    Experience experience = Experience::kIntermediate) {
  PlanRequest request;
  request.athlete.experience = experience;
  request.athlete.equipment = std::move(equipment);
  request.days = {{0, 60, {}}, {3, 60, {}}};
  request.weeks = 12;
  request.start = LocalDate{std::chrono::days{20003}};  // a Monday
  request.red_flags = all_clear();
  return request;
}

Programme plan_for(const PlanRequest& request) {
  auto plan = make_programme(request, known());
  EXPECT_TRUE(plan) << plan.error().message << " " << plan.error().where;
  return plan ? *plan : Programme{};
}

Names accessories(const PlanWeek& week) {
  Names names;
  for (const PlanDay& day : week.days) {
    for (const PlanBlock& block : day.blocks) {
      if (block.kind != BlockKind::kAccessory) continue;
      for (const Prescription& line : block.lines) names.insert(line.exercise);
    }
  }
  return names;
}

Names accessories(const Programme& plan) {
  Names all;
  for (const PlanWeek& week : plan.weeks) all.merge(accessories(week));
  return all;
}

const std::vector<std::string> kGym{"barbell", "rack", "bench", "mini-band", "long-band", "cable"};
const std::vector<std::string> kBands{"mini-band", "long-band"};

TEST(Choice, WithoutLoadTheHingeGoesOnOneLegOnceItIsMastered) {
  PlanRequest request = athlete(kBands);
  EXPECT_EQ(plan_for(request).main_hinge, "bodyweight-hinge");
  request.history.exercises = {{.exercise = "bodyweight-hinge", .sessions = 8, .mastered = true}};
  const Programme next = plan_for(request);
  EXPECT_EQ(next.main_hinge, "single-leg-hinge");
  EXPECT_FALSE(accessories(next).contains("single-leg-romanian-deadlift"))
      << "the same movement twice";
}

TEST(Choice, WhoHingesCleanWithLoadTravelsOnOneLeg) {
  PlanRequest request = athlete(kBands);
  request.history.clean_slow_hinge = true;
  request.history.exercises = {{.exercise = "deadlift", .sessions = 30, .load_kg = 100}};
  EXPECT_EQ(plan_for(request).main_hinge, "single-leg-hinge");
  request.athlete.equipment.emplace_back("barbell");
  EXPECT_EQ(plan_for(request).main_hinge, "deadlift");
}

TEST(Choice, NoHipGroupIsLeftAWeekWithNothingWhereOneExerciseTrainsIt) {
  for (const auto& equipment : {kBands, kGym, std::vector<std::string>{"kettlebell"}}) {
    const Programme plan = plan_for(athlete(equipment));
    for (const PlanWeek& week : plan.weeks) {
      if (week.deload) continue;
      const std::map<std::string, double> sets(week.group_sets.begin(), week.group_sets.end());
      for (const MuscleGroup& group : known().groups) {
        if (!group.hip) continue;
        EXPECT_TRUE(sets.contains(group.id) && sets.at(group.id) > 0)
            << group.id << " in week " << week.number;
      }
    }
  }
}

TEST(Choice, ASoreGroinGetsNoWideStance) {
  PlanRequest request = athlete(kGym);
  EXPECT_TRUE(accessories(plan_for(request)).contains("cossack-squat"));
  request.pain = {{Region::kGroin, 4, 1, false, false}};
  for (const std::string& name : accessories(plan_for(request)))
    EXPECT_NE(find_exercise(known(), name)->stance, Stance::kWide) << name;
}

TEST(Choice, TheSpineIsBentOnPurposeByFewAndNotSoonAfterBackPain) {
  PlanRequest request = athlete(kGym);
  request.history.clean_slow_hinge = true;
  EXPECT_TRUE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.history.weeks_since_back_pain = 11;
  EXPECT_FALSE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.history.weeks_since_back_pain = 12;
  EXPECT_TRUE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.athlete.experience = Experience::kNovice;
  EXPECT_FALSE(accessories(plan_for(request)).contains("jefferson-curl"));
}

TEST(Choice, TheShortLeverLeadsToTheLongOneAndGivesWayToIt) {
  EXPECT_FALSE(accessories(plan_for(athlete(kGym))).contains("copenhagen-plank-short"));
  PlanRequest novice = athlete(kGym, Experience::kNovice);
  EXPECT_TRUE(accessories(plan_for(novice)).contains("copenhagen-plank-short"));
  EXPECT_FALSE(accessories(plan_for(novice)).contains("copenhagen-plank"));
  novice.history.exercises = {
      {.exercise = "copenhagen-plank-short", .sessions = 4, .level = 1, .mastered = true}};
  EXPECT_FALSE(accessories(plan_for(novice)).contains("copenhagen-plank-short"));
  EXPECT_TRUE(accessories(plan_for(novice)).contains("copenhagen-plank"));
}

}  // namespace
}  // namespace dowel
