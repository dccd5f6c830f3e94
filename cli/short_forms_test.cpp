// Sets as lifters jot them down, through the real program.

#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class ShortForms : public ::testing::Test {
 protected:
  LogProgram dowel;
};

TEST_F(ShortForms, LoadAndEffortInAnyOrderAndInOneArgument) {
  const std::vector<std::vector<std::string>> forms{{"rdl", "3x8", "60kg", "@8"},
                                                    {"rdl", "3x8", "@8", "60kg"},
                                                    {"rdl 3x8 60kg @8"},
                                                    {"romanian", "deadlift", "3x8", "60kg", "@8"}};
  for (const auto& form : forms) {
    std::vector<std::string> command{"log", "add"};
    command.insert(command.end(), form.begin(), form.end());
    dowel.say(command);
    const auto sets = dowel.sets();
    ASSERT_EQ(sets.size(), 3U) << form.front();
    EXPECT_EQ(sets[2]["exercise_slug"], "romanian-deadlift");
    EXPECT_EQ(sets[2]["load_kg"], 60.0);
    EXPECT_EQ(sets[2]["rpe"], 8.0);
    dowel.say({"log", "undo"});
  }
}

TEST_F(ShortForms, WhatMayBeTwoThingsIsAsked) {
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlift", "3x5", "@8"}), "--rpe 8"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlift"}), "3x5x100"));
  EXPECT_TRUE(dowel.sets().empty());
  dowel.say({"log", "add", "deadlift", "3x5", "100"});  // a hundred more repetitions it is not
  EXPECT_EQ(dowel.sets().size(), 3U);
}

}  // namespace
}  // namespace dowel::cli
