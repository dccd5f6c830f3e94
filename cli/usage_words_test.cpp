#include "cli/usage_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

// What is typed wrongly, and what must be said of it; never a word of the parser's own.
TEST(UsageWords, AreDowelsOwnAndNameTheNearest) {
  LogProgram dowel;
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{"explain", "deadlift", "--htm", "x"}, "did you mean --html?"},
      {{"plan", "--minuts", "45"}, "did you mean --minutes?"},
      {{"plan", "--minutes", "soon"}, "'soon' is no number for --minutes"},
      {{"plan", "--accessories", "many"}, "'many' is no number for --accessories"},
      {{"analyze", "film.mp4", "--model", "hevy"}, "did you mean heavy?"},
      {{"explain", "deadlift", "--html"}, "--html needs a value: FILE"},
      {{"next"}, "'dowel next' needs EXERCISE"},
      {{"next", "deadlift", "squat"}, "'squat' is one word too many for 'dowel next'"},
      {{"explain", "--html", "page.html"}, "--html needs to know"},
  };
  for (const auto& [words, said] : wrong) {
    const std::string told = dowel.refuse(words);
    EXPECT_THAT(told, ::testing::HasSubstr(said));
    for (const char* parser : {"not expected", "Could not convert", "is required", "required",
                               "Run with", "FAILED", "Check "}) {
      EXPECT_FALSE(has(told, parser)) << told;
    }
  }
}

TEST(UsageWords, AreJsonWhenJsonIsAskedFor) {
  LogProgram dowel;
  const Outcome outcome = dowel.run({"next", "--json"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, ::testing::HasSubstr("'dowel next' needs EXERCISE"));
}

}  // namespace
}  // namespace dowel::cli
