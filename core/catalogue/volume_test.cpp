#include "core/catalogue/volume.h"

#include <gtest/gtest.h>

#include <numeric>

#include "knowledge/load.h"

namespace dowel {
namespace {

// Two groups; the tensor belongs to both by halves, two adductors to one.
Knowledge small_catalogue() {
  const auto muscle = [](const char* id, std::vector<GroupShare> shares) {
    Muscle made;
    made.id = id;
    made.shares = std::move(shares);
    return made;
  };
  Knowledge knowledge;
  knowledge.muscles = {muscle("glute", {{"glutes", 1}}),
                       muscle("tensor", {{"glutes", 0.5}, {"flexors", 0.5}}),
                       muscle("longus", {{"adductors", 1}}), muscle("brevis", {{"adductors", 1}})};
  return knowledge;
}

Target target(const char* muscle, double dose, const char* counted_as = "") {
  Target made;
  made.muscle = muscle;
  made.dose = dose;
  made.counted_as = counted_as;
  return made;
}

TEST(Volume, TheHardestWorkOfAMuscleCounts) {
  Exercise exercise;
  exercise.targets = {target("glute", 0.5), target("glute", 1), target("tensor", 0.5)};
  const auto sets = sets_per_muscle(exercise);
  EXPECT_EQ(sets, (std::map<std::string, double>{{"glute", 1}, {"tensor", 0.5}}));
}

TEST(Volume, FiveMusclesOfAGroupAreNotFiveSets) {
  Exercise exercise;
  exercise.targets = {target("longus", 1), target("brevis", 0.5)};
  EXPECT_EQ(sets_per_group(small_catalogue(), exercise),
            (std::map<std::string, double>{{"adductors", 1}}));
}

TEST(Volume, AMuscleOfTwoGroupsIsCountedOnce) {
  Exercise exercise;
  exercise.targets = {target("tensor", 1)};
  EXPECT_EQ(sets_per_group(small_catalogue(), exercise),
            (std::map<std::string, double>{{"flexors", 0.5}, {"glutes", 0.5}}));
  exercise.targets = {target("tensor", 1, "flexors")};
  EXPECT_EQ(sets_per_group(small_catalogue(), exercise),
            (std::map<std::string, double>{{"flexors", 1}}));
}

TEST(Volume, WhatTheCatalogueDoesNotKnowCountsNothing) {
  Exercise exercise;
  exercise.targets = {target("no-such-muscle", 1)};
  EXPECT_TRUE(sets_per_group(small_catalogue(), exercise).empty());
  EXPECT_TRUE(split_of_set(small_catalogue(), exercise).empty());
}

// Laws that hold for whatever stands in the catalogue.
TEST(Volume, NoExerciseCountsMoreThanASetNorSplitsIntoMoreThanOne) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  int split = 0;
  for (const Exercise& exercise : knowledge->exercises) {
    for (const auto& [group, sets] : sets_per_group(*knowledge, exercise)) {
      EXPECT_GT(sets, 0) << exercise.slug << " " << group;
      EXPECT_LE(sets, 1) << exercise.slug << " " << group;
    }
    const auto parts = split_of_set(*knowledge, exercise);
    if (parts.empty()) continue;
    ++split;
    const double sum =
        std::accumulate(parts.begin(), parts.end(), 0.0,
                        [](double so_far, const auto& p) { return so_far + p.second; });
    EXPECT_NEAR(sum, 1, 1e-12) << exercise.slug;
  }
  EXPECT_GT(split, 20);
}

}  // namespace
}  // namespace dowel
