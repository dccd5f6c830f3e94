// dowel plan, today, next, check and why, through the program itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/testing/filmed_log.h"
#include "cli/testing/run_dowel.h"
#include "platform/testing/scratch.h"

namespace dowel::cli {
namespace {

using ::testing::AllOf;
using testing::expect_told;
using ::testing::HasSubstr;
using testing::LoggedSession;
using ::testing::Not;
using testing::Outcome;
using testing::read_text;
using testing::run_dowel;
using testing::write_log;
using Json = nlohmann::json;

// A log of Ana's and the program run on it.
class Training : public ::testing::Test {
 protected:
  std::string log() const { return (scratch_.folder() / "log.db").string(); }
  std::string path(const char* name) const { return (scratch_.folder() / name).string(); }

  Outcome dowel(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--log", log()});
    return run_dowel(arguments);
  }
  Json json(std::vector<std::string> arguments, int exit_code = 0) const {
    arguments.emplace_back("--json");
    const Outcome outcome = dowel(std::move(arguments));
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
    Json document = Json::parse(outcome.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << outcome.out;
    return document;
  }
  std::vector<std::string> plan(std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"plan", "--at", "2026-01-04T10:00", "--red-flags", "none"};
    if (std::find(more.begin(), more.end(), "--start") == more.end()) {
      all.insert(all.end(), {"--start", "2026-01-05"});
    }
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

 private:
  platform::testing::Scratch scratch_;
};

constexpr const char* kMonday = "2026-01-05T18:00:00";
constexpr const char* kThursday = "2026-01-08T18:00:00";
constexpr const char* kAfter = "2026-01-08T20:00";

TEST_F(Training, PlanAsksTheSafetyQuestionsFirst) {
  const Outcome outcome = dowel({"plan"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  expect_told(outcome, "safety questions");
  EXPECT_THAT(outcome.err, HasSubstr("Any new trouble passing or holding urine"));
  EXPECT_THAT(outcome.err, HasSubstr("--red-flags none"));
}

TEST_F(Training, PlanIsMadeKeptAndShownAgain) {
  const Outcome made = dowel(plan({"--for", "beginner", "--equipment", "kettlebell,mini-band",
                                   "--days", "mon:45,thu:45", "--weeks", "3"}));
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.out, AllOf(HasSubstr("beginner"), HasSubstr("Week 3"), HasSubstr("Main lifts")));
  const Outcome shown = dowel({"plan", "--show", "--at", "2026-01-10"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(shown.out, made.out);
  const Json kept = json({"plan", "--show", "--at", "2026-01-10"});
  EXPECT_EQ(kept["schema"], "dowel.plan/1");
  EXPECT_EQ(kept["request"]["schema"], "dowel.plan-request/1");
  EXPECT_EQ(kept["request"]["days"].size(), 2U);
  EXPECT_EQ(kept["programme"]["weeks"].size(), 3U);
  EXPECT_EQ(kept["programme"]["main_hinge"], kept["programme"]["main_hinge"]);
}

TEST_F(Training, TheNextPlanRemembersWhatWasAskedFor) {
  ASSERT_EQ(
      dowel(plan({"--for", "running", "--days", "tue:30", "--weeks", "2", "--no-rotation", "--own",
                  "tue: squat 5x5, bench press 3x8 light", "--equipment", "long-band"}))
          .exit_code,
      0);
  const Json next = json({"plan", "--at", "2026-01-19"});
  const Json& request = next["request"];
  EXPECT_EQ(request["aim"], "running");
  EXPECT_EQ(request["weeks"], 2);
  EXPECT_EQ(request["settings"]["rotate"], false);
  EXPECT_EQ(request["days"][0]["minutes"], 30);
  EXPECT_EQ(request["days"][0]["own"][1]["exercise"], "bench press");
  EXPECT_EQ(request["days"][0]["own"][1]["heavy"], false);
  EXPECT_EQ(request["athlete"]["equipment"], Json::array({"long-band"}));
  EXPECT_EQ(request["start"], "2026-01-19");
  const Json changed =
      json({"plan", "--at", "2026-01-19", "--days", "tue,fri:20", "--own", "none"});
  EXPECT_EQ(changed["request"]["days"][0]["minutes"], 30) << "a day that was there keeps its time";
  EXPECT_EQ(changed["request"]["days"][0]["own"].size(), 0U);
  EXPECT_EQ(changed["request"]["days"][1]["minutes"], 20);
}

TEST_F(Training, WishesAndSwapsCanBeTyped) {
  const std::vector<std::string> gym{"--for",       "general",
                                     "--equipment", "barbell,rack,bench,mini-band,cable",
                                     "--days",      "mon,wed,fri"};
  const Json plain = json(plan(gym));
  auto wish = gym;
  wish.insert(wish.end(), {"--wish", "reverse hyper, Hip Thrust"});
  const Json wished = json(plan(wish));
  EXPECT_EQ(wished["request"]["wishes"], Json::array({"reverse-hyper", "hip-thrust"}));
  EXPECT_EQ(json(plan())["request"]["wishes"].size(), 2U) << "kept until they are dropped";
  EXPECT_EQ(json(plan({"--wish", "none"}))["request"]["wishes"].size(), 0U);
  EXPECT_NE(dowel(plan({"--wish", "flying"})).exit_code, 0);

  // Another accessory instead of the first that the plan in force has.
  std::string chosen;
  const Json shown = json({"plan", "--show", "--at", "2026-01-05"});
  for (const Json& day : shown["programme"]["weeks"][0]["days"]) {
    for (const Json& block : day["blocks"]) {
      if (block["kind"] == "accessory" && chosen.empty()) chosen = block["lines"][0]["exercise"];
    }
  }
  ASSERT_FALSE(chosen.empty());
  bool swapped = false;
  for (const char* other : {"hip-thrust", "belt-squat", "good-morning", "cossack-squat",
                            "reverse-hyper", "copenhagen-plank", "lateral-band-walk"}) {
    if (chosen == other) continue;
    const Outcome done =
        dowel({"plan", "--swap", chosen + "=" + other, "--at", "2026-01-05T19:00"});
    if (done.exit_code != 0) continue;
    swapped = true;
    EXPECT_THAT(done.out, HasSubstr("instead of"));
    const Json kept = json({"plan", "--show", "--at", "2026-01-05T20:00"});
    EXPECT_EQ(kept["request"]["swaps"][0]["instead"], other);
    break;
  }
  EXPECT_TRUE(swapped);
  EXPECT_NE(dowel({"plan", "--swap", "hip-thrust"}).exit_code, 0);
  expect_told(dowel({"plan", "--swap", chosen + "=hip-thrust", "--weeks", "3"}),
              "does not go with --swap");
}

TEST_F(Training, WhatIsNotSaidKeepsItsDefault) {
  const Json settings = json(plan())["request"]["settings"];
  EXPECT_EQ(settings["rotate"], true);
  EXPECT_EQ(settings["mobility"], true);
  EXPECT_EQ(settings["jefferson_curl"], true);
  EXPECT_EQ(settings["full_copenhagen_warm_up"], false);
  const Json other = json(plan({"--no-mobility", "--full-copenhagen"}))["request"]["settings"];
  EXPECT_EQ(other["mobility"], false);
  EXPECT_EQ(other["full_copenhagen_warm_up"], true);
  EXPECT_EQ(other["rotate"], true);
}

TEST_F(Training, AWarningSignStopsThePlanAndEverySessionAfterIt) {
  ASSERT_EQ(dowel(plan()).exit_code, 0);
  const Outcome stopped =
      dowel({"plan", "--at", "2026-01-06T10:00", "--red-flags", "saddle-numbness"});
  EXPECT_EQ(stopped.exit_code, 4);
  EXPECT_THAT(stopped.out, AllOf(HasSubstr("No plan"), HasSubstr("emergency department now"),
                                 HasSubstr("not a diagnosis")));
  const Outcome today = dowel({"today", "--at", "2026-01-07T10:00"});
  EXPECT_EQ(today.exit_code, 4);
  EXPECT_THAT(today.out, AllOf(HasSubstr("No plan"), Not(HasSubstr("Main lifts"))));
  const Outcome cleared = dowel({"plan", "--at", "2026-01-20T10:00", "--red-flags", "cleared"});
  EXPECT_EQ(cleared.exit_code, 0) << cleared.err;
}

TEST_F(Training, ANewPainAsksAgainAndStrongPainStops) {
  ASSERT_EQ(dowel(plan()).exit_code, 0);
  const Outcome unasked = dowel({"today", "--at", "2026-01-05T17:00", "--pain", "hip=3"});
  EXPECT_EQ(unasked.exit_code, 2);
  expect_told(unasked, "new pain");
  const Outcome asked =
      dowel({"today", "--at", "2026-01-05T17:00", "--pain", "hip=3", "--red-flags", "none"});
  EXPECT_EQ(asked.exit_code, 0) << asked.err;
  EXPECT_THAT(asked.out, HasSubstr("Changed for what hurts, or hurt lately"));
  const Outcome again = dowel({"today", "--at", "2026-01-06T17:00", "--pain", "hip=4"});
  EXPECT_EQ(again.exit_code, 0) << "the same pain is not new: " << again.err;
  const Outcome strong = dowel({"today", "--at", "2026-01-07T17:00", "--pain", "hip=7"});
  EXPECT_EQ(strong.exit_code, 4);
  EXPECT_THAT(strong.out, HasSubstr("above 5 of 10"));
}

TEST_F(Training, AStopHoldsForEveryCommandUntilItIsAnsweredOtherwise) {
  ASSERT_EQ(dowel(plan()).exit_code, 0);
  ASSERT_EQ(dowel({"log", "add", "deadlift", "3x8x60", "--at", "2026-01-05T18:00"}).exit_code, 0);
  ASSERT_EQ(
      dowel({"check", "red-flags", "--red-flags", "saddle-numbness", "--at", "2026-01-06T08:00"})
          .exit_code,
      4);
  for (const char* at : {"2026-01-06T09:00", "2026-03-06T09:00"}) {
    const Outcome next = dowel({"next", "deadlift", "--at", at});
    EXPECT_EQ(next.exit_code, 4);
    EXPECT_THAT(next.out, AllOf(HasSubstr("emergency department"), Not(HasSubstr("60 kg"))));
  }
  const Outcome shown = dowel({"plan", "--show", "--at", "2026-01-06T09:00"});
  EXPECT_EQ(shown.exit_code, 4);
  EXPECT_THAT(shown.out, Not(HasSubstr("Main lifts")));
  EXPECT_FALSE(json({"next", "deadlift", "--at", "2026-01-06T09:00"}, 4)["stopped"].is_null());
  ASSERT_EQ(
      dowel({"check", "red-flags", "--red-flags", "cleared", "--at", "2026-01-07T08:00"}).exit_code,
      0);
  EXPECT_EQ(dowel({"next", "deadlift", "--at", "2026-01-07T09:00"}).exit_code, 0);
}

TEST_F(Training, PainLoggedWithASetAsksWhereItIs) {
  ASSERT_EQ(dowel(plan()).exit_code, 0);
  ASSERT_EQ(dowel({"log", "add", "deadlift", "3x8x60", "--pain", "7", "--at", "2026-01-05T18:00"})
                .exit_code,
            0);
  for (const char* command : {"today", "plan"}) {
    const Outcome asked = dowel({command, "--at", "2026-01-06T09:00"});
    EXPECT_EQ(asked.exit_code, 2) << command;
    expect_told(asked, "pain of 7 of 10 was logged with Deadlift");
  }
  const Outcome placed =
      dowel({"today", "--at", "2026-01-06T09:00", "--pain", "lower-back=7", "--red-flags", "none"});
  EXPECT_EQ(placed.exit_code, 4) << placed.err;
  EXPECT_EQ(dowel({"today", "--at", "2026-01-06T09:05"}).exit_code, 4) << "it has its place now";
}

TEST_F(Training, PainThatLastsIsSentToAClinician) {
  ASSERT_EQ(dowel(plan()).exit_code, 0);
  const auto today = [&](const char* at) {
    return dowel({"today", "--at", at, "--pain", "hip=4", "--red-flags", "none"}).out;
  };
  EXPECT_THAT(today("2026-01-05T17:00"), Not(HasSubstr("let a clinician see it")));
  EXPECT_THAT(today("2026-01-12T17:00"), Not(HasSubstr("let a clinician see it")));
  EXPECT_THAT(today("2026-01-19T17:00"), HasSubstr("let a clinician see it"));
}

TEST_F(Training, FastWorkIsNotAdvisedBeforeACleanHinge) {
  ASSERT_EQ(
      dowel({"log", "add", "kettlebell-swing", "3x10x24", "--at", "2026-01-05T18:00"}).exit_code,
      0);
  const Outcome next = dowel({"next", "kettlebell-swing", "--at", "2026-01-06T18:00"});
  EXPECT_EQ(next.exit_code, 0) << next.err;
  EXPECT_THAT(next.out,
              AllOf(HasSubstr("Not yet"), HasSubstr("K-14"), Not(HasSubstr("Next time"))));
}

TEST_F(Training, WhatIsStillToComeSaysNothingAboutNow) {
  write_log(log(), {{kMonday}, {kThursday}});
  const Outcome next = dowel({"next", "kettlebell-deadlift", "--at", "2026-01-06T10:00"});
  EXPECT_THAT(next.out, AllOf(HasSubstr("Mon 5 Jan"), Not(HasSubstr("Thu 8 Jan"))));
}

TEST_F(Training, NextSaysWhatWasDoneAndCountsFromIt) {
  for (const auto& [work, at] :
       {std::pair{"2x8x30", "2026-01-05T18:00"}, {"2x8x100", "2026-01-08T18:00"}}) {
    ASSERT_EQ(dowel({"log", "add", "deadlift", work, "--at", at}).exit_code, 0);
  }
  const Outcome next = dowel({"next", "deadlift", "--at", kAfter});
  EXPECT_THAT(next.out, AllOf(HasSubstr("8 × 100 kg (2 sets)"), HasSubstr("at 100 kg")));
}

// Calendars know a session by its UID: a new plan moves it, and takes away what fell away.
TEST_F(Training, ANewPlanUpdatesTheCalendarOfTheOld) {
  const auto lines = [&](const char* name, const std::string& key) {
    std::multiset<std::string> found;
    std::istringstream text(read_text(path(name)));
    for (std::string line; std::getline(text, line);) {
      if (line.starts_with(key)) found.insert(line);
    }
    return found;
  };
  ASSERT_EQ(dowel(plan({"--days", "mon,thu", "--weeks", "1", "--ics", path("a.ics")})).exit_code,
            0);
  const auto first = lines("a.ics", "UID:");
  ASSERT_EQ(first.size(), 2U);
  std::vector<std::string> again =
      plan({"--days", "mon,fri", "--weeks", "1", "--ics", path("b.ics")});
  again[2] = "2026-01-04T11:00";
  ASSERT_EQ(dowel(again).exit_code, 0);
  const auto second = lines("b.ics", "UID:");
  EXPECT_EQ(second.size(), 3U) << "Monday again, Friday new, Thursday taken away";
  EXPECT_TRUE(std::ranges::includes(second, first));
  EXPECT_EQ(lines("b.ics", "STATUS:CANCELLED").size(), 1U);
  EXPECT_LT(*lines("a.ics", "SEQUENCE:").begin(), *lines("b.ics", "SEQUENCE:").begin());
}

TEST_F(Training, PageAndCalendarAreWritten) {
  const Outcome made = dowel(plan(
      {"--html", path("plan.html"), "--ics", path("plan.ics"), "--time", "07:30", "--weeks", "1"}));
  ASSERT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(read_text(path("plan.html")), HasSubstr("<html"));
  const std::string calendar = read_text(path("plan.ics"));
  EXPECT_THAT(calendar, AllOf(HasSubstr("BEGIN:VEVENT"), HasSubstr("DTSTART:20260105T073000")));
  // Calendars break lines by themselves and show them in proportional type: no columns.
  const std::string unfolded = std::regex_replace(calendar, std::regex("\r\n "), "");
  EXPECT_THAT(unfolded, AllOf(HasSubstr("Main lifts:\\n- "), Not(HasSubstr("   "))));
}

TEST_F(Training, BadInputIsNamed) {
  const auto refused = [&](std::vector<std::string> more, const char* what) {
    const Outcome outcome = dowel(plan(std::move(more)));
    EXPECT_EQ(outcome.exit_code, 2) << what;
    EXPECT_EQ(outcome.out, "") << what;
    expect_told(outcome, what);
  };
  refused({"--for", "chess"}, "'chess'");
  refused({"--days", "mon,someday"}, "'someday'");
  refused({"--days", "mon:long"}, "'mon:long'");
  refused({"--days", "mon,monday"}, "twice");
  refused({"--minutes", "0"}, "minutes");
  refused({"--weeks", "17"}, "1 to 16 weeks");
  refused({"--own", "squat 5x5"}, "squat 5x5");
  refused({"--own", "mon: squat"}, "sets and repetitions");
  refused({"--days", "tue", "--own", "mon: squat 5x5"}, "--own");
  refused({"--pain", "gearbox=3"}, "'gearbox'");
  refused({"--pain", "hip=11"}, "'hip=11'");
  refused({"--stiff", "nose"}, "'nose'");
  refused({"--weak", "laziness"}, "'laziness'");
  refused({"--equipment", "barbel"}, "'barbel'");
  refused({"--start", "soon"}, "'soon'");
  refused({"--accessories", "9"}, "2 and 4");
  refused({"--condition", "bored"}, "'bored'");
  refused({"--time", "25:00", "--ics", path("x.ics")}, "'25:00'");
  const Outcome none = dowel({"plan", "--show"});
  EXPECT_EQ(none.exit_code, 2);
  expect_told(none, "no plan yet");
  EXPECT_EQ(dowel({"today", "--at", "2026-01-05"}).exit_code, 2);
  const Outcome unknown = dowel({"plan", "--red-flags", "headache"});
  EXPECT_EQ(unknown.exit_code, 4) << "in own words: held until it is sorted out";
  EXPECT_THAT(unknown.out, HasSubstr("none of them"));
}

TEST_F(Training, TodayGivesLoadsFromTheLogAndRestDaysSayWhatIsNext) {
  write_log(log(), {{kMonday}, {kThursday}});
  std::vector<std::string> asked =
      plan({"--days", "mon:60,thu:60", "--off-days", "0", "--start", "2026-01-12"});
  asked[2] = "2026-01-11T10:00";  // with both sessions behind it
  ASSERT_EQ(dowel(asked).exit_code, 0);
  const Outcome monday = dowel({"today", "--at", "2026-01-12T17:00"});
  ASSERT_EQ(monday.exit_code, 0) << monday.err;
  EXPECT_THAT(monday.out,
              AllOf(HasSubstr("Kettlebell deadlift"), HasSubstr("24 kg"), HasSubstr("PASS")));
  const Json document = json({"today", "--at", "2026-01-12T17:00"});
  ASSERT_EQ(
      dowel({"log", "add", "kettlebell-deadlift", "3x8x24", "--at", "2026-01-12T18:00"}).exit_code,
      0);
  const Outcome rest = dowel({"today", "--at", "2026-01-13T17:00"});
  EXPECT_THAT(rest.out, HasSubstr("Nothing is planned for Tue 13 Jan. Next: Thu 15 Jan."));
  EXPECT_EQ(document["schema"], "dowel.today/1");
  EXPECT_EQ(document["gate"]["verdict"], "pass");
  EXPECT_EQ(document["session"]["date"], "2026-01-12");
}

TEST_F(Training, TheGatePassesTwoCleanFilms) {
  write_log(log(), {{kMonday}, {kThursday}});
  const Outcome pass = dowel({"next", "kettlebell-deadlift", "--at", kAfter});
  ASSERT_EQ(pass.exit_code, 0) << pass.err;
  EXPECT_THAT(pass.out, AllOf(HasSubstr("PASS"), HasSubstr("rep "), HasSubstr("±"),
                              HasSubstr("What would change the answer")));
  const Json document = json({"next", "kettlebell-deadlift", "--at", kAfter});
  EXPECT_EQ(document["gate"]["verdict"], "pass");
  EXPECT_FALSE(document["gate"]["evidence"].empty());
  const Json& evidence = document["gate"]["evidence"][0];
  for (const char* key : {"rep", "at_s", "value", "sd", "threshold", "source"}) {
    EXPECT_TRUE(evidence.contains(key)) << key;
  }
}

TEST_F(Training, TheGateHoldsAfterOneCleanFilmAndStepsBackFromARoundedBack) {
  write_log(log(), {{kMonday}});
  EXPECT_EQ(json({"next", "kettlebell-deadlift", "--at", "2026-01-05T20:00"})["gate"]["verdict"],
            "hold");
  write_log(log(), {{kMonday}, {kThursday, 8, true, 12}});
  const Outcome back = dowel({"next", "kettlebell-deadlift", "--at", kAfter});
  EXPECT_THAT(back.out, AllOf(HasSubstr("STEP BACK"), HasSubstr("The back rounded"),
                              HasSubstr("at most 3.5 mm")));
}

TEST_F(Training, UnseenIsNotAPassAndPainOverridesCleanForm) {
  write_log(log(), {{kMonday, 8, false}});
  EXPECT_EQ(json({"next", "kettlebell-deadlift", "--at", kAfter})["gate"]["verdict"],
            "not_measured");
  write_log(log(), {{kMonday}, {kThursday, 8, true, 0, 4}});
  EXPECT_EQ(json({"next", "kettlebell-deadlift", "--at", kAfter})["gate"]["verdict"], "hold");
}

TEST_F(Training, PainTheMorningAfterCounts) {
  write_log(log(), {{kMonday}, {kThursday}});
  EXPECT_EQ(json({"next", "kettlebell-deadlift", "--at", kAfter})["gate"]["verdict"], "pass");
  const Outcome told = dowel(
      {"check", "pain", "--pain", "hip=1/3", "--red-flags", "none", "--at", "2026-01-09T08:00"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("amber"));
  EXPECT_EQ(json({"next", "kettlebell-deadlift", "--at", "2026-01-09T09:00"})["gate"]["verdict"],
            "regress");
}

TEST_F(Training, AnOverrideNeedsAReasonAndIsKept) {
  write_log(log(), {{kMonday}});
  const std::vector<std::string> asked{"next", "kettlebell-deadlift", "--at", "2026-01-05T20:00"};
  auto without = asked;
  without.insert(without.end(), {"--override", "pass"});
  const Outcome refused = dowel(without);
  EXPECT_EQ(refused.exit_code, 2);
  expect_told(refused, "needs a reason");
  without.insert(without.end(), {"--reason", "meet on Saturday"});
  const Outcome done = dowel(without);
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_THAT(done.out, AllOf(HasSubstr("You overrode it: pass"), HasSubstr("meet on Saturday")));
  EXPECT_EQ(json(asked)["overridden"]["to"], "pass") << "asking again does not lose it";
}

TEST_F(Training, NextNamesWhatItDoesNotKnow) {
  write_log(log(), {});
  const Outcome unknown = dowel({"next", "deadlfit"});
  EXPECT_EQ(unknown.exit_code, 2);
  expect_told(unknown, "deadlfit");
  const Outcome fresh = dowel({"next", "deadlift"});
  EXPECT_EQ(fresh.exit_code, 0);
  EXPECT_THAT(fresh.out, HasSubstr("Not in your log yet"));
  EXPECT_EQ(dowel({"next", "deadlift", "--override", "pass", "--reason", "x"}).exit_code, 2);
  EXPECT_EQ(dowel({"next", "deadlift", "--reason", "x"}).exit_code, 2);
  EXPECT_EQ(dowel({"next", "deadlift", "--override", "maybe", "--reason", "x"}).exit_code, 2);
  EXPECT_EQ(run_dowel({"next"}).exit_code, 2);
}

TEST_F(Training, ALiftOfYourOwnThatDowelDoesNotKnowFollowsYourRule) {
  ASSERT_EQ(dowel({"athlete", "add", "Bo"}).exit_code, 0);
  const Outcome made = dowel({"plan", "--at", "2026-01-05T08:00", "--red-flags", "none", "--pain",
                              "none", "--for", "general", "--experience", "intermediate", "--days",
                              "mon:60,thu:60", "--equipment", "barbell,rack,bench", "--own",
                              "mon: bench press 5x5 +2.5kg", "thu: bench press 5x5 +2.5kg"});
  ASSERT_EQ(made.exit_code, 0) << made.err;
  ASSERT_EQ(
      dowel({"log", "add", "Bench Press (Barbell)", "5x5x60", "--free", "--at", "2026-01-05T18:00"})
          .exit_code,
      0);
  const std::vector<std::string> asked{"next", "bench press", "--at", "2026-01-08T08:00"};
  const Outcome next = dowel(asked);
  ASSERT_EQ(next.exit_code, 0) << next.err;
  EXPECT_THAT(next.out, AllOf(HasSubstr("Bench press"), HasSubstr("5 × 5 at 62.5 kg"),
                              HasSubstr("does not know this lift")));
  EXPECT_THAT(dowel({"today", "--at", "2026-01-08T08:00"}).out, HasSubstr("62.5 kg; your rule"));
  EXPECT_THAT(dowel({"plan", "--show", "--at", "2026-01-08T08:00"}).out,
              HasSubstr("62.5 kg; your rule"));
  const auto answer = json(asked);
  EXPECT_TRUE(answer["gate"].is_null()) << "no gate speaks of it";
  EXPECT_EQ(answer["target"]["load_kg"], 62.5);
  auto instead = asked;
  instead.insert(instead.end(), {"--override", "pass", "--reason", "x"});
  EXPECT_EQ(dowel(instead).exit_code, 2);
  EXPECT_EQ(dowel({"next", "overhead press"}).exit_code, 2) << "nobody named it";
}

TEST_F(Training, ChecksAreListedExplainedAndKept) {
  write_log(log(), {});
  const Outcome list = dowel({"check"});
  ASSERT_EQ(list.exit_code, 0) << list.err;
  EXPECT_THAT(list.out, AllOf(HasSubstr("active-knee-raise"), HasSubstr("E-04")));
  const Outcome how = dowel({"check", "active-knee-raise"});
  EXPECT_THAT(how.out, AllOf(HasSubstr("Stand tall"), HasSubstr("--result cannot-hold")));
  const Outcome kept =
      dowel({"check", "active-knee-raise", "--result", "cannot-hold", "--note", "left"});
  EXPECT_EQ(kept.exit_code, 0) << kept.err;
  EXPECT_THAT(dowel({"check", "active-knee-raise"}).out, HasSubstr("answered: cannot-hold"));
  EXPECT_EQ(json({"check", "active-knee-raise"})["schema"], "dowel.check/1");
  EXPECT_EQ(json({"check"})["schema"], "dowel.checks/1");
  const Outcome wrong = dowel({"check", "active-knee-raise", "--result", "maybe"});
  EXPECT_EQ(wrong.exit_code, 2);
  expect_told(wrong, "'maybe'");
  const Outcome unknown = dowel({"check", "active-knee-rise"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean 'active-knee-raise'"));
  EXPECT_EQ(dowel({"check", "pain"}).exit_code, 2);
}

TEST_F(Training, WhyRanksWhatATestSupportsFirstAndThePlanActsOnIt) {
  write_log(log(), {{kMonday, 8, true, 12}});
  const std::string when = "2026-01-06T10:00";
  EXPECT_THAT(dowel({"why", "--at", when}).out, HasSubstr("possible causes"));
  ASSERT_EQ(
      dowel({"check", "active-knee-raise", "--result", "cannot-hold", "--at", when}).exit_code, 0);
  const Json why = json({"why", "--at", when});
  EXPECT_EQ(why["schema"], "dowel.why/1");
  const Json& hypotheses = why["diagnosis"]["hypotheses"];
  ASSERT_FALSE(hypotheses.empty());
  EXPECT_EQ(hypotheses[0]["standing"], "supported");
  const auto flexors = std::find_if(hypotheses.begin(), hypotheses.end(),
                                    [](const Json& h) { return h["cause"] == "weak-hip-flexors"; });
  ASSERT_NE(flexors, hypotheses.end()) << why.dump(1);
  EXPECT_EQ((*flexors)["standing"], "supported");
  EXPECT_FALSE((*flexors)["speaks_for"].empty());
  const Json made = json({"plan", "--at", when, "--red-flags", "none"});
  EXPECT_EQ(made["request"]["weak_links"][0]["cause"], "weak-hip-flexors")
      << "too heavy is no weak link that an exercise trains";
}

TEST_F(Training, WhySaysWhetherTheLastBlockHelped) {
  write_log(log(), {{kMonday, 8, true, 12}, {"2026-01-29T18:00:00", 8, true, 0}});
  ASSERT_EQ(dowel(plan({"--weeks", "4"})).exit_code, 0);
  const Outcome why = dowel({"why", "--at", "2026-02-02T10:00"});
  ASSERT_EQ(why.exit_code, 0) << why.err;
  EXPECT_THAT(why.out, AllOf(HasSubstr("Did the last block help?"), HasSubstr("improved")));
}

TEST_F(Training, WarningSignsStopTheDiagnosisToo) {
  write_log(log(), {});
  EXPECT_THAT(dowel({"check", "red-flags"}).out, HasSubstr("bladder-bowel"));
  EXPECT_EQ(dowel({"check", "red-flags", "--result", "none"}).exit_code, 0);
  const Outcome yes = dowel({"check", "red-flags", "--result", "fever"});
  EXPECT_EQ(yes.exit_code, 4);
  EXPECT_THAT(yes.out, HasSubstr("Seek medical help today"));
  const Outcome why = dowel({"why"});
  EXPECT_EQ(why.exit_code, 4);
  EXPECT_THAT(why.out, HasSubstr("clinician"));
}

TEST_F(Training, LoadsAreShownInTheAthletesUnit) {
  write_log(log(), {{kMonday}}, MassUnit::kPound);
  EXPECT_THAT(dowel({"next", "kettlebell-deadlift", "--at", kAfter}).out, HasSubstr("52.9 lb"));
}

TEST_F(Training, NoLineIsWiderThanAHundredColumns) {
  write_log(log(), {{kMonday}, {kThursday, 8, true, 12}});
  ASSERT_EQ(dowel({"check", "E-04", "--result", "yes"}).exit_code, 0);
  for (const auto& command :
       std::vector<std::vector<std::string>>{plan({"--why"}),
                                             {"today", "--why", "--at", "2026-01-12T10:00"},
                                             {"next", "kettlebell-deadlift", "--at", kAfter},
                                             {"check"},
                                             {"why", "--at", kAfter}}) {
    const Outcome outcome = dowel(command);
    EXPECT_EQ(outcome.exit_code, 0) << command.front() << outcome.err;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
      const auto columns =
          std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_LE(columns, 100) << command.front() << ": " << line;
    }
  }
}

}  // namespace
}  // namespace dowel::cli
