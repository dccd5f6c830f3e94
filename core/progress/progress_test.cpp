#include "core/progress/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "knowledge/load.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = *load_embedded();
  return kKnowledge;
}

ProgressScheme scheme_of(const char* slug, Plates plates = {}) {
  const auto scheme = progress_scheme(known(), slug, TrainingFacts{plates});
  EXPECT_TRUE(scheme);
  return *scheme;
}

DoneSession session(int day, int reps, std::optional<double> load_kg,
                    std::optional<GateVerdict> gate = GateVerdict::kPass, int sets = 3) {
  DoneSession done;
  done.when = LocalTime{std::chrono::days{20000 + day}};
  done.gate = gate;
  for (int i = 0; i < sets; ++i) {
    SetEntry set;
    set.reps = reps;
    set.load_kg = load_kg;
    done.sets.push_back(set);
  }
  return done;
}

TEST(Progress, RepsUpThroughTheWindowThenLoadThenBack) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  const Progress where = progress(scheme_of("deadlift"), done);
  EXPECT_EQ(where.steps.back().kind, StepKind::kMoreLoad);
  EXPECT_DOUBLE_EQ(*where.target.load_kg, 102.5);
  EXPECT_EQ(where.target.reps, 8);
  EXPECT_EQ(where.target.window.to, 12);
}

TEST(Progress, OneRepetitionMoreThanWasDone) {
  const Progress where = progress(scheme_of("deadlift"), {session(1, 8, 100), session(4, 10, 100)});
  EXPECT_EQ(where.target.reps, 11);
  EXPECT_EQ(where.target.sets, 3);
}

TEST(Progress, NoLoadWithoutAPassedForm) {
  for (const std::optional<GateVerdict> gate :
       {std::optional<GateVerdict>{}, std::optional{GateVerdict::kNotMeasured},
        std::optional{GateVerdict::kHold}}) {
    std::vector<DoneSession> done;
    for (int i = 0; i < 20; ++i) done.push_back(session(i * 3, 12, 100, gate));
    EXPECT_DOUBLE_EQ(*progress(scheme_of("deadlift"), done).target.load_kg, 100);
  }
}

TEST(Progress, ExercisesFilmCannotJudgeNeedNoGate) {
  std::vector<DoneSession> done;
  for (int i = 0; i < 2; ++i) done.push_back(session(i * 3, 12, 40, std::nullopt));
  EXPECT_GT(*progress(scheme_of("seated-hip-abduction"), done).target.load_kg, 40);
}

TEST(Progress, RegressAndPainStepBack) {
  const Progress back = progress(scheme_of("deadlift"),
                                 {session(1, 8, 100), session(4, 8, 100, GateVerdict::kRegress)});
  EXPECT_EQ(back.steps.back().kind, StepKind::kStepBack);
  EXPECT_DOUBLE_EQ(*back.target.load_kg, 90);
  DoneSession sore = session(4, 12, 100);
  sore.sets.front().next_day_pain = 3;
  EXPECT_EQ(progress(scheme_of("deadlift"), {session(1, 8, 100), sore}).steps.back().kind,
            StepKind::kStepBack);
  sore.sets.front().next_day_pain.reset();
  sore.sets.front().pain = 4;
  EXPECT_EQ(progress(scheme_of("deadlift"), {session(1, 8, 100), sore}).steps.back().kind,
            StepKind::kRepeat);
}

TEST(Progress, ThreeFailuresStepBack) {
  std::vector<DoneSession> done{session(1, 8, 100)};
  for (int i = 0; i < 3; ++i) done.push_back(session(4 + i, 5, 100));
  const Progress where = progress(scheme_of("deadlift"), done);
  EXPECT_EQ(where.steps.back().kind, StepKind::kStepBack);
  EXPECT_EQ(where.sessions_without_progress, 3);
}

TEST(Progress, MissedSessionsAreNotMadeUpFor) {
  const std::vector<DoneSession> near{session(1, 8, 100), session(4, 9, 100)};
  const std::vector<DoneSession> far{session(1, 8, 100), session(20, 9, 100)};
  EXPECT_EQ(progress(scheme_of("deadlift"), near).target.reps,
            progress(scheme_of("deadlift"), far).target.reps);
}

TEST(Progress, CoarsePlatesMoveBothEndsOfTheWindowFirst) {
  Plates bells;
  bells.smallest_step_kg = 4;
  const ProgressScheme scheme = scheme_of("kettlebell-deadlift", bells);
  std::vector<DoneSession> done;
  int day = 0;
  bool wider = false;
  for (int i = 0; i < 60; ++i) {
    const Progress now = progress(scheme, done);
    if (!done.empty()) {
      EXPECT_EQ(now.target.window.to - now.target.window.from, 4) << "ends move together";
      wider = wider || now.steps.back().kind == StepKind::kWiderReps;
      if (now.steps.back().kind == StepKind::kMoreLoad) {
        EXPECT_DOUBLE_EQ(*now.target.load_kg, 16);
        EXPECT_EQ(now.target.window.from, 8);
        break;
      }
    }
    done.push_back(session(day += 3, now.target.window.to ? now.target.window.to : 12, 12));
  }
  EXPECT_TRUE(wider);
  EXPECT_EQ(progress(scheme, done).steps.back().kind, StepKind::kMoreLoad);
}

TrainingFacts owning(std::vector<std::string> items, MassUnit shown = MassUnit::kKilogram) {
  TrainingFacts facts;
  facts.owned = std::move(items);
  facts.plates.shown = shown;
  return facts;
}

TEST(Progress, BellsRiseFromBellToBell) {
  const auto scheme =
      progress_scheme(known(), "kettlebell-deadlift", owning({"kettlebell", "barbell"}));
  ASSERT_TRUE(scheme);
  EXPECT_DOUBLE_EQ(*next_load_kg(*scheme, 24), 28);
  EXPECT_DOUBLE_EQ(*next_load_kg(*scheme, 22.5), 24) << "a load between two bells";
  EXPECT_DOUBLE_EQ(makeable_load_kg(*scheme, 27.9), 24);
  EXPECT_DOUBLE_EQ(makeable_load_kg(*scheme, 1), 4) << "there is no lighter bell";
  EXPECT_FALSE(next_load_kg(*scheme, 48)) << "there is no heavier bell";
}

TEST(Progress, BellsInPoundsAreThoseMarkedInPounds) {
  const auto scheme =
      progress_scheme(known(), "kettlebell-swing", owning({"kettlebell"}, MassUnit::kPound));
  ASSERT_TRUE(scheme);
  EXPECT_NEAR(*next_load_kg(*scheme, 53 * kKilogramsPerPound), 62 * kKilogramsPerPound, 1e-9);
}

TEST(Progress, DumbbellsAndBarsDoNotComeInBells) {
  for (const std::vector<std::string>& owned :
       {std::vector<std::string>{"dumbbell"}, std::vector<std::string>{"barbell"}}) {
    const auto scheme = progress_scheme(known(), "sumo-romanian-deadlift", owning(owned));
    ASSERT_TRUE(scheme);
    EXPECT_TRUE(scheme->fixed_kg.empty());
    EXPECT_DOUBLE_EQ(*next_load_kg(*scheme, 24), 26.5);
  }
}

// From 24 to 28 kg is a sixth: as many repetitions as are worth 8 with the next bell come first.
TEST(Progress, ALargeStepToTheNextBellAsksForMoreRepetitionsFirst) {
  const auto scheme = progress_scheme(known(), "kettlebell-deadlift", owning({"kettlebell"}));
  ASSERT_TRUE(scheme);
  std::vector<DoneSession> done{session(0, 12, 24)};
  int most = 0;
  for (int day = 3; day < 200; day += 3) {
    const Progress where = progress(*scheme, done);
    if (*where.target.load_kg > 24) break;
    most = std::max(most, where.target.window.to);
    done.push_back(session(day, where.target.window.to, 24));
  }
  const Progress where = progress(*scheme, done);
  EXPECT_DOUBLE_EQ(*where.target.load_kg, 28);
  EXPECT_EQ(where.target.window.from, 8);
  EXPECT_EQ(most, 15) << "by Epley as hard as 8 with 28 kg";
}

TEST(Progress, TheBellsAtHandAreTheLoadsThereAre) {
  TrainingFacts facts = owning({"kettlebell"});
  facts.bells_kg = {16, 24};
  const auto scheme = progress_scheme(known(), "kettlebell-deadlift", facts);
  ASSERT_TRUE(scheme);
  EXPECT_DOUBLE_EQ(*next_load_kg(*scheme, 16), 24);
  EXPECT_FALSE(next_load_kg(*scheme, 24));
  EXPECT_DOUBLE_EQ(lighter_load_kg(*scheme, 24), 16);
  EXPECT_DOUBLE_EQ(lighter_load_kg(*scheme, 16), 16);
}

TEST(Progress, AStepBackIsOneBell) {
  const auto scheme =
      progress_scheme(known(), "kettlebell-deadlift", owning({"kettlebell"}, MassUnit::kPound));
  ASSERT_TRUE(scheme);
  EXPECT_NEAR(lighter_load_kg(*scheme, 88 * kKilogramsPerPound), 80 * kKilogramsPerPound, 1e-9);
}

TEST(Progress, WithoutWeightsAtHandLoggedLoadsDoNotCount) {
  const std::vector<DoneSession> done{session(0, 8, 16), session(3, 9, std::nullopt)};
  const auto bare = progress_scheme(known(), "single-leg-romanian-deadlift", owning({"mini-band"}));
  ASSERT_TRUE(bare);
  EXPECT_FALSE(progress(*bare, done).target.load_kg);
  EXPECT_EQ(progress(*bare, done).target.reps, 10);
}

TEST(Progress, WhatRestedForPainComesBackLighter) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  ProgressScheme scheme = scheme_of("deadlift");
  const auto after = [&](int days) {
    return *progress(scheme, done, done.back().when + std::chrono::days{days}).target.load_kg;
  };
  EXPECT_DOUBLE_EQ(after(10), 102.5);
  scheme.held_off_by_pain = {done.back().when + std::chrono::days{2}};
  EXPECT_DOUBLE_EQ(after(6), 102.5) << "no week has passed";
  EXPECT_DOUBLE_EQ(after(10), 90) << "a tenth less than was lifted last";
}

TEST(Progress, AnEasierWeekLiftsNoMoreThanTheLastOne) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  const ProgressScheme scheme = scheme_of("deadlift");
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 102.5);
  EXPECT_DOUBLE_EQ(*progress(scheme, done).easy_load_kg, 100);
  done.push_back(session(day += 3, 8, 100));
  done.back().easy = true;
  EXPECT_DOUBLE_EQ(*progress(scheme, done).easy_load_kg, 100) << "still in the easier week";
}

TEST(Progress, WeeksWithoutTheExerciseTakeBackTheRise) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  const ProgressScheme scheme = scheme_of("deadlift");
  const auto after = [&](int days) {
    return progress(scheme, done, done.back().when + std::chrono::days{days});
  };
  const double earned = *progress(scheme, done).target.load_kg;
  ASSERT_GT(earned, 100);
  EXPECT_DOUBLE_EQ(*after(20).target.load_kg, earned);
  EXPECT_FALSE(after(20).after_gap);
  const Progress back = after(21);
  ASSERT_TRUE(back.after_gap);
  EXPECT_EQ(back.after_gap->kind, StepKind::kBackAfterGap);
  EXPECT_EQ(back.decided_by(), &*back.after_gap);
  EXPECT_DOUBLE_EQ(*back.target.load_kg, 100);
  EXPECT_EQ(back.target.reps, 8);
  EXPECT_DOUBLE_EQ(*after(56).target.load_kg, 90);
  const double asked = *back.target.load_kg;
  done.push_back(session(day + 21, 8, asked));
  EXPECT_EQ(progress(scheme, done).target.reps, 9) << "and on from there";
}

TEST(Progress, AGapTakesNothingFromWhoCanStillDoIt) {
  std::vector<DoneSession> done{session(0, 8, 100), session(40, 12, 110), session(43, 12, 110)};
  EXPECT_GE(*progress(scheme_of("deadlift"), done).target.load_kg, 100);
  EXPECT_EQ(progress(scheme_of("deadlift"), done).steps[1].kind, StepKind::kRepeat);
}

// Back up quickly to what was lifted before, but not to the very load that was too much.
TEST(Progress, TheLoadThatFailedIsEarnedInFull) {
  std::vector<DoneSession> done{session(0, 8, 100)};
  int day = 0;
  for (int i = 0; i < 3; ++i) done.push_back(session(day += 3, 6, 100));
  const ProgressScheme scheme = scheme_of("deadlift");
  ASSERT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 90);
  std::vector<double> at;
  while (progress(scheme, done).target.load_kg < 100 && day < 100) {
    at.push_back(*progress(scheme, done).target.load_kg);
    done.push_back(session(day += 3, 12, at.back()));
  }
  EXPECT_EQ(at, (std::vector<double>{90, 92.5, 95, 97.5, 97.5}));
  std::vector<bool> before;  // whether each rise says that more was lifted before
  for (const StepTaken& step : progress(scheme, done).steps) {
    if (step.kind == StepKind::kMoreLoad) {
      before.push_back(step.why.text.find("lifted more before") != std::string::npos);
    }
  }
  EXPECT_EQ(before, (std::vector<bool>{true, true, true, false}));
}

// One heavy single above the work is not the work, and bells that are not at hand are not asked
// for.
TEST(Progress, TheFirstSessionCountsByItsWorkingSets) {
  const ProgressScheme scheme = scheme_of("deadlift");  // 8 to 12 repetitions
  const auto first = [&](const std::vector<std::pair<int, double>>& lifted,
                         const ProgressScheme& by) {
    DoneSession done = session(0, 8, 100.0, GateVerdict::kNotMeasured);
    const SetEntry one = done.sets.front();
    done.sets.clear();
    for (const auto& [reps, load_kg] : lifted) {
      done.sets.push_back(one);
      done.sets.back().reps = reps;
      done.sets.back().load_kg = load_kg;
    }
    return *progress(by, {done}).target.load_kg;
  };
  EXPECT_DOUBLE_EQ(first({{1, 140}, {8, 100}, {8, 100}, {8, 100}}, scheme), 100);
  EXPECT_DOUBLE_EQ(first({{3, 140}, {3, 140}, {3, 140}, {3, 140}, {3, 140}}, scheme), 122.5)
      << "what three are worth for eight, two left of each";
  EXPECT_DOUBLE_EQ(first({{1, 130}, {1, 140}, {8, 100}, {8, 100}, {8, 100}}, scheme), 100);
  EXPECT_DOUBLE_EQ(first({{1, 140}, {8, 100}, {8, 100}}, scheme_of("squat")), 100);
  EXPECT_DOUBLE_EQ(first({{8, 61}, {8, 61}}, scheme), 61) << "what was lifted can be loaded";
  ProgressScheme bells = scheme;
  bells.fixed_kg = {24, 32};
  EXPECT_DOUBLE_EQ(first({{8, 12}, {8, 12}, {8, 12}}, bells), 12);
  EXPECT_DOUBLE_EQ(first({{5, 12}, {5, 12}, {5, 12}}, bells), 12) << "no lighter bell is at hand";
}

TEST(Progress, RegularFivesAreNoFailures) {
  std::vector<DoneSession> done;
  for (int i = 0; i < 4; ++i) done.push_back(session(3 * i, 5, 100, std::nullopt, 5));
  const Progress where = progress(scheme_of("deadlift"), done);
  EXPECT_DOUBLE_EQ(*where.target.load_kg, 92.5)
      << "what five times 100 kg is worth for eight, two left of each";
  EXPECT_EQ(where.steps.back().kind, StepKind::kRepeat);
}

TEST(Progress, APassOfTheAthletesOwnIsCalledSo) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  done.back().gate_overridden = true;
  const StepTaken step = progress(scheme_of("deadlift"), done).steps.back();
  EXPECT_EQ(step.kind, StepKind::kMoreLoad);
  EXPECT_NE(step.why.text.find("you passed yourself"), std::string::npos) << step.why.text;
}

TEST(Progress, ARecordSingleMovesNothing) {
  const ProgressScheme scheme = scheme_of("deadlift");
  std::vector<DoneSession> done{session(0, 8, 100.0, GateVerdict::kNotMeasured),
                                session(3, 8, 100.0, GateVerdict::kNotMeasured)};
  SetEntry single = done.back().sets.front();
  single.reps = 1;
  single.load_kg = 180;
  done.back().sets.push_back(single);
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 100);
  EXPECT_EQ(progress(scheme, done).target.reps, 9) << "and takes nothing from the work";
}

TEST(Progress, TheLoadShownIsTheLoadChecked) {
  Plates pounds{5 * kKilogramsPerPound, MassUnit::kPound};
  const ProgressScheme scheme = scheme_of("deadlift", pounds);
  const double shown_225 = 102.058;  // as an importer rounds 225 lb
  std::vector<DoneSession> done{session(1, 8, 225 * kKilogramsPerPound), session(4, 9, shown_225)};
  EXPECT_EQ(progress(scheme, done).target.reps, 10) << "225 lb is 225 lb";
  done[1] = session(4, 9, 222 * kKilogramsPerPound);
  EXPECT_EQ(progress(scheme, done).target.reps, 9);
  done[1] = session(4, 9, 224 * kKilogramsPerPound);
  EXPECT_EQ(progress(scheme, done).target.reps, 10) << "no plates make 224 lb: it stands for 225";
}

TEST(Progress, CorrectingAnOldEntryCorrectsTheTarget) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9, 10, 11, 12, 12}) done.push_back(session(day += 3, reps, 100));
  EXPECT_DOUBLE_EQ(*progress(scheme_of("deadlift"), done).target.load_kg, 102.5);
  done[4].sets[0].reps = 7;
  EXPECT_DOUBLE_EQ(*progress(scheme_of("deadlift"), done).target.load_kg, 100);
}

TEST(Progress, CopenhagenClimbsLevelsAndStepsBackForGroinPain) {
  const ProgressScheme scheme = scheme_of("copenhagen-plank");
  ASSERT_GT(scheme.levels, 2);
  std::vector<DoneSession> done;
  for (int i = 0; i < 4; ++i) {
    DoneSession plank = session(i * 3, 0, std::nullopt, std::nullopt);
    for (SetEntry& set : plank.sets) {
      set.reps.reset();
      set.hold_s = 20;
    }
    done.push_back(plank);
  }
  EXPECT_EQ(progress(scheme, done).target.level, 4);
  done.back().sets.front().pain = 4;
  const Progress sore = progress(scheme, done);
  EXPECT_EQ(sore.steps.back().kind, StepKind::kStepBack);
  EXPECT_EQ(sore.target.level, 2);
}

TEST(Progress, HoldsGrowFromTenToTwentySeconds) {
  std::vector<DoneSession> done;
  const ProgressScheme scheme = scheme_of("romanian-deadlift-hold");
  for (int i = 0; i < 3; ++i) {
    DoneSession held = session(i * 3, 0, 40, GateVerdict::kPass);
    for (SetEntry& set : held.sets) {
      set.reps.reset();
      set.hold_s = 20;
    }
    done.push_back(held);
    EXPECT_LE(*progress(scheme, done).target.hold_s, 20);
  }
  EXPECT_EQ(progress(scheme, done).steps[0].kind, StepKind::kLongerHold);
  EXPECT_DOUBLE_EQ(*progress(scheme, done).steps[1].target.hold_s, 20);
}

TEST(Progress, CountsFromWhatIsReallyLifted) {
  const ProgressScheme scheme = scheme_of("deadlift");  // 8 to 12 repetitions
  std::vector<DoneSession> done{session(0, 8, 30.0, GateVerdict::kNotMeasured)};
  done.push_back(session(2, 8, 100.0, GateVerdict::kNotMeasured));
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 100);
  done.push_back(session(4, 3, 140.0, GateVerdict::kNotMeasured));  // worth 122 kg for eight
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 122.5);
  for (int i = 0; i < 2; ++i) {
    done.push_back(session(6 + 2 * i, 8, 80.0, GateVerdict::kNotMeasured));
    EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 122.5) << "a light day or two";
  }
  done.push_back(session(10, 8, 80.0, GateVerdict::kNotMeasured));
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 80);
}

TEST(Progress, WhoFilmsGetsNoMoreForLiftingMoreUnseen) {
  const ProgressScheme scheme = scheme_of("deadlift");
  std::vector<DoneSession> done{session(0, 8, 100.0, GateVerdict::kPass)};
  done.push_back(session(2, 8, 140.0, GateVerdict::kNotMeasured));
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 100);
  done.push_back(session(4, 8, 140.0, GateVerdict::kHold));
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 100);
  done.push_back(session(6, 8, 140.0, GateVerdict::kPass));
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 140);
}

TEST(Progress, WhatIsMasteredStaysSoUntilSomethingSpeaksAgainstIt) {
  Plates plates;
  ProgressScheme scheme = scheme_of("kettlebell-deadlift", plates);
  scheme.fixed_kg = {16};
  ASSERT_FALSE(scheme.harder.empty());
  std::vector<DoneSession> done;
  while (!progress(scheme, done).mastered && done.size() < 40) {
    done.push_back(session(2 * static_cast<int>(done.size()), 12, 16.0, GateVerdict::kPass));
  }
  ASSERT_TRUE(progress(scheme, done).mastered);
  const int day = 2 * static_cast<int>(done.size());
  const auto with = [&](int reps, GateVerdict gate, int days) {
    std::vector<DoneSession> more = done;
    more.push_back(session(day + days, reps, 16.0, gate));
    return progress(scheme, more).mastered;
  };
  EXPECT_TRUE(with(12, GateVerdict::kNotMeasured, 0)) << "a session that was not filmed";
  EXPECT_TRUE(with(12, GateVerdict::kPass, 0));
  EXPECT_FALSE(with(12, GateVerdict::kHold, 0));
  EXPECT_FALSE(with(12, GateVerdict::kRegress, 0));
  EXPECT_FALSE(with(5, GateVerdict::kNotMeasured, 0)) << "below the range";
  EXPECT_TRUE(with(12, GateVerdict::kNotMeasured, 60)) << "it rests because a harder one is done";
}

TEST(Progress, AStallIsNotWhatPainHeldBack) {
  std::vector<DoneSession> done{session(0, 8, 100.0, GateVerdict::kPass)};
  for (int i = 1; i < 8; ++i) {
    done.push_back(session(2 * i, 8, 100.0, GateVerdict::kNotMeasured));
    for (SetEntry& set : done.back().sets) set.pain = 4;
  }
  EXPECT_EQ(progress(scheme_of("deadlift"), done).sessions_without_progress, 0);
}

// Whatever is logged: at most one step a session beyond what was asked or lifted, windows keep
// their width, loads stay on the plates, order of entry does not matter.
TEST(Progress, LawsHoldForRandomLogs) {
  std::mt19937 dice(11);
  const auto roll = [&](int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(dice);
  };
  const ProgressScheme scheme = scheme_of("deadlift");
  for (int lifter = 0; lifter < 300; ++lifter) {
    std::vector<DoneSession> done;
    for (int i = 0; i < 30; ++i) {
      done.push_back(session(i * 2, roll(6, 14), 2.5 * roll(38, 44),
                             static_cast<GateVerdict>(roll(0, 3)), roll(1, 4)));
    }
    const Progress where = progress(scheme, done);
    bool filmed = done.front().gate != GateVerdict::kNotMeasured;
    for (std::size_t i = 1; i < where.steps.size(); ++i) {
      const WorkTarget& a = where.steps[i - 1].target;
      const WorkTarget& b = where.steps[i].target;
      const double lifted = *done[i].sets.front().load_kg;
      const int done_there = lifted > *b.load_kg - 1e-9 ? *done[i].sets.front().reps : 0;
      EXPECT_LE(b.reps, std::max(a.reps, done_there) + 1) << "of what was asked or done";
      EXPECT_LE(*b.load_kg, std::max(*next_load_kg(scheme, *a.load_kg), lifted) + 1e-9);
      EXPECT_EQ(b.window.to - b.window.from, 4);
      EXPECT_NEAR(std::remainder(*b.load_kg, 2.5), 0, 1e-9);
      filmed = filmed || done[i].gate != GateVerdict::kNotMeasured;
      if (*b.load_kg > *a.load_kg && filmed) {
        EXPECT_EQ(done[i].gate, GateVerdict::kPass);
      }
    }
    std::shuffle(done.begin(), done.end(), dice);
    const Progress again = progress(scheme, done);
    EXPECT_EQ(again.target.load_kg, where.target.load_kg);
    EXPECT_EQ(again.target.reps, where.target.reps);
  }
}

void expect_same(const WorkTarget& one, const WorkTarget& other) {
  EXPECT_EQ(one.sets, other.sets);
  EXPECT_EQ(one.reps, other.reps);
  EXPECT_EQ(one.window.from, other.window.from);
  EXPECT_EQ(one.window.to, other.window.to);
  EXPECT_EQ(one.load_kg, other.load_kg);
}

// One walk through the log answers what three would.
TEST(Progress, AnOutlookIsThreeAnswersInOne) {
  std::mt19937 dice(12);
  const auto roll = [&](int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(dice);
  };
  const ProgressScheme scheme = scheme_of("deadlift");
  for (int lifter = 0; lifter < 100; ++lifter) {
    std::vector<DoneSession> done;
    for (int i = 0; i < 12; ++i) {
      done.push_back(session(i * roll(2, 4), roll(6, 14), 2.5 * roll(38, 44),
                             static_cast<GateVerdict>(roll(0, 3)), roll(1, 4)));
    }
    std::ranges::stable_sort(done, {}, &DoneSession::when);
    const LocalTime now = done.back().when + std::chrono::days{roll(0, 60)};
    const ProgressOutlook outlook = progress_outlook(scheme, done, now);

    const Progress all = progress(scheme, done, now);
    expect_same(outlook.now.target, all.target);
    ASSERT_EQ(outlook.now.steps.size(), 1U) << "the last one";
    EXPECT_EQ(outlook.now.steps.back().kind, all.steps.back().kind);
    EXPECT_EQ(outlook.now.steps.back().why, all.steps.back().why);
    EXPECT_EQ(outlook.now.sessions_without_progress, all.sessions_without_progress);
    EXPECT_EQ(outlook.now.after_gap.has_value(), all.after_gap.has_value());
    EXPECT_EQ(outlook.now.easy_load_kg, all.easy_load_kg);
    EXPECT_EQ(outlook.now.max_kg, all.max_kg);
    const std::vector<DoneSession> earlier(done.begin(), done.end() - 1);
    expect_same(outlook.before, progress(scheme, earlier, done.back().when).target);
    done.back().gate = GateVerdict::kPass;
    expect_same(outlook.if_passed, progress(scheme, done, now).target);
  }
}

TEST(Progress, OnePainAndTheTimeItTookAreOneStepBack) {
  std::vector<DoneSession> done;
  int day = 0;
  for (const int reps : {8, 9}) done.push_back(session(day += 3, reps, 100, GateVerdict::kPass, 2));
  for (SetEntry& set : done.back().sets) set.next_day_pain = 4;
  ProgressScheme scheme = scheme_of("deadlift");
  scheme.held_off_by_pain = {done.back().when + std::chrono::days{1}};
  EXPECT_DOUBLE_EQ(*progress(scheme, done).target.load_kg, 90);
  const Progress later = progress(scheme, done, done.back().when + std::chrono::days{12});
  EXPECT_DOUBLE_EQ(*later.target.load_kg, 90) << "not a tenth of the tenth";
  EXPECT_EQ(later.target.sets, 2) << "and no set more than was done";
  EXPECT_THAT(later.after_gap->why.text, ::testing::HasSubstr("step that was taken"));
  const Progress long_after = progress(scheme, done, done.back().when + std::chrono::days{60});
  EXPECT_LT(*long_after.target.load_kg, 90) << "so long away takes its own part";
}

TEST(Progress, AStepBackWithoutALoadTakesASetOff) {
  const ProgressScheme hinge = scheme_of("dowel-hinge");
  std::vector<DoneSession> done{session(3, 8, std::nullopt, std::nullopt, 2)};
  EXPECT_EQ(progress(hinge, done).target.sets, 2);
  for (SetEntry& set : done.back().sets) set.next_day_pain = 4;
  const Progress back = progress(hinge, done);
  EXPECT_EQ(back.steps.back().kind, StepKind::kStepBack);
  EXPECT_EQ(back.target.sets, 1);
  EXPECT_TRUE(back.target.fewer_sets);
  EXPECT_THAT(back.steps.back().why.text, ::testing::HasSubstr("one set"));
  done.push_back(session(6, 8, std::nullopt, std::nullopt, 1));
  const Progress well = progress(hinge, done);
  EXPECT_EQ(well.steps.back().kind, StepKind::kMoreReps) << "one set was what was asked";
  EXPECT_EQ(well.target.sets, 2);
  EXPECT_FALSE(well.target.fewer_sets);
}

TEST(Progress, AStepBackIsCalledWhatItIs) {
  std::vector<DoneSession> done{session(3, 8, 60), session(6, 8, 60)};
  for (SetEntry& set : done.back().sets) set.next_day_pain = 4;
  done.back().gate = GateVerdict::kRegress;
  done.back().gate_for_pain = true;
  for (SetEntry& set : done.back().sets) set.next_day_pain.reset();
  ProgressScheme scheme = scheme_of("deadlift");
  const Progress back = progress(scheme, done);
  ASSERT_DOUBLE_EQ(*back.target.load_kg, 52.5);
  EXPECT_THAT(back.steps.back().why.text, ::testing::HasSubstr("13 per cent lighter"));
  done = {session(3, 8, 100), session(6, 8, 100)};
  done.back().gate = GateVerdict::kRegress;
  EXPECT_THAT(progress(scheme, done).steps.back().why.text,
              ::testing::HasSubstr("a tenth lighter"));
}

}  // namespace
}  // namespace dowel
