// Each kind of foreign log in a small file of our own; the figures are worked out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/testing/importer.h"

namespace dowel::formats {
namespace {

using testing::all_words;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr double kTolerance = 1e-9;

ImportPreview read(const std::string& text, ImportOptions options = {}) {
  options.words = &all_words();
  auto preview = read_foreign_log(text, options);
  EXPECT_TRUE(preview) << preview.error().message;
  return preview ? std::move(*preview) : ImportPreview{};
}

std::string refusal(const std::string& text) {
  const auto preview = read_foreign_log(text, {.words = &all_words()});
  EXPECT_FALSE(preview);
  return preview ? std::string{} : preview.error().message;
}

const SetEntry& set_of(const ImportPreview& preview, std::size_t session, std::size_t set) {
  return preview.sessions.at(session).sets.at(set).set;
}

std::string start_of(const ImportPreview& preview, std::size_t session) {
  return to_text(preview.sessions.at(session).session.started);
}

// Importing a file and the same file again: the second time nothing is new.
void expect_once(const std::string& text, ImportOptions options = {}) {
  options.words = &all_words();
  testing::Importer importer;
  EXPECT_GT(importer.import(text, options).new_sets, 0);
  const ImportPlan again = importer.import(text, options);
  EXPECT_EQ(again.new_sets, 0);
  EXPECT_TRUE(again.additions.sessions.empty());
}

TEST(StrongAnywhere, ReadsHeadersOfOtherLanguagesInAnyOrder) {
  const std::string text =
      "RPE,Dauer,Datum,Workout-Name,Name der Übung,Reihenfolge "
      "festlegen,Wiederh.,Gewicht,Sekunden\n"
      "8.5,1h 5min,2025-03-02 18:00:15,Abend,Kreuzheben (Langhantel),1,5.0,102.5,0\n"
      ",1h 5min,2025-03-02 18:00:15,Abend,Kreuzheben (Langhantel),Ruhezeit,0,0,180.0\n"
      ",1h 5min,2025-03-02 18:00:15,Abend,Planke,1,0,0,45\n";
  const ImportPreview preview = read(text, {.unit = MassUnit::kKilogram});
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(preview.sessions[0].session.duration_s, 3900);
  EXPECT_EQ(set_of(preview, 0, 0).load_kg, 102.5);
  EXPECT_EQ(set_of(preview, 0, 0).rpe, 8.5);
  EXPECT_EQ(set_of(preview, 0, 1).hold_s, 45);
  EXPECT_EQ(preview.counts.rest_timers, 1);
  EXPECT_TRUE(preview.unused.empty());
  expect_once(text, {.unit = MassUnit::kKilogram});
}

TEST(StrongAnywhere, ReadsSemicolonsDecimalCommasAndUnitsInTheHeader) {
  const std::string text =
      "Datum;Workout-Name;Name der Übung;Reihenfolge festlegen;Gewicht (kg);Wiederh.;RPE;Sekunden\n"
      "2025-04-07 18:30:00;\"A\";\"Kreuzheben\";W;62,5;5;;0\n"
      "2025-04-07 18:30:00;\"A\";\"Kreuzheben\";1;1.107,5;5;8,5;0\n";
  const ImportPreview preview = read(text);
  EXPECT_FALSE(preview.must_ask_unit);
  EXPECT_EQ(set_of(preview, 0, 0).kind, SetKind::kWarmup);
  EXPECT_EQ(set_of(preview, 0, 0).load_kg, 62.5);
  EXPECT_EQ(set_of(preview, 0, 1).load_kg, 1107.5);
  EXPECT_EQ(set_of(preview, 0, 1).rpe, 8.5);
}

// A language of which Dowel knows no word: the places of the columns and what stands in them.
TEST(StrongAnywhere, ReadsAnUnknownLanguageByItsPlaces) {
  const std::string text =
      "Dada,Nonn,Lolo,Eser,Ord,Pes,Rip,Dis,Sek,Not,Nott,Kpe\n"
      "2025-02-03 18:12:44,\"Soir\",1h 2min,\"Deadlift (Barbell)\",1,60.0,5,0,0,\"\",\"\",\n"
      "2025-02-03 18:12:44,\"Soir\",1h 2min,\"Deadlift (Barbell)\",2,102.5,5,0,0,,,8\n"
      "2025-02-03 18:12:44,\"Soir\",1h 2min,\"Deadlift (Barbell)\",Pausetid,0,0,0,120,,,\n"
      "2025-02-03 18:12:44,\"Soir\",1h 2min,\"Plank\",1,0,0,0,60,,,\n";
  const ImportPreview preview = read(text, {.unit = MassUnit::kKilogram});
  EXPECT_EQ(preview.counts.working, 3);
  EXPECT_EQ(preview.counts.rest_timers, 1);
  EXPECT_EQ(set_of(preview, 0, 1).load_kg, 102.5);
  EXPECT_EQ(set_of(preview, 0, 1).rpe, 8);
  ASSERT_FALSE(preview.remarks.empty());
  EXPECT_THAT(preview.remarks[0].reason, HasSubstr("language"));
  // Where it does not fit Strong, nothing is read by places.
  EXPECT_THAT(refusal("a,b,c,d,e,f,g,h,i,j,k,l\n1,2,3,4,5,6,7,8,9,10,11,12\n"),
              HasSubstr("none that Dowel knows"));
}

TEST(StrongAnywhere, ReadsTheFormOf2016) {
  const std::string text =
      "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds,Notes\r\n"
      "2016-05-03 19:20:41,\"A\",\"Squat\",0,100.0,5,0.0,0,\"\"\r\n"
      "2016-05-03 19:20:41,\"A\",\"Running\",0,0.0,0,1.0,840,\"slow\"\r\n";
  const ImportPreview preview = read(text);
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 0).distance_m, std::nullopt);
  EXPECT_EQ(set_of(preview, 0, 1).distance_m, 1609.344);
  EXPECT_EQ(set_of(preview, 0, 1).reps, std::nullopt);
  expect_once(text);
}

TEST(StrongShare, ReadsAWorkoutAsText) {
  const std::string text =
      "Quiet Barn\nWednesday, September 10, 2025 at 6:43 AM\n\nDeadlift (Barbell)\n"
      "W1: 100 lb × 5 [Warm-up]\nSet 1: 142.5 kg × 3 @ 9\nSet 2: 142.5 kg × 1 [Failure]\n\n"
      "Notes: pad slipped\n\nPull Up (Assisted)\nSet 1: -20 kg × 8\n\nPlank\nSet 1: 1:30\n"
      "Set 2: 45 s\n\nRunning\nSet 1: 2.5 km | 12:00\n\nHanging Leg Raise\nSet 1: 12 reps\n"
      "Set 2: many\nhttps://link.strong.app/x\n";
  const ImportPreview preview = read(text);
  EXPECT_EQ(preview.source, "strong");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(start_of(preview, 0), "2025-09-10T06:43:00");
  ASSERT_THAT(preview.sessions[0].sets, SizeIs(8));
  EXPECT_EQ(set_of(preview, 0, 0).kind, SetKind::kWarmup);
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 1).rpe, 9);
  EXPECT_EQ(set_of(preview, 0, 2).kind, SetKind::kFailure);
  EXPECT_EQ(set_of(preview, 0, 3).load_kg, -20);
  EXPECT_EQ(set_of(preview, 0, 4).hold_s, 90);
  EXPECT_EQ(set_of(preview, 0, 5).hold_s, 45);
  EXPECT_EQ(set_of(preview, 0, 6).distance_m, 2500);
  EXPECT_EQ(set_of(preview, 0, 6).hold_s, 720);
  EXPECT_EQ(set_of(preview, 0, 7).reps, 12);
  EXPECT_THAT(preview.sessions[0].session.notes, HasSubstr("pad slipped"));
  ASSERT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_EQ(preview.not_understood[0].line, 23);
  expect_once(text);
}

constexpr const char* kStrongLifts =
    "\xEF\xBB\xBF"
    "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,"
    "Sets×Reps,Sets×Time,Notes,Duration (hours),Start Time (h:mm),Set 1 (Reps),Set 1 (LB),"
    "Set 2 (Reps),Set 2 (LB),Set 3 (Reps),Set 3 (LB)\n"
    "2025/06/02,1,Workout A,5×5,70.5,Squat,5/0/-,,,0.75,6:35 PM,5,100,0,100,0,100\n"
    "2025/06/04,2,Workout B,5×5,70.5,Plank,,2×60,,0.5,12:05 AM,,,,,,\n";

TEST(StrongLifts, ReadsSetsBesideEachOther) {
  const ImportPreview preview = read(kStrongLifts);
  EXPECT_EQ(preview.counts.rows, 2);
  ASSERT_THAT(preview.sessions, SizeIs(2));
  EXPECT_EQ(start_of(preview, 0), "2025-06-02T18:35:00");
  EXPECT_EQ(start_of(preview, 1), "2025-06-04T00:05:00");
  EXPECT_EQ(preview.sessions[0].session.body_mass_kg, 70.5);
  EXPECT_EQ(preview.sessions[0].session.duration_s, 2700);
  ASSERT_THAT(preview.sessions[0].sets, SizeIs(2));
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 1).reps, 0);  // tried and missed
  EXPECT_EQ(preview.counts.not_done, 1);     // "-": never tried
  ASSERT_THAT(preview.sessions[1].sets, SizeIs(2));
  EXPECT_EQ(set_of(preview, 1, 1).hold_s, 60);
  expect_once(kStrongLifts);
}

TEST(StrongLifts, TheHeaderSaysWhetherTheDayIsFirst) {
  std::string text = kStrongLifts;
  text.replace(text.find("yyyy/mm/dd"), 10, "mm/dd/yyyy");
  text.replace(text.find("2025/06/02"), 10, "06/02/2025");
  text.replace(text.find("2025/06/04"), 10, "06/04/2025");
  const ImportPreview preview = read(text);
  EXPECT_FALSE(preview.must_ask_day_order);
  EXPECT_EQ(start_of(preview, 0), "2025-06-02T18:35:00");
}

TEST(GymBook, ReadsWorkAndLoadWithTheirUnits) {
  const std::string text =
      "Date,Workout,Time,Exercise,Repetitions / Time,Weight / Distance,Notes,Skipped\n"
      "2024-05-03,Push,18:05,Deadlift,8 reps,100 lb,,No\n"
      "2024-05-03,Push,18:10,Deadlift,8,60 kg,easy,No\n"
      "2024-05-03,Push,18:15,Plank,0:45,,,No\n"
      "2024-05-03,Push,18:20,Running,12:00,2.5 km,,No\n"
      "2024-05-03,Push,18:30,Plank,0:45,,,Yes\n";
  const ImportPreview preview = read(text);
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(start_of(preview, 0), "2024-05-03T18:05:00");
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 1).load_kg, 60);
  EXPECT_EQ(set_of(preview, 0, 2).hold_s, 45);
  EXPECT_EQ(set_of(preview, 0, 3).distance_m, 2500);
  EXPECT_EQ(preview.counts.not_done, 1);
  expect_once(text);
}

TEST(Jefit, ReadsItsTablesAndTurnsUtcLocal) {
  const std::string text =
      "### SETTING ###\n\nrow_id,mass\n1,\" lbs\"\n\n###################\n\n"
      "### WORKOUT SESSIONS ###\n\n_id,starttime,endtime\n1741285800,1741285800,1741288800\n\n"
      "### EXERCISE LOGS ###\n\nlogs,mydate,eid,ename,belongsession\n"
      "\"100x5,0x12\",2025-03-06,93,\"Barbell Deadlift\",1741285800\n"
      "\"100x5\",2025-03-07,93,\"\",0\n\"broken\",2025-03-07,93,\"Squat\",0\n";
  // 1741285800 is 2025-03-06 18:30:00 in UTC.
  const ImportPreview preview = read(text, {.utc_offset_s = [](Instant) { return 3600; }});
  ASSERT_THAT(preview.sessions, SizeIs(2));
  EXPECT_EQ(start_of(preview, 0), "2025-03-06T19:30:00");
  EXPECT_EQ(start_of(preview, 1), "2025-03-07T00:00:00");  // a day is local already
  EXPECT_EQ(preview.sessions[0].session.duration_s, 3000);
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 1).load_kg, std::nullopt);
  EXPECT_EQ(set_of(preview, 0, 1).reps, 12);
  EXPECT_EQ(set_of(preview, 1, 0).exercise.name, "exercise 93");
  ASSERT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_EQ(preview.not_understood[0].line, 18);
  EXPECT_EQ(preview.counts.rows, 3);
  expect_once(text);
}

TEST(Wger, ReadsItsApiAndKeepsNumbersForNames) {
  const std::string text =
      R"({"count": 3, "next": "https://wger.de/p=2", "results": [
        {"id": 1, "date": "2025-03-02T18:15:00Z", "exercise": 184, "repetitions_unit": 1,
         "repetitions": "5", "weight_unit": 2, "weight": "100.00", "rir": "1.5"},
        {"id": 2, "date": "2025-03-02T18:15:00Z", "exercise": 458, "repetitions_unit": 3,
         "repetitions": "60", "weight_unit": 1, "weight": null, "rir": null},
        {"id": 3, "date": "never", "exercise": 458, "repetitions": "60", "weight": null}]})";
  const ImportPreview preview = read(text, {.utc_offset_s = [](Instant) { return -5 * 3600; }});
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(start_of(preview, 0), "2025-03-02T13:15:00");
  EXPECT_NEAR(*set_of(preview, 0, 0).load_kg, 45.359237, kTolerance);
  EXPECT_EQ(set_of(preview, 0, 0).rir, 1.5);
  EXPECT_EQ(set_of(preview, 0, 0).exercise.name, "exercise 184");
  EXPECT_EQ(set_of(preview, 0, 1).hold_s, 60);
  EXPECT_THAT(preview.not_understood, SizeIs(1));
  ASSERT_THAT(preview.remarks, SizeIs(2));
  EXPECT_THAT(preview.remarks[0].reason, HasSubstr("one page of several"));
  expect_once(text);
}

// Every start takes the offset of its own day; the keys do not hang on the zone.
TEST(Utc, EachDayHasItsOwnOffset) {
  const std::string text =
      "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed Weight "
      "Value,Completed Weight Unit,Completed RPE,Notes\n"
      "2025-03-30T00:59:10.900Z,P,A,Deadlift,0,5,100,kg,,\n"
      "2025-03-30T01:01:20.000Z,P,B,Squat,0,5,80,kg,,\n"
      "2025-10-26T00:30:00.000Z,P,A,Squat,0,5,80,kg,,\n"
      "2025-10-26T01:30:00.000Z,P,A,Squat,0,5,80,kg,,\n";
  // Berlin in 2025: summer from 30 March to 26 October, each at 1:00 UTC.
  const auto berlin = [](Instant moment) {
    const auto summer = [](int month, int day) {
      return Instant{make_local_time(2025, month, day, 1, 0, 0)->time_since_epoch()};
    };
    return moment >= summer(3, 30) && moment < summer(10, 26) ? 7200 : 3600;
  };
  const ImportPreview preview = read(text, {.utc_offset_s = berlin});
  ASSERT_THAT(preview.sessions, SizeIs(4));
  EXPECT_EQ(start_of(preview, 0), "2025-03-30T01:59:10");
  EXPECT_EQ(start_of(preview, 1), "2025-03-30T03:01:20");
  EXPECT_EQ(start_of(preview, 2), "2025-10-26T02:30:00");
  EXPECT_EQ(start_of(preview, 3), "2025-10-26T02:30:00");
  testing::Importer importer;
  EXPECT_EQ(importer.import(preview).new_sets, 4);
  EXPECT_THAT(importer.all().sessions, SizeIs(4));
  EXPECT_EQ(importer.import(read(text)).new_sets, 0);
}

TEST(WrongFiles, AreNamed) {
  EXPECT_THAT(refusal("2025-01-12 17:45:36;\"Barn\";\"Deadlift\";W;135;lbs;5;;;;0;\"\"\n"
                      "2025-01-12 17:45:36;\"Barn\";\"Deadlift\";1;315;lbs;5;8.5;;;0;\"\"\n"),
              HasSubstr("the header line was cut off"));
  EXPECT_THAT(refusal("Date,Exercise,Category,Weight,Weight Unit,Reps\n"), HasSubstr("no set"));
  EXPECT_THAT(refusal("\xFF\xFE"
                      "a"),
              HasSubstr("UTF-16"));
  EXPECT_THAT(refusal("{\"results\": [{\"exercise\": 1, \"weight\": 1"), HasSubstr("wger"));
}

TEST(WrongFiles, Utf16IsRead) {
  const std::string text =
      "title,start_time,exercise_title,set_index,weight_kg,reps\nA,7 août 2025 "
      "10:00,Überzug,0,60,5\n";
  for (const bool big : {false, true}) {
    std::string wide = big ? "\xFE\xFF" : "\xFF\xFE";
    for (std::size_t i = 0; i < text.size(); ++i) {
      unsigned code = static_cast<unsigned char>(text[i]);
      if (code >= 0xC0) code = (code & 0x1F) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F);
      const char high = static_cast<char>(code >> 8), low = static_cast<char>(code & 0xFF);
      wide += big ? high : low;
      wide += big ? low : high;
    }
    const ImportPreview preview = read(wide);
    ASSERT_THAT(preview.sessions, SizeIs(1));
    EXPECT_EQ(set_of(preview, 0, 0).exercise.name, "Überzug");
    EXPECT_EQ(start_of(preview, 0), "2025-08-07T10:00:00");
  }
}

// What a spreadsheet of western Europe saves.
TEST(WrongFiles, Windows1252IsReadAndSaid) {
  const ImportPreview preview = read(
      "title,start_time,exercise_title,set_index,weight_kg,reps\n"
      "A,7 ao\xFBt 2025 10:00,\xDC"
      "berzug,0,60,5\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(set_of(preview, 0, 0).exercise.name, "Überzug");
  EXPECT_EQ(start_of(preview, 0), "2025-08-07T10:00:00");
  ASSERT_THAT(preview.remarks, SizeIs(1));
  EXPECT_THAT(preview.remarks[0].reason, HasSubstr("Windows-1252"));
}

constexpr const char* kHevyHead =
    "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n";

TEST(WrongFiles, ALineThatBreaksOffIsSaid) {
  const std::string whole = "A,2025-06-03 18:10,,Deadlift,0,normal,100,5\n";
  for (const char* cut :
       {"A,2025-06-03 18:10,,\"Deadl", "A,2025-06-03 18:10,,Deadlift,0,normal,10"}) {
    const ImportPreview preview = read(kHevyHead + whole + cut);
    EXPECT_EQ(preview.counts.working, 1) << cut;
    ASSERT_THAT(preview.not_understood, SizeIs(1)) << cut;
    EXPECT_EQ(preview.not_understood[0].line, 3);
    EXPECT_THAT(preview.not_understood[0].reason, HasSubstr("cut off"));
  }
  // Spreadsheets drop empty ends: there a short last line is none that breaks off.
  const ImportPreview dropped =
      read(std::string{kHevyHead} + "A,2025-06-03 18:10,,Plank,0,normal\n" + whole +
           "A,2025-06-03 18:10,,Plank,1,normal");
  EXPECT_TRUE(dropped.not_understood.empty());
}

TEST(Renamed, WorkoutsAddNothing) {
  const std::string before = std::string{kHevyHead} +
                             "River,9 May 2025 17:40,,Squat,0,normal,100,5\n"
                             "River,9 May 2025 08:15,,Raise,0,normal,,10\n";
  std::string after = before;
  after.replace(after.find("River"), 5, "Slow water");
  testing::Importer importer;
  importer.import(before);
  const LogData once = importer.all();
  const ImportPlan again = importer.import(after);
  EXPECT_EQ(again.new_sets, 0);
  EXPECT_EQ(importer.all(), once);
  ASSERT_THAT(again.remarks, SizeIs(1));
  EXPECT_THAT(again.remarks[0].reason, HasSubstr("'Slow water' there and 'River' here"));
}

}  // namespace
}  // namespace dowel::formats
