// What `dowel log undo` takes back, and whose.

#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class Undo : public ::testing::Test {
 protected:
  LogProgram dowel;
};

TEST_F(Undo, WithAnAthleteOnlyTheirOwnChangeIsTakenBack) {
  dowel.say({"athlete", "add", "Vera"});
  dowel.say({"athlete", "add", "Wim"});
  dowel.say({"log", "add", "squat", "3x5x60", "--athlete", "wim"});
  dowel.say({"log", "add", "deadlift", "3x5x100", "--athlete", "vera"});
  const std::string told = dowel.refuse({"log", "undo", "--athlete", "wim"});
  EXPECT_TRUE(has(told, "not of Wim but of Vera: log 3 sets of Deadlift")) << told;
  EXPECT_TRUE(has(dowel.say({"log", "undo", "--athlete", "vera"}), "3 sets of Deadlift"));
  EXPECT_TRUE(has(dowel.say({"log", "undo", "--athlete", "wim"}), "3 sets of Back squat"));
  EXPECT_TRUE(has(dowel.refuse({"log", "undo", "--athlete", "vera"}), "add the athlete 'Wim'"));
}

TEST_F(Undo, AnEditAndARemovalAreTheirsToo) {
  dowel.say({"athlete", "add", "Vera"});
  dowel.say({"athlete", "add", "Wim"});
  dowel.say({"log", "add", "deadlift", "3x5x100", "--athlete", "vera", "--at", "2026-01-05"});
  dowel.say({"log", "edit", "last", "reps=6", "--athlete", "vera"});
  EXPECT_TRUE(has(dowel.refuse({"log", "undo", "--athlete", "wim"}), "change a set"));
  dowel.say({"log", "remove", "last", "--athlete", "vera"});
  EXPECT_TRUE(has(dowel.refuse({"log", "undo", "--athlete", "wim"}), "remove a set"));
  dowel.say({"log", "remove", "2026-01-05", "--athlete", "vera"});
  EXPECT_TRUE(has(dowel.refuse({"log", "undo", "--athlete", "wim"}), "remove the session"));
  dowel.say({"athlete", "remove", "Vera", "--yes"});
  const std::string told = dowel.refuse({"log", "undo", "--athlete", "wim"});
  EXPECT_TRUE(has(told, "somebody removed")) << told;
  for (int i = 0; i < 4; ++i) dowel.say({"log", "undo"});
  EXPECT_TRUE(has(dowel.say({"log", "--athlete", "vera"}), "3 × 5 × 100 kg"));
}

TEST_F(Undo, AskingTheGateIsNoStep) {
  dowel.say({"log", "add", "deadlift", "3x5x100"});
  dowel.say({"next", "deadlift"});
  dowel.say({"log", "export", dowel.path("all.json")});
  EXPECT_TRUE(has(read_text(dowel.path("all.json")), "not_measured"));  // the answer is kept
  EXPECT_FALSE(has(dowel.say({"log", "history"}), "gate"));
  EXPECT_TRUE(has(dowel.say({"log", "undo"}), "log 3 sets of Deadlift"));
  EXPECT_TRUE(has(dowel.say({"log", "undo", "--yes"}), "add the athlete"));
  EXPECT_TRUE(dowel.ask({"athlete"}, "athletes")["athletes"].empty());
}

TEST_F(Undo, AnOverrideIsOne) {
  dowel.say({"log", "add", "deadlift", "3x5x100"});
  dowel.say({"next", "deadlift", "--override", "pass", "--reason", "felt light"});
  EXPECT_TRUE(has(dowel.say({"log", "undo"}), "override the gate on deadlift"));
  EXPECT_FALSE(has(dowel.say({"next", "deadlift"}), "You overrode it"));
}

}  // namespace
}  // namespace dowel::cli
