// What the commands do before anything is logged: who only looks makes nothing.

#include <gtest/gtest.h>

#include <filesystem>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;
namespace fs = std::filesystem;

class FirstSteps : public ::testing::Test {
 protected:
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    const auto answer = dowel.ask({"athlete"}, "athletes");
    for (const auto& athlete : answer["athletes"]) all.push_back(athlete["name"]);
    return all;
  }
  LogProgram dowel;
};

const std::vector<std::vector<std::string>> kLooks{{"log"},
                                                   {"log", "list"},
                                                   {"log", "history"},
                                                   {"log", "undo"},
                                                   {"log", "edit", "last", "reps=3"},
                                                   {"log", "remove", "last"},
                                                   {"progress"},
                                                   {"progress", "deadlift"},
                                                   {"next", "deadlift"},
                                                   {"why"},
                                                   {"check"},
                                                   {"check", "pain"},
                                                   {"today"},
                                                   {"plan", "--show"},
                                                   {"athlete"},
                                                   {"athlete", "show"},
                                                   {"athlete", "remove", "me", "--yes"}};

TEST_F(FirstSteps, WhoOnlyLooksMakesNeitherALogNorAnAthlete) {
  for (const auto& look : kLooks) {
    const Outcome outcome = dowel.run(look);
    EXPECT_TRUE(outcome.exit_code == 0 || outcome.exit_code == 2 || outcome.exit_code == 4)
        << look[0] << ": " << outcome.err;
    EXPECT_FALSE(fs::exists(dowel.path("data"))) << look[0];
  }
  EXPECT_TRUE(has(dowel.say({"log"}), "Nothing is logged"));
  EXPECT_TRUE(has(dowel.say({"athlete", "show"}), "No athlete yet"));
  EXPECT_TRUE(has(dowel.refuse({"log", "export", dowel.path("a.json")}, 4), "nothing is logged"));
}

TEST_F(FirstSteps, ALogNamedForLookingMustBeThere) {
  const std::string file = dowel.path("new/sub/x.db");
  for (auto look : kLooks) {
    look.insert(look.end(), {"--log", file});
    const std::string told = dowel.refuse(look, 3);
    EXPECT_TRUE(has(told, "there is no log at " + file)) << told;
    EXPECT_TRUE(has(told, "dowel log add")) << told;
  }
  EXPECT_FALSE(fs::exists(dowel.path("new")));
  dowel.say({"log", "add", "deadlift", "3x5x100", "--log", file});
  EXPECT_TRUE(has(dowel.say({"log", "--log", file}), "3 × 5 × 100 kg"));
}

TEST_F(FirstSteps, ARefusedSetLeavesNoAthleteBehind) {
  dowel.refuse({"log", "add", "nonsense", "3x5"});
  dowel.refuse({"log", "add", "deadlift", "heavy"});
  EXPECT_TRUE(names().empty());
}

TEST_F(FirstSteps, AnAthleteTakesThePlaceOfAnUnusedMe) {
  dowel.say({"log", "add", "deadlift", "3x5x100"});
  dowel.say({"log", "undo"});
  EXPECT_EQ(names(), (std::vector<std::string>{"me"}));
  dowel.say({"athlete", "add", "Anna"});
  EXPECT_EQ(names(), (std::vector<std::string>{"Anna"}));
  dowel.say({"log", "undo", "--yes"});
  EXPECT_EQ(names(), (std::vector<std::string>{"me"}));
}

TEST_F(FirstSteps, ASecondAthleteIsToldHowTheyAreToldApart) {
  dowel.say({"log", "add", "deadlift", "3x5x100"});
  const std::string added = dowel.say({"athlete", "add", "Anna"});
  EXPECT_TRUE(has(added, "There is me too")) << added;
  EXPECT_TRUE(has(added, "dowel athlete edit 'me' --name")) << added;
  const std::string told = dowel.refuse({"log"});
  EXPECT_TRUE(has(told, "Anna, me") && has(told, "dowel athlete remove NAME")) << told;
}

TEST_F(FirstSteps, TheFirstAnswerIsKept) {
  dowel.say({"check", "pain", "--pain", "hip=0", "--red-flags", "none"});
  EXPECT_EQ(names(), (std::vector<std::string>{"me"}));
}

}  // namespace
}  // namespace dowel::cli
