// From a foreign file into a store and again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "formats/import_plan.h"
#include "formats/testing/importer.h"
#include "testing/folders.h"

namespace dowel::formats {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::filesystem::path kLogs = source_folder() / "../shared/data/logs";
const AthleteId kAthlete{"athlete"};
constexpr const char* kHeader =
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n";
constexpr const char* kMonday =
    "A,2024-01-01 07:00,,,Deadlift (Barbell),,,0,normal,60,5,,0,\n"
    "A,2024-01-01 07:00,,,Deadlift (Barbell),,,1,normal,60,5,,0,\n"
    "A,2024-01-01 07:00,,,Bench Press (Barbell),,,0,normal,60,5,,0,\n";
constexpr const char* kTuesday = "A,2024-01-02 07:00,,,Deadlift (Barbell),,,0,normal,65,5,,0,\n";

const std::vector<CatalogueName> kCatalogue{{"deadlift", "Deadlift", {"deadlift (barbell)"}},
                                            {"romanian-deadlift", "Romanian deadlift", {"rdl"}}};

struct Importer : testing::Importer {
  Importer() : testing::Importer(kCatalogue) {}
};

TEST(Import, MapsWhatIsOursAndLeavesTheRestFree) {
  Importer importer;
  importer.import(std::string{kHeader} + kMonday);
  const LogData log = importer.all();
  ASSERT_THAT(log.sets, SizeIs(3));
  int ours = 0;
  for (const SetEntry& set : log.sets) {
    EXPECT_EQ(set.exercise.slug, set.exercise.name == "Deadlift (Barbell)" ? "deadlift" : "");
    ours += set.exercise.slug == "deadlift";
  }
  EXPECT_EQ(ours, 2);
  EXPECT_THAT(log.mappings, SizeIs(1));
}

// One row that the log refuses to hold once took the whole file with it, and did not say which.
TEST(Import, ARowTheLogCannotHoldIsNamedAndTheRestTaken) {
  Importer importer;
  const ImportPlan plan =
      importer.import(std::string{kHeader} + kMonday +
                      "A,2024-01-01 07:00,,,Rowing,,,0,normal,,,2000,,\n"  // 2 000 km
                      "A,2024-01-01 07:00,,,Bench Press (Barbell),,,1,normal,60,5,,0,\n");
  EXPECT_EQ(plan.new_sets, 4);
  ASSERT_THAT(plan.left_out, SizeIs(1));
  EXPECT_EQ(plan.left_out.front().line, 5);
  EXPECT_FALSE(plan.left_out.front().reason.empty());
  EXPECT_THAT(importer.all().sets, SizeIs(4));
}

TEST(Import, HoweverLargeTakesNothingTheLogCannotHold) {
  const auto preview = read_foreign_log(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
      "Workout Notes,RPE\n"
      "2024-01-01 07:00:00,Morning,1h,Deadlift (Barbell),1,60,5,0,0,,,\n"
      "2024-01-01 07:00:00,Morning,1h,Running,1,0,0,1020,0,,,\n",
      {.unit = MassUnit::kKilogram, .distance_in_m = 1000});
  ASSERT_TRUE(preview) << preview.error().message;
  const auto plan =
      plan_import(*preview, {.athlete = kAthlete, .however_large = true}, KnownEntries{});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->new_sets, 1);
  ASSERT_THAT(plan->left_out, SizeIs(1));
  EXPECT_EQ(plan->left_out.front().line, 3);
  EXPECT_EQ(plan->left_out.front().reason, "a distance lies between 0 and 1 000 000 m");
}

TEST(Import, ALengthTheLogCannotHoldIsLeftOutAndTheSetsTaken) {
  Importer importer;
  const ImportPlan plan = importer.import(
      std::string{kHeader} +
      "A,2024-01-01 07:00,2025-01-01 07:00,,Deadlift (Barbell),,,0,normal,60,5,,0,\n");
  EXPECT_EQ(plan.new_sets, 1);
  ASSERT_THAT(plan.remarks, SizeIs(1));
  ASSERT_THAT(importer.all().sessions, SizeIs(1));
  EXPECT_FALSE(importer.all().sessions.front().duration_s);
}

TEST(Import, ADayBefore1900IsLeftOutAndSaid) {
  Importer importer;
  const ImportPlan plan =
      importer.import(std::string{kHeader} + kMonday +
                      "A,1850-01-01 07:00,,,Deadlift (Barbell),,,0,normal,60,5,,0,\n"
                      "A,0000-01-01 07:00,,,Deadlift (Barbell),,,0,normal,60,5,,0,\n");
  EXPECT_EQ(plan.new_sets, 3);
  ASSERT_THAT(plan.left_out, SizeIs(2));
  for (const LeftOutSet& set : plan.left_out) EXPECT_EQ(set.reason, "that day is before 1900");
  EXPECT_THAT(importer.all().sessions, SizeIs(1));
}

TEST(Import, TwiceIsOnce) {
  Importer importer;
  importer.import(std::string{kHeader} + kMonday);
  const LogData once = importer.all();
  const ImportPlan again = importer.import(std::string{kHeader} + kMonday);
  EXPECT_EQ(again.already_there, 3);
  EXPECT_THAT(again.additions.sets, IsEmpty());
  EXPECT_EQ(importer.all(), once);
}

TEST(Import, ALongerExportAddsOnlyWhatIsNew) {
  Importer importer;
  importer.import(std::string{kHeader} + kMonday);
  const ImportPlan more = importer.import(std::string{kHeader} + kTuesday + kMonday);
  EXPECT_THAT(more.additions.sets, SizeIs(1));
  EXPECT_THAT(more.additions.sessions, SizeIs(1));
  Importer whole;
  whole.import(std::string{kHeader} + kMonday + kTuesday);
  EXPECT_EQ(importer.all(), whole.all());
}

TEST(Import, RespectsWhatTheUserChangedOrRemovedSince) {
  Importer importer;
  importer.import(std::string{kHeader} + kMonday);
  LogData log = importer.all();
  log.sets[0].load_kg = 61;
  log.sessions[0].title = "renamed";
  ASSERT_TRUE(importer.log->commit(
      {.what = "edit", .put = {log.sets[0], log.sessions[0]}, .removed = {log.sets[1].id}}));
  const LogData edited = importer.all();
  const ImportPlan again = importer.import(std::string{kHeader} + kMonday);
  EXPECT_EQ(importer.all(), edited);
  EXPECT_EQ(again.already_there, 1);
  EXPECT_EQ(again.removed_since, 1);
  ASSERT_THAT(again.differing, SizeIs(1));
  EXPECT_EQ(again.differing[0].log.load_kg, 61);
  EXPECT_EQ(again.differing[0].file.load_kg, 60);
}

TEST(Import, AnEffortNotedSinceIsNoDifference) {
  Importer importer;
  importer.import(std::string{kHeader} + kTuesday);
  LogData log = importer.all();
  log.sets[0].rpe = 8;
  log.sets[0].notes = "slow";
  log.sets[0].pain = 1;
  ASSERT_TRUE(importer.log->commit({.what = "edit", .put = {log.sets[0]}}));
  EXPECT_EQ(importer.import(std::string{kHeader} + kTuesday).already_there, 1);
}

TEST(Import, AnotherExerciseGivenByHandIsADifference) {
  Importer importer;
  importer.import(std::string{kHeader} + kTuesday);
  LogData log = importer.all();
  log.sets[0].exercise = {"romanian-deadlift", ""};
  ASSERT_TRUE(importer.log->commit({.what = "edit", .put = {log.sets[0]}}));
  EXPECT_THAT(importer.import(std::string{kHeader} + kTuesday).differing, SizeIs(1));
  EXPECT_EQ(importer.all().sets[0].exercise.slug, "romanian-deadlift");
}

TEST(Import, AnotherUnitIsADifferenceAndChangesNothing) {
  Importer importer;
  const std::string text =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
      "2024-11-28 17:36:08,B,35m,Squat,1,100,5,0,0,\n"
      "2024-11-28 17:36:08,B,35m,Plank,1,0,0,0,60,\n";
  importer.import(text, {.unit = MassUnit::kKilogram});
  const LogData once = importer.all();
  const ImportPlan pounds = importer.import(text, {.unit = MassUnit::kPound});
  EXPECT_THAT(pounds.differing, SizeIs(1));
  EXPECT_EQ(pounds.already_there, 1);
  EXPECT_EQ(importer.all(), once);
}

// Keys once held the title. A log of that time is still known, and so when the workout was renamed.
TEST(Import, AnEarlierDowelsSessionsAreKnownAgain) {
  for (const bool renamed : {false, true}) {
    Importer importer;
    auto preview = read_foreign_log(std::string{kHeader} + kMonday);
    ASSERT_TRUE(preview);
    ForeignSession& session = preview->sessions.at(0);
    session.key = session.former_start + "|" + session.session.title;
    session.former_start.clear();
    EXPECT_EQ(importer.import(*preview).new_sets, 3);
    const LogData before = importer.all();
    std::string text = std::string{kHeader} + kMonday;
    if (renamed) {
      for (std::size_t at = text.find("\nA,"); at != std::string::npos; at = text.find("\nA,")) {
        text.replace(at, 3, "\nLegs,");
      }
    }
    const ImportPlan again = importer.import(text);
    EXPECT_EQ(again.new_sets, 0) << renamed;
    EXPECT_EQ(again.already_there, 3) << renamed;
    EXPECT_EQ(importer.all(), before) << renamed;
  }
}

TEST(Import, CanBeUndoneAndDoneAgain) {
  Importer importer;
  const LogData before = importer.all();
  importer.import(std::string{kHeader} + kMonday);
  const LogData after = importer.all();
  ASSERT_TRUE(importer.log->undo());
  EXPECT_EQ(importer.all(), before);
  importer.import(std::string{kHeader} + kMonday);
  EXPECT_EQ(importer.all(), after);
}

TEST(Import, SetsThatCameUnderAnotherMeaningKeepItUnlessItIsSaidNow) {
  Importer importer;
  importer.import(std::string{kHeader} + kTuesday);
  const auto mapping = importer.all().mappings.at(0);
  NameMapping free = mapping;
  free.slug.clear();
  ASSERT_TRUE(importer.log->commit({.what = "decide", .put = {free}}));
  const ImportPlan plan = importer.import(std::string{kHeader} + kTuesday);
  ASSERT_THAT(plan.kept, SizeIs(1));
  EXPECT_EQ(plan.kept[0].slug, "deadlift");
  EXPECT_EQ(plan.kept[0].sets, 1);
  EXPECT_THAT(plan.renamed, IsEmpty());
  EXPECT_EQ(importer.all().sets[0].exercise.slug, "deadlift");
}

TEST(Import, RemembersTheUsersDecisions) {
  Importer importer;
  ASSERT_TRUE(importer.log->commit(
      {.what = "decide",
       .put = {
           NameMapping{.id = {"m"}, .source = "hevy", .name = "Deadlift (Barbell)", .slug = ""}}}));
  importer.import(std::string{kHeader} + kTuesday);
  EXPECT_EQ(importer.all().sets[0].exercise.slug, "");
}

TEST(Import, AsksForTheUnitFirst) {
  const auto preview = read_foreign_log(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
      "2024-11-28 17:36:08,B,35m,Squat,1,10,5,0,0,\n");
  const auto plan = plan_import(*preview, {.athlete = kAthlete}, {});
  ASSERT_FALSE(plan);
  EXPECT_EQ(plan.error().code, ErrorCode::kUsage);
}

TEST(RealLogs, HevyImportsWholeAndTwiceIsOnce) {
  if (!std::filesystem::exists(kLogs / "sample_hevy.csv")) {
    GTEST_SKIP() << "the sample of Hevy is not there";
  }
  const std::string text = store::file_bytes(kLogs / "sample_hevy.csv");
  const auto preview = read_foreign_log(text);
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(preview->counts.rows, 7211);
  EXPECT_EQ(preview->counts.working, 3851);
  EXPECT_EQ(preview->counts.warmup, 2195);
  EXPECT_EQ(preview->counts.failure, 1122);
  EXPECT_EQ(preview->counts.drop, 43);
  EXPECT_THAT(preview->not_understood, IsEmpty());
  EXPECT_THAT(preview->sessions, SizeIs(335));
  EXPECT_THAT(preview->names, SizeIs(86));
  Importer importer;
  importer.import(text);
  const LogData once = importer.all();
  EXPECT_THAT(once.sets, SizeIs(7211));
  EXPECT_THAT(once.sessions, SizeIs(335));
  EXPECT_EQ(importer.import(text).already_there, 7211);
  EXPECT_EQ(importer.all(), once);
}

TEST(RealLogs, StrongImportsWholeAndTwiceIsOnce) {
  if (!std::filesystem::exists(kLogs / "sample_strong.csv")) {
    GTEST_SKIP() << "the samples of Strong are not there";
  }
  const std::string text = store::file_bytes(kLogs / "sample_strong.csv");
  const std::string legacy = store::file_bytes(kLogs / "sample_strong_legacy.csv");
  EXPECT_TRUE(read_foreign_log(text)->must_ask_unit);
  const ImportOptions kilograms{.unit = MassUnit::kKilogram};
  EXPECT_EQ(read_foreign_log(text, kilograms)->counts.working, 250);
  EXPECT_EQ(read_foreign_log(legacy, kilograms)->counts.working, 6);
  Importer importer;
  importer.import(text, kilograms);
  EXPECT_THAT(importer.all().sets, SizeIs(250));
  const ImportPlan more = importer.import(legacy, kilograms);
  // The second set of 28 November is another in each of the two files.
  EXPECT_THAT(more.differing, SizeIs(1));
  EXPECT_EQ(more.already_there, 1);
  EXPECT_THAT(more.additions.sets, SizeIs(4));
  const LogData once = importer.all();
  importer.import(text, kilograms);
  importer.import(legacy, kilograms);
  EXPECT_EQ(importer.all(), once);
}

}  // namespace
}  // namespace dowel::formats
