#include "core/motion/unseen_words.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(UnseenWords, OneStretchWithItsReason) {
  EXPECT_EQ(unseen_words({{2.06, 4.55, UnseenReason::kHidden}}), "from 2.1 to 4.5 s (hidden)");
  EXPECT_EQ(unseen_words({{0, 0.5, UnseenReason::kNoFrames}}),
            "from 0.0 to 0.5 s (the film has no pictures there)");
}

TEST(UnseenWords, TwoAndThreeStretchesReadAsASentenceDoes) {
  const UnseenSpan a{1, 2, UnseenReason::kOutside}, b{3, 4, UnseenReason::kNotFound},
      c{5, 6, UnseenReason::kRefused};
  EXPECT_EQ(unseen_words({a, b}),
            "from 1.0 to 2.0 s (out of the picture) and from 3.0 to 4.0 s (not found)");
  EXPECT_EQ(unseen_words({a, b, c}),
            "from 1.0 to 2.0 s (out of the picture), from 3.0 to 4.0 s (not found) and from 5.0 to "
            "6.0 s (no pose found there could be believed)");
}

TEST(UnseenWords, OfManyTheLongestAreNamedInTheOrderOfTime) {
  std::vector<UnseenSpan> spans;
  for (int i = 0; i < 5; ++i) spans.push_back({10.0 * i, 10.0 * i + 1 + i, UnseenReason::kHidden});
  EXPECT_EQ(unseen_words(spans),
            "from 20.0 to 23.0 s (hidden), from 30.0 to 34.0 s (hidden), from 40.0 to 45.0 s "
            "(hidden) and in 2 shorter stretches of 3.0 s in all");
  spans.resize(4);
  EXPECT_EQ(unseen_words(spans),
            "from 10.0 to 12.0 s (hidden), from 20.0 to 23.0 s (hidden), from 30.0 to 34.0 s "
            "(hidden) and in 1 shorter stretch of 1.0 s in all");
}

TEST(UnseenWords, EveryReasonHasItsWords) {
  EXPECT_EQ(words_for(UnseenReason::kHidden), "hidden");
  EXPECT_EQ(words_for(UnseenReason::kOutside), "out of the picture");
  EXPECT_EQ(words_for(UnseenReason::kRefused), "no pose found there could be believed");
  EXPECT_EQ(words_for(UnseenReason::kNotFound), "not found");
  EXPECT_EQ(words_for(UnseenReason::kNoFrames), "the film has no pictures there");
  EXPECT_EQ(words_for(UnseenReason::kCut), "the film is cut there");
}

}  // namespace
}  // namespace dowel
