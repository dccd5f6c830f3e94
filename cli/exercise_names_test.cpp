// Every command knows an exercise by the same names.

#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class ExerciseNames : public ::testing::Test {
 protected:
  LogProgram dowel;
};

TEST_F(ExerciseNames, AreTheSameEverywhere) {
  const std::vector<std::pair<const char*, const char*>> names{
      {"hip thrust", "Hip thrust"},
      {"Romanian Deadlift", "Romanian deadlift"},
      {"rdl", "Romanian"},
      {"romanian_deadlift", "Romanian deadlift"},
      {"hip-thrust", "Hip thrust"}};
  for (const auto& [said, ours] : names) {
    EXPECT_TRUE(has(dowel.say({"log", "add", said, "3x5x60"}), ours)) << said;
    EXPECT_TRUE(has(dowel.say({"next", said}), ours)) << said;
    EXPECT_TRUE(has(dowel.say({"explain", said}), ours)) << said;
    EXPECT_TRUE(has(dowel.say({"progress", said}), ours)) << said;
  }
  EXPECT_TRUE(has(dowel.refuse({"next", "hip thrsut"}), "hip-thrust"));
  dowel.refuse({"explain", "nonsense"});
}

}  // namespace
}  // namespace dowel::cli
