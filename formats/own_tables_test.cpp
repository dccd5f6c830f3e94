// Tables that people keep themselves, month by month, and slips of the pen in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/testing/importer.h"
#include "knowledge/load_foreign_words.h"

namespace dowel::formats {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kHeader = "started,exercise,reps,load_kg\n";

// A day's swings, day after day: "2025-01-03,Swing,100,24".
std::string swings(std::initializer_list<const char*> days) {
  std::string rows;
  for (const char* day : days) rows.append(day).append(",Swing,100,24\n");
  return kHeader + rows;
}

ImportPreview read(const std::string& text, ImportOptions options = {}) {
  static const ForeignWords words = load_foreign_words().value();
  options.words = &words;
  const auto preview = read_foreign_log(text, options);
  EXPECT_TRUE(preview) << preview.error().message;
  return preview.value_or(ImportPreview{});
}

// The same work on two days is two days, whether they come in one file or in two.
TEST(OwnTables, EveryDayOfEveryMonthComesIn) {
  testing::Importer importer;
  importer.import(swings({"2025-01-01", "2025-01-02", "2025-01-31"}));
  const ImportPlan next = importer.import(swings({"2025-02-01", "2025-02-02", "2025-02-04"}));
  EXPECT_EQ(next.new_sets, 3);
  EXPECT_EQ(next.already_there, 0);
  EXPECT_THAT(next.remarks, IsEmpty());
  EXPECT_THAT(importer.all().sessions, SizeIs(6));
  EXPECT_EQ(importer.import(swings({"2025-02-01", "2025-02-02", "2025-02-04"})).new_sets, 0);
  EXPECT_EQ(importer.import(swings({"2025-01-31", "2025-02-01", "2025-02-28"})).new_sets, 1);
}

TEST(OwnTables, ADayIsTheSameDayAtAnyTimeOfIt) {
  testing::Importer importer;
  importer.import(swings({"2025-01-01T18:00:00"}));
  EXPECT_EQ(importer.import(swings({"2025-01-01"})).already_there, 1);
  EXPECT_EQ(importer.import(swings({"2025-01-02"})).new_sets, 1);
}

TEST(OwnTables, AColumnOfSetsMultiplies) {
  const std::string text =
      "started,exercise,reps,load_kg,sets\n"
      "2025-01-02,Deadlift,5,100,3\n"
      "2025-01-02,Deadlift,3,110,\n"
      "2025-01-02,Deadlift,3,120,0\n"
      "2025-01-02,Deadlift,3,120,many\n";
  const ImportPreview preview = read(text);
  ASSERT_THAT(preview.sessions, SizeIs(1));
  EXPECT_THAT(preview.sessions[0].sets, SizeIs(4));
  EXPECT_EQ(preview.counts.not_done, 1);
  ASSERT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_THAT(preview.not_understood[0].reason, HasSubstr("number of sets"));
  EXPECT_THAT(preview.unused, IsEmpty());
  testing::Importer importer;
  EXPECT_EQ(importer.import(text).new_sets, 4);
  EXPECT_EQ(importer.import(text).new_sets, 0);
}

TEST(OwnTables, AreReadInOtherLanguages) {
  const ImportPreview german = read(
      "Datum;Übung;Sätze;Wdh;Gewicht;Bemerkung\n"
      "03.01.2025;Kreuzheben;3;5;102,5 kg;gut\n"
      "31. Januar 2025;Kreuzheben;1;1;140 kg;PR!\n");
  EXPECT_THAT(german.not_understood, IsEmpty());
  ASSERT_THAT(german.sessions, SizeIs(2));
  ASSERT_THAT(german.sessions[0].sets, SizeIs(3));
  EXPECT_EQ(german.sessions[0].sets[2].set.load_kg, 102.5);
  EXPECT_EQ(german.sessions[0].sets[0].set.notes, "gut");
  const ImportPreview french = read(
      "date;exercice;series;reps;poids\n"
      "3 janv. 2025;Soulevé de terre;3;5;100,5\n"
      "10 févr. 2025;Soulevé de terre;3;5;102,5\n",
      {.unit = MassUnit::kKilogram});
  EXPECT_THAT(french.not_understood, IsEmpty());
  ASSERT_THAT(french.sessions, SizeIs(2));
  EXPECT_THAT(french.sessions[1].sets, SizeIs(3));
  EXPECT_TRUE(read("Date,Exercise,Weight,Reps\n2025-01-01,Deadlift,100,5\n").must_ask_unit);
  const ImportPreview pounds = read("started,exercise,reps,load_lb\n2025-01-03,Deadlift,5,225\n");
  EXPECT_DOUBLE_EQ(*pounds.sessions.at(0).sets.at(0).set.load_kg, 225 * kKilogramsPerPound);
}

TEST(OwnTables, SayWhatTheirDatesBeginWith) {
  const std::string text = std::string{kHeader} + "05/04/2025,Deadlift,5,105\n";
  EXPECT_TRUE(read(text).must_ask_day_order);
  const ImportPreview day = read(text, {.day_order = DayOrder::kDayFirst});
  EXPECT_EQ(to_text(day.sessions.at(0).session.started), "2025-04-05T00:00:00");
}

TEST(OwnTables, KindsOfSetsAreReadAndNamed) {
  const ImportPreview preview = read(
      "started,exercise,reps,load_kg,kind\n"
      "2025-01-03,Deadlift,5,100,work\n"
      "2025-01-03,Deadlift,5,60,Aufwärmen\n"
      "2025-01-03,Deadlift,5,60,bogus\n");
  EXPECT_EQ(preview.counts.working, 1);
  EXPECT_EQ(preview.counts.warmup, 1);
  ASSERT_THAT(preview.not_understood, SizeIs(1));
  EXPECT_THAT(preview.not_understood[0].reason, HasSubstr("working, warmup, failure and drop"));
}

// Deadlifts of one person, session after session: {day, load}.
std::string deadlifts(std::initializer_list<std::pair<int, const char*>> loads) {
  std::string text = kHeader;
  for (const auto& [day, load] : loads) {
    text.append("2025-01-").append(day < 10 ? "0" : "").append(std::to_string(day));
    text.append(",Deadlift,5,").append(load).append("\n");
  }
  return text;
}

TEST(OwnTables, ALoadFarAboveAllElseIsLeftOutAndNamed) {
  testing::Importer importer;
  const ImportPlan plan =
      importer.import(deadlifts({{1, "140"}, {3, "145"}, {5, "500"}, {7, "150"}, {9, "150"}}));
  EXPECT_EQ(plan.new_sets, 4);
  ASSERT_THAT(plan.left_out, SizeIs(1));
  EXPECT_EQ(plan.left_out[0].line, 4);
  EXPECT_EQ(plan.left_out[0].reason,
            "a load of 500 kg, 3.3 times the most otherwise (150 kg), looks like a slip");
  // By the log as well, where the file alone could not tell.
  EXPECT_THAT(importer.import(deadlifts({{20, "330"}})).left_out, SizeIs(1));
  EXPECT_EQ(importer.import(deadlifts({{21, "200"}})).new_sets, 1);
}

TEST(OwnTables, TwoSlipsDoNotHideEachOtherAndProgressIsNone) {
  testing::Importer importer;
  EXPECT_THAT(importer
                  .import(deadlifts({{1, "100"},
                                     {2, "100"},
                                     {3, "100"},
                                     {4, "100"},
                                     {5, "1000"},
                                     {6, "100"},
                                     {7, "100"},
                                     {8, "100"},
                                     {9, "100"},
                                     {10, "500"},
                                     {11, "100"},
                                     {12, "100"}}))
                  .left_out,
              SizeIs(2));
  testing::Importer other;
  EXPECT_THAT(other.import(deadlifts({{1, "40"}, {3, "60"}, {5, "80"}, {7, "110"}})).left_out,
              IsEmpty());
  EXPECT_THAT(other
                  .import(std::string{kHeader} +
                          "2025-01-01,Curl,8,8\n2025-01-03,Curl,8,8\n2025-01-05,Curl,8,8\n"
                          "2025-01-07,Curl,8,20\n")
                  .left_out,
              IsEmpty());
  // Two sessions of it do.
  testing::Importer third;
  EXPECT_THAT(third.import(deadlifts({{1, "140"}, {3, "150"}, {5, "500"}})).left_out, SizeIs(1));
  // The first sets of an exercise tell nothing yet.
  EXPECT_THAT(
      other.import(std::string{kHeader} + "2025-01-01,Row,8,20\n2025-01-03,Row,8,80\n").left_out,
      IsEmpty());
}

}  // namespace
}  // namespace dowel::formats
