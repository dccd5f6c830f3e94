// What a file says in words of its own: help, notes, months, headers. Every file is made up here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/log_json.h"
#include "formats/testing/importer.h"

namespace dowel::formats {
namespace {

using testing::all_words;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

ImportPreview read(const std::string& text) {
  auto preview = read_foreign_log(text, {.unit = MassUnit::kKilogram, .words = &all_words()});
  EXPECT_TRUE(preview) << preview.error().message;
  return preview ? std::move(*preview) : ImportPreview{};
}

std::string hevy(const std::string& day, const std::string& exercise, const std::string& load) {
  return "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
         "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
         "A,\"" +
         day + ", 18:02\",\"" + day + ", 19:00\",,\"" + exercise + "\",,,0,normal," + load +
         ",8,,,\n";
}

// More help is less load.
TEST(ImportWords, TheWeightOfAMachineThatHelpsIsALoadBelowNothing) {
  for (const char* name : {"Pull Up (Assisted)", "Assisted Dip", "Klimmzug (unterstützt)",
                           "Traction (assistée)", "Dominada asistida"}) {
    const ImportPreview preview = read(hevy("5 Jan 2026", name, "20"));
    ASSERT_THAT(preview.sessions, SizeIs(1)) << name;
    EXPECT_EQ(preview.sessions[0].sets.at(0).set.load_kg, -20) << name;
    ASSERT_THAT(preview.remarks, SizeIs(1)) << name;
    EXPECT_THAT(preview.remarks[0].reason, HasSubstr("help"));
    testing::Importer importer;
    EXPECT_EQ(importer.import(preview).new_sets, 1) << name;
  }
  EXPECT_EQ(
      read(hevy("5 Jan 2026", "Pull Up (Weighted)", "20")).sessions.at(0).sets.at(0).set.load_kg,
      20);
  // Strong writes it below nothing itself.
  const ImportPreview strong = read(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
      "2026-01-05 18:02:11,A,58m,Pull Up (Assisted),1,-20,8,0,0,\n");
  EXPECT_EQ(strong.sessions.at(0).sets.at(0).set.load_kg, -20);
}

TEST(ImportWords, ANoteOfAWorkoutsSecondRowIsKept) {
  const std::string head =
      "Date (yyyy/mm/dd),Workout,Workout Name,Exercise,Sets×Reps,Set 1 (Reps),Set 1 (KG),Notes\n";
  const ImportPreview preview = read(head + "2026/01/05,1,A,Squat,1×5,5,60,\n" +
                                     "2026/01/05,1,A,Deadlift,1×5,5,100,grip gave\n" +
                                     "2026/01/05,1,A,Row,1×5,5,50,grip gave\n");
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_EQ(preview.sessions[0].session.notes, "grip gave");
  EXPECT_THAT(preview.unused, IsEmpty());
}

TEST(ImportWords, GreekArabicAndCroatianMonthsAreRead) {
  const auto start = [](const char* day) {
    const ImportPreview preview = read(hevy(day, "Squat (Barbell)", "60"));
    return preview.sessions.empty() ? "" : to_text(preview.sessions[0].session.started);
  };
  EXPECT_EQ(start("3 Ιαν 2026"), "2026-01-03T18:02:00");
  EXPECT_EQ(start("3 Αυγ 2026"), "2026-08-03T18:02:00");
  EXPECT_EQ(start("3 يناير 2026"), "2026-01-03T18:02:00");
  EXPECT_EQ(start("3 ožu 2026"), "2026-03-03T18:02:00");
  // Polish November, Croatian October.
  EXPECT_THAT(read(hevy("3 lis 2026", "Squat (Barbell)", "60")).must_ask_language,
              ::testing::Contains("hr"));
}

TEST(ImportWords, MonthsNobodyKnowsAreTheReasonThatIsTold) {
  const ImportPreview preview = read(hevy("3 Bogus 2026", "Squat (Barbell)", "60"));
  EXPECT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_THAT(preview.unread_date, HasSubstr("3 Bogus 2026"));
  EXPECT_THAT(preview.unused, IsEmpty());
}

TEST(ImportWords, AHeaderNobodyKnowsIsShownWithWhatItLacks) {
  const auto refusal = [](const char* header) {
    const auto preview = read_foreign_log(std::string{header} + "\na,b,c,d\n", {});
    return preview ? "" : preview.error().message + " | " + preview.error().hint;
  };
  const std::string strong = refusal("Date,Exercise Name,Set Order,Weight");
  EXPECT_THAT(strong, HasSubstr("Date, Exercise Name, Set Order, Weight"));
  EXPECT_THAT(strong, HasSubstr("for Strong's Workout Name and Reps are missing"));
  EXPECT_THAT(strong, HasSubstr("started, exercise, reps, load_kg"));
  const std::string other = refusal("one,two,three,four");
  EXPECT_THAT(other, ::testing::Not(HasSubstr("missing")));
  EXPECT_THAT(other, HasSubstr("FIT"));
}

// One column, two units: a run in kilometres, a carry in metres.
TEST(ImportWords, AnExerciseMayGoByAnotherUnitOfDistance) {
  const std::string text =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
      "2026-01-05 18:02:11,A,58m,Running,1,0,0,5.2,1500,\n"
      "2026-01-05 18:02:11,A,58m,Farmers Walk,1,0,0,40,0,\n";
  const auto preview =
      read_foreign_log(text, {.distance_in_m = 1000, .distance_of = {{"Farmers Walk", 1}}});
  ASSERT_TRUE(preview);
  EXPECT_DOUBLE_EQ(*preview->sessions.at(0).sets.at(0).set.distance_m, 5200);
  EXPECT_DOUBLE_EQ(*preview->sessions.at(0).sets.at(1).set.distance_m, 40);
  EXPECT_FALSE(preview->must_ask_distance);
}

TEST(ImportWords, JsonOfOthersIsNoDamagedDowel) {
  const auto other = log_from_json(R"({"page": 1, "workouts": []})");
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().hint, HasSubstr("CSV"));
  const auto newer = log_from_json(R"({"schema": "dowel.log/99"})");
  ASSERT_FALSE(newer);
  EXPECT_THAT(newer.error().message, HasSubstr("not marked as"));
}

TEST(ImportWords, WgersNumbersGetNamesWhereTheFileHasThem) {
  const auto entry = [](const char* exercise) {
    return std::string(R"([{"id": 1, "date": "2026-01-05", )") + exercise +
           R"(, "reps": 5, "weight": "100.00", "weight_unit": 1, "repetition_unit": 1}])";
  };
  const ImportPreview named = read(entry(R"("exercise_base": 105, "exercise_name": "Deadlifts")"));
  EXPECT_EQ(named.names.at(0).name, "Deadlifts");
  EXPECT_THAT(named.remarks, IsEmpty());
  const ImportPreview numbered = read(entry(R"("exercise": 184)"));
  EXPECT_EQ(numbered.names.at(0).name, "exercise 184");
  ASSERT_THAT(numbered.remarks, SizeIs(1));
  EXPECT_THAT(numbered.remarks[0].reason, HasSubstr("--map 'exercise 184=deadlift'"));
}

}  // namespace
}  // namespace dowel::formats
