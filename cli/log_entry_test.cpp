// What an entry means is asked where it may be two things, and what was entered can be mended.
#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class LogEntry : public ::testing::Test {
 protected:
  LogProgram dowel;
};

TEST_F(LogEntry, TheLoadBehindARowIsKeptWithEverySet) {
  dowel.say({"log", "add", "deadlift", "5 5 5 @60kg", "--at", "2026-01-05"});
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 3U);
  for (const auto& set : sets) EXPECT_EQ(set["load_kg"], 60.0);
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "rdl", "3x10 2x12kg"}), "for a pair"));
  EXPECT_EQ(dowel.sets().size(), 3U);
}

TEST_F(LogEntry, TheExerciseTellsWhatAFigureIs) {
  dowel.say({"log", "add", "deadlift", "3x8 185", "--at", "2026-01-05"});
  dowel.say({"log", "add", "swing", "100x24", "--at", "2026-01-05"});
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 4U);
  EXPECT_EQ(sets[2]["load_kg"], 185.0);
  EXPECT_EQ(sets[3]["reps"], 100);
}

TEST_F(LogEntry, OfOneSideAtATimeItIsSaidThatTheSideIsOpen) {
  dowel.say({"log", "add", "single leg rdl", "2x8 left, 1x8 right", "--at", "2026-01-05"});
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 3U);
  EXPECT_EQ(sets[0]["side"], "left");
  EXPECT_EQ(sets[2]["side"], "right");
  EXPECT_TRUE(has(dowel.say({"log", "add", "single leg rdl", "2x8", "--at", "2026-01-06"}),
                  "one side at a time"));
  EXPECT_EQ(dowel.sets().size(), 5U) << "kept all the same";
  EXPECT_FALSE(has(dowel.say({"log", "add", "foam rolling", "2x60s", "--at", "2026-01-05"}),
                   "one side at a time"));
}

TEST_F(LogEntry, AKindOfALiftNamesTheLift) {
  const std::vector<std::string> paused{"log",     "add",  "paused deadlift",
                                        "3x3x150", "--at", "2026-01-04"};
  EXPECT_TRUE(has(dowel.say(paused), "A plan counts it as what a deadlift trains"));
  EXPECT_FALSE(has(dowel.say(paused), "under its own name")) << "said once";
  EXPECT_TRUE(has(dowel.say({"log", "add", "goblet squat", "3x8 16kg", "--at", "2026-01-04"}),
                  "Kept as 'goblet squat'"));
  EXPECT_EQ(dowel.sets().size(), 9U);
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "copenhagen of a kind", "3x10"}), "copenhagen"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlft", "3x5x100"}), "did you mean deadlift"));
  dowel.say({"log", "add", "kb rdl", "3x8x24", "--at", "2026-01-05"});
  dowel.say({"log", "add", "hip hinge with broomstick", "2x10 bodyweight", "--at", "2026-01-05"});
  EXPECT_EQ(dowel.sets()[12]["exercise_slug"], "dowel-hinge");
}

TEST_F(LogEntry, WhatIsNotOwnedIsSaid) {
  dowel.say({"athlete", "add", "Femi", "--bells", "16,24"});
  const std::string told = dowel.say({"log", "add", "snatch", "5x5 24kg", "--at", "2026-01-05"});
  EXPECT_TRUE(has(told, "not among your equipment")) << told;
  EXPECT_FALSE(has(dowel.say({"log", "add", "swing", "10x10x24", "--at", "2026-01-05"}), "among"));
}

TEST_F(LogEntry, OneFigureInTwoUnitsIsSaid) {
  dowel.say({"log", "add", "deadlift", "3x5x225", "--at", "2026-01-05"});
  EXPECT_TRUE(has(dowel.say({"log", "add", "deadlift", "3x5 @225lbs", "--at", "2026-01-05"}),
                  "holds 225 kg and 225 lb"));
  EXPECT_FALSE(has(dowel.say({"log", "add", "deadlift", "3x5x200", "--at", "2026-01-05"}), " lb"));
  EXPECT_FALSE(
      has(dowel.say({"log", "add", "squat", "3x5 @225lbs", "--at", "2026-01-05"}), "slip"));
}

TEST_F(LogEntry, MorningAndEveningAreTwoSessions) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05T07:00"});
  dowel.say({"log", "add", "squat", "3x5x80", "--at", "2026-01-05T07:40"});
  dowel.say({"log", "add", "deadlift", "3x5x60", "--at", "2026-01-05T19:00"});
  dowel.say({"log", "add", "squat", "1x5x60", "--at", "2026-01-05"});
  const std::string list = dowel.say({"log", "list", "--from", "2026-01-01"});
  EXPECT_TRUE(has(list, "5 Jan 2026, 07:00")) << list;
  EXPECT_TRUE(has(list, "5 Jan 2026, 19:00")) << list;
  EXPECT_FALSE(has(list, "07:40")) << list;
  EXPECT_EQ(dowel.sets().size(), 10U);
}

TEST_F(LogEntry, TheSameTwiceInAMomentIsKeptAndSaid) {
  const std::vector<std::string> entry{"log", "add", "deadlift", "3x5x100"};
  EXPECT_FALSE(has(dowel.say(entry), "less than a minute ago"));
  EXPECT_TRUE(has(dowel.say(entry), "less than a minute ago"));
  EXPECT_EQ(dowel.sets().size(), 6U);
  EXPECT_FALSE(has(dowel.say({"log", "add", "deadlift", "3x6x100"}), "less than a minute ago"));
}

TEST_F(LogEntry, ASetOrASessionIsMovedWithAllThatWasSaid) {
  dowel.say({"log", "add", "deadlift", "2x5x100", "--pain", "2", "--note", "tired", "--at",
             "2026-01-05T18:00"});
  dowel.say({"log", "edit", "2026-01-05/2", "date=2026-01-06"});
  auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 2U);
  const std::string list = dowel.say({"log", "list", "--from", "2026-01-01"});
  EXPECT_TRUE(has(list, "6 Jan 2026, 18:00")) << list;
  EXPECT_EQ(sets[1]["pain"], 2);
  EXPECT_EQ(sets[1]["notes"], "tired");
  dowel.say({"log", "edit", "2026-01-05", "date=2026-01-07", "at=19:30"});
  // The day it was moved from takes new sets, and those that were moved stay.
  dowel.say({"log", "add", "deadlift", "1x5x110", "--at", "2026-01-05"});
  const std::string moved = dowel.say({"log", "list", "--from", "2026-01-01"});
  EXPECT_TRUE(has(moved, "7 Jan 2026, 19:30")) << moved;
  EXPECT_TRUE(has(moved, "5 Jan 2026")) << moved;
  EXPECT_EQ(dowel.sets().size(), 3U);
  EXPECT_TRUE(has(dowel.refuse({"log", "edit", "2026-01-07", "reps=5"}), "date=2026-01-06"));
  EXPECT_TRUE(has(dowel.refuse({"log", "edit", "last", "date=2999-01-01"}), "still to come"));
  dowel.say({"log", "undo"});
  dowel.say({"log", "undo"});
  EXPECT_TRUE(has(dowel.say({"log", "list", "--from", "2026-01-01"}), "5 Jan 2026, 18:00"));
}

TEST_F(LogEntry, UndoAsksBeforeItTakesAPersonOrPainAway) {
  EXPECT_TRUE(has(dowel.say({"log", "add", "deadlift", "3x5x100"}), "'me' was made"));
  EXPECT_FALSE(has(dowel.say({"log", "add", "squat", "3x5x80"}), "was made"));
  dowel.say({"check", "--pain", "hip=1/0", "--red-flags", "none"});
  EXPECT_TRUE(has(dowel.refuse({"log", "undo"}), "what was told of pain"));
  EXPECT_TRUE(has(dowel.refuse({"log", "undo"}), "--yes"));
  dowel.say({"log", "undo", "--yes"});
  dowel.say({"log", "undo"});
  dowel.say({"log", "undo"});
  EXPECT_TRUE(has(dowel.refuse({"log", "undo"}), "an athlete"));
  EXPECT_EQ(dowel.ask({"athlete"}, "athletes")["athletes"].size(), 1U);
  dowel.say({"log", "undo", "--yes"});
  EXPECT_TRUE(dowel.ask({"athlete"}, "athletes")["athletes"].empty());
}

}  // namespace
}  // namespace dowel::cli
