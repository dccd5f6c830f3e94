#include "app/typed_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/exercise_choice.h"
#include "app/plan_phrases.h"
#include "core/log/region.h"
#include "knowledge/load_words.h"

namespace dowel::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Knowledge& built_in() {
  static const Knowledge knowledge = load_embedded().value();
  return knowledge;
}

std::vector<std::string> equipment() {
  std::vector<std::string> ids;
  for (const Equipment& e : built_in().equipment) ids.push_back(e.id);
  return ids;
}

std::string equipment_called(const std::string& typed) {
  const auto word = known_word(WordFor::kEquipment, "the equipment", typed, equipment());
  return word ? *word : word.error().message + "; " + word.error().hint;
}

// Whatever a row says it means must be a word that Dowel itself takes.
TEST(TypedWords, EveryRowLeadsToAWordOfDowel) {
  const auto words = load_words(embedded_files());
  ASSERT_TRUE(words) << words.error().message;
  const Words regions = words_of(Region{});
  for (const SaidWords& entry : *words) {
    SCOPED_TRACE(entry.id);
    ASSERT_FALSE(entry.said.empty());
    for (const std::string& said : entry.said) {
      switch (entry.what) {
        case WordFor::kEquipment:
          EXPECT_TRUE(entry.id == "none" || find_entry(built_in().equipment, entry.id));
          EXPECT_EQ(equipment_called(said), entry.id);
          break;
        case WordFor::kCondition:
          EXPECT_THAT(parse_conditions(built_in(), said).value(), ElementsAre(entry.id));
          break;
        case WordFor::kExperience:
          EXPECT_TRUE(parse_experience(said)) << said;
          break;
        case WordFor::kAim:
          EXPECT_EQ(word_for(parse_aim(said).value()), entry.id);
          break;
        case WordFor::kEmphasis:
          EXPECT_TRUE(find_entry(built_in().sports, entry.id));
          break;
        case WordFor::kRegion:
          EXPECT_TRUE(std::ranges::find(regions, entry.id) != regions.end());
          break;
        case WordFor::kExercise: {
          const Exercise* exercise = exercise_by_words(built_in(), said);
          ASSERT_TRUE(exercise) << said;
          EXPECT_EQ(exercise->slug, entry.id) << said;
          break;
        }
        case WordFor::kWork:
          EXPECT_THAT((std::vector<std::string>{"missed", "warm-up", "each-side", "left", "right",
                                                "band", "every-minute"}),
                      ::testing::Contains(entry.id));
          break;
        case WordFor::kLift:
          EXPECT_EQ(exercise_by_words(built_in(), entry.id), nullptr) << "it is one of ours";
          EXPECT_EQ(exercise_by_words(built_in(), said), nullptr) << said;
          break;
      }
    }
  }
}

// What people were seen to type.
TEST(TypedWords, WordsPeopleUseAreUnderstood) {
  EXPECT_EQ(equipment_called("kettlebells"), "kettlebell");
  EXPECT_EQ(equipment_called("Broomstick"), "dowel");
  EXPECT_EQ(equipment_called("resistance band"), "long-band");
  EXPECT_EQ(equipment_called("chair"), "bench");
  EXPECT_EQ(equipment_called("pull-up"), "pull-up-bar");
  EXPECT_EQ(equipment_called("Pull up bar"), "pull-up-bar");
  EXPECT_EQ(equipment_called("Mini_Bands"), "mini-band");
  EXPECT_THAT(parse_conditions(built_in(), "stiff back, Desk job").value(),
              ElementsAre("low_back_pain", "sits_a_lot"));
  EXPECT_EQ(parse_experience("Beginner").value(), Experience::kNovice);
  EXPECT_EQ(parse_experience("n").value(), Experience::kNovice);
  EXPECT_EQ(parse_aim("general").value(), Aim::kGeneralStrength);
  EXPECT_EQ(exercise_by_words(built_in(), "Cossack")->slug, "cossack-squat");
  EXPECT_EQ(exercise_by_words(built_in(), "broomstick")->slug, "dowel-hinge");
}

TEST(TypedWords, ErrorsNameTheNearest) {
  EXPECT_THAT(equipment_called("ketlebell"),
              HasSubstr("did you mean kettlebell? there are: dowel"));
  EXPECT_THAT(equipment_called("brooomstick"), HasSubstr("did you mean dowel?"));
  EXPECT_THAT(equipment_called("zzzzzzzzzzzz"),
              HasSubstr("'zzzzzzzzzzzz' is not known; there are:"));
  EXPECT_THAT(parse_experience("begginer").error().hint, HasSubstr("did you mean novice?"));
  EXPECT_THAT(parse_aim("powerliftng").error().hint, HasSubstr("did you mean powerlifting?"));
  EXPECT_THAT(parse_conditions(built_in(), "stif back").error().hint,
              HasSubstr("did you mean low"));
}

TEST(TypedWords, ASignIsNoWeakLinkButLeadsToThem) {
  const std::string hint = sign_hint(built_in(), {"lockout"});
  EXPECT_THAT(hint, HasSubstr("E-04 (Slow or missed lockout)"));
  EXPECT_THAT(hint, HasSubstr("weak-glutes, weak-adductors"));
  EXPECT_EQ(sign_hint(built_in(), {"laziness"}), "");
  EXPECT_EQ(sign_hint(built_in(), {"lock"}), "") << "whole words";
}

TEST(TypedWords, AWordStandsOnceWithinItsKind) {
  const auto read = [](const char* rows) {
    return load_words({{"words.toml", "word = [" + std::string(rows) + "]"}});
  };
  EXPECT_TRUE(read("{ what = \"aim\", id = \"running\", said = [\"jog\"] }"));
  const auto twice = read(
      "{ what = \"aim\", id = \"running\", said = [\"jog\"] },"
      "{ what = \"aim\", id = \"ageing\", said = [\"Jog\"] }");
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().message, HasSubstr("already means running"));
  EXPECT_FALSE(read("{ what = \"colour\", id = \"red\", said = [\"scarlet\"] }"));
}

}  // namespace
}  // namespace dowel::app
