#include "core/catalogue/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Knowledge two_exercises() {
  Knowledge knowledge;
  Exercise one, two;
  one.id = "X-01";
  one.slug = "deadlift";
  one.aliases = {"dl", "pull"};
  two.id = "X-02";
  two.slug = "pull";
  knowledge.exercises = {one, two};
  return knowledge;
}

TEST(FindExercise, KnowsIdSlugAndAliasInAnyCase) {
  const Knowledge knowledge = two_exercises();
  for (const char* name : {"X-01", "x-01", "deadlift", "DEADLIFT", "dl", "Dl"}) {
    const Exercise* found = find_exercise(knowledge, name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(found->id, "X-01");
  }
  EXPECT_EQ(find_exercise(knowledge, ""), nullptr);
  EXPECT_EQ(find_exercise(knowledge, "dead"), nullptr);
}

TEST(FindExercise, ASlugBeatsAnAliasOfAnother) {
  EXPECT_EQ(find_exercise(two_exercises(), "pull")->id, "X-02");
}

TEST(FindExercise, ARefusalNamesTheNearest) {
  const auto found = require_exercise(two_exercises(), "Deadlfit");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kUsage);
  EXPECT_THAT(found.error().message, HasSubstr("'Deadlfit'"));
  EXPECT_THAT(found.error().hint, HasSubstr("deadlift"));
}

// Optimal string alignment; values by hand. "ca" → "abc" is 3 there and 2 without the restriction.
TEST(EditDistance, AgreesWithTheDefinition) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("deadlift", "deadlfit"), 1U);
  EXPECT_EQ(edit_distance("ca", "abc"), 3U);
}

TEST(EditDistance, IsSymmetricAndBoundedByTheLonger) {
  std::mt19937 dice{11};
  const auto word = [&] {
    std::string made;
    for (std::size_t i = dice() % 9; i > 0; --i) made += static_cast<char>('a' + dice() % 3);
    return made;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string a = word(), b = word();
    const std::size_t distance = edit_distance(a, b);
    EXPECT_EQ(distance, edit_distance(b, a)) << a << " " << b;
    EXPECT_LE(distance, std::max(a.size(), b.size())) << a << " " << b;
    EXPECT_GE(distance, std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
    EXPECT_EQ(distance == 0, a == b);
  }
}

TEST(NearestWords, ComeBestFirstEachOnceAndNoneThatIsAnother) {
  const std::vector<std::string> known{"squat", "front-squat", "deadlift", "squat", "plank"};
  EXPECT_THAT(nearest_words("sqaut", known, 3), ElementsAre("squat"));
  EXPECT_THAT(nearest_words("squat", known, 3), ElementsAre("squat", "front-squat"));
  EXPECT_THAT(nearest_words("squat", known, 1), ElementsAre("squat"));
  EXPECT_THAT(nearest_words("bench", known, 3), IsEmpty());
  EXPECT_THAT(nearest_words("squat", known, 0), IsEmpty());
}

TEST(Equipment, OneWholeWayMustBeOwned) {
  const std::vector<std::vector<std::string>> ways{{"barbell", "rack"}, {"kettlebell"}};
  EXPECT_FALSE(equipment_suffices(ways, {}));
  EXPECT_FALSE(equipment_suffices(ways, {"barbell"}));
  EXPECT_EQ(way_to_equip(ways, {"kettlebell", "barbell"}), &ways[1]);
  EXPECT_EQ(way_to_equip(ways, {"kettlebell", "rack", "barbell"}), &ways[0]);
  EXPECT_TRUE(equipment_suffices({{}}, {})) << "nothing needed";
  EXPECT_FALSE(equipment_suffices({}, {"kettlebell"})) << "no way there is";
}

}  // namespace
}  // namespace dowel
