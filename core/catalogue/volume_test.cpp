#include "core/catalogue/volume.h"

#include <gtest/gtest.h>

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
}

// Laws that hold for whatever stands in the catalogue.
TEST(Volume, NoExerciseCountsMoreThanASet) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  int counted = 0;
  for (const Exercise& exercise : knowledge->exercises) {
    const auto groups = sets_per_group(*knowledge, exercise);
    for (const auto& [group, sets] : groups) {
      EXPECT_GT(sets, 0) << exercise.slug << " " << group;
      EXPECT_LE(sets, 1) << exercise.slug << " " << group;
    }
    counted += !groups.empty();
  }
  EXPECT_GT(counted, 20);
}

}  // namespace
}  // namespace dowel
