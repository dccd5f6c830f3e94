// What is said about pain, stiffness and warning signs: kept whole, and followed by every command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/testing/run_dowel.h"
#include "core/coach/self_checks.h"
#include "platform/testing/scratch.h"
#include "store/sqlite_store.h"

namespace dowel::cli {
namespace {

using ::testing::AllOf;
using testing::expect_told;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::run_dowel;

// A log with a plan from 5 January on, made with every safety question answered no on the 4th, and
// a session of deadlifts on the 5th at six in the evening.
class Feel : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(dowel("2026-01-04T10:00", {"plan", "--red-flags", "none", "--start", "2026-01-05"})
                  .exit_code,
              0);
    ASSERT_EQ(dowel("2026-01-05T18:00", {"log", "add", "deadlift", "3x8x60"}).exit_code, 0);
  }

  Outcome dowel(const std::string& at, std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--log", log(), "--at", at});
    return run_dowel(arguments);
  }
  int code(const std::string& at, std::vector<std::string> arguments) const {
    return dowel(at, std::move(arguments)).exit_code;
  }
  void expect_stop(const std::string& at, const std::vector<std::string>& arguments) const {
    const Outcome outcome = dowel(at, arguments);
    EXPECT_EQ(outcome.exit_code, 4) << at << ::testing::PrintToString(arguments) << outcome.err;
    EXPECT_THAT(outcome.out, Not(HasSubstr("train on"))) << at;
  }
  // The newest result of a test or a sign as the log keeps it; "-" for none.
  std::string kept(const std::string& question) const {
    const LogData data = read_log();
    const SelfCheck* newest = nullptr;
    for (const SelfCheck& check : data.checks) {
      if (check.question == question && (!newest || check.when >= newest->when)) newest = &check;
    }
    return newest ? newest->result : "-";
  }
  // What was told of a region last, each part by the newest answer that speaks of it.
  PainAnswer kept(Region region) const {
    PainAnswer newest;
    const LogData data = read_log();
    for (const PainAnswer& answer : data.pain) {
      if (answer.region != region || answer.when < newest.when) continue;
      if (answer.during) newest.during = answer.during;
      if (answer.next_morning) newest.next_morning = answer.next_morning;
      if (answer.stiff) newest.stiff = answer.stiff;
      newest.when = answer.when;
    }
    return newest;
  }
  // The questions about warning signs that were answered with yes last.
  std::string raised() const {
    const LogData data = read_log();
    const auto newest = std::ranges::max_element(data.red_flags, {}, &RedFlagCheck::when);
    return newest == data.red_flags.end() ? "-" : red_flag_text(newest->answers);
  }

  LogData read_log() const {
    const auto store = store::open_sqlite(log());
    return (*store)->snapshot().value();
  }
  std::string log() const { return (scratch_.folder() / "log.db").string(); }

 private:
  platform::testing::Scratch scratch_;
};

const std::vector<std::string> kNext{"next", "deadlift"};

// ----------------------------------------------------------------------- a stop is always told

TEST_F(Feel, AWarningSignToldWithPainStops) {
  const Outcome told =
      dowel("2026-01-06T10:00", {"check", "--pain", "hip=2", "--red-flags", "bladder-bowel"});
  EXPECT_EQ(told.exit_code, 4);
  EXPECT_THAT(told.out, AllOf(HasSubstr("emergency department now"), Not(HasSubstr("train on"))));
  expect_stop("2026-01-06T11:00", {"check", "--pain", "hip=1"});
  const Outcome json = dowel("2026-01-06T12:00", {"check", "--pain", "hip=1", "--json"});
  EXPECT_EQ(json.exit_code, 4);
  EXPECT_EQ(nlohmann::json::parse(json.out)["schema"], "dowel.stop/1");
}

TEST_F(Feel, StrongPainStopsAndSaysHowToAnswerAgain) {
  const Outcome told =
      dowel("2026-01-06T10:00", {"check", "--pain", "hip=8", "--red-flags", "none"});
  EXPECT_EQ(told.exit_code, 4);
  EXPECT_THAT(told.out, AllOf(HasSubstr("above 5 of 10"), HasSubstr("dowel check --pain hip=2")));
  expect_stop("2026-01-06T11:00", {"check", "red-flags", "--red-flags", "none"});
  const Outcome better = dowel("2026-01-07T10:00", {"check", "--pain", "hip=2"});
  EXPECT_EQ(better.exit_code, 0) << better.err;
  EXPECT_THAT(better.out, HasSubstr("hip: green"));
}

TEST_F(Feel, AStrongMorningAfterIsAnsweredWithTheMorningAfter) {
  const Outcome told =
      dowel("2026-01-06T10:00", {"check", "--pain", "hip=2/8", "--red-flags", "none"});
  EXPECT_EQ(told.exit_code, 4);
  EXPECT_THAT(told.out, HasSubstr("--pain hip=2/1"));
  EXPECT_EQ(code("2026-01-20T10:00", kNext), 4);
  EXPECT_EQ(code("2026-01-21T10:00", {"check", "--pain", "hip=2/1"}), 0);
  EXPECT_EQ(code("2026-01-21T11:00", kNext), 0);
}

TEST_F(Feel, AnAnswerInOwnWordsIsKeptAndHoldsTraining) {
  for (const char* words : {"leg weakness", "numb foot", "tingling in the left leg"}) {
    const Outcome told = dowel("2026-01-06T10:00", {"check", "red-flags", "--result", words});
    EXPECT_EQ(told.exit_code, 4) << words << told.err;
    EXPECT_EQ(raised(), "leg-weakness") << words;
    EXPECT_THAT(told.out, HasSubstr("Weakness, numbness or tingling")) << words;
  }
  EXPECT_EQ(code("2026-01-06T11:00", {"check", "red-flags", "--result", "cleared"}), 2);
  ASSERT_EQ(code("2026-01-06T11:00",
                 {"check", "red-flags", "--result", "cleared", "--note", "Dr Weber, just now"}),
            0);
  for (const char* words : {"yes", "odd feeling down there", "no numbness"}) {
    expect_stop("2026-01-07T10:00", {"check", "red-flags", "--result", words});
    EXPECT_EQ(raised(), "own-words") << words;
    EXPECT_THAT(read_log().red_flags.back().note, HasSubstr(words));
    expect_stop("2026-01-07T10:10", {"today"});
    expect_stop("2026-01-07T10:10", kNext);
  }
  EXPECT_EQ(code("2026-01-07T11:00", {"check", "red-flags", "--result", "none"}), 0);
  EXPECT_EQ(code("2026-01-07T11:10", kNext), 0);
}

TEST_F(Feel, AYesWaitsForAClinicianAndIsRememberedForSomeWeeks) {
  expect_stop("2026-01-06T09:00", {"check", "red-flags", "--result", "leg-weakness"});
  expect_stop("2026-01-06T09:20", {"today", "--red-flags", "none", "--pain", "none"});
  const Outcome no = dowel("2026-01-06T09:30", {"check", "red-flags", "--result", "none"});
  EXPECT_EQ(no.exit_code, 4);
  EXPECT_THAT(no.out, AllOf(HasSubstr("a no does not take that back"),
                            HasSubstr("dowel check red-flags --result cleared")));
  expect_stop("2026-01-06T09:40", kNext);
  EXPECT_EQ(code("2026-01-20T09:00", {"check", "red-flags", "--result", "cleared"}), 0);
  EXPECT_EQ(code("2026-01-20T09:10", kNext), 0);
  EXPECT_THAT(dowel("2026-01-21T09:00", {"today"}).out, HasSubstr("A clinician cleared you on"));
  ASSERT_EQ(code("2026-03-10T09:00", {"plan", "--red-flags", "none", "--start", "2026-03-11"}), 0);
  EXPECT_THAT(dowel("2026-03-11T09:00", {"today"}).out, Not(HasSubstr("A clinician cleared you")));
}

TEST_F(Feel, NumbnessOfTheSaddleAndTheBladderAreAnEmergency) {
  for (const char* sign : {"saddle-numbness", "bladder-bowel"}) {
    EXPECT_THAT(dowel("2026-01-06T10:00", {"check", "red-flags", "--result", sign}).out,
                HasSubstr("emergency department now"))
        << sign;
  }
  EXPECT_THAT(dowel("2026-01-06T11:00", {"check", "red-flags", "--result", "weight-loss"}).out,
              Not(HasSubstr("emergency")));
}

TEST_F(Feel, AStopSpeaksInSentences) {
  ASSERT_EQ(code("2026-01-06T10:00", {"check", "red-flags", "--result", "leg-weakness"}), 4);
  for (const auto& asked : std::vector<std::vector<std::string>>{
           {"today"}, {"plan", "--show"}, {"next", "deadlift"}, {"check", "--pain", "hip=1"}}) {
    const std::string said = dowel("2026-01-06T11:00", asked).out;
    for (const char* code_word : {"leg-weakness", "?.", "?)", "G-12", "Finucane", "0 weeks"}) {
      EXPECT_THAT(said, Not(HasSubstr(code_word))) << ::testing::PrintToString(asked);
    }
  }
  ASSERT_EQ(code("2026-01-07T10:00", {"check", "red-flags", "--result", "cleared"}), 0);
  ASSERT_EQ(code("2026-01-07T11:00", {"check", "--pain", "hip=8", "--red-flags", "none"}), 4);
  ASSERT_EQ(code("2026-01-07T11:30", {"check", "--pain", "lower-back=7", "--red-flags", "none"}),
            4);
  const std::string why = dowel("2026-01-07T12:00", {"why"}).out;
  EXPECT_THAT(why,
              AllOf(HasSubstr("takes more than a week"), Not(HasSubstr("before training on"))));
}

TEST_F(Feel, PainThatRisesFarOrHighAsksForTheSignsAgain) {
  ASSERT_EQ(code("2026-01-06T09:00", {"check", "--pain", "lower-back=2", "--red-flags", "none"}),
            0);
  EXPECT_EQ(code("2026-01-06T10:00", {"check", "--pain", "lower-back=4"}), 0);
  const Outcome high = dowel("2026-01-06T11:00", {"check", "--pain", "lower-back=6"});
  EXPECT_EQ(high.exit_code, 4) << "the stop comes first";
  EXPECT_THAT(high.err, AllOf(HasSubstr("saddle-numbness"), HasSubstr("risen so far")));
  EXPECT_EQ(kept(Region::kLowerBack).during, 6) << "what was told counts at once";
  expect_stop("2026-01-06T12:00", kNext);
  ASSERT_EQ(code("2026-01-06T13:00", {"check", "--pain", "lower-back=6", "--red-flags", "none"}),
            4);
  EXPECT_EQ(code("2026-01-07T10:00", {"check", "--pain", "lower-back=1"}), 0);
  EXPECT_EQ(code("2026-01-07T11:00", kNext), 0);
  EXPECT_EQ(code("2026-01-08T10:00", {"check", "--pain", "lower-back=1/4"}), 2) << "risen by three";
  EXPECT_EQ(code("2026-01-08T11:00", kNext), 2) << "no load before the answers";
  EXPECT_EQ(code("2026-01-08T12:00", {"check", "red-flags", "--result", "none"}), 0);
  EXPECT_EQ(code("2026-01-08T13:00", kNext), 0);
}

TEST_F(Feel, TheListOfChangesNamesWhatWasAnswered) {
  ASSERT_EQ(code("2026-01-06T09:00", {"check", "--pain", "hip=3/1", "--red-flags", "none"}), 0);
  ASSERT_EQ(code("2026-01-06T10:00", {"check", "red-flags", "--result", "fever"}), 4);
  const std::string history = run_dowel({"log", "history", "--log", log()}).out;
  EXPECT_THAT(history, AllOf(HasSubstr("hip 3 of 10, 1 the morning after"),
                             HasSubstr("a warning sign: Fever")));
  EXPECT_THAT(run_dowel({"log", "undo", "--yes", "--log", log()}).out,
              HasSubstr("a warning sign: Fever"));
}

TEST_F(Feel, WhatIsSaidBesideTheAnswersIsKept) {
  ASSERT_EQ(
      code("2026-01-06T09:00", {"check", "red-flags", "--result", "none", "--note", "GP saw me"}),
      0);
  EXPECT_EQ(read_log().red_flags.back().note, "GP saw me");
  ASSERT_EQ(code("2026-01-06T10:00", {"check", "pain", "--pain", "hip=0", "--note", "a twinge"}),
            0);
  EXPECT_EQ(read_log().pain.back().note, "a twinge");
}

// ----------------------------------------------------------------------- no answer is lost

TEST_F(Feel, AnswersNeedNoName) {
  EXPECT_EQ(code("2026-01-06T10:00", {"check", "--red-flags", "fever"}), 4);
  EXPECT_EQ(raised(), "fever");
  EXPECT_EQ(code("2026-01-07T10:00", {"check", "--red-flags", "cleared"}), 0);
  const Outcome stiff = dowel("2026-01-07T11:00", {"check", "--stiff", "hip"});
  EXPECT_EQ(stiff.exit_code, 0) << stiff.err;
  EXPECT_THAT(stiff.out, HasSubstr("hip: green"));
  EXPECT_EQ(kept(Region::kHip).stiff, true);
  EXPECT_EQ(code("2026-01-07T12:00", {"check", "pain", "--red-flags", "fever"}), 4);
  EXPECT_EQ(raised(), "fever");
}

TEST_F(Feel, ASignAndHowItFeelsAreBothKept) {
  expect_stop("2026-01-06T10:00", {"check", "E-04", "--result", "yes", "--pain", "lower-back=8",
                                   "--red-flags", "fever"});
  EXPECT_EQ(kept("E-04"), "yes");
  EXPECT_EQ(kept(Region::kLowerBack).during, 8);
  EXPECT_EQ(raised(), "fever");
  const Outcome mild = dowel("2026-01-07T10:00", {"check", "E-04", "--result", "no", "--pain",
                                                  "lower-back=1", "--red-flags", "cleared"});
  EXPECT_EQ(mild.exit_code, 0) << mild.err;
  EXPECT_THAT(mild.out, AllOf(HasSubstr("lower-back: green"), HasSubstr("Kept")));
}

TEST_F(Feel, AWrongResultKeepsNothing) {
  EXPECT_EQ(code("2026-01-06T10:00",
                 {"check", "E-04", "--result", "maybe", "--pain", "hip=3", "--red-flags", "none"}),
            2);
  EXPECT_EQ(kept(Region::kHip).during, std::nullopt);
}

TEST_F(Feel, AResultWithoutItsQuestionIsRefused) {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"check", "--result", "yes"},
           {"check", "pain", "--pain", "hip=1", "--result", "yes"},
           {"check", "red-flags", "--result", "fever", "--red-flags", "none"}}) {
    EXPECT_EQ(code("2026-01-06T10:00", arguments), 2) << ::testing::PrintToString(arguments);
  }
}

TEST_F(Feel, ShowingAPlanTakesNoAnswers) {
  for (const auto& [option, value] :
       {std::pair{"--red-flags", "fever"}, {"--pain", "hip=9"}, {"--stiff", "hip"}}) {
    const Outcome outcome = dowel("2026-01-06T10:00", {"plan", "--show", option, value});
    EXPECT_EQ(outcome.exit_code, 2) << option;
    EXPECT_EQ(outcome.out, "") << option;
    expect_told(outcome, option);
    EXPECT_THAT(outcome.err, HasSubstr(std::string("dowel check ") + option));
  }
  const Outcome weeks = dowel("2026-01-06T10:00", {"plan", "--show", "--weeks", "3"});
  EXPECT_EQ(weeks.exit_code, 2);
  expect_told(weeks, "--weeks");
  EXPECT_EQ(code("2026-01-06T10:00", {"plan", "--show", "--no-rotation"}), 2);
  EXPECT_EQ(code("2026-01-06T10:00", {"plan", "--show", "--why", "--time", "07:00"}), 0);
}

TEST_F(Feel, TheWorseOfTwoAnswersForOneRegionCounts) {
  EXPECT_EQ(code("2026-01-06T10:00", {"check", "pain", "--pain", "hip=6", "--pain", "hip=1/3",
                                      "--pain", "hip=0/2", "--red-flags", "none"}),
            4);
  EXPECT_EQ(kept(Region::kHip).during, 6);
  EXPECT_EQ(kept(Region::kHip).next_morning, 3);
}

TEST_F(Feel, StiffnessSaysNothingOfPain) {
  ASSERT_EQ(code("2026-01-06T10:00", {"check", "--pain", "hip=7", "--red-flags", "none"}), 4);
  expect_stop("2026-01-06T11:00", {"check", "pain", "--stiff", "hip"});
  EXPECT_EQ(kept(Region::kHip).during, 7);
  expect_stop("2026-01-06T12:00", {"today"});
  ASSERT_EQ(code("2026-01-07T10:00", {"check", "--pain", "hip=4"}), 0);
  EXPECT_THAT(dowel("2026-01-07T11:00", {"check", "--stiff", "hip"}).out, HasSubstr("hip: amber"));
}

// ----------------------------------------------------------------------- pain of a set

TEST_F(Feel, AMilderAnswerBeforeTheSetGivesItsPainNoPlace) {
  ASSERT_EQ(code("2026-01-06T17:00", {"check", "--pain", "hip=1", "--red-flags", "none"}), 0);
  ASSERT_EQ(code("2026-01-06T18:00", {"log", "add", "deadlift", "3x8x60", "--pain", "8"}), 0);
  for (const auto& command : {kNext, {"today"}, {"plan"}}) {
    const Outcome asked = dowel("2026-01-06T19:00", command);
    EXPECT_EQ(asked.exit_code, 2) << command.front();
    expect_told(asked, "pain of 8 of 10 was logged with Deadlift");
    EXPECT_THAT(asked.err, HasSubstr("dowel check --pain"));
  }
  EXPECT_EQ(code("2026-01-06T20:00", {"check", "--pain", "knee=0"}), 0);
  EXPECT_EQ(code("2026-01-06T21:00", kNext), 0) << "it is gone";
}

TEST_F(Feel, AmberPainOfASetAsksButLetsNextAnswerOfThatExercise) {
  ASSERT_EQ(code("2026-01-06T18:00", {"log", "add", "deadlift", "3x8x60", "--pain", "4"}), 0);
  EXPECT_EQ(code("2026-01-06T19:00", kNext), 0) << "it is held wherever it hurts";
  expect_told(dowel("2026-01-06T19:00", {"next", "hip-thrust"}), "pain of 4 of 10 was logged");
  EXPECT_EQ(code("2026-01-06T19:00", {"today"}), 2);
}

TEST_F(Feel, AWarningSignIsKeptBeforeItIsAskedWhereItHurts) {
  ASSERT_EQ(code("2026-01-06T18:00", {"log", "add", "deadlift", "3x8x60", "--pain", "7"}), 0);
  EXPECT_EQ(code("2026-01-06T19:00", {"check", "--red-flags", "fever"}), 4);
  EXPECT_EQ(code("2026-01-06T20:00", kNext), 4);
}

// ----------------------------------------------------------------------- stops do not go by

TEST_F(Feel, StrongPainStopsUntilItIsAnsweredAgain) {
  ASSERT_EQ(code("2026-01-13T10:00", {"check", "--pain", "hip=9", "--red-flags", "none"}), 4);
  for (const char* at : {"2026-01-14T10:00", "2026-01-21T10:00", "2026-01-30T10:00"}) {
    expect_stop(at, kNext);
    expect_stop(at, {"today"});
    expect_stop(at, {"plan", "--show"});
  }
  expect_stop("2026-03-30T10:00", kNext);
  EXPECT_EQ(code("2026-03-30T11:00", {"check", "--pain", "hip=2", "--red-flags", "none"}), 0);
  EXPECT_EQ(code("2026-03-30T12:00", kNext), 0);
}

TEST_F(Feel, WhatAClockAheadToldCounts) {
  ASSERT_EQ(code("2026-01-07T10:00", {"check", "--red-flags", "fever"}), 4);
  expect_stop("2026-01-06T19:00", kNext);
  expect_stop("2026-01-06T19:00", {"today"});
  EXPECT_EQ(code("2026-01-06T09:00", kNext), 0) << "more than a day before it was told";
}

TEST_F(Feel, WhyStopsAsLongAsNextDoes) {
  ASSERT_EQ(code("2026-01-06T10:00", {"check", "--red-flags", "fever"}), 4);
  for (const char* at : {"2026-01-07T10:00", "2026-02-20T10:00"}) {
    expect_stop(at, kNext);
    expect_stop(at, {"why"});
  }
}

// ----------------------------------------------------------------------- the morning after

TEST_F(Feel, TheWorstMorningAfterStaysWithTheSets) {
  ASSERT_EQ(code("2026-01-07T18:00", {"log", "add", "deadlift", "3x8x60", "--next-day-pain", "6"}),
            0);
  const auto next_day = [&] {
    const LogData data = read_log();
    std::vector<int> told;
    for (const SetEntry& set : data.sets) {
      if (set.next_day_pain) told.push_back(*set.next_day_pain);
    }
    return told;
  };
  ASSERT_EQ(code("2026-01-08T08:00", {"check", "--pain", "hip=1/0", "--red-flags", "none"}), 0);
  EXPECT_THAT(next_day(), ::testing::Each(6));
  ASSERT_EQ(code("2026-01-08T09:00", {"check", "--pain", "hip=1/7", "--red-flags", "none"}), 4);
  EXPECT_THAT(next_day(), ::testing::Each(7));
  EXPECT_EQ(next_day().size(), 3U);
}

TEST_F(Feel, ANewPainOfTheMorningAfterAsksTheSafetyQuestions) {
  const Outcome unasked = dowel("2026-01-06T08:00", {"check", "--pain", "lower-back=0/5"});
  EXPECT_EQ(unasked.exit_code, 2);
  expect_told(unasked, "new pain");
  EXPECT_EQ(kept(Region::kLowerBack).next_morning, 5) << "what was told counts at once";
  EXPECT_EQ(code("2026-01-06T08:05", {"check", "--pain", "lower-back=0/5", "--red-flags", "none"}),
            0);
  EXPECT_EQ(code("2026-01-07T08:00", {"check", "--pain", "lower-back=3/2"}), 0) << "not new";
}

}  // namespace
}  // namespace dowel::cli
