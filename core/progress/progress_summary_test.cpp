#include "core/progress/progress_summary.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

std::vector<ProgressPoint> with_maxima(const std::vector<double>& maxima) {
  std::vector<ProgressPoint> points;
  for (const double kg : maxima) points.push_back({.best_one_rm_kg = kg});
  return points;
}

TEST(ProgressSummary, ChangeIsMedianOfThreeOverMedianOfTheThreeBefore) {
  const auto change =
      recent_change(with_maxima({10, 100, 100, 100, 110, 500, 110}), Figure::kOneRepMax, 3);
  ASSERT_TRUE(change);
  EXPECT_NEAR(*change, 0.10, 1e-12);
}

TEST(ProgressSummary, HowManySessionsMakeAChangeIsTold) {
  const auto points = with_maxima({10, 100, 100, 100, 110, 500, 110});
  EXPECT_NEAR(*recent_change(points, Figure::kOneRepMax, 2), 305.0 / 105 - 1, 1e-12);
}

TEST(ProgressSummary, FewSessionsAreHalvedAndTooFewSayNothing) {
  EXPECT_NEAR(*recent_change(with_maxima({100, 100, 90, 90}), Figure::kOneRepMax, 3), -0.1, 1e-12);
  EXPECT_NEAR(*recent_change(with_maxima({7, 100, 100, 90, 90}), Figure::kOneRepMax, 3), -0.1,
              1e-12);
  EXPECT_FALSE(recent_change(with_maxima({100, 100, 90}), Figure::kOneRepMax, 3));
  EXPECT_FALSE(recent_change({}, Figure::kOneRepMax, 3));
  EXPECT_FALSE(recent_change(with_maxima({0, 0, 90, 90}), Figure::kOneRepMax, 3));
}

TEST(ProgressSummary, SessionsWithoutTheFigureAreLeftOut) {
  auto points = with_maxima({100, 100, 120, 120});
  points.insert(points.begin() + 2, 5, ProgressPoint{});
  EXPECT_NEAR(*recent_change(points, Figure::kOneRepMax, 3), 0.2, 1e-12);
}

TEST(ProgressSummary, FollowsWhatMostSessionsHave) {
  EXPECT_EQ(telling_figure({{.best_load_kg = 60, .best_one_rm_kg = 70}}), Figure::kOneRepMax);
  EXPECT_EQ(telling_figure({{.reps = 20, .best_load_kg = 60}}), Figure::kLoad);
  EXPECT_EQ(telling_figure({{.longest_hold_s = 30}, {.reps = 5}}), Figure::kHold);
  EXPECT_EQ(telling_figure({{.longest_distance_m = 20}}), Figure::kDistance);
  EXPECT_EQ(telling_figure({{.reps = 5}}), Figure::kReps);
  EXPECT_EQ(telling_figure({}), Figure::kReps);
}

TEST(ProgressSummary, QualityIsTheShareThatHeld) {
  EXPECT_DOUBLE_EQ(*figure_of({.held = 41, .gradeable = 45}, Figure::kQuality), 41.0 / 45);
  EXPECT_FALSE(figure_of({}, Figure::kQuality));
  EXPECT_FALSE(figure_of({}, Figure::kVolume));
}

TEST(ProgressSummary, TheBestOfAllSessionsAndTheExerciseWithMostSetsFirst) {
  const LocalTime first{std::chrono::days{20000}}, last{std::chrono::days{20003}};
  const std::vector<ExerciseProgress> all{
      {{"hold", ""}, {{.started = first, .sets = 2, .longest_hold_s = 30}}},
      {{"deadlift", ""},
       {{.started = first,
         .sets = 3,
         .best_load_kg = 100,
         .best_load_reps = 5,
         .best_one_rm_kg = 117},
        {.started = last,
         .sets = 3,
         .best_load_kg = 95,
         .best_load_reps = 8,
         .best_one_rm_kg = 120}}}};
  const auto rows = summarise(all, 3);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].exercise.slug, "deadlift");
  EXPECT_EQ(rows[0].sessions, 2U);
  EXPECT_EQ(rows[0].sets, 6);
  EXPECT_EQ(rows[0].last, last);
  EXPECT_EQ(rows[0].best.best_load_kg, 100);
  EXPECT_EQ(rows[0].best.best_load_reps, 5);
  EXPECT_EQ(rows[0].best.best_one_rm_kg, 120);
  EXPECT_EQ(rows[1].followed, Figure::kHold);
}

TEST(ProgressSummary, EveryFigureComesBackFromItsWord) {
  for (const Figure figure : {Figure::kOneRepMax, Figure::kLoad, Figure::kVolume, Figure::kReps,
                              Figure::kHold, Figure::kDistance, Figure::kQuality}) {
    EXPECT_EQ(figure_by_word(word_for(figure)), figure);
  }
  ASSERT_FALSE(figure_by_word("luck"));
  EXPECT_EQ(figure_by_word("luck").error().code, ErrorCode::kUsage);
}

TEST(ProgressSummary, AnEvenLoadIsFollowedByWhatIsDoneWithIt) {
  EXPECT_EQ(telling_figure({{.best_load_kg = 40, .longest_distance_m = 20},
                            {.best_load_kg = 40, .longest_distance_m = 25}}),
            Figure::kDistance);
  EXPECT_EQ(telling_figure({{.best_load_kg = 40, .longest_distance_m = 20},
                            {.best_load_kg = 50, .longest_distance_m = 20}}),
            Figure::kLoad);
  EXPECT_EQ(telling_figure({{.reps = 24, .best_load_kg = -15}, {.reps = 36, .best_load_kg = -15}}),
            Figure::kReps);
}

TEST(ProgressSummary, OfEqualLoadsTheMoreRepetitionsAreTheBest) {
  const std::vector<ExerciseProgress> all{
      {{"nordic-hamstring", ""},
       {{.sets = 3, .best_load_kg = -15, .best_load_reps = 8},
        {.sets = 3, .best_load_kg = -15, .best_load_reps = 12}}}};
  EXPECT_EQ(summarise(all, 3)[0].best.best_load_reps, 12);
}

}  // namespace
}  // namespace dowel
