#include "formats/exercise_names.h"

#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

const std::vector<CatalogueName>& catalogue() {
  const std::vector<std::vector<std::string>> barbell{{"barbell"}};
  static const std::vector<CatalogueName> names{
      {"deadlift", "Deadlift", {"conventional deadlift", "deadlift (barbell)"}, barbell, {}},
      {"romanian-deadlift",
       "Romanian deadlift",
       {"rdl", "romanian deadlift (barbell)"},
       {{"barbell"}, {"kettlebell"}, {"dumbbell"}},
       {}},
      {"single-leg-romanian-deadlift",
       "Single-leg Romanian deadlift",
       {"single-leg rdl"},
       {{"kettlebell"}, {"dumbbell"}, {"barbell"}, {}},
       {}},
      {"kettlebell-deadlift", "Kettlebell deadlift", {}, {{"kettlebell"}, {"dumbbell"}}, {}},
      {"sumo-deadlift", "Sumo deadlift", {}, barbell, {"Martwy ciąg sumo (Sztanga)"}},
      {"hip-thrust", "Hip thrust", {"barbell hip thrust"}, {{"barbell", "bench"}}, {}},
      {"kettlebell-swing", "Kettlebell swing (two hands)", {"swing"}, {{"kettlebell"}}, {}},
      {"seated-hip-abduction",
       "Seated hip abduction",
       {"hip abduction machine"},
       {{"abduction-machine"}},
       {}},
      {"hanging-leg-raise", "Hanging leg raise", {}, {{"pull-up-bar"}}, {}},
      {"squat", "Back squat", {"squat (barbell)"}, {{"barbell", "rack"}}, {}},
      {"front-squat", "Front squat", {}, {{"barbell", "rack"}}, {}},
      {"belt-squat", "Belt squat", {}, {{"belt-squat-machine"}}, {}},
      {"copenhagen-plank", "Copenhagen plank", {}, {{"bench"}}, {}},
      {"clamshell", "Side-lying clamshell", {"clam"}, {{"mini-band"}, {}}, {}},
      {"lateral-band-walk", "Lateral band walk", {"monster walk"}, {{"mini-band"}}, {}},
      {"glute-bridge", "Glute bridge", {}, {{}, {"mini-band"}}, {}},
      {"clean", "Clean", {"power clean", "clean and jerk"}, barbell, {}},
      {"snatch", "Snatch", {"power snatch"}, barbell, {}},
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
  expect("Deadlift (Dumbbell)", Confidence::kLow, "kettlebell-deadlift");
  expect("Glute Bridge (Barbell)", Confidence::kLow, "glute-bridge");
  expect("Single Leg RDL (Barbell)", Confidence::kLow, "single-leg-romanian-deadlift");
}

// The tool that an exercise is usually done with changes nothing.
TEST(ExerciseNames, TakesTheUsualTool) {
  expect("Clean (Barbell)", Confidence::kHigh, "clean");
  expect("Clean and Jerk (Barbell)", Confidence::kHigh, "clean");
  expect("Barbell Front Squat", Confidence::kHigh, "front-squat");
  expect("Sumo Deadlift (Barbell)", Confidence::kHigh, "sumo-deadlift");
  expect("Belt Squat (Machine)", Confidence::kHigh, "belt-squat");
  expect("Single Leg Romanian Deadlift (Dumbbell)", Confidence::kHigh,
         "single-leg-romanian-deadlift");
  expect("Hip Abductor (Machine)", Confidence::kHigh, "seated-hip-abduction");
}

// A bell in one hand makes another lift where ours is never done with one.
TEST(ExerciseNames, AnotherHandWeightIsAnotherExercise) {
  expect("Kettlebell Snatch", Confidence::kNone, "");
  expect("Dumbbell Clean", Confidence::kNone, "");
  expect("Front Squat (Kettlebell)", Confidence::kNone, "");
}

TEST(ExerciseNames, KnowsStockNamesOfOtherLanguagesWordForWord) {
  expect("martwy ciag SUMO (sztanga)", Confidence::kHigh, "sumo-deadlift");
  expect("Martwy ciąg (Sztanga)", Confidence::kNone, "");
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
                           "Hip Adductor (Machine)",
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
