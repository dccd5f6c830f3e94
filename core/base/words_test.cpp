#include "core/base/words.h"

#include <gtest/gtest.h>

#include <array>

namespace dowel {
namespace {

enum class Colour { kRed, kGreen, kLightBlue };
Words words_of(Colour) {
  static constexpr std::array<std::string_view, 3> kWords{"red", "green", "light-blue"};
  return kWords;
}

TEST(Words, StandForTheValueAtTheirPlace) {
  EXPECT_EQ(parse_word<Colour>("red"), Colour::kRed);
  EXPECT_EQ(parse_word<Colour>("green"), Colour::kGreen);
  EXPECT_EQ(parse_word<Colour>("light-blue"), Colour::kLightBlue);
}

TEST(Words, AreTakenLetterForLetter) {
  for (const char* none : {"", "Red", "re", "redd", " red", "blue"}) {
    EXPECT_FALSE(parse_word<Colour>(none)) << none;
  }
}

TEST(Words, AreListedInTheirOrder) {
  EXPECT_EQ(list_words(words_of(Colour{})), "red, green, light-blue");
  EXPECT_EQ(list_words({}), "");
}

}  // namespace
}  // namespace dowel
