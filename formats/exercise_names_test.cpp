#include "formats/exercise_names.h"

#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

const std::vector<CatalogueName>& catalogue() {
  static const std::vector<CatalogueName> names{
      {"deadlift", "Deadlift", {"conventional deadlift", "deadlift (barbell)"}},
      {"romanian-deadlift", "Romanian deadlift", {"rdl", "romanian deadlift (barbell)"}},
      {"single-leg-romanian-deadlift", "Single-leg Romanian deadlift", {"single-leg rdl"}},
      {"sumo-deadlift", "Sumo deadlift", {}},
      {"hip-thrust", "Hip thrust", {"barbell hip thrust"}},
      {"kettlebell-swing", "Kettlebell swing (two hands)", {"swing"}},
      {"seated-hip-abduction", "Seated hip abduction", {"hip abduction machine"}},
      {"hanging-leg-raise", "Hanging leg raise", {}},
      {"squat", "Back squat", {"squat (barbell)"}},
      {"front-squat", "Front squat", {}},
      {"belt-squat", "Belt squat", {}},
      {"copenhagen-plank", "Copenhagen plank", {}},
      {"clamshell", "Side-lying clamshell", {"clam"}},
      {"lateral-band-walk", "Lateral band walk", {"monster walk"}},
      {"clean", "Clean", {"power clean"}},
  };
  return names;
}

void expect(std::string_view name, Confidence confidence, std::string_view slug) {
  const NameSuggestion suggestion = suggest_exercise(name, catalogue());
  EXPECT_EQ(suggestion.confidence, confidence) << name << ": " << suggestion.why;
  EXPECT_EQ(suggestion.slug, slug) << name;
}

TEST(ExerciseNames, KnowsItsOwnInAnySpelling) {
  expect("Deadlift (Barbell)", Confidence::kHigh, "deadlift");
  expect("deadlifts", Confidence::kHigh, "deadlift");
  expect("Barbell Deadlift", Confidence::kHigh, "deadlift");
  expect("RDL", Confidence::kHigh, "romanian-deadlift");
  expect("Romanian Deadlift (Barbell)", Confidence::kHigh, "romanian-deadlift");
  expect("One-Legged RDL", Confidence::kHigh, "single-leg-romanian-deadlift");
  expect("SL RDL", Confidence::kHigh, "single-leg-romanian-deadlift");
  expect("Kettlebell Swings", Confidence::kHigh, "kettlebell-swing");
  expect("KB Swing", Confidence::kHigh, "kettlebell-swing");
  expect("Hip Abduction (Machine)", Confidence::kHigh, "seated-hip-abduction");
  expect("Monster Walks", Confidence::kHigh, "lateral-band-walk");
  expect("Squat (Barbell)", Confidence::kHigh, "squat");
}

TEST(ExerciseNames, OnlyOffersWhatDiffersByItsTool) {
  expect("Romanian Deadlift (Dumbbell)", Confidence::kLow, "romanian-deadlift");
  expect("Hip Thrust (Machine)", Confidence::kLow, "hip-thrust");
  expect("Clean (Barbell)", Confidence::kLow, "clean");
}

TEST(ExerciseNames, OffersWhatDiffersByASlipOfTheFinger) {
  expect("Kettlebel Swings", Confidence::kLow, "kettlebell-swing");
  expect("Romaninan Deadlift", Confidence::kLow, "romanian-deadlift");
  expect("Dead lift", Confidence::kLow, "deadlift");
  expect("Deadlfit", Confidence::kLow, "deadlift");
  expect("Hip trust", Confidence::kLow, "hip-thrust");
  expect("Clam shells", Confidence::kLow, "clamshell");
  expect("Hack Squat", Confidence::kNone, "");
  expect("Box Squat", Confidence::kNone, "");
}

TEST(ExerciseNames, NeverTakesWhatIsAnotherExercise) {
  for (const char* name : {"Bench Press (Barbell)",
                           "Incline Bench Press",
                           "Hip Adduction (Machine)",
                           "Lying Leg Raise",
                           "Bulgarian Split Squat",
                           "Hack Squat",
                           "Stiff Leg Deadlift (Barbell)",
                           "Leg Press",
                           "Plank",
                           "Side Plank",
                           "Clean and Press",
                           "Leg Curl",
                           "Warm Up",
                           "Goblet Squat",
                           "Deficit Deadlift",
                           "Good Morning",
                           "Walking Lunge",
                           "Single Arm Kettlebell Swing",
                           "",
                           "()",
                           "Machine",
                           "硬舉"}) {
    expect(name, Confidence::kNone, "");
  }
}

TEST(ExerciseNames, EquallyNearIsNone) {
  const NameSuggestion suggestion =
      suggest_exercise("hip raise", {{"a", "Seated hip raise", {}}, {"b", "Lying hip raise", {}}});
  EXPECT_EQ(suggestion.confidence, Confidence::kNone);
  EXPECT_FALSE(suggestion.why.empty());
}

}  // namespace
}  // namespace dowel::formats
