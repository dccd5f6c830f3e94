#include "core/catalogue/said_words.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(SaidWords, CapitalsHyphensAndBlanksDoNotMatter) {
  EXPECT_EQ(plain_word("  Pull-Up__bar "), "pull up bar");
  EXPECT_EQ(plain_word(""), "");
  EXPECT_EQ(plain_word(" - "), "");
}

TEST(SaidWords, FindsWhatIsMeant) {
  const std::vector<SaidWords> words{
      {WordFor::kEquipment, "kettlebell", {"kb"}},
      {WordFor::kEquipment, "bench", {"chair", "box"}},
      {WordFor::kRegion, "lower-back", {"stiff back"}},
  };
  const auto means = [&](WordFor what, const char* typed) {
    const std::string* found = meant_by(words, what, typed);
    return found ? *found : std::string("nothing");
  };
  EXPECT_EQ(means(WordFor::kEquipment, "Kettlebells"), "kettlebell");
  EXPECT_EQ(means(WordFor::kEquipment, "KBs"), "kettlebell");
  EXPECT_EQ(means(WordFor::kEquipment, "boxes"), "bench");
  EXPECT_EQ(means(WordFor::kEquipment, "benches"), "bench");
  EXPECT_EQ(means(WordFor::kRegion, "stiff_back"), "lower-back");
  EXPECT_EQ(means(WordFor::kRegion, "Lower back"), "lower-back");
  EXPECT_EQ(means(WordFor::kRegion, "chair"), "nothing");
  EXPECT_EQ(means(WordFor::kEquipment, "s"), "nothing");
  EXPECT_EQ(means(WordFor::kEquipment, ""), "nothing");
}

TEST(HoldsWords, EachWordBeginsAWordOfTheName) {
  EXPECT_TRUE(holds_words("slow or missed lockout", "lockout"));
  EXPECT_TRUE(holds_words("deadlift: lockout", "lock dead"));
  EXPECT_FALSE(holds_words("slow or missed lockout", "issed"));
  EXPECT_FALSE(holds_words("slow or missed lockout", "slow pull"));
  EXPECT_FALSE(holds_words("slow or missed lockout", ""));
  EXPECT_FALSE(holds_words("contacts, 1", "c 1")) << "a slip in an id names nothing";
}

}  // namespace
}  // namespace dowel
