#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/readiness_rules.h"
#include "core/plan/check.h"
#include "core/plan/context.h"
#include "core/plan/each_line.h"
#include "core/plan/hold_back.h"
#include "core/plan/variant.h"
#include "knowledge/load.h"

// What the maker chooses for whom: main hinge, accessories, and what it leaves out.
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
  request.red_flags = all_clear(known());
  return request;
}

Programme plan_for(const PlanRequest& request) {
  auto plan = make_programme(request, known());
  EXPECT_TRUE(plan) << plan.error().message << " " << plan.error().where;
  return plan ? *plan : Programme{};
}

Names accessories(const PlanWeek& week) {
  Names names;
  for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
    if (block.kind == BlockKind::kAccessory) names.insert(line.exercise);
  });
  return names;
}

Names accessories(const Programme& plan) {
  Names all;
  for (const PlanWeek& week : plan.weeks) all.merge(accessories(week));
  return all;
}

const std::vector<std::string> kGym{"barbell", "rack", "bench", "mini-band", "long-band", "cable"};
const std::vector<std::string> kBands{"mini-band", "long-band"};

TEST(Choice, ANewPlanGoesOnFromTheWeekBefore) {
  PlanRequest request = athlete(kGym);
  const Names first = accessories(plan_for(request).weeks.front());
  ASSERT_FALSE(first.empty());
  for (const std::string& slug : first) {
    request.history.exercises.push_back({.exercise = slug, .sessions = 4, .lately = true});
  }
  request.start += std::chrono::weeks{4};
  const Names goes_on = accessories(plan_for(request).weeks.front());
  EXPECT_NE(goes_on, first);
  for (ExerciseState& state : request.history.exercises) state.lately = false;
  EXPECT_NE(accessories(plan_for(request).weeks.front()), goes_on)
      << "after weeks off it begins anew";
}

TEST(Choice, AKneeThatHurtsLeavesWhatDoesNotLoadItAlone) {
  PlanRequest request = athlete(kGym);
  const auto sets_of = [&](const char* slug) {
    int most = 0;
    for_each_line(plan_for(request), [&](const PlanWeek& week, const PlanDay&, const PlanBlock&,
                                         const Prescription& line) {
      if (line.exercise == slug && !week.deload) most = std::max(most, line.sets);
    });
    return most;
  };
  const int before = sets_of("deadlift");
  request.pain = {{Region::kKnee, 4, 1, false, false}};
  EXPECT_EQ(sets_of("deadlift"), before);
  request.pain = {{Region::kHip, 4, 1, false, false}};
  EXPECT_LT(sets_of("deadlift"), before);
}

TEST(Choice, WithoutLoadTheHingeGoesOnOneLegOnceItIsMastered) {
  PlanRequest request = athlete(kBands);
  EXPECT_EQ(plan_for(request).main_hinge, "bodyweight-hinge");
  request.history.exercises = {{.exercise = "bodyweight-hinge", .sessions = 8, .mastered = true}};
  const Programme next = plan_for(request);
  EXPECT_EQ(next.main_hinge, "single-leg-romanian-deadlift");
  EXPECT_FALSE(accessories(next).contains("single-leg-romanian-deadlift"))
      << "the same movement twice";
}

TEST(Choice, TheReasonNamesTheHingeThatWasLeftBehindLast) {
  PlanRequest request = athlete({"kettlebell", "mini-band", "long-band"});
  request.history.exercises = {
      {.exercise = "bodyweight-hinge", .sessions = 8, .mastered = true},
      {.exercise = "kettlebell-deadlift", .sessions = 8, .mastered = true}};
  const Programme plan = plan_for(request);
  EXPECT_EQ(plan.main_hinge, "romanian-deadlift");
  const PlanDay& day = plan.weeks.front().days.front();
  const auto main = std::find_if(day.blocks.begin(), day.blocks.end(), [](const PlanBlock& block) {
    return block.kind == BlockKind::kMain;
  });
  ASSERT_NE(main, day.blocks.end());
  EXPECT_EQ(main->lines.front().why.text.substr(0, 19), "Kettlebell deadlift");
  request.history.exercises = {
      {.exercise = "bodyweight-hinge", .sessions = 8, .mastered = true, .lately = false},
      {.exercise = "single-leg-romanian-deadlift", .sessions = 40, .lately = true}};
  const Programme with_a_bell = plan_for(request);
  EXPECT_EQ(with_a_bell.main_hinge, "romanian-deadlift");
  EXPECT_EQ(with_a_bell.why_main.text.find("has given what it has"), std::string::npos)
      << "half a year ago: what is new is the bell";
}

TEST(Choice, NoLoadedHingeWhileItIsLearnedOrTheBackHurts) {
  PlanRequest novice = athlete({"kettlebell", "mini-band", "bench"}, Experience::kNovice);
  PlanRequest sore = athlete({"kettlebell", "mini-band", "bench"});
  sore.athlete.conditions = {"low_back_pain"};
  for (const PlanRequest& request : {novice, sore}) {
    const bool learns = request.athlete.experience == Experience::kNovice;
    bool seen = false;
    for_each_line(plan_for(request), [&](const Prescription& line) {
      if (line.exercise != "single-leg-romanian-deadlift") return;
      seen = true;
      EXPECT_EQ(line.with, "bodyweight");
      EXPECT_FALSE(line.load.load_kg);
    });
    EXPECT_EQ(seen, !learns) << "on one leg only once the hinge on two was clean";
  }
}

PlanRequest with_own(const std::string& lift) {
  PlanRequest request = athlete(kGym);
  request.days[0].own = {{lift, 5, 10, true}, {"back-squat", 3, 5, true}};
  return request;
}

// The hinges that the maker adds as main lift.
int hinges_added(const Programme& plan) {
  int added = 0;
  for_each_line(plan, [&](const PlanBlock& block, const Prescription& line) {
    added += block.kind == BlockKind::kMain && !line.own;
  });
  return added;
}

TEST(Choice, AVariantOfALiftCountsAsTheLift) {
  const auto with = [](const char* lift) {
    PlanRequest request = athlete(kGym);
    request.days[0].own = {{lift, 3, 5, true}};
    return plan_for(request);
  };
  ASSERT_GT(hinges_added(with("bench press")), 0);
  for (const char* lift :
       {"paused deadlift", "Deadlift (deficit)", "tempo deadlift", "rack pull", "Block Pulls",
        "beltless deadlift", "touch-and-go deadlift", "2 sec pause deadlift", "paused RDL",
        "snatch grip deadlift", "close stance sumo deadlift"}) {
    SCOPED_TRACE(lift);
    const Programme plan = with(lift);
    EXPECT_EQ(hinges_added(plan), 0);
    EXPECT_TRUE(plan.main_is_own);
    EXPECT_EQ(plan.weeks.front().group_sets.empty(), false);
  }
  for (const char* lift : {"high pull", "deadlift bar row", "seated good morning curl"}) {
    EXPECT_EQ(counts_as(known(), lift), nullptr) << lift;
  }
  const Exercise* close = counts_as(known(), "close stance squat");
  ASSERT_NE(close, nullptr);
  EXPECT_EQ(close->slug, "squat");
}

bool keeps_own(const Programme& plan, const std::string& lift) {
  return any_line(plan,
                  [&](const Prescription& line) { return line.own && line.exercise == lift; });
}

TEST(Choice, FastAndBendingLiftsOfAnOwnProgrammeGiveWayToABackThatHurts) {
  for (const char* lift : {"kettlebell-swing", "jefferson-curl"}) {
    SCOPED_TRACE(lift);
    PlanRequest request = with_own(lift);
    EXPECT_TRUE(keeps_own(plan_for(request), lift)) << "nothing hurts: nothing is changed";
    request.athlete.conditions = {"low_back_pain"};
    const Programme plan = plan_for(request);
    EXPECT_FALSE(keeps_own(plan, lift));
    EXPECT_TRUE(keeps_own(plan, "back-squat"));
    EXPECT_TRUE(std::any_of(plan.shortfalls.begin(), plan.shortfalls.end(),
                            [&](const Shortfall& s) { return s.subject == lift; }))
        << "what is left out is said";
  }
}

TEST(Choice, AfterGroinPainTheLongLeverAndWideStancesComeLater) {
  PlanRequest request = athlete(kGym);
  request.emphases = {"jump"};
  request.history.clean_slow_hinge = true;
  request.history.exercises = {{.exercise = "copenhagen-plank", .sessions = 4}};
  const Names before = accessories(plan_for(request));
  EXPECT_TRUE(before.contains("copenhagen-plank"));
  EXPECT_TRUE(before.contains("cossack-squat"));
  request.history.weeks_since_groin_pain = 1;
  const Names after = accessories(plan_for(request));
  EXPECT_FALSE(after.contains("copenhagen-plank"));
  EXPECT_FALSE(after.contains("cossack-squat"));
  request.history.weeks_since_groin_pain = 2;
  EXPECT_EQ(accessories(plan_for(request)), before);
}

TEST(Choice, PainThatLastsIsSentToAClinician) {
  PlanRequest request = athlete(kGym);
  request.pain = {{Region::kGroin, 4, 2, false, false}};
  const auto told = [&] {
    for (const Reason& note : plan_for(request).notes) {
      if (note.text.find("let a clinician see it") != std::string::npos) return true;
    }
    return false;
  };
  EXPECT_FALSE(told());
  request.history.weeks_sore = 1;
  EXPECT_FALSE(told());
  request.history.weeks_sore = 2;
  EXPECT_TRUE(told());
}

TEST(Choice, ABrokenHingeTakesFastAndBendingWorkOutOfADay) {
  PlanRequest request = athlete(kGym);
  request.athlete.equipment.push_back("kettlebell");
  request.history.clean_slow_hinge = true;
  request.history.clean_loaded_hinge = true;
  request.history.exercises = {{.exercise = "deadlift", .sessions = 6, .load_kg = 100}};
  const Programme plan = plan_for(request);
  const NotYet why{{"It is fast.", {}}, {"It bends.", {}}, {}, {}};
  int taken = 0;
  for (const PlanWeek& week : plan.weeks) {
    for (PlanDay day : week.days) {
      const PlanDay before = day;
      const auto names = hold_back(day, known(), why);
      taken += static_cast<int>(names.size());
      EXPECT_EQ(day.notes.size(), before.notes.size() + names.size()) << "each has its reason";
      if (!names.empty()) {
        EXPECT_LT(day.minutes, before.minutes);
      }
      EXPECT_TRUE(hold_back(day, known(), why).empty()) << "nothing is left to take out";
    }
  }
  EXPECT_GT(taken, 0);
}

TEST(Choice, SwingsWaitForALoadedHingeAndForTheBack) {
  PlanRequest request = athlete({"kettlebell", "mini-band", "bench"});
  request.history.clean_slow_hinge = true;
  EXPECT_FALSE(accessories(plan_for(request)).contains("kettlebell-swing"));
  request.history.exercises = {{.exercise = "kettlebell-deadlift", .sessions = 6, .load_kg = 24}};
  EXPECT_FALSE(accessories(plan_for(request)).contains("kettlebell-swing")) << "lifted, not filmed";
  request.history.clean_loaded_hinge = true;
  EXPECT_TRUE(accessories(plan_for(request)).contains("kettlebell-swing"));
  request.history.weeks_since_back_pain = 3;
  EXPECT_FALSE(accessories(plan_for(request)).contains("kettlebell-swing"));
}

TEST(Choice, PregnancyHasItsAdviceAndLeavesOutWhatIsHard) {
  PlanRequest request = athlete(kGym);
  request.athlete.conditions = {"pregnancy"};
  request.clinician_cleared = true;
  const Programme plan = plan_for(request);
  bool told = false;
  for (const Reason& note : plan.notes) told = told || note.text.starts_with("In pregnancy");
  EXPECT_TRUE(told);
  for (const char* name : {"copenhagen-plank", "jefferson-curl", "reverse-crunch"}) {
    EXPECT_FALSE(accessories(plan).contains(name)) << name;
  }
}

TEST(Choice, AnEasierWeekHalvesWhatTheWeekBeforeHeld) {
  const Programme plan = plan_for(athlete(kGym, Experience::kNovice));
  const auto sets = [](const PlanWeek& week) {
    int all = 0;
    for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
      const bool working = block.kind == BlockKind::kMain || block.kind == BlockKind::kAccessory;
      all += working ? line.sets : 0;
    });
    return all;
  };
  int easier = 0;
  for (std::size_t w = 1; w < plan.weeks.size(); ++w) {
    if (!plan.weeks[w].deload) continue;
    ++easier;
    EXPECT_LE(sets(plan.weeks[w]), 0.67 * sets(plan.weeks[w - 1])) << "week " << w + 1;
  }
  EXPECT_GT(easier, 0);
}

TEST(Choice, StrongPainIsFollowedByAnEasierWeek) {
  PlanRequest request = athlete(kGym);
  EXPECT_FALSE(plan_for(request).weeks.front().deload);
  request.history.weeks_since_strong_pain = 1;
  EXPECT_TRUE(plan_for(request).weeks.front().deload);
}

TEST(Choice, WhoHingesCleanWithLoadTravelsOnOneLeg) {
  PlanRequest request = athlete(kBands);
  request.history.clean_slow_hinge = true;
  request.history.exercises = {{.exercise = "deadlift", .sessions = 30, .load_kg = 100}};
  EXPECT_EQ(plan_for(request).main_hinge, "single-leg-romanian-deadlift");
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

TEST(Choice, WhereAnEasierFormStaysThatIsSaidOfWhatIsLeftOut) {
  PlanRequest request = athlete(kGym);
  request.aim = Aim::kFieldSport;
  request.pain = {{Region::kGroin, 4, 1, false, false}};
  const auto left_out = [&] {
    for (const Shortfall& lack : plan_for(request).shortfalls) {
      if (lack.subject == "left-out") return lack.says;
    }
    return std::string();
  };
  EXPECT_NE(left_out().find("Copenhagen plank (its easier form stays)"), std::string::npos)
      << left_out();
  request.athlete.equipment = {"barbell", "rack", "mini-band"};
  EXPECT_EQ(left_out().find("easier form"), std::string::npos) << "it asks for a bench";
}

TEST(Choice, ASoreGroinGetsNoWideStance) {
  PlanRequest request = athlete(kGym);
  EXPECT_TRUE(accessories(plan_for(request)).contains("cossack-squat"));
  request.pain = {{Region::kGroin, 4, 1, false, false}};
  for (const std::string& name : accessories(plan_for(request))) {
    EXPECT_NE(find_exercise(known(), name)->stance, Stance::kWide) << name;
  }
}

TEST(Choice, TheSpineIsBentOnPurposeByFewAndNotSoonAfterBackPain) {
  PlanRequest request = athlete(kGym);
  request.history.clean_loaded_hinge = true;
  EXPECT_TRUE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.history.weeks_since_back_pain = 11;
  EXPECT_FALSE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.history.weeks_since_back_pain = 12;
  EXPECT_TRUE(accessories(plan_for(request)).contains("jefferson-curl"));
  request.athlete.experience = Experience::kNovice;
  EXPECT_FALSE(accessories(plan_for(request)).contains("jefferson-curl"));
}

TEST(Choice, TheShortLeverLeadsToTheLongOneAndGivesWayToIt) {
  PlanRequest strong = athlete(kGym);
  EXPECT_TRUE(accessories(plan_for(strong)).contains("copenhagen-plank-short"));
  EXPECT_FALSE(accessories(plan_for(strong)).contains("copenhagen-plank")) << "levers in order";
  strong.history.exercises = {{.exercise = "copenhagen-plank", .sessions = 1}};
  EXPECT_FALSE(accessories(plan_for(strong)).contains("copenhagen-plank-short"));
  EXPECT_TRUE(accessories(plan_for(strong)).contains("copenhagen-plank"));
  PlanRequest novice = athlete(kGym, Experience::kNovice);
  EXPECT_TRUE(accessories(plan_for(novice)).contains("copenhagen-plank-short"));
  EXPECT_FALSE(accessories(plan_for(novice)).contains("copenhagen-plank"));
  novice.history.exercises = {
      {.exercise = "copenhagen-plank-short", .sessions = 4, .level = 1, .mastered = true}};
  EXPECT_FALSE(accessories(plan_for(novice)).contains("copenhagen-plank-short"));
  EXPECT_TRUE(accessories(plan_for(novice)).contains("copenhagen-plank"));
}

bool holds_a_knee_press(const Programme& plan) {
  return any_line(plan, [](const PlanBlock&, const Prescription& line) {
    return line.exercise.starts_with("copenhagen-plank") || line.exercise == "cossack-squat";
  });
}

TEST(Choice, WhatPressesASoreKneeStaysOut) {
  PlanRequest request = athlete({"bench", "mini-band", "long-band"}, Experience::kNovice);
  ASSERT_TRUE(holds_a_knee_press(plan_for(request)));
  request.pain = {{Region::kKnee, 3, 1}};
  EXPECT_FALSE(holds_a_knee_press(plan_for(request)));
  request.pain = {{Region::kKnee, 1, 0}};
  request.history.weeks_since_knee_pain = 0;
  EXPECT_FALSE(holds_a_knee_press(plan_for(request))) << "better, but only just";
}

bool hinges_with_a_load(const Programme& plan) {
  return any_line(plan, [](const PlanBlock& block, const Prescription& line) {
    return block.kind == BlockKind::kMain && line.load.kind != LoadKind::kNone &&
           line.with != "bodyweight";
  });
}

TEST(Choice, AGreenBackGoesOnWithALightHinge) {
  PlanRequest request = athlete({"kettlebell"});
  request.pain = {{Region::kLowerBack, 3, 1}};
  EXPECT_FALSE(hinges_with_a_load(plan_for(request)));
  request.pain = {{Region::kLowerBack, 2, 1}};
  EXPECT_TRUE(hinges_with_a_load(plan_for(request)));
}

std::string notes_of(const Programme& plan) {
  std::string all = plan.why_main.text + "\n";
  for (const Reason& note : plan.notes) all += note.text + "\n";
  return all;
}

TEST(Choice, AGreenBackWeighsMoreThanTheConditionThatIsKept) {
  PlanRequest request = athlete({"kettlebell"});
  request.athlete.conditions = {"low_back_pain"};
  request.history.back_green = true;
  EXPECT_TRUE(hinges_with_a_load(plan_for(request)));
  EXPECT_EQ(plan_for(request).main_hinge, "kettlebell-deadlift") << "the lightest of them";
  request.pain = {{Region::kLowerBack, 2, 1}};
  EXPECT_NE(notes_of(plan_for(request)).find("the hinge goes on"), std::string::npos);
  request.pain = {{Region::kLowerBack, 3, 0}};
  EXPECT_FALSE(hinges_with_a_load(plan_for(request)));
}

TEST(Choice, WhoCannotFilmIsToldTheOtherWayInAndFindsIt) {
  PlanRequest request = athlete({"kettlebell", "dowel"}, Experience::kNovice);
  const int enough = known().plan->felt_sessions;
  request.history.exercises = {{.exercise = "dowel-hinge", .sessions = enough, .reps = 12}};
  request.history.felt_hinges = enough - 1;
  const Programme learns = plan_for(request);
  EXPECT_EQ(learns.main_hinge, "dowel-hinge");
  EXPECT_NE(notes_of(learns).find("Without a camera"), std::string::npos) << notes_of(learns);
  request.history.felt_hinges = enough;
  const Programme loaded = plan_for(request);
  EXPECT_EQ(loaded.main_hinge, "kettlebell-deadlift");
  EXPECT_TRUE(hinges_with_a_load(loaded));
  EXPECT_NE(notes_of(loaded).find("begins with the lightest"), std::string::npos)
      << notes_of(loaded);
  for (const char* not_yet : {"single-leg-romanian-deadlift", "romanian-deadlift"}) {
    EXPECT_FALSE(any_line(
        loaded,
        [&](const PlanBlock&, const Prescription& line) { return line.exercise == not_yet; }))
        << not_yet << ": one hinge to begin with";
  }
}

TEST(Choice, ALightFirstLoadWaitsForPainAndBreaks) {
  PlanRequest ready = athlete({"kettlebell", "dowel"}, Experience::kNovice);
  ready.history.felt_hinges = known().plan->felt_sessions;
  ASSERT_TRUE(hinges_with_a_load(plan_for(ready)));
  PlanRequest sore = ready;
  sore.history.weeks_since_back_pain = 1;
  EXPECT_EQ(plan_for(sore).main_hinge, "dowel-hinge");
  PlanRequest hip = ready;
  hip.pain = {{Region::kHip, 3, 0}};
  EXPECT_EQ(plan_for(hip).main_hinge, "dowel-hinge");
  PlanRequest away = ready;
  away.history.weeks_away = known().plan->break_weeks;
  EXPECT_EQ(plan_for(away).main_hinge, "dowel-hinge");
}

TEST(Choice, WhoLiftsInContestsHearsThatNoneIsPlannedFor) {
  PlanRequest request = athlete(kGym);
  EXPECT_EQ(notes_of(plan_for(request)).find("contest"), std::string::npos);
  request.aim = Aim::kPowerlifting;
  EXPECT_NE(notes_of(plan_for(request)).find("No date of a contest"), std::string::npos);
}

TEST(Choice, WhatPressesAKneeComesBackLittleByLittle) {
  PlanRequest request = athlete({"bench", "mini-band", "long-band"}, Experience::kNovice);
  const int lately = known().readiness->lately_weeks;
  const auto most_sets = [&](int weeks, bool work) {
    request.history.weeks_since_knee_pain = weeks;
    int most = 0;
    for (const PlanWeek& week : plan_for(request).weeks) {
      for_each_line(week, [&](const PlanBlock& block, const Prescription& line) {
        const bool presses =
            line.exercise.starts_with("copenhagen-plank") || line.exercise == "cossack-squat";
        if (presses && (block.kind == BlockKind::kAccessory) == work) {
          most = std::max(most, line.sets);
        }
      });
    }
    return most;
  };
  EXPECT_EQ(most_sets(lately - 1, true), 0);
  EXPECT_EQ(most_sets(lately, true), 1);
  EXPECT_EQ(most_sets(lately, false), 0) << "no warm-up with it yet";
  EXPECT_GT(most_sets(2 * lately, true), 1);
  EXPECT_GT(most_sets(2 * lately, false), 0);
}

TEST(Choice, ABackThatIsToldToBeFreeOutweighsTheConditionThatIsKept) {
  PlanRequest request = athlete({"kettlebell"});
  request.athlete.conditions = {"low_back_pain"};
  EXPECT_FALSE(hinges_with_a_load(plan_for(request)));
  request.history.back_free = true;
  EXPECT_TRUE(hinges_with_a_load(plan_for(request)));
}

}  // namespace
}  // namespace dowel
