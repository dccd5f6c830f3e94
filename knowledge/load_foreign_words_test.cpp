#include "knowledge/load_foreign_words.h"

#include <gtest/gtest.h>

#include <set>

namespace dowel {
namespace {

std::string refusal(const std::string& text) {
  const auto words = load_foreign_words({{"foreign_words.toml", text}});
  EXPECT_FALSE(words);
  return words ? std::string{} : words.error().message + " " + words.error().where;
}

TEST(ForeignWords, KnowTheLanguagesOfTheLargePrograms) {
  const ForeignWords words = load_foreign_words(embedded_files()).value();
  std::set<std::string> ids;
  for (const LanguageWords& language : words.languages) {
    EXPECT_TRUE(ids.insert(language.id).second) << language.id << " stands twice";
    EXPECT_TRUE(language.months.empty() || language.months.size() == 12) << language.id;
  }
  for (const char* id :
       {"en", "de", "fr", "es", "it", "pt", "ru", "nl", "pl", "tr", "ja", "zh", "ko"}) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

// A name of Strong's or GymBook's that is misspelt there would be a column nobody asks for.
TEST(ForeignWords, GoByColumnsThatProgramsHave) {
  const std::set<std::string> kColumns{
      "Date",      "Workout Name",  "Duration",           "Exercise Name",
      "Set Order", "Weight",        "Weight Unit",        "Reps",
      "RPE",       "Distance",      "Distance Unit",      "Seconds",
      "Notes",     "Workout Notes", "Workout #",          "Time",
      "Skipped",   "Sets",          "Repetitions / Time", "Weight / Distance"};
  const auto words = load_foreign_words(embedded_files());
  for (const LanguageWords& language : words.value().languages) {
    for (const auto& [column, forms] : language.columns) {
      EXPECT_TRUE(kColumns.contains(column)) << language.id << ": " << column;
      EXPECT_FALSE(forms.empty()) << language.id << ": " << column;
    }
  }
}

TEST(ForeignWords, NameExercisesThatThereAre) {
  const Knowledge knowledge = load_embedded().value();
  const auto words = load_foreign_words(embedded_files());
  for (const StockNames& stock : words.value().stock_names) {
    EXPECT_NE(find_exercise(knowledge, stock.exercise), nullptr) << stock.exercise;
  }
}

TEST(ForeignWords, MistakesAreNamed) {
  EXPECT_NE(refusal("[[language]]\nid = \"xx\"\nmonths = [[\"a\"]]\n").find("twelve"),
            std::string::npos);
  EXPECT_NE(refusal("[[language]]\nid = \"xx\"\nmonth = [\"a\"]\n").find("month"),
            std::string::npos);
  EXPECT_FALSE(load_fit_exercises(
      {{"fit_exercises.toml",
        "[[fit_category]]\nnumber = 1\nname = \"x\"\nexercises = [\"lunge\"]\n"}}));
}

// Numbers of the profile, as a watch was seen to write them.
TEST(FitExercises, HaveTheNamesOfTheProfile) {
  const auto categories = load_fit_exercises(embedded_files()).value();
  const auto name_of = [&](int category, int exercise) {
    for (const FitCategory& c : categories) {
      if (c.number != category) continue;
      const auto found = c.exercises.find(exercise);
      return found == c.exercises.end() ? std::string{} : found->second;
    }
    return std::string{};
  };
  EXPECT_EQ(name_of(8, 0), "barbell deadlift");
  EXPECT_EQ(name_of(8, 15), "sumo deadlift");
  EXPECT_EQ(name_of(28, 6), "barbell back squat");
  EXPECT_EQ(name_of(0, 1), "barbell bench press");
  EXPECT_EQ(name_of(8, 9999), "");
}

}  // namespace
}  // namespace dowel
