// Workouts that the log has under another name, number, start or program; and those that only look
// so. Every file is made up here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/import_plan.h"
#include "formats/same_workout.h"
#include "formats/testing/importer.h"

namespace dowel::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kHevyHeader =
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n";
constexpr const char* kHevyPounds =
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_lbs,reps,distance_miles,duration_seconds,rpe\n";
constexpr const char* kStrongHeader =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n";

// One row of Hevy's; the load as it stands in the file.
std::string row(const std::string& start, const std::string& end, const std::string& exercise,
                int index, const std::string& load, int reps, const char* kind = "normal") {
  return "Legs," + start + "," + end + ",," + exercise + ",,," + std::to_string(index) + "," +
         kind + "," + load + "," + std::to_string(reps) + ",,0,\n";
}

// 18:02 to 19:00: two of deadlifts and one of another.
std::string evening(const std::string& deadlift = "Deadlift (Barbell)",
                    const std::string& start = "2026-03-02 18:02",
                    const std::string& end = "2026-03-02 19:00") {
  return row(start, end, deadlift, 0, "100", 5) + row(start, end, deadlift, 1, "100", 5) +
         row(start, end, "Leg Curl", 0, "40", 10);
}

const std::vector<CatalogueName> kCatalogue{
    {"deadlift", "Deadlift", {"deadlift (barbell)", "conventional dl"}},
    {"hip-thrust", "Hip thrust", {"hip thrust (barbell)"}}};

struct Workouts : ::testing::Test {
  ImportPlan import(const std::string& rows, const char* header = kHevyHeader) {
    return importer.import(header + rows, {.unit = MassUnit::kKilogram});
  }
  // What the log has, in order: "deadlift 5x100".
  std::vector<std::string> sets() {
    std::vector<std::string> words;
    const auto sessions = importer.log->sessions(importer.athlete, {}).value();
    for (const WorkoutSession& session : sessions) {
      const auto sets = importer.log->sets(session.id).value();
      for (const SetEntry& set : sets) {
        words.push_back((set.exercise.slug.empty() ? set.exercise.name : set.exercise.slug) + " " +
                        std::to_string(set.reps.value_or(0)) + "x" +
                        std::to_string(std::lround(set.load_kg.value_or(0))));
      }
    }
    return words;
  }
  std::size_t workouts() { return importer.all().sessions.size(); }
  void log_by_hand(const std::string& when, int times) {
    WorkoutSession session{.id = {"by-hand"}, .athlete = importer.athlete};
    session.started = *parse_local_time(when);
    LogChange change{.what = "log", .put = {session}};
    for (int i = 0; i < times; ++i) {
      change.put.emplace_back(SetEntry{.id = {"by-hand-" + std::to_string(i)},
                                       .session = session.id,
                                       .exercise = {"deadlift", ""},
                                       .order = i,
                                       .reps = 5,
                                       .load_kg = 100});
    }
    ASSERT_TRUE(importer.log->commit(change));
  }
  static std::string said(const ImportPlan& plan) {
    std::string text;
    for (const RowProblem& remark : plan.remarks) text += remark.reason + "\n";
    return text;
  }

  testing::Importer importer{kCatalogue};
};

TEST_F(Workouts, AnExerciseRenamedIsTheSame) {
  import(evening());
  const LogData before = importer.all();
  const ImportPlan ours = import(evening("Conventional DL"));
  EXPECT_EQ(ours.new_sets, 0);
  EXPECT_EQ(ours.already_there, 3);
  EXPECT_EQ(importer.all().sets, before.sets);
  // A name nobody knows, with the very same sets: told once.
  const ImportPlan own = import(evening("My pull"));
  EXPECT_EQ(own.new_sets, 0);
  EXPECT_EQ(importer.all().sets, before.sets);
  EXPECT_THAT(said(own), HasSubstr("'My pull' there, 'Deadlift (Barbell)' here"));
}

TEST_F(Workouts, AnotherExerciseBesideIsNew) {
  import(evening());
  const std::string more =
      evening() + row("2026-03-02 18:02", "2026-03-02 19:00", "Leg Extension", 0, "40", 10);
  EXPECT_EQ(import(more).new_sets, 1);
  EXPECT_THAT(sets(), ElementsAre("deadlift 5x100", "deadlift 5x100", "Leg Curl 10x40",
                                  "Leg Extension 10x40"));
}

TEST_F(Workouts, AStartCorrectedIsTheSame) {
  import(evening());
  const auto before = sets();
  for (const char* start : {"2026-03-02 18:05", "2026-03-02 17:02", "2026-03-02 17:40"}) {
    const ImportPlan plan = import(evening("Deadlift (Barbell)", start));
    EXPECT_EQ(plan.new_sets, 0) << start;
    EXPECT_EQ(plan.already_there, 3) << start;
    EXPECT_THAT(said(plan), HasSubstr("taken for the same")) << start;
  }
  EXPECT_EQ(sets(), before);
  EXPECT_EQ(workouts(), 1U);
}

TEST_F(Workouts, AClockInAnotherZoneIsTheSame) {
  import(evening());
  const ImportPlan plan =
      import(evening("Deadlift (Barbell)", "2026-03-02 09:02", "2026-03-02 10:00"));
  EXPECT_EQ(plan.new_sets, 0);
  EXPECT_THAT(said(plan), HasSubstr("2026-03-02 09:02"));
  EXPECT_EQ(workouts(), 1U);
}

TEST_F(Workouts, TheSameFromAnotherProgramIsTheSame) {
  import(evening());
  const std::string strong =
      "2026-03-02 18:02:11,Legs,58m,Deadlift (Barbell),1,100.0,5,0,0,,,8\n"
      "2026-03-02 18:02:11,Legs,58m,Deadlift (Barbell),2,100.0,5,0,0,,,\n"
      "2026-03-02 18:02:11,Legs,58m,Lying leg curl,1,40.0,10,0,0,,,\n";
  for (int time = 0; time < 2; ++time) {
    const ImportPlan plan = import(strong, kStrongHeader);
    EXPECT_EQ(plan.new_sets, 0);
    EXPECT_EQ(plan.already_there, 3);
    EXPECT_THAT(said(plan), HasSubstr("1 workout lies at the time of a workout of the log"));
  }
  EXPECT_EQ(workouts(), 1U);
}

TEST_F(Workouts, WhatWasWrittenByHandIsTheSameAndGetsWhatItLacks) {
  log_by_hand("2026-03-02T18:30:00", 2);
  EXPECT_EQ(import(evening()).new_sets, 1);
  EXPECT_THAT(sets(), ElementsAre("deadlift 5x100", "deadlift 5x100", "Leg Curl 10x40"));
  EXPECT_EQ(workouts(), 1U);
  EXPECT_EQ(import(evening()).new_sets, 0);
}

TEST_F(Workouts, AWarmUpPutInIsAddedWhereItStood) {
  import(evening());
  const std::string start = "2026-03-02 18:02", end = "2026-03-02 19:00",
                    lift = "Deadlift (Barbell)";
  const std::string with = row(start, end, lift, 0, "60", 5, "warmup") +
                           row(start, end, lift, 1, "100", 5) + row(start, end, lift, 2, "100", 5) +
                           row(start, end, "Leg Curl", 0, "40", 10);
  const ImportPlan plan = import(with);
  EXPECT_EQ(plan.new_sets, 1);
  EXPECT_THAT(plan.differing, IsEmpty());
  EXPECT_THAT(sets(),
              ElementsAre("deadlift 5x60", "deadlift 5x100", "deadlift 5x100", "Leg Curl 10x40"));
  const LogData once = importer.all();
  EXPECT_EQ(import(with).already_there, 4);
  EXPECT_EQ(importer.all(), once);
  // Removed by hand, it stays away; the set behind it, too.
  const auto there = importer.log->sets(once.sessions.at(0).id).value();
  ASSERT_TRUE(importer.log->commit({.what = "remove", .removed = {there.at(0).id}}));
  import(with);
  EXPECT_THAT(sets(), ElementsAre("deadlift 5x100", "deadlift 5x100", "Leg Curl 10x40"));
}

TEST_F(Workouts, ASetAddedBehindStandsWithItsExercise) {
  import(evening());
  const std::string start = "2026-03-02 18:02", end = "2026-03-02 19:00",
                    lift = "Deadlift (Barbell)";
  import(row(start, end, lift, 0, "100", 5) + row(start, end, lift, 1, "100", 5) +
         row(start, end, lift, 2, "105", 5) + row(start, end, "Leg Curl", 0, "40", 10));
  EXPECT_THAT(sets(),
              ElementsAre("deadlift 5x100", "deadlift 5x100", "deadlift 5x105", "Leg Curl 10x40"));
}

// One more set like the others, only harder: the effort tells which is the new one.
TEST_F(Workouts, OfEqualSetsTheEffortTellsWhichIsNew) {
  const std::string head = "Legs,2026-03-02 18:02,2026-03-02 19:00,,Deadlift (Barbell),,,";
  const std::string two = head + "0,normal,100,5,,0,8\n" + head + "1,normal,100,5,,0,8\n";
  const std::string curl = row("2026-03-02 18:02", "2026-03-02 19:00", "Leg Curl", 0, "40", 10);
  import(two + curl);
  const ImportPlan plan = import(two + head + "2,normal,100,5,,0,9\n" + curl);
  EXPECT_EQ(plan.new_sets, 1);
  EXPECT_THAT(plan.differing, IsEmpty());
  std::vector<std::optional<double>> efforts;
  const auto there = importer.log->sets(importer.all().sessions.at(0).id).value();
  for (const SetEntry& set : there) {
    efforts.push_back(set.rpe);
  }
  EXPECT_THAT(efforts, ElementsAre(8.0, 8.0, 9.0, std::nullopt));
}

TEST_F(Workouts, PoundsAreTheSameButForRounding) {
  import(evening());
  const std::string start = "2026-03-02 18:02", end = "2026-03-02 19:00",
                    lift = "Deadlift (Barbell)";
  for (const char* load : {"220.46", "220"}) {
    const ImportPlan plan =
        import(row(start, end, lift, 0, load, 5) + row(start, end, lift, 1, load, 5) +
                   row(start, end, "Leg Curl", 0, "88.18", 10),
               kHevyPounds);
    EXPECT_EQ(plan.already_there, 3) << load;
    EXPECT_THAT(plan.differing, IsEmpty()) << load;
  }
  // The smallest plates there are make another load.
  EXPECT_FALSE(same_load(100.0, 100.25));
}

TEST_F(Workouts, ACorrectedSetIsToldAndTakenWhenThatIsSaid) {
  import(evening());
  LogData log = importer.all();
  for (SetEntry& set : log.sets) set.pain = 1;
  LogChange edit{.what = "edit"};
  for (const SetEntry& set : log.sets) edit.put.emplace_back(set);
  ASSERT_TRUE(importer.log->commit(edit));
  const std::string start = "2026-03-02 18:02", end = "2026-03-02 19:00",
                    lift = "Deadlift (Barbell)";
  const std::string corrected = row(start, end, lift, 0, "102.5", 5) +
                                row(start, end, lift, 1, "100", 5) +
                                row(start, end, "Leg Curl", 0, "40", 10);
  EXPECT_THAT(import(corrected).differing, SizeIs(1));
  importer.replace = true;
  const ImportPlan plan = import(corrected);
  EXPECT_THAT(plan.differing, IsEmpty());
  EXPECT_THAT(plan.replaced, SizeIs(1));
  EXPECT_THAT(sets(), ElementsAre("deadlift 5x103", "deadlift 5x100", "Leg Curl 10x40"));
  for (const SetEntry& set : importer.all().sets) EXPECT_EQ(set.pain, 1);
}

TEST_F(Workouts, TwiceADayAreTwo) {
  const std::string morning = evening("Deadlift (Barbell)", "2026-03-02 07:02", "2026-03-02 07:50");
  EXPECT_EQ(import(morning + evening()).new_sets, 6);
  EXPECT_EQ(workouts(), 2U);
  // Imported one after the other: the second is new, and its likeness is said.
  testing::Importer other{kCatalogue};
  other.import(kHevyHeader + morning);
  const ImportPlan plan = other.import(kHevyHeader + morning + evening());
  EXPECT_EQ(plan.new_sets, 3);
  EXPECT_EQ(other.all().sessions.size(), 2U);
}

TEST_F(Workouts, OneByHandIsNotTwoOfAFile) {
  log_by_hand("2026-03-02T18:30:00", 2);
  const std::string again = evening("Deadlift (Barbell)", "2026-03-02 19:05", "2026-03-02 19:50");
  EXPECT_EQ(import(evening() + again).new_sets, 1 + 3);
  EXPECT_EQ(workouts(), 2U);
}

TEST_F(Workouts, OfAnotherDayAreNewAndSaid) {
  import(evening());
  const ImportPlan plan =
      import(evening("Deadlift (Barbell)", "2026-03-03 18:10", "2026-03-03 19:00"));
  EXPECT_EQ(plan.new_sets, 3);
  EXPECT_THAT(said(plan), HasSubstr("2026-03-03 18:10 as 2026-03-02 18:02"));
}

TEST_F(Workouts, WithOtherSetsAtTheTimeAreNewAndSaid) {
  log_by_hand("2026-03-02T18:30:00", 2);
  const ImportPlan plan =
      import(row("2026-03-02 18:02", "2026-03-02 19:00", "Rowing", 0, "30", 12));
  EXPECT_EQ(plan.new_sets, 1);
  EXPECT_EQ(workouts(), 2U);
  EXPECT_THAT(said(plan), HasSubstr("will stand beside it"));
}

TEST_F(Workouts, OfTwoAthletesAreTwo) {
  import(evening());
  ASSERT_TRUE(
      importer.log->commit({.what = "athlete", .put = {Athlete{.id = {"second"}, .name = "Bo"}}}));
  const auto preview = read_foreign_log(kHevyHeader + evening());
  const auto plan = plan_import(*preview, {.athlete = {"second"}}, {});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->new_sets, 3);
  ASSERT_TRUE(importer.log->commit(change_from(plan->additions, "import")));
  EXPECT_EQ(workouts(), 2U);
  EXPECT_EQ(importer.all().sets.size(), 6U);
}

TEST_F(Workouts, SupersetsKeepTheirOrder) {
  const std::string start = "2026-03-02 18:02", end = "2026-03-02 19:00";
  const std::string first = row(start, end, "Hip Thrust (Barbell)", 0, "80", 10) +
                            row(start, end, "Leg Curl", 0, "40", 10) +
                            row(start, end, "Hip Thrust (Barbell)", 1, "80", 10) +
                            row(start, end, "Leg Curl", 1, "40", 10);
  import(first);
  EXPECT_EQ(import(first).already_there, 4);
  import(first + row(start, end, "Hip Thrust (Barbell)", 2, "85", 10));
  EXPECT_THAT(sets(), ElementsAre("hip-thrust 10x80", "Leg Curl 10x40", "hip-thrust 10x80",
                                  "Leg Curl 10x40", "hip-thrust 10x85"));
}

SetEntry lifted(int reps, double load_kg, SetKind kind = SetKind::kWorking) {
  return {.exercise = {"deadlift", ""}, .kind = kind, .reps = reps, .load_kg = load_kg};
}

TEST(PairSets, MostOfThemMeetInOrder) {
  const std::vector<SetEntry> log{lifted(5, 100), lifted(5, 100), lifted(5, 110)};
  const std::vector<FileSet> file{
      {lifted(5, 60, SetKind::kWarmup)}, {lifted(5, 100)}, {lifted(5, 100)}, {lifted(5, 105)}};
  const SetPairs pairs = pair_sets(file, {&log[0], &log[1], &log[2]});
  EXPECT_THAT(pairs.log_of, ElementsAre(std::nullopt, 0U, 1U, 2U));
  EXPECT_EQ(pairs.alike, 2);
}

}  // namespace
}  // namespace dowel::formats
