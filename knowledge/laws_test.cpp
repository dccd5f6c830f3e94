// Laws that the built-in knowledge must keep whatever its content.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "core/catalogue/volume.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

constexpr double kRounding = 1e-9;

class Laws : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Knowledge> loaded = load_embedded();
    ASSERT_TRUE(loaded);
    knowledge_ = std::move(*loaded);
  }
  Knowledge knowledge_;
};

TEST_F(Laws, NoGroupCountsMoreThanTheSetThatWasDone) {
  for (const Exercise& exercise : knowledge_.exercises) {
    for (const auto& [group, sets] : sets_per_group(knowledge_, exercise)) {
      EXPECT_LE(sets, 1) << exercise.id << " " << group;
      EXPECT_GT(sets, 0) << exercise.id << " " << group;
    }
  }
}

TEST_F(Laws, AMuscleInTwoGroupsIsCountedOnce) {
  for (const std::string id : {"tensor-fasciae-latae", "gluteus-medius", "gluteus-minimus"}) {
    Exercise alone;
    alone.targets = {{id, 1.0, "", true}};
    double total = 0;
    for (const auto& [group, sets] : sets_per_group(knowledge_, alone)) total += sets;
    EXPECT_NEAR(total, 1, kRounding) << id;
    alone.targets = {{id, 1.0, "M-ABD", true}};
    EXPECT_THAT(sets_per_group(knowledge_, alone),
                ::testing::ElementsAre(::testing::Pair("M-ABD", 1.0)));
  }
}

TEST_F(Laws, SeatedAbductionIsAnAbductorSetAndNoGluteSet) {
  const auto sets = sets_per_group(knowledge_, **require_exercise(knowledge_, "X-08"));
  EXPECT_EQ(sets.at("M-ABD"), 1);
  EXPECT_FALSE(sets.contains("M-GLU"));
  EXPECT_FALSE(sets.contains("M-FLX"));
}

TEST_F(Laws, ACopenhagenSetIsOneAdductorSetNotFive) {
  const auto sets = sets_per_group(knowledge_, **require_exercise(knowledge_, "X-07"));
  EXPECT_EQ(sets.at("M-ADD"), 1);
}

TEST_F(Laws, EasierAndHarderMirrorEachOther) {
  for (const Exercise& exercise : knowledge_.exercises) {
    for (const std::string& next : exercise.harder) {
      EXPECT_THAT(find_entry(knowledge_.exercises, next)->easier, ::testing::Contains(exercise.id));
    }
  }
}

TEST_F(Laws, LaddersHaveATop) {
  std::function<int(const Exercise&, int)> height = [&](const Exercise& exercise, int depth) {
    if (depth > 100) return depth;
    int highest = depth;
    for (const std::string& next : exercise.harder) {
      highest = std::max(highest, height(*find_entry(knowledge_.exercises, next), depth + 1));
    }
    return highest;
  };
  for (const Exercise& exercise : knowledge_.exercises) {
    EXPECT_LT(height(exercise, 0), 10) << exercise.id;
  }
}

TEST_F(Laws, EveryCategoryCanBeTrainedWithBandsAlone) {
  const std::vector<std::string> owned{"mini-band", "long-band"};
  for (Category category : {Category::kHipFlexion, Category::kAdductionAbduction,
                            Category::kExtension, Category::kRotation}) {
    const bool possible = std::ranges::any_of(knowledge_.exercises, [&](const Exercise& exercise) {
      return exercise.category == category && has_role(exercise, Role::kAccessory) &&
             equipment_suffices(exercise.equipment, owned);
    });
    EXPECT_TRUE(possible) << word_for(category);
  }
}

TEST_F(Laws, BandsReplaceCableOrMachineWhereTheInventorySaysSo) {
  for (const std::string id : {"X-06", "X-08", "X-33"}) {
    const Exercise& exercise = **require_exercise(knowledge_, id);
    EXPECT_TRUE(equipment_suffices(exercise.equipment, {"mini-band", "long-band"})) << id;
  }
  const Exercise& thrust = **require_exercise(knowledge_, "X-15");
  EXPECT_TRUE(equipment_suffices(thrust.equipment, {"long-band", "bench"}));
  EXPECT_FALSE(equipment_suffices(thrust.equipment, {"long-band"}));
}

TEST_F(Laws, SegmentMassesSumToTheBodyAndToTheTrunk) {
  for (TableSex sex : {TableSex::kFemale, TableSex::kMale}) {
    const SegmentTable* table = find_segment_table(knowledge_, sex);
    ASSERT_TRUE(table);
    double body = 0;
    double trunk = 0;
    double parts = 0;
    for (const SegmentInertia& segment : table->segments) {
      if (segment.part_of == "trunk") parts += segment.mass_fraction;
      if (segment.segment == "trunk") trunk = segment.mass_fraction;
      if (segment.part_of.empty()) body += segment.mass_fraction * (segment.paired ? 2 : 1);
    }
    EXPECT_NEAR(body, 1, 0.0005);  // the published percentages are rounded to two decimals
    EXPECT_NEAR(parts, trunk, 0.0002);
  }
}

// @source [deLeva1996] table 4
TEST_F(Laws, SegmentTableHasThePublishedValues) {
  const SegmentTable* male = find_segment_table(knowledge_, TableSex::kMale);
  const auto thigh = std::ranges::find(male->segments, "thigh", &SegmentInertia::segment);
  EXPECT_EQ(thigh->mass_fraction, 0.1416);
  EXPECT_EQ(thigh->com_fraction, 0.4095);
  EXPECT_EQ(thigh->gyration_transverse, 0.329);
  EXPECT_NEAR(thigh->length_fraction * 1.741, 0.4222, kRounding);
  const SegmentTable* female = find_segment_table(knowledge_, TableSex::kFemale);
  const auto trunk = std::ranges::find(female->segments, "trunk", &SegmentInertia::segment);
  EXPECT_EQ(trunk->mass_fraction, 0.4257);
  EXPECT_EQ(trunk->com_fraction, 0.3782);  // mid-shoulder to mid-hip
}

TEST_F(Laws, ArticlesAndOutsideAreKeptApart) {
  const auto check = [](const std::string& id, const Basis& basis) {
    for (const Statement& statement : basis.articles) {
      EXPECT_TRUE(std::ranges::all_of(statement.sources, is_article)) << id;
    }
    for (const Statement& statement : basis.elsewhere) {
      EXPECT_TRUE(std::ranges::none_of(statement.sources, is_article)) << id;
    }
  };
  for (const auto& entry : knowledge_.exercises) check(entry.id, entry.basis);
  for (const auto& entry : knowledge_.signs) check(entry.id, entry.basis);
  for (const auto& entry : knowledge_.decisions) check(entry.id, entry.basis);
  for (const auto& entry : knowledge_.rules) check(entry.id, entry.basis);
}

}  // namespace
}  // namespace dowel
