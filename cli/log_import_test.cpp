// Imports that must not be believed blindly, through the real program.

#include <gtest/gtest.h>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class LogImport : public ::testing::Test {
 protected:
  // Writes a file and gives the command that imports it, with more words behind.
  std::vector<std::string> import(const char* name, const std::string& text,
                                  const std::vector<std::string>& more = {"--yes"}) const {
    dowel.write(name, text);
    std::vector<std::string> words{"log", "import", dowel.path(name)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  LogProgram dowel;
};

constexpr const char* kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,"
    "Distance Unit,Seconds,Notes\n";
const std::string kOdd = std::string{kStrong} +
                         "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),1,100,kg,5,,,,,\n"
                         "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),2,9999,kg,5,,,,,\n"
                         "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),3,-60,kg,5,,,,,\n"
                         "2025-03-01 10:00:00,L,1h,Pull Up (Assisted),1,-20,kg,5,,,,,\n"
                         "2131-03-01 10:00:00,L,1h,Deadlift (Barbell),1,100,kg,5,,,,,\n"
                         "2025-03-02 10:00:00,L,1h,Deadlift (Barbell),1,100,kg\n";

TEST_F(LogImport, LeavesOutWhatCannotBeAndSaysSo) {
  const std::string shown = dowel.say(import("odd.csv", kOdd, {"--dry-run"}));
  EXPECT_EQ(dowel.say({"athlete"}).find("me"), std::string::npos) << "who only looks is not kept";
  EXPECT_TRUE(has(shown, "new: 2 sets, already in the log: 0 sets, left out: 4 sets")) << shown;
  EXPECT_TRUE(has(shown, "line 3: 2025-03-01, Deadlift (Barbell), 5 × 9999 kg")) << shown;
  EXPECT_TRUE(has(shown, "line 4: ") && has(shown, "where nothing assists")) << shown;
  EXPECT_TRUE(has(shown, "line 6: 2131-03-01") && has(shown, "still to come")) << shown;
  EXPECT_TRUE(has(shown, "line 7: ") && has(shown, "neither repetitions")) << shown;
  const auto done = dowel.ask(import("odd.csv", kOdd), "import");
  EXPECT_EQ(done["new_sets"], 2);
  ASSERT_EQ(done["left_out"].size(), 4U);
  EXPECT_EQ(done["left_out"][0]["line"], 3);
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 2U);
  EXPECT_EQ(sets[0]["load_kg"], 100.0);
  EXPECT_EQ(sets[1]["load_kg"], -20.0);
  const std::string again = dowel.say(import("odd.csv", kOdd));
  EXPECT_TRUE(has(again, "Nothing to import")) << again;
}

// All that a file does not say is asked at once.
TEST_F(LogImport, AsksForEverythingThatIsMissingInOneMessage) {
  const std::string refused = dowel.refuse(
      import("s.csv",
             "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
             "2025-03-01 10:00:00,L,1h,Squat,1,100,5,0,0,\n"
             "2025-03-01 10:00:00,L,1h,Running,1,0,0,5.2,1500,\n"));
  EXPECT_TRUE(has(refused, "kg or lb") && has(refused, "distances are in")) << refused;
  EXPECT_TRUE(has(refused, "--unit kg") && has(refused, "--distance-unit")) << refused;
}

TEST_F(LogImport, DatesInUnknownWordsAreTheReasonToldAndWhatHelps) {
  const Outcome outcome = dowel.run(
      import("x.csv",
             "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
             "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
             "A,\"3 Bogus 2025, 18:02\",,,Squat (Barbell),,,0,normal,60,5,,,\n"));
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_TRUE(has(outcome.err, "3 Bogus 2025") && has(outcome.err, "to English")) << outcome.err;
  EXPECT_FALSE(has(outcome.out, "no place for")) << outcome.out;
}

// A workout from two programs is one; what was corrected comes in when that is said.
TEST_F(LogImport, TheSameWorkoutOfTwoProgramsIsOneAndCorrectionsAreTakenWhenSaid) {
  const std::string strong = std::string{kStrong} +
                             "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),1,100,kg,5,,,,,\n"
                             "2025-03-01 10:00:00,L,1h,Hip Thrust (Barbell),1,80,kg,10,,,,,\n";
  const auto hevy = [](const char* load) {
    const std::string head = "L,\"1 Mar 2025, 10:05\",\"1 Mar 2025, 11:00\",,";
    return "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
           "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n" +
           head + "Deadlift (Barbell),,,0,normal," + load + ",5,,,\n" + head +
           "Hip Thrust (Barbell),,,0,normal,80,10,,,\n";
  };
  dowel.say(import("s.csv", strong));
  const std::string same = dowel.say(import("h.csv", hevy("100")));
  EXPECT_TRUE(has(same, "Nothing new") && has(same, "taken for the same")) << same;
  EXPECT_EQ(dowel.sets().size(), 2U);
  EXPECT_TRUE(has(dowel.say(import("h.csv", hevy("102.5"))), "--replace"));
  const auto done = dowel.ask(import("h.csv", hevy("102.5"), {"--yes", "--replace"}), "import");
  EXPECT_EQ(done["replacing"].size(), 1U);
  ASSERT_EQ(dowel.sets().size(), 2U);
  EXPECT_EQ(dowel.sets()[0]["load_kg"], 102.5);
}

TEST_F(LogImport, TakesLargeFiguresThatAreSaidToBeRight) {
  const auto done = dowel.ask(import("odd.csv", kOdd, {"--yes", "--however-large"}), "import");
  EXPECT_EQ(done["new_sets"], 3);
  EXPECT_EQ(done["left_out"].size(), 3U);
}

TEST_F(LogImport, SaysWhereTheLogHasOtherContentAndLeavesIt) {
  const std::string head =
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";
  const std::string first = head + "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),1,100,5,0,0,\n";
  const std::string second = head +
                             "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),1,80,8,0,0,\n"
                             "2025-03-01 10:00:00,L,1h,Deadlift (Barbell),2,80,8,0,0,\n";
  dowel.say(import("first.csv", first, {"--unit", "kg", "--yes"}));
  const std::string shown = dowel.say(import("second.csv", second, {"--unit", "kg", "--yes"}));
  EXPECT_TRUE(has(shown,
                  "new: 1 set, already in the log: 0 sets, in the log with other content: "
                  "1 set"))
      << shown;
  EXPECT_TRUE(has(shown, "the file says 8 × 80 kg, the log 5 × 100 kg")) << shown;
  EXPECT_TRUE(has(shown, "dowel log edit")) << shown;
  EXPECT_EQ(dowel.sets()[0]["load_kg"], 100.0);
  const std::string pounds = dowel.say(import("first.csv", first, {"--unit", "lb", "--yes"}));
  EXPECT_TRUE(has(pounds, "with other content: 1 set")) << pounds;
  EXPECT_TRUE(has(pounds, "Nothing new")) << pounds;
  const auto json = dowel.ask(import("first.csv", first, {"--unit", "lb", "--yes"}), "import");
  ASSERT_EQ(json["differing"].size(), 1U);
  EXPECT_EQ(json["differing"][0]["id"], dowel.sets()[0]["id"]);
  EXPECT_EQ(dowel.sets().size(), 2U);
}

TEST_F(LogImport, TakesNobodysSetsAway) {
  dowel.say({"athlete", "add", "Vera"});
  dowel.say({"athlete", "add", "Wim"});
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05", "--athlete", "Vera"});
  dowel.say({"log", "export", dowel.path("t.csv"), "--athlete", "Vera"});
  const std::vector<std::string> import_for{"log", "import", dowel.path("t.csv"), "--yes",
                                            "--athlete"};
  const auto for_athlete = [&](const char* name) {
    auto words = import_for;
    words.emplace_back(name);
    return words;
  };
  const std::string refused = dowel.refuse(for_athlete("Wim"));
  EXPECT_TRUE(has(refused, "3 sets of the file belong to Vera")) << refused;
  EXPECT_TRUE(has(refused, "--athlete 'Vera'") && has(refused, "set_id")) << refused;
  const auto listed = [&](const char* name) {
    return dowel.ask({"log", "list", "--athlete", name}, "sessions")["sessions"];
  };
  EXPECT_EQ(listed("Vera")[0]["sets"].size(), 3U);
  EXPECT_TRUE(listed("Wim").empty());
  // Without the identities it is a copy.
  dowel.write("t.csv", "started,exercise,exercise_slug,reps,load_kg\n2026-01-05,,deadlift,5,100\n");
  dowel.say(for_athlete("Wim"));
  EXPECT_EQ(listed("Wim")[0]["sets"].size(), 1U);
  EXPECT_EQ(listed("Vera")[0]["sets"].size(), 3U);
}

TEST_F(LogImport, DowelsOwnTableReadBackIsNothingNew) {
  dowel.say({"log", "add", "deadlift", "3x5x102.5", "--rpe", "0", "--at", "2026-01-05", "--note",
             "=slow, \"very\""});
  dowel.say({"log", "add", "Odd Lift", "20m @30kg", "--free", "--at", "2026-01-06"});
  dowel.say({"log", "add", "deadlift", "5x700", "--yes", "--at", "2026-01-07"});
  dowel.say({"log", "export", dowel.path("own.csv")});
  const auto before = dowel.sets();
  const std::string same = dowel.say({"log", "import", dowel.path("own.csv"), "--yes"});
  EXPECT_TRUE(has(same, "new: 0 sets, already in the log: 5 sets\n")) << same;
  EXPECT_TRUE(has(same, "Nothing new: all of it is in the log already")) << same;
  EXPECT_TRUE(has(same, "deadlift  4 sets")) << same;
  EXPECT_TRUE(has(same, "Odd Lift (1)")) << same;
  EXPECT_FALSE(has(same, " (4)")) << same;

  dowel.say({"log", "edit", "2026-01-05/2", "reps=4"});
  const std::vector<std::string> again{"log", "import", dowel.path("own.csv")};
  const Outcome shown = dowel.run(again);
  EXPECT_EQ(shown.exit_code, 2);
  EXPECT_TRUE(has(shown.out, "with other content, to be replaced: 1 set")) << shown.out;
  EXPECT_TRUE(has(shown.out, "the file says 5 × 102.5 kg")) << shown.out;
  EXPECT_TRUE(has(shown.out, "the log 4 × 102.5 kg")) << shown.out;
  EXPECT_EQ(dowel.sets()[1]["reps"], 4);
  const auto done = dowel.ask({"log", "import", dowel.path("own.csv"), "--yes"}, "import");
  EXPECT_EQ(done["new_sets"], 0);
  EXPECT_EQ(done["replacing"].size(), 1U);
  EXPECT_EQ(dowel.sets(), before);
}

TEST_F(LogImport, SessionsOfItsOwnTableStayAndThatIsSaid) {
  dowel.say({"log", "add", "deadlift", "5x100", "--at", "2026-01-05T18:00"});
  dowel.say({"log", "export", dowel.path("own.csv")});
  std::string text = read_text(dowel.path("own.csv"));
  text.replace(text.find("2026-01-05T18"), 13, "2026-01-06T18");
  const std::string shown = dowel.say(import("own.csv", text));
  EXPECT_TRUE(has(shown, "session of 2026-01-05 has another start")) << shown;
  EXPECT_TRUE(has(shown, "Nothing new")) << shown;
}

TEST_F(LogImport, KnowsItsOwnFitAgain) {
  dowel.say({"log", "add", "deadlift", "2x5x60", "--warmup", "--at", "2026-01-05T18:30"});
  dowel.say({"log", "add", "deadlift", "3x5x132.3lb", "--rpe", "8", "--at", "2026-01-05"});
  dowel.say({"log", "add", "copenhagen plank", "30s", "--side", "each", "--at", "2026-01-05"});
  const std::string file = dowel.path("own.fit");
  const std::string wrote = dowel.say({"log", "export", file});
  for (const char* lost : {"warm-ups", "sides", "effort (RPE)", "1/16 kg"}) {
    EXPECT_TRUE(has(wrote, lost)) << wrote;
  }
  EXPECT_FALSE(has(wrote, "tempo")) << wrote;
  EXPECT_EQ(dowel.ask({"log", "export", file, "--yes"}, "export")["lost"].size(), 4U);
  const auto before = dowel.sets();
  const std::string again = dowel.say({"log", "import", file, "--yes"});
  EXPECT_TRUE(has(again, "new: 0 sets, already in the log: 7 sets")) << again;
  EXPECT_TRUE(has(again, "began at the same moment, 2026-01-05 18:30: these are its")) << again;
  EXPECT_TRUE(has(again, "Nothing new")) << again;
  EXPECT_EQ(dowel.sets(), before);
  dowel.say({"log", "edit", "2026-01-05/1", "reps=3"});
  const std::string other = dowel.say({"log", "import", file, "--dry-run"});
  EXPECT_TRUE(has(other, "new: 0 sets") && has(other, "other content: 1 set") &&
              has(other, "taken for the same"))
      << other;
}

TEST_F(LogImport, APlainSessionLosesNothingInFit) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-01-05"});
  EXPECT_FALSE(has(dowel.say({"log", "export", dowel.path("own.fit")}), "no place for"));
}

TEST_F(LogImport, ANameExplainedLaterRenamesWhatCameBefore) {
  const std::string text = std::string{kStrong} +
                           "2025-03-01 10:00:00,L,1h,Hip Thrust (Machine),1,80,kg,8,,,,,\n"
                           "2025-03-01 10:00:00,L,1h,Hip Thrust (Machine),2,80,kg,8,,,,,\n"
                           "2025-03-01 10:00:00,L,1h,Bench Press,1,60,kg,8,,,,,\n";
  dowel.say(import("strong.csv", text));
  dowel.say({"log", "edit", "2025-03-01/2", "exercise=glute-bridge"});
  const auto before = dowel.sets();
  EXPECT_EQ(before[0]["exercise_slug"], "");
  const auto with_map =
      import("strong.csv", text, {"--yes", "--map", "Hip Thrust (Machine)=hip-thrust"});
  auto dry = with_map;
  dry.emplace_back("--dry-run");
  const std::string shown = dowel.say(dry);
  EXPECT_TRUE(has(shown, "renamed with this import")) << shown;
  EXPECT_TRUE(has(shown, "1 set as an exercise of its own → hip-thrust")) << shown;
  EXPECT_EQ(dowel.sets(), before);
  const std::string done = dowel.say(with_map);
  EXPECT_TRUE(has(done, "Renamed 1 set for")) << done;
  const auto after = dowel.sets();
  EXPECT_EQ(after[0]["exercise_slug"], "hip-thrust");
  EXPECT_EQ(after[1]["exercise_slug"], "glute-bridge");  // given by hand
  EXPECT_EQ(after[2]["exercise_slug"], "");
  dowel.say({"log", "undo"});
  EXPECT_EQ(dowel.sets(), before);
}

TEST_F(LogImport, WhatKeepsItsEarlierNameIsSaid) {
  const std::string first =
      std::string{kStrong} + "2025-03-01 10:00:00,L,1h,Hip Thrust (Machine),1,80,kg,8,,,,,\n";
  dowel.say(import("first.csv", first));
  const std::string map = "Hip Thrust (Machine)=hip-thrust";
  dowel.say(import("first.csv", first, {"--yes", "--map", map}));
  dowel.say(import("first.csv", first, {"--yes", "--map", "Hip Thrust (Machine)=free"}));
  EXPECT_EQ(dowel.sets()[0]["exercise_slug"], "");
  dowel.say({"log", "undo"});
  EXPECT_EQ(dowel.sets()[0]["exercise_slug"], "hip-thrust");
  // Remembered is 'hip-thrust' again, and the log agrees: nothing to say.
  EXPECT_FALSE(has(dowel.say(import("first.csv", first)), "left so"));
}

TEST_F(LogImport, QuestionsEveryFormatAlike) {
  const std::vector<std::pair<const char*, std::string>> files{
      {"hevy.csv",
       "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
       "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
       "A,2024-01-01 07:00,,,Deadlift (Barbell),,,0,normal,9999,5,,0,\n"},
      {"fitnotes.csv",
       "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
       "2024-01-01,Deadlift,Back,9999,kgs,5,,,,\n"},
      {"liftosaur.csv",
       "Workout DateTime,Day Name,Program,Exercise,Is Warmup Set?,Completed Reps,"
       "Completed Weight Value,Completed Weight Unit,Completed RPE,Notes\n"
       "2024-01-01T07:00:00.000Z,A,P,Deadlift,0,5,9999,kg,,\n"},
      {"dowel.csv",
       "started,exercise,exercise_slug,reps,load_kg\n2024-01-01T07:00:00,,deadlift,5,9999\n"}};
  for (const auto& [name, text] : files) {
    const auto done = dowel.ask(import(name, text), "import");
    EXPECT_EQ(done["new_sets"], 0) << name;
    ASSERT_EQ(done["left_out"].size(), 1U) << name;
    EXPECT_EQ(done["left_out"][0]["line"], 2) << name;
  }
  EXPECT_TRUE(dowel.sets().empty());
}

TEST_F(LogImport, AnExportIsTakenWholeButQuestioned) {
  dowel.say({"log", "add", "deadlift", "5x700", "--yes", "--at", "2026-01-05"});
  dowel.say({"log", "export", dowel.path("all.json")});
  const LogProgram other;
  const auto done = other.ask({"log", "import", dowel.path("all.json"), "--yes"}, "import");
  EXPECT_EQ(done["questionable"].size(), 1U);
  EXPECT_EQ(other.sets(), dowel.sets());
}

constexpr const char* kHevy =
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n";

std::string hevy_row(const std::string& day, const std::string& name = "Deadlift (Barbell)") {
  return "A,\"" + day + " 2025, 18:05\",,," + name + ",,,0,normal,60,5,,0,\n";
}

TEST_F(LogImport, AFileOfWhichNothingIsReadIsAFailure) {
  const Outcome outcome = dowel.run(import("x.csv", kHevy + hevy_row("7 foo") + hevy_row("8 bar")));
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_FALSE(has(outcome.out, "in the log already.")) << outcome.out;
  EXPECT_TRUE(has(outcome.out, "'7 foo 2025, 18:05' cannot be read")) << outcome.out;
  EXPECT_TRUE(has(outcome.err, "2 of 2 rows were not understood")) << outcome.err;
  EXPECT_TRUE(dowel.sets().empty());
}

TEST_F(LogImport, AThirdUnreadIsNotImportedUnasked) {
  const std::string third = kHevy + hevy_row("7 mai") + hevy_row("8 juin") + hevy_row("9 foo");
  const Outcome refused = dowel.run(import("x.csv", third));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_TRUE(has(refused.err, "1 of 3 rows was not understood (line 4)")) << refused.err;
  EXPECT_TRUE(has(refused.err, "--partly")) << refused.err;
  EXPECT_TRUE(dowel.sets().empty());
  const std::string done = dowel.say(import("x.csv", third, {"--yes", "--partly"}));
  EXPECT_TRUE(has(done, "Imported 2 sets")) << done;
  EXPECT_TRUE(done.ends_with("1 of 3 rows was not understood (line 4).\n")) << done;
  EXPECT_EQ(dowel.sets().size(), 2U);
}

TEST_F(LogImport, FewerUnreadAreImportedAndSaidLast) {
  const std::string most =
      kHevy + hevy_row("6 mai") + hevy_row("7 mai") + hevy_row("8 juin") + hevy_row("9 foo");
  const std::string done = dowel.say(import("x.csv", most));
  EXPECT_TRUE(done.ends_with("1 of 4 rows was not understood (line 5).\n")) << done;
  EXPECT_EQ(dowel.sets().size(), 3U);
}

TEST_F(LogImport, DatesInFiguresAreAskedNotGuessed) {
  const std::string text =
      std::string{kHevy} + "A,\"04/05/2025, 18:10\",,,Squat,,,0,normal,60,5,,0,\n";
  const std::string refused = dowel.refuse(import("x.csv", text));
  EXPECT_TRUE(has(refused, "begin with the day or with the month")) << refused;
  EXPECT_TRUE(has(refused, "--first day")) << refused;
  dowel.say(import("x.csv", text, {"--yes", "--first", "month"}));
  EXPECT_TRUE(has(dowel.say({"log", "list", "--from", "2000-01-01"}), "5 Apr 2025"));
  EXPECT_TRUE(has(dowel.refuse(import("x.csv", text, {"--first", "year"})), "--first day"));
}

TEST_F(LogImport, OneCommandSettlesWhatWasOnlyOffered) {
  const std::string text = kHevy + hevy_row("7 mai", "Romanian Deadlift (Dumbbell)") +
                           hevy_row("8 juin", "Hip Thrust (Machine)") +
                           hevy_row("9 juin", "Cable Pull Through");
  const std::string done = dowel.say(import("it's.csv", text));
  EXPECT_TRUE(has(done, "2 names may be some of ours")) << done;
  EXPECT_TRUE(has(done, "--map 'Romanian Deadlift (Dumbbell)=romanian-deadlift'")) << done;
  EXPECT_TRUE(has(done, "--map 'Hip Thrust (Machine)=hip-thrust'")) << done;
  EXPECT_FALSE(has(done, "--map 'Cable")) << done;
  EXPECT_TRUE(has(done, "it'\\''s.csv' --yes")) << done;
  const std::string settled =
      dowel.say(import("it's.csv", text,
                       {"--yes", "--map", "Romanian Deadlift (Dumbbell)=romanian-deadlift", "--map",
                        "Hip Thrust (Machine)=hip-thrust"}));
  EXPECT_TRUE(has(settled, "Renamed 2 sets")) << settled;
  EXPECT_FALSE(has(settled, "may be some of ours")) << settled;
}

TEST_F(LogImport, UtcTurnsLocalByTheOffsetOfThatDayAndIsKnownAgainElsewhere) {
  const auto words =
      import("l.csv",
             "Workout DateTime,Day Name,Program,Exercise,Is Warmup Set?,Completed "
             "Reps,Completed Weight Value,Completed Weight Unit,Completed RPE,Notes\n"
             "2025-01-10T18:15:00.000Z,A,P,Squat,0,5,80,kg,,\n"
             "2025-07-10T18:15:00.000Z,A,P,Squat,0,5,80,kg,,\n");
  EXPECT_EQ(dowel.run_in("Europe/Berlin", words).exit_code, 0);
  const std::string list = dowel.say({"log", "list", "--from", "2000-01-01"});
  EXPECT_TRUE(has(list, "10 Jan 2025, 19:15") && has(list, "10 Jul 2025, 20:15")) << list;
  const Outcome again = dowel.run_in("America/New_York", words);
  EXPECT_TRUE(has(again.out, "new: 0 sets")) << again.out;
}

TEST_F(LogImport, LongRunsAreNoHolds) {
  const auto done = dowel.ask(
      import("walks.csv",
             "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
             "2025-05-04,Trail run,Cardio,,,,30,km,3:05:00,\n"
             "2025-05-05,Hike,Cardio,,,,12,km,2:10:00,\n"),
      "import");
  EXPECT_EQ(done["new_sets"], 2);
  EXPECT_TRUE(done["left_out"].empty());
}

}  // namespace
}  // namespace dowel::cli
