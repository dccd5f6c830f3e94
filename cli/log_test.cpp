// The training log through the real program.

#include <gtest/gtest.h>
#include <sys/mount.h>

#include <filesystem>
#include <set>

#include "cli/testing/log_program.h"
#include "report/text.h"

namespace dowel::cli {
namespace {

using namespace testing;
namespace fs = std::filesystem;

class LogCommands : public ::testing::Test {
 protected:
  LogProgram dowel;
};
using AthleteCommands = LogCommands;
using LogFiles = LogCommands;
using ProgressCommand = LogCommands;
using BackupCommands = LogCommands;

TEST_F(LogCommands, UndoTakesNoAthleteAwayUnasked) {
  dowel.say({"athlete", "add", "Boris", "--bar", "20kg"});
  const std::string told = dowel.refuse({"log", "undo"});
  EXPECT_TRUE(has(told, "Boris") && has(told, "--yes")) << told;
  EXPECT_EQ(dowel.ask({"athlete"}, "athletes")["athletes"].size(), 1U);
  dowel.say({"log", "add", "deadlift", "3x5x100kg"});
  dowel.say({"log", "undo"});
  dowel.refuse({"log", "undo"});
  dowel.say({"log", "undo", "--yes"});
  EXPECT_TRUE(dowel.ask({"athlete"}, "athletes")["athletes"].empty());
}

TEST_F(LogCommands, ALoadOfTwiceTheBestIsNotTakenUnasked) {
  dowel.say({"log", "add", "deadlift", "3x5x100kg"});
  const std::string told = dowel.refuse({"log", "add", "deadlift", "3x5x220kg"});
  EXPECT_TRUE(has(told, "220 kg is 2.2 times the most so far, 100 kg")) << told;
  EXPECT_TRUE(has(told, "--yes")) << told;
  EXPECT_EQ(dowel.sets().size(), 3U);
  dowel.say({"log", "add", "deadlift", "3x5x195kg"});
  dowel.say({"log", "add", "deadlift", "1x220kg"});
  dowel.say({"log", "add", "deadlift", "1x400kg", "-y"});
  dowel.say({"log", "add", "squat", "1x300kg"});  // nothing to hold it against
  dowel.say({"log", "add", "bench press", "3x5x50kg", "--free"});
  dowel.refuse({"log", "add", "Bench Press", "3x5x100kg"});
}

TEST_F(AthleteCommands, AddShowEditRemove) {
  EXPECT_TRUE(has(dowel.say({"athlete"}), "No athlete yet"));
  const auto added =
      dowel.ask({"athlete", "add", "Ana", "--sex", "f", "--height", "5ft10", "--mass", "165lb",
                 "--unit", "lb", "--equipment", "barbell,long band", "--condition", "low-back-pain",
                 "--experience", "novice", "--birth-year", "1988"},
                "athletes")["athletes"][0];
  EXPECT_EQ(added["sex"], "female");
  EXPECT_NEAR(added["height_m"].get<double>(), 1.778, 1e-9);
  EXPECT_NEAR(added["mass_kg"].get<double>(), 165 * 0.45359237, 1e-9);
  EXPECT_EQ(added["equipment"], (std::vector<std::string>{"barbell", "long-band"}));
  EXPECT_EQ(added["conditions"], (std::vector<std::string>{"low_back_pain"}));
  EXPECT_TRUE(has(dowel.say({"athlete", "show"}), "165 lb"));

  dowel.say({"athlete", "edit", "an", "--mass", "none", "--unit", "kg", "--equipment", "none",
             "--name", "Anna"});
  const auto edited = dowel.ask({"athlete", "show", "anna"}, "athletes")["athletes"][0];
  EXPECT_TRUE(edited["mass_kg"].is_null());
  EXPECT_EQ(edited["shown_unit"], "kg");
  EXPECT_TRUE(edited["equipment"].empty());
  EXPECT_EQ(edited["id"], added["id"]);

  EXPECT_TRUE(has(dowel.refuse({"athlete", "remove", "an", "--yes"}), "whole name"));
  EXPECT_TRUE(has(dowel.refuse({"athlete", "remove", "anna"}), "add --yes"));
  EXPECT_TRUE(has(dowel.say({"athlete", "remove", "anna", "--yes"}), "dowel log undo"));
  EXPECT_TRUE(dowel.ask({"athlete"}, "athletes")["athletes"].empty());
  dowel.say({"log", "undo"});
  EXPECT_EQ(dowel.ask({"athlete"}, "athletes")["athletes"].size(), 1U);
}

TEST_F(AthleteCommands, KeepTheKettlebellsAtHandAsMarked) {
  EXPECT_TRUE(has(dowel.say({"athlete", "add", "Ana"}), "any that are sold"));
  EXPECT_TRUE(
      has(dowel.say({"athlete", "edit", "--bells", "24,16kg,53lb,16"}), "2 x 16 kg, 24 kg, 53 lb"));
  const auto athletes = dowel.ask({"athlete", "list"}, "athletes");
  EXPECT_EQ(athletes["athletes"][0]["bells"], (nlohmann::json{"2 x 16 kg", "24 kg", "53 lb"}));
  EXPECT_TRUE(has(dowel.refuse({"athlete", "edit", "--bells", "heavy"}), "is no kettlebell"));
  EXPECT_TRUE(has(dowel.say({"athlete", "edit", "--bells", "none"}), "any that are sold"));
}

TEST_F(AthleteCommands, KeepPlatesBarAndDumbbellsAsMarked) {
  EXPECT_TRUE(has(dowel.say({"athlete", "add", "Ana"}), "as many as are wanted"));
  EXPECT_TRUE(has(dowel.say({"athlete", "edit", "--plates", "4x20,2x1.25kg", "--bar", "15"}),
                  "2 x 1.25 kg, 4 x 20 kg"));
  dowel.say({"athlete", "edit", "--dumbbells", "4-8/2kg"});
  const auto ana = dowel.ask({"athlete", "list"}, "athletes")["athletes"][0];
  EXPECT_EQ(ana["plates"], (nlohmann::json{"2 x 1.25 kg", "4 x 20 kg"}));
  EXPECT_EQ(ana["bar"], "15 kg");
  EXPECT_EQ(ana["dumbbells"], (nlohmann::json{"4 kg", "6 kg", "8 kg"}));
  EXPECT_EQ(ana["equipment"], (nlohmann::json{"barbell", "dumbbell"})) << "what is owned is there";
  EXPECT_TRUE(has(dowel.refuse({"athlete", "edit", "--plates", "0x20"}), "is no plate"));
  EXPECT_TRUE(has(dowel.refuse({"athlete", "edit", "--bar", "80"}), "is no bar"));
  EXPECT_TRUE(has(dowel.refuse({"athlete", "edit", "--dumbbells", "8-4/2"}), "is no dumbbell"));
  EXPECT_TRUE(has(dowel.say({"athlete", "edit", "--plates", "none", "--bar", "none"}),
                  "as many as are wanted"));
}

TEST_F(AthleteCommands, RefusesWhatCannotBeAndNamesTheNearest) {
  const auto refused = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"athlete", "add", "Bo"});
    return dowel.refuse(more);
  };
  EXPECT_TRUE(has(refused({"--equipment", "barbel"}), "did you mean barbell?"));
  EXPECT_TRUE(has(refused({"--condition", "low back"}), "low_back_pain"));
  EXPECT_TRUE(has(refused({"--height", "17.8"}), "178cm"));
  EXPECT_TRUE(has(refused({"--mass", "7"}), "75kg"));
  EXPECT_TRUE(has(refused({"--mass", "heavy"}), "is not a load"));
  EXPECT_TRUE(has(refused({"--sex", "x"}), "female, male"));
  EXPECT_TRUE(has(refused({"--unit", "stone"}), "kg, lb"));
  EXPECT_TRUE(has(refused({"--birth-year", "88"}), "1988"));
  EXPECT_TRUE(has(refused({"--experience", "guru"}), "novice"));
  EXPECT_TRUE(has(dowel.refuse({"athlete", "add", "  "}), "needs a name"));
  EXPECT_TRUE(dowel.ask({"athlete"}, "athletes")["athletes"].empty());
  dowel.say({"athlete", "add", "Bo"});
  EXPECT_TRUE(has(dowel.refuse({"athlete", "add", "BO"}), "already"));
}

TEST_F(LogCommands, AddsSetsToTheSessionOfTheDay) {
  const auto first = dowel.ask({"log", "add", "deadlift", "3x5x100", "--rpe", "8", "--at",
                                "2026-01-05T18:30", "--tempo", "3110"},
                               "logged");
  EXPECT_EQ(first["athlete"]["name"], "me");
  ASSERT_EQ(first["sets"].size(), 3U);
  EXPECT_EQ(first["sets"][2]["handle"], "2026-01-05/3");
  EXPECT_EQ(first["sets"][0]["exercise_slug"], "deadlift");
  EXPECT_EQ(first["sets"][0]["tempo"], "3-1-1-0");
  EXPECT_EQ(first["session"]["started"], "2026-01-05T18:30:00");
  const auto second = dowel.ask({"log", "add", "copenhagen plank", "2x30s", "--side", "each",
                                 "--at", "2026-01-05", "--pain", "2", "--next-day-pain", "1"},
                                "logged");
  EXPECT_EQ(second["session"]["id"], first["session"]["id"]);
  ASSERT_EQ(second["sets"].size(), 4U);
  EXPECT_EQ(second["sets"][0]["side"], "left");
  EXPECT_EQ(second["sets"][1]["side"], "right");
  EXPECT_EQ(second["sets"][0]["pain"], 2);
  EXPECT_EQ(second["sets"][3]["number"], 7);
  const auto other =
      dowel.ask({"log", "add", "rdl", "5x80", "--at", "2026-01-06", "--warmup"}, "logged");
  EXPECT_NE(other["session"]["id"], first["session"]["id"]);
  EXPECT_EQ(other["sets"][0]["kind"], "warmup");
  EXPECT_EQ(other["sets"][0]["exercise_slug"], "romanian-deadlift");
}

TEST_F(LogCommands, SaysWhatWasLoggedInWords) {
  const std::string said = dowel.say({"log", "add", "deadlift", "3x5", "@100kg", "--rpe", "8",
                                      "--at", "2026-01-05", "--note", "felt easy"});
  EXPECT_TRUE(has(said, "Mon 5 Jan 2026")) << said;
  EXPECT_TRUE(has(said, "1–3  Deadlift  3 × 5 × 100 kg  effort 8 of 10, “felt easy”")) << said;
  EXPECT_TRUE(has(said, "dowel log undo")) << said;
}

TEST_F(LogCommands, LoadsAreInTheAthletesUnit) {
  dowel.say({"athlete", "add", "Ana", "--unit", "lb"});
  EXPECT_TRUE(has(dowel.say({"log", "add", "deadlift", "3x5x225"}), "3 × 5 × 225 lb"));
  EXPECT_NEAR(dowel.sets()[0]["load_kg"].get<double>(), 225 * 0.45359237, 1e-9);
}

TEST_F(LogCommands, UnknownExercisesAreKeptOnlyWhenTold) {
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlft", "3x5"}), "did you mean deadlift"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "Yoke Stroll", "3x5"}), "--free"));
  EXPECT_TRUE(dowel.sets().empty());
  dowel.say({"log", "add", "Yoke Stroll", "3x5", "--free"});
  dowel.say({"log", "add", "yoke stroll", "3x8"});  // known by now
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 6U);
  EXPECT_EQ(sets[5]["exercise_name"], "Yoke Stroll");
  EXPECT_EQ(sets[5]["exercise_slug"], "");
}

TEST_F(LogCommands, SlipsAreQuestioned) {
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlift", "5x1000"}), "add --yes"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "squat", "3x500reps"}), "looks like a slip"));
  EXPECT_TRUE(
      has(dowel.refuse({"log", "add", "squat", "3x5", "--at", "2999-01-01"}), "still to come"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "squat", "3x5", "--at", "soon"}), "yesterday"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "squat", "heavy"}), "3x5x100"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "squat", "3x5", "--tempo", "fast"}), "3-1-1-0"));
  EXPECT_EQ(dowel.run({"log", "add", "squat", "3x5", "--rpe", "11"}).exit_code, 2);
  EXPECT_EQ(dowel.run({"log", "add", "squat", "3x5", "--pain", "-1"}).exit_code, 2);
  EXPECT_EQ(dowel.run({"log", "add", "squat"}).exit_code, 2);
  EXPECT_TRUE(dowel.sets().empty());
  dowel.say({"log", "add", "deadlift", "5x1000", "--yes"});
  EXPECT_EQ(dowel.sets().size(), 1U);
}

TEST_F(LogCommands, ListsByDateAndExercise) {
  for (const char* day : {"2026-01-05", "2026-01-07", "2026-01-09"}) {
    dowel.say({"log", "add", "deadlift", "3x5x100", "--at", day});
    dowel.say({"log", "add", "hip-thrust", "3x8x80", "--at", day});
  }
  const std::string all = dowel.say({"log"});
  EXPECT_TRUE(has(all, "Mon 5 Jan 2026") && has(all, "Fri 9 Jan 2026")) << all;
  EXPECT_TRUE(has(all, "4–6  Hip thrust  3 × 8 × 80 kg")) << all;
  for (std::size_t at = 0, end = 0; (end = all.find('\n', at)) != std::string::npos; at = end + 1) {
    EXPECT_LE(report::columns(all.substr(at, end - at)), 100U);
  }
  const auto part = dowel.ask(
      {"log", "list", "--from", "2026-01-06", "--to", "2026-01-08", "--exercise", "hip thrust"},
      "sessions");
  ASSERT_EQ(part["sessions"].size(), 1U);
  ASSERT_EQ(part["sessions"][0]["sets"].size(), 3U);
  EXPECT_EQ(part["sessions"][0]["sets"][0]["number"], 4);
  EXPECT_EQ(dowel.ask({"log", "list", "--last", "2"}, "sessions")["earlier_sessions"], 1);
  EXPECT_TRUE(
      has(dowel.refuse({"log", "list", "--from", "2026-02-01", "--to", "2026-01-01"}), "swap"));
}

TEST_F(LogCommands, TheAthleteMayBeNamedBeforeTheCommand) {
  dowel.say({"athlete", "add", "Ana"});
  dowel.say({"athlete", "add", "Bo"});
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "squat", "3x5"}), "Ana, Bo"));
  dowel.say({"log", "--athlete", "bo", "add", "squat", "3x5"});
  EXPECT_TRUE(has(dowel.say({"log", "--athlete", "bo"}), "3 × 5 reps"));
  EXPECT_TRUE(has(dowel.say({"log", "list", "--athlete", "ana"}), "Nothing is logged for Ana"));
}

TEST_F(LogCommands, EditsOneSet) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--rpe", "8", "--at", "2026-01-05"});
  const auto edited =
      dowel.ask({"log", "edit", "2", "reps=6", "load=102.5", "rpe=", "note=good day",
                 "kind=failure", "side=left", "next_day_pain=3"},
                "edited");
  EXPECT_EQ(edited["before"]["reps"], 5);
  EXPECT_EQ(edited["set"]["reps"], 6);
  EXPECT_EQ(edited["set"]["load_kg"], 102.5);
  EXPECT_TRUE(edited["set"]["rpe"].is_null());
  EXPECT_EQ(edited["set"]["next_day_pain"], 3);
  EXPECT_EQ(dowel.sets()[1], edited["set"]);
  dowel.say({"log", "edit", "2026-01-05/3", "exercise=sumo-deadlift"});
  dowel.say({"log", "edit", edited["set"]["id"].get<std::string>(), "reps=7"});
  dowel.say({"log", "edit", "last", "hold=20", "reps="});
  const auto sets = dowel.sets();
  EXPECT_EQ(sets[1]["reps"], 7);
  EXPECT_EQ(sets[2]["exercise_slug"], "sumo-deadlift");
  EXPECT_EQ(sets[2]["hold_s"], 20.0);
}

TEST_F(LogCommands, RefusesEditsThatMakeNoSense) {
  EXPECT_TRUE(has(dowel.refuse({"log", "edit", "last", "reps=3"}), "dowel log list"));
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05"});
  const auto before = dowel.sets();
  for (const char* change :
       {"reps=five", "reps=5.5", "reps=-1", "rpe=11", "colour=red", "reps", "=5", "side=up",
        "tempo=slow", "load=x", "exercise=nothing", "reps=", "load=5000", "reps=5"}) {
    dowel.refuse({"log", "edit", "last", change});
  }
  for (const char* set : {"4", "0", "2026-01-05/9", "2026-01-06/1", "nonsense", "2026-99-05/1"}) {
    dowel.refuse({"log", "edit", set, "reps=3"});
  }
  EXPECT_EQ(dowel.sets(), before);
}

TEST_F(LogCommands, RemovesSetsAndSessionsAndTakesItBack) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05"});
  dowel.say({"log", "add", "squat", "2x5x80", "--at", "2026-01-07"});
  const auto before = dowel.sets();
  EXPECT_EQ(dowel.ask({"log", "remove", "last"}, "removed")["sets"].size(), 1U);
  EXPECT_EQ(dowel.sets().size(), 4U);
  EXPECT_TRUE(has(dowel.say({"log", "remove", "2026-01-05"}), "1–3  Deadlift  3 × 5 × 100 kg"));
  EXPECT_EQ(dowel.sets().size(), 1U);
  EXPECT_TRUE(has(dowel.refuse({"log", "remove", "2026-01-05"}), "no session"));
  EXPECT_TRUE(has(dowel.say({"log", "undo"}), "Taken back: remove the session of Mon 5 Jan 2026"));
  EXPECT_EQ(dowel.ask({"log", "undo"}, "undone")["change"]["what"], "remove a set of Back squat");
  EXPECT_EQ(dowel.sets(), before);
  const auto history = dowel.ask({"log", "history"}, "changes")["changes"];
  EXPECT_EQ(history[0]["undone"], true);
  EXPECT_TRUE(has(dowel.say({"log", "history", "--last", "2"}), "taken back"));
  for (int i = 0; i < 3; ++i) {
    dowel.say({"log", "undo", "--yes"});  // two of sets, one of the athlete
  }
  EXPECT_TRUE(has(dowel.refuse({"log", "undo"}), "nothing to undo"));
}

TEST_F(LogCommands, TheLastSetTakesItsEmptySessionAlong) {
  dowel.say({"log", "add", "deadlift", "5x100", "--at", "2026-01-05"});
  dowel.say({"log", "remove", "last"});
  EXPECT_TRUE(dowel.ask({"log", "list", "--from", "2000-01-01"}, "sessions")["sessions"].empty());
}

TEST_F(LogCommands, TwoProgramsAtOnceShareOneSessionAndLoseNothing) {
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&] {
      dowel.say({"log", "add", "deadlift", "2x5x100", "--at", "2026-01-05"});
    });
  }
  for (std::thread& program : programs) program.join();
  const auto list = dowel.ask({"log", "list", "--from", "2000-01-01"}, "sessions");
  ASSERT_EQ(list["sessions"].size(), 1U);
  std::set<std::string> ids;
  for (const auto& set : list["sessions"][0]["sets"]) ids.insert(set["id"].get<std::string>());
  EXPECT_EQ(ids.size(), 8U);
}

TEST_F(LogCommands, ALogThatCannotBeUsedIsSaidToBe) {
  dowel.write("no.db", "this is not a log");
  for (const auto& command : std::vector<std::vector<std::string>>{
           {"log"}, {"log", "add", "squat", "3x5"}, {"log", "undo"}, {"progress"}, {"athlete"}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--log", dowel.path("no.db")});
    EXPECT_TRUE(has(dowel.refuse(arguments, 3), "not a log"));
  }
  EXPECT_EQ(read_text(dowel.path("no.db")), "this is not a log");
  const Outcome nowhere =
      dowel.run({"log", "add", "squat", "3x5", "--log", "/proc/nowhere/log.db"});
  EXPECT_EQ(nowhere.exit_code, 1);
  expect_told(nowhere, "folder cannot be made");
}

TEST_F(LogCommands, AReadOnlyLogIsSaidToBe) {
  const std::string disk = dowel.path("disk");
  fs::create_directories(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0) {
    GTEST_SKIP() << "mounting needs more rights";
  }
  const std::string log = disk + "/log.db";
  EXPECT_EQ(dowel.run({"log", "add", "squat", "3x5", "--log", log}).exit_code, 0);
  EXPECT_EQ(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr), 0);
  const Outcome outcome = dowel.run({"log", "add", "squat", "3x5", "--log", log});
  ::umount(disk.c_str());
  EXPECT_EQ(outcome.exit_code, 1);
  expect_told(outcome, "read-only");
}

constexpr const char* kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    "2025-03-01 10:00:00,\"Lower\",1h,\"Deadlift (Barbell)\",1,100,5,0,0,8\n"
    "2025-03-01 10:00:00,\"Lower\",1h,\"Hip Thrust (Machine)\",1,80,8,0,0,\n"
    "2025-03-01 10:00:00,\"Lower\",1h,\"Bench Press\",1,60,8,0,0,\n"
    "2025-03-01 10:00:00,\"Lower\",1h,\"Bench Press\",2,heavy,8,0,0,\n";

TEST_F(LogCommands, TakesWorkAsItIsSaid) {
  dowel.say({"athlete", "add", "Ana"});
  dowel.say({"log", "add", "deadlift", "1x170", "failed", "--rpe", "9,5", "--at", "2026-01-05"});
  dowel.say({"log", "add", "clamshells", "2x12", "each", "side", "--at", "2026-01-05"});
  dowel.say({"log", "add", "deadlift", "5x225lb", "--at", "2026-01-05"});
  dowel.say({"log", "add", "clamshell", "2x15", "red", "band", "--note", "slow", "--at",
             "2026-01-05", "--yes"});
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 8U);
  EXPECT_EQ(sets[0]["reps"], 0);
  EXPECT_EQ(sets[0]["rpe"], 9.5);
  EXPECT_EQ(sets[1]["side"], "left");
  EXPECT_EQ(sets[2]["side"], "right");
  EXPECT_EQ(sets[6]["notes"], "red band; slow");
  EXPECT_TRUE(has(dowel.say({"log", "list"}), "5 × 225 lb (102.1 kg)"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlift", "20"}), "1x20kg"));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "deadlift", "180x1"}), "1x180kg"));
}

// A lift of the athlete's own programme is logged by the name it has there, or another of its
// names.
TEST_F(LogCommands, KnowsTheLiftsOfThePlanByTheirNames) {
  dowel.say({"athlete", "add", "Ana", "--equipment", "barbell,rack,bench"});
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "log clean", "5x50"}), "--free"));
  dowel.say({"plan", "--for", "powerlifting", "--days", "mon,wed", "--red-flags", "none", "--own",
             "mon: bench press 5x5 +2.5kg; wed: ohp 5x5 +2.5kg"});
  dowel.say({"log", "add", "bench press", "5x5x50", "--at", "yesterday"});
  dowel.say({"log", "add", "Bench", "5x5x55", "--at", "yesterday"});
  dowel.say({"log", "add", "overhead press", "5x5x30", "--at", "yesterday"});
  std::set<std::string> names;
  for (const auto& set : dowel.sets()) names.insert(set["exercise_name"].get<std::string>());
  EXPECT_EQ(names, (std::set<std::string>{"bench press", "ohp"}));
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "zercher carry", "3x5x50"}), "--free"));
}

TEST_F(LogCommands, TodayInANoteIsTheDayThatIsSaid) {
  dowel.say({"athlete", "add", "Ana"});
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05T18:00"});
  const std::string noted =
      dowel.say({"log", "note", "today", "brace", "--by", "Eve", "--at", "2026-01-05T19:00"});
  EXPECT_TRUE(has(noted, "5 Jan 2026")) << noted;
}

TEST_F(LogFiles, ImportShowsFirstAsksForTheUnitAndIsDoneOnce) {
  dowel.write("strong.csv", kStrong);
  const std::string file = dowel.path("strong.csv");
  EXPECT_TRUE(has(dowel.refuse({"log", "import", file}), "--unit kg"));
  const Outcome shown = dowel.run({"log", "import", file, "--unit", "kg"});
  EXPECT_EQ(shown.exit_code, 2);
  expect_told(shown, "add --yes");
  EXPECT_TRUE(has(shown.out, "Deadlift (Barbell)  1 set  → deadlift")) << shown.out;
  EXPECT_TRUE(has(shown.out, "perhaps hip-thrust")) << shown.out;
  EXPECT_TRUE(has(shown.out, "Bench Press (1)")) << shown.out;
  EXPECT_TRUE(has(shown.out, "line 5: ")) << shown.out;
  EXPECT_TRUE(has(shown.out, "1 row not understood")) << shown.out;
  EXPECT_TRUE(dowel.sets().empty());
  EXPECT_TRUE(has(dowel.say({"log", "import", file, "--unit", "kg", "--dry-run"}), "--dry-run"));
  EXPECT_TRUE(dowel.sets().empty());

  const auto done = dowel.ask({"log", "import", file, "--unit", "kg", "--yes", "--map",
                               "Hip Thrust (Machine)=hip thrust", "--map", "Bench Press=free"},
                              "import");
  EXPECT_EQ(done["imported"], true);
  EXPECT_EQ(done["new_sets"], 3);
  EXPECT_EQ(done["counts"]["not_understood"], 1);
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 3U);
  EXPECT_EQ(sets[1]["exercise_slug"], "hip-thrust");
  EXPECT_TRUE(has(dowel.say({"log", "import", file, "--unit", "kg"}), "Nothing new"));
  EXPECT_EQ(dowel.sets().size(), 3U);
  dowel.say({"log", "undo"});
  EXPECT_TRUE(dowel.sets().empty());
}

TEST_F(LogFiles, ImportRefusesWhatItCannotRead) {
  dowel.write("strong.csv", kStrong);
  dowel.write("odd.csv", "a,b\n1,2\n");
  dowel.write("empty.csv", "");
  dowel.write("half.json", "{\"schema\": \"dowel.log/1\"");
  const std::string file = dowel.path("strong.csv");
  dowel.refuse({"log", "import", dowel.path("none.csv")}, 3);
  EXPECT_TRUE(has(dowel.refuse({"log", "import", dowel.path("odd.csv")}, 3), "odd.csv"));
  dowel.refuse({"log", "import", dowel.path("empty.csv")}, 3);
  dowel.refuse({"log", "import", dowel.path("half.json")}, 3);
  EXPECT_TRUE(has(dowel.refuse({"log", "import", file, "--unit", "stone"}), "kg or lb"));
  const std::vector<std::string> import{"log", "import", file, "--unit", "kg", "--yes", "--map"};
  const auto with = [&](const char* map) {
    auto arguments = import;
    arguments.emplace_back(map);
    return dowel.refuse(arguments);
  };
  EXPECT_TRUE(has(with("Bench Pres=free"), "did you mean 'Bench Press'"));
  EXPECT_TRUE(has(with("Bench Press=bench-press"), "no exercise is called"));
  EXPECT_TRUE(has(with("Bench Press"), "NAME=OURS"));
  EXPECT_TRUE(dowel.sets().empty());
}

TEST_F(LogFiles, ExportsComeBackWithoutLoss) {
  dowel.say({"athlete", "add", "Ana", "--unit", "lb", "--equipment", "barbell"});
  dowel.say(
      {"log", "add", "deadlift", "3x5x132.5", "--at", "2026-01-05", "--note", "=1+1, \"so\""});
  dowel.say({"log", "add", "Odd Lift", "2x30s", "--free", "--at", "2026-01-06"});
  dowel.say({"plan", "--days", "mon,thu", "--weeks", "2", "--red-flags", "none"});
  dowel.say({"check", "active-knee-raise", "--result", "cannot-hold"});
  dowel.say({"next", "deadlift", "--override", "hold", "--reason", "tired"});
  const auto sets = dowel.sets();
  dowel.say({"log", "export", dowel.path("all")});
  dowel.say({"log", "export", dowel.path("all.json")});
  for (const char* name : {"all", "all.json"}) {
    const LogProgram other;
    other.say({"log", "import", dowel.path(name), "--yes"});
    EXPECT_EQ(other.sets(), sets) << name;
    other.say({"log", "export", other.path("again.json")});
    EXPECT_EQ(read_text(other.path("again.json")), read_text(dowel.path("all.json"))) << name;
    EXPECT_EQ(other.ask({"athlete"}, "athletes"), dowel.ask({"athlete"}, "athletes")) << name;
    EXPECT_TRUE(has(other.say({"log", "import", dowel.path(name), "--yes"}), "Nothing new"));
    other.say({"log", "edit", "last", "hold=99"});
    EXPECT_EQ(other.ask({"log", "import", dowel.path(name), "--yes"}, "import")["replaced"], 1);
    EXPECT_EQ(other.sets(), sets) << name;
  }
}

TEST_F(LogFiles, WritesTablesCalendarsAndWatchFiles) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05T18:30"});
  dowel.say({"log", "add", "copenhagen plank", "30s", "--side", "both", "--at", "2026-01-05"});
  for (const char* name : {"a.csv", "a.ics", "a.fit"}) {
    dowel.say({"log", "export", dowel.path(name)});
  }
  EXPECT_TRUE(has(read_text(dowel.path("a.csv")), "2026-01-05T18:30:00"));
  EXPECT_TRUE(has(read_text(dowel.path("a.ics")), "DTSTART:20260105T183000"));
  const LogProgram other;
  other.say({"log", "import", dowel.path("a.fit"), "--yes"});
  const auto sets = other.sets();
  ASSERT_EQ(sets.size(), 4U);
  EXPECT_EQ(sets[0]["exercise_slug"], "deadlift");
  EXPECT_EQ(sets[0]["load_kg"], 100.0);
  EXPECT_EQ(sets[3]["hold_s"], 30.0);
  const LogProgram third;
  third.say({"log", "import", dowel.path("a.csv"), "--yes"});
  EXPECT_EQ(third.sets(), dowel.sets());

  EXPECT_TRUE(has(dowel.refuse({"log", "export", dowel.path("a.csv")}), "--yes"));
  dowel.say({"log", "export", dowel.path("a.csv"), "--yes"});
  EXPECT_TRUE(has(dowel.refuse({"log", "export", dowel.path("a.xlsx")}), ".csv"));
  EXPECT_EQ(dowel.run({"log", "export", "/proc/nowhere/a.csv"}).exit_code, 1);
  EXPECT_TRUE(has(dowel.refuse({"log", "export", dowel.path("b.fit"), "--date", "2026-02-01"}),
                  "no session"));
}

TEST_F(ProgressCommand, TablesAndPlot) {
  EXPECT_TRUE(has(dowel.say({"progress"}), "Nothing is logged"));
  for (int week = 0; week < 6; ++week) {
    const std::string day = "2026-01-0" + std::to_string(week + 1);
    const std::string load = std::to_string(week < 3 ? 100 : 110);
    dowel.say({"log", "add", "deadlift", "2x5x" + load, "--at", day});
    dowel.say({"log", "add", "deadlift", "5x300", "--warmup", "--at", day});
  }
  dowel.say({"log", "add", "copenhagen plank", "3x30s", "--side", "both", "--at", "2026-01-01"});
  const auto all = dowel.ask({"progress"}, "progress")["exercises"];
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["slug"], "deadlift");
  EXPECT_EQ(all[0]["sets"], 12);
  EXPECT_EQ(all[0]["best_load_kg"], 110.0);
  EXPECT_NEAR(all[0]["best_one_rm_kg"].get<double>(), 110 * (1 + 5.0 / 30), 1e-9);
  EXPECT_NEAR(all[0]["recent_change"].get<double>(), 0.1, 1e-9);
  EXPECT_EQ(all[1]["followed"], "hold");
  const std::string table = dowel.say({"progress"});
  EXPECT_TRUE(has(table, "5 × 110 kg")) << table;
  EXPECT_TRUE(has(table, "up 10 %")) << table;

  const std::string one = dowel.say({"progress", "deadlift", "--plot", "load"});
  EXPECT_TRUE(has(one, "2026-01-06     2    10  5 × 110 kg")) << one;
  EXPECT_TRUE(has(one, "110 ┤")) << one;
  EXPECT_TRUE(has(one, "⠉")) << one;
  RunOptions plain;
  plain.environment = {{"DOWEL_DATA", dowel.path("data")}, {"LC_ALL", "C"}};
  const Outcome ascii = run_dowel({"progress", "deadlift"}, plain);
  EXPECT_TRUE(has(ascii.out, "***")) << ascii.out;
  EXPECT_FALSE(has(ascii.out, "┤")) << ascii.out;
  EXPECT_EQ(dowel
                .ask({"progress", "deadlift", "--from", "2026-01-03", "--to", "2026-01-04"},
                     "progress")["points"]
                .size(),
            2U);
  EXPECT_TRUE(has(dowel.say({"progress", "hip-thrust"}), "No working set"));
  EXPECT_TRUE(has(dowel.refuse({"progress", "deadlft"}), "did you mean deadlift"));
  EXPECT_TRUE(has(dowel.refuse({"progress", "deadlift", "--plot", "mood"}), "1rm, load"));
  EXPECT_TRUE(has(dowel.refuse({"progress", "--plot", "load"}), "name an exercise"));
}

TEST_F(ProgressCommand, TotalsInPoundsAreRoundedInPounds) {
  dowel.say({"athlete", "add", "Ana", "--unit", "lb"});
  dowel.say({"log", "add", "deadlift", "1x10x225", "--at", "2026-01-05"});
  dowel.say({"log", "add", "deadlift", "3x5x225", "--at", "2026-01-06"});
  const std::string table = dowel.say({"progress", "deadlift"});
  EXPECT_TRUE(has(table, " 2250\n")) << table;
  EXPECT_TRUE(has(table, " 3375\n")) << table;
}

TEST_F(BackupCommands, BackUpAndRestore) {
  EXPECT_TRUE(has(dowel.refuse({"backup", dowel.path("b.db")}, 3), "no log to back up"));
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05"});
  const auto before = dowel.sets();
  EXPECT_GT(dowel.ask({"backup", dowel.path("b.db")}, "backup")["bytes"].get<int>(), 1000);
  EXPECT_TRUE(has(dowel.refuse({"backup", dowel.path("b.db")}), "already"));
  dowel.say({"log", "remove", "2026-01-05"});
  EXPECT_TRUE(has(dowel.refuse({"restore", dowel.path("b.db")}), "--yes"));
  EXPECT_TRUE(dowel.sets().empty());
  EXPECT_TRUE(has(dowel.say({"restore", dowel.path("b.db"), "--yes"}), "is kept as"));
  EXPECT_EQ(dowel.sets(), before);
  dowel.write("no.db", "nothing");
  dowel.refuse({"restore", dowel.path("no.db"), "--yes"}, 3);
  dowel.refuse({"restore", dowel.path("none.db"), "--yes"}, 3);
  EXPECT_EQ(dowel.sets(), before);
}

}  // namespace
}  // namespace dowel::cli
