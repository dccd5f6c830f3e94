#include "formats/foreign_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/sets_csv.h"

namespace dowel::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr double kKgTolerance = 1e-9;

// Reads, and checks what must hold of every preview: each row has become something.
ImportPreview read(const std::string& text, const ImportOptions& options = {}) {
  auto read = read_foreign_log(text, options);
  EXPECT_TRUE(read) << read.error().message;
  if (!read) return {};
  const RowCounts& c = read->counts;
  EXPECT_EQ(c.rows, c.working + c.warmup + c.failure + c.drop + c.rest_timers + c.notes +
                        c.not_done + c.not_understood);
  EXPECT_EQ(static_cast<int>(read->not_understood.size()), c.not_understood);
  return *read;
}

const SetEntry& set_of(const ImportPreview& preview, std::size_t session, std::size_t set) {
  return preview.sessions.at(session).sets.at(set).set;
}

constexpr const char* kStrongShort =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";
constexpr const char* kStrongLong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n";

TEST(Strong, ReadsTheShortFormOnceTheUnitIsKnown) {
  const std::string text =
      std::string{kStrongShort} +
      "2024-11-28 17:36:08,\"B\",1h 5m,\"Squat (Barbell)\",1,100.0,5.0,0,0.0,8.5\n"
      "2024-11-28 17:36:08,\"B\",1h 5m,\"Plank\",1,0.0,0.0,0,60.0,\n";
  EXPECT_TRUE(read(text).must_ask_unit);
  const ImportPreview preview = read(text, {.unit = MassUnit::kPound});
  EXPECT_FALSE(preview.must_ask_unit);
  EXPECT_EQ(preview.source, "strong");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(preview.sessions[0].session.title, "B");
  EXPECT_EQ(preview.sessions[0].session.duration_s, 3900);
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kKgTolerance);
  EXPECT_EQ(set_of(preview, 0, 0).reps, 5);
  EXPECT_EQ(set_of(preview, 0, 0).rpe, 8.5);
  EXPECT_EQ(set_of(preview, 0, 1).hold_s, 60);
  EXPECT_EQ(set_of(preview, 0, 1).reps, std::nullopt);
  EXPECT_EQ(set_of(preview, 0, 1).load_kg, std::nullopt);
}

TEST(Strong, NeedsNoUnitWhenNothingIsLoaded) {
  EXPECT_FALSE(read(std::string{kStrongShort} + "2024-11-28 17:36:08,B,5m,Push Up,1,0,12,0,0,\n")
                   .must_ask_unit);
}

TEST(Strong, KnowsWarmUpsRestTimersAndNotes) {
  const ImportPreview preview =
      read(std::string{kStrongLong} +
               "2024-01-02 08:00:00,Legs,40m,Squat,W,20,5,0,0,,felt good,\n"
               "2024-01-02 08:00:00,Legs,40m,Squat,Rest Timer,0,0,0,120,,,\n"
               "2024-01-02 08:00:00,Legs,40m,Squat,Note,0,0,0,0,knees out,,\n"
               "2024-01-02 08:00:00,Legs,40m,Squat,1,60,5,0,0,slow,,\n"
               "2024-01-02 08:00:00,Legs,40m,Squat,F,60,3,0,0,,,\n"
               "2024-01-02 08:00:00,Legs,40m,Squat,D,40,8,0,0,,,\n",
           {.unit = MassUnit::kKilogram});
  EXPECT_EQ(preview.counts.rest_timers, 1);
  EXPECT_EQ(preview.counts.notes, 1);
  EXPECT_EQ(preview.counts.warmup, 1);
  EXPECT_EQ(preview.counts.working, 1);
  EXPECT_EQ(preview.counts.failure, 1);
  EXPECT_EQ(preview.counts.drop, 1);
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(preview.sessions[0].session.notes, "felt good\nSquat: knees out");
  EXPECT_EQ(set_of(preview, 0, 1).notes, "slow");
}

TEST(Strong, ReadsTheFormWithUnits) {
  const ImportPreview preview = read(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,"
      "Distance Unit,Seconds,Notes\n"
      "2024-01-02 08:00:00,Legs,40m,Squat,1,225,lbs,5,,,,,\n"
      "2024-01-02 08:00:00,Legs,40m,Row,1,,,,,2,km,480,\n"
      "2024-01-02 08:00:00,Legs,40m,Squat,2,5,stone,5,,,,,\n");
  EXPECT_FALSE(preview.must_ask_unit);
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 225 * 0.45359237, kKgTolerance);
  EXPECT_EQ(set_of(preview, 0, 1).distance_m, 2000);
  ASSERT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_EQ(preview.not_understood[0].line, 4);
}

TEST(Strong, ReadsTheSemicolonFormWithDecimalCommas) {
  const ImportPreview preview = read(
      "\xEF\xBB\xBF\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise "
      "Name\";\"Set "
      "Order\";\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance "
      "(meters)\";\"Seconds\";\"Notes\";\"Workout "
      "Notes\"\r\n"
      "\"7\";\"2023-05-01 "
      "18:00:00\";\"Zug\";\"3900\";\"Kreuzheben\";\"1\";\"82,5\";\"5\";\"8,5\";\"\";"
      "\"\";\"zwei\r\nZeilen\";\"\"\r\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(set_of(preview, 0, 0).load_kg, 82.5);
  EXPECT_EQ(set_of(preview, 0, 0).rpe, 8.5);
  EXPECT_EQ(set_of(preview, 0, 0).notes, "zwei\r\nZeilen");
  EXPECT_EQ(preview.sessions[0].session.duration_s, 3900);
  EXPECT_THAT(preview.unused, IsEmpty());
}

TEST(Strong, TheSameRowHasTheSameKeyInEveryForm) {
  const ImportPreview comma =
      read(std::string{kStrongShort} + "2023-05-01 18:00:00,Zug,65m,Deadlift,1,80,5,0,0,\n",
           {.unit = MassUnit::kKilogram});
  const ImportPreview semicolon = read(
      "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;"
      "Distance (meters);Seconds;Notes;Workout Notes\n"
      "12;2023-05-01 18:00:00;Zug;3900;Deadlift;1;80;5;;;;;\n");
  EXPECT_EQ(comma.sessions[0].key, semicolon.sessions[0].key);
  EXPECT_EQ(comma.sessions[0].sets[0].key, semicolon.sessions[0].sets[0].key);
}

TEST(Strong, AsksWhatDistancesAreIn) {
  const std::string text =
      std::string{kStrongShort} + "2024-01-02 08:00:00,Run,40m,Running,1,0,0,5.2,1800,\n";
  EXPECT_TRUE(read(text).must_ask_distance);
  EXPECT_NEAR(*set_of(read(text, {.distance_in_m = 1609.344}), 0, 0).distance_m, 8368.5888, 1e-6);
}

TEST(Strong, SaysWhichRowsItDoesNotUnderstand) {
  const ImportPreview preview = read(std::string{kStrongShort} +
                                         "yesterday,B,35m,Squat,1,10,5,0,0,\n"
                                         "2024-11-28 17:36:08,B,35m,Squat,X,10,5,0,0,\n"
                                         "2024-11-28 17:36:08,B,35m,Squat,1,heavy,5,0,0,\n"
                                         "2024-11-28 17:36:08,B,35m,,1,10,5,0,0,\n"
                                         "2024-11-28 17:36:08,B,35m,Squat,1,10,-5,0,0,\n"
                                         "2024-11-28 17:36:08,B,35m,Squat,1,10,5,0,0,\n",
                                     {.unit = MassUnit::kKilogram});
  ASSERT_THAT(preview.not_understood, SizeIs(5));
  EXPECT_THAT(preview.not_understood[0].reason, HasSubstr("date"));
  EXPECT_THAT(preview.not_understood[2].reason, HasSubstr("heavy"));
  EXPECT_EQ(preview.not_understood[4].line, 6);
  EXPECT_EQ(preview.counts.working, 1);
}

constexpr const char* kHevyHeader =
    "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\","
    "\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\","
    "\"duration_seconds\",\"rpe\"\n";

TEST(Hevy, ReadsSetsTypesAndNotes) {
  const ImportPreview preview = read(std::string{kHevyHeader} +
                                     "\"Lower\",\"15 Sep 2025, 07:48\",\"15 Sep 2025, "
                                     "09:13\",\"a\\nb\",\"Squat\",,\"deep\\nslow\",0,"
                                     "\"warmup\",37.5,10,,0,6\n"
                                     "\"Lower\",\"15 Sep 2025, 07:48\",\"15 Sep 2025, "
                                     "09:13\",\"a\\nb\",\"Squat\",1,\"deep\\nslow\",1,"
                                     "\"normal\",77.5,10,,0,9\n"
                                     "\"Lower\",\"15 Sep 2025, 07:48\",\"15 Sep 2025, "
                                     "09:13\",\"\",\"Squat\",,\"\",2,\"failure\",,8,,0,\n"
                                     "\"Lower\",\"15 Sep 2025, 07:48\",\"15 Sep 2025, "
                                     "09:13\",\"\",\"Run\",,\"\",0,\"dropset\",,,1.5,600,\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(preview.sessions[0].session.duration_s, 5100);
  EXPECT_EQ(preview.sessions[0].session.notes, "a\nb");
  EXPECT_EQ(set_of(preview, 0, 0).kind, SetKind::kWarmup);
  EXPECT_EQ(set_of(preview, 0, 0).notes, "deep\nslow");
  EXPECT_EQ(set_of(preview, 0, 1).notes, "");
  EXPECT_EQ(set_of(preview, 0, 1).superset, "1");
  EXPECT_EQ(set_of(preview, 0, 2).kind, SetKind::kFailure);
  EXPECT_EQ(set_of(preview, 0, 2).load_kg, std::nullopt);
  EXPECT_EQ(set_of(preview, 0, 3).kind, SetKind::kDrop);
  EXPECT_EQ(set_of(preview, 0, 3).distance_m, 1500);
  EXPECT_EQ(set_of(preview, 0, 3).hold_s, 600);
  EXPECT_THAT(preview.remarks, IsEmpty());
}

TEST(Hevy, ReadsPoundsAndMiles) {
  std::string text = kHevyHeader;
  text.replace(text.find("weight_kg"), 9, "weight_lbs");
  text.replace(text.find("distance_km"), 11, "distance_miles");
  const ImportPreview preview = read(
      text + "A,\"Jan 1, 2024, 10:00 AM\",\"Jan 1, 2024, 11:00 AM\",,Carry,,,0,normal,100,,2,0,\n");
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kKgTolerance);
  EXPECT_NEAR(*set_of(preview, 0, 0).distance_m, 3218.688, 1e-9);
  EXPECT_EQ(to_text(preview.sessions[0].session.started), "2024-01-01T10:00:00");
}

TEST(Hevy, RemarksOnEndBeforeStartAndOddEffort) {
  const ImportPreview preview =
      read(std::string{kHevyHeader} +
           "A,\"05.06.2026, 07:30\",\"05.06.2026, 07:00\",,Squat,,,0,normal,60,5,,0,6.5\n"
           "A,\"05.06.2026, 07:30\",\"05.06.2026, 08:00\",,Squat,,,1,normal,60,5,,0,12\n");
  EXPECT_THAT(preview.remarks, SizeIs(3));
  EXPECT_EQ(set_of(preview, 0, 0).rpe, 6.5);
  EXPECT_EQ(set_of(preview, 0, 1).rpe, std::nullopt);
  EXPECT_EQ(preview.sessions[0].session.duration_s, 1800);
}

// A table that somebody has cut down to what he wanted, in another order.
TEST(Hevy, ReadsATableWithoutSpareColumns) {
  const ImportPreview preview = read(
      "reps,weight_lbs,exercise_title,start_time,exercise_notes\n"
      "5,225,Deadlift (Barbell),\"3 Feb 2025, 18:10\",belt\n"
      "3,245,Deadlift (Barbell),\"3 Feb 2025, 18:10\",\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  ASSERT_THAT(preview.sessions[0].sets, SizeIs(2));
  EXPECT_EQ(set_of(preview, 0, 0).reps, 5);
  EXPECT_EQ(set_of(preview, 0, 0).notes, "belt");
  EXPECT_NEAR(*set_of(preview, 0, 1).load_kg, 245 * kKilogramsPerPound, kKgTolerance);
}

TEST(Hevy, RefusesUnknownSetTypesRowByRow) {
  const ImportPreview preview =
      read(std::string{kHevyHeader} + "A,2024-01-01 10:00,,,Squat,,,0,mystery,60,5,,0,\n");
  EXPECT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_THAT(preview.sessions, IsEmpty());
}

TEST(Sessions, TwoWorkoutsOnOneMorningRemainTwo) {
  const ImportPreview preview =
      read(std::string{kHevyHeader} + "A,2024-01-01 07:00,,,Squat,,,0,normal,60,5,,0,\n" +
           "A,2024-01-01 10:00,,,Squat,,,0,normal,60,5,,0,\n" +
           "B,2024-01-01 10:00,,,Squat,,,0,normal,60,5,,0,\n");
  EXPECT_THAT(preview.sessions, SizeIs(3));
}

TEST(Sessions, TheSameExerciseTwiceInOneKeepsAllItsSets) {
  const ImportPreview preview =
      read(std::string{kHevyHeader} + "A,2024-01-01 07:00,,,Squat,,,0,normal,60,5,,0,\n" +
           "A,2024-01-01 07:00,,,Row,,,0,normal,60,5,,0,\n" +
           "A,2024-01-01 07:00,,,Squat,,,0,normal,60,5,,0,\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  ASSERT_THAT(preview.sessions[0].sets, SizeIs(3));
  EXPECT_NE(preview.sessions[0].sets[0].key, preview.sessions[0].sets[2].key);
  EXPECT_EQ(preview.names[0].name, "Squat");
  EXPECT_EQ(preview.names[0].sets, 2);
}

TEST(FitNotes, ReadsAndroidNewAndOld) {
  const ImportPreview fresh = read(
      "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
      "2024-03-01,Deadlift,Back,100,lbs,5,,,,\n"
      "2024-03-01,Plank,Abs,,,,,,0:01:30,shaky\n"
      "2024-03-02,Deadlift,Back,100,kgs,5,,,,\n");
  EXPECT_THAT(fresh.sessions, SizeIs(2));
  EXPECT_NEAR(*set_of(fresh, 0, 0).load_kg, 45.359237, kKgTolerance);
  EXPECT_EQ(set_of(fresh, 0, 1).hold_s, 90);
  EXPECT_EQ(set_of(fresh, 0, 1).notes, "shaky");
  EXPECT_EQ(set_of(fresh, 1, 0).load_kg, 100);
  ASSERT_THAT(fresh.unused, SizeIs(1));
  EXPECT_EQ(fresh.unused[0].name, "Category");
  EXPECT_EQ(fresh.unused[0].filled_cells, 3);
  const ImportPreview old = read(
      "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time,Comment\n"
      "2019-03-01,Deadlift,Back,100,5,,,,\n");
  EXPECT_NEAR(*set_of(old, 0, 0).load_kg, 45.359237, kKgTolerance);
}

TEST(FitNotes, ReadsTheFilledWeightColumnOfIos) {
  const ImportPreview preview = read(
      "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance "
      "Unit,Time,Notes,Kind\n"
      "2026-01-15,Squat,Legs,100,,5,,,,,wr\n"
      "2026-01-15,Squat,Legs,,100,5,,,,,wr\n"
      "2026-01-15,Run,Cardio,,,,1,parsec,,,d\n");
  EXPECT_EQ(set_of(preview, 0, 0).load_kg, 100);
  EXPECT_NEAR(*set_of(preview, 0, 1).load_kg, 45.359237, kKgTolerance);
  EXPECT_THAT(preview.not_understood, SizeIs(1));
}

constexpr const char* kLiftosaurHeader =
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is "
    "AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight "
    "Unit,Completed "
    "Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist "
    "Muscles,Notes\n";

TEST(Liftosaur, ReadsWhatWasDoneAndMovesUtcHome) {
  const ImportPreview preview = read(std::string{kLiftosaurHeader} +
                                         "2026-03-01T23:30:00.000Z,5/3/1,Day 1,\"Squat, "
                                         "Barbell\",1,5,5,0,,,0,95,lb,95,lb,0,,Quads,,\n"
                                         "2026-03-01T23:30:00.000Z,5/3/1,Day 1,\"Squat, "
                                         "Barbell\",0,5,6,1,8,9,1,225,lb,225,lb,0,,Quads,,ok\n"
                                         "2026-03-01T23:30:00.000Z,5/3/1,Day 1,\"Squat, "
                                         "Barbell\",0,5,,0,,,0,225,lb,,lb,0,,Quads,,\n",
                                     {.utc_offset_s = [](Instant) { return 3600; }});
  EXPECT_EQ(preview.source, "liftosaur");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(to_text(preview.sessions[0].session.started), "2026-03-02T00:30:00");
  EXPECT_EQ(preview.sessions[0].session.title, "Day 1");
  EXPECT_EQ(preview.counts.not_done, 1);
  EXPECT_EQ(preview.counts.warmup, 1);
  EXPECT_EQ(set_of(preview, 0, 1).reps, 6);
  EXPECT_EQ(set_of(preview, 0, 1).rpe, 9);
  EXPECT_NEAR(*set_of(preview, 0, 1).load_kg, 102.05828325, kKgTolerance);
  EXPECT_FALSE(preview.unused.empty());
}

TEST(OwnTable, ComesBackWhole) {
  const AthleteId ana{"a"};
  LogData log;
  log.sessions = {{.id = {"w"},
                   .athlete = ana,
                   .started = *make_local_time(2025, 9, 15, 7, 48, 0),
                   .duration_s = 1800,
                   .title = "=danger",
                   .notes = "two\nlines"}};
  log.sets = {{.id = {"s"},
               .session = {"w"},
               .exercise = {"deadlift", "Deadlift; heavy"},
               .kind = SetKind::kDrop,
               .side = Side::kRight,
               .reps = 3,
               .hold_s = 1.5,
               .distance_m = 2.25,
               .load_kg = -0.1 - 0.2,
               .rpe = 9,
               .rir = 1,
               .tempo = "3-1-1-0",
               .superset = "A",
               .pain = 2,
               .next_day_pain = 0,
               .notes = "-1 rep, \"ouch\""}};
  const ImportPreview preview = read(write_sets_csv(log, ana));
  ASSERT_THAT(preview.sessions, SizeIs(1));
  WorkoutSession session = preview.sessions[0].session;
  session.athlete = ana;
  EXPECT_EQ(session, log.sessions[0]);
  SetEntry set = set_of(preview, 0, 0);
  set.session = {"w"};
  EXPECT_EQ(set, log.sets[0]);
}

TEST(OwnTable, RefusesPainBeyondTheScale) {
  const ImportPreview preview = read(
      "started,exercise,reps,load_kg,pain\n2025-01-01 10:00,Deadlift,5,60,11\n"
      "2025-01-01 10:00,Deadlift,5,60,2\n");
  EXPECT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_EQ(preview.counts.working, 1);
}

TEST(Unknown, HeadersAreRefusedWithWhatIsKnown) {
  const auto outcome = read_foreign_log("a,b,c\n1,2,3\n");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kUnreadable);
  EXPECT_THAT(outcome.error().hint, HasSubstr("Strong"));
}

}  // namespace
}  // namespace dowel::formats
