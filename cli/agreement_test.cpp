// The same state of a log gets one answer, whichever command is asked, and asking changes nothing.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/testing/filmed_log.h"
#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using ::testing::HasSubstr;
using testing::LoggedSession;
using testing::LogProgram;
using ::testing::Not;
using testing::Outcome;
using testing::write_log;
using Json = nlohmann::json;

constexpr const char* kLift = "kettlebell-deadlift";
constexpr const char* kFirst = "2026-01-02T18:00:00";
constexpr const char* kSecond = "2026-01-05T18:00:00";
constexpr const char* kThird = "2026-01-08T18:00:00";
constexpr double kRounded_mm = 12;

class Agreement : public ::testing::Test {
 protected:
  std::string log() const { return program_.path("log.db"); }
  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--log", log()});
    return program_.run(arguments);
  }
  std::string say(std::vector<std::string> arguments) const {
    const Outcome outcome = run(std::move(arguments));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err << outcome.out;
    return outcome.out;
  }
  Json ask(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    return Json::parse(say(std::move(arguments)), nullptr, false);
  }
  double next_kg(const char* at) const {
    return ask({"next", kLift, "--at", at})["target"]["load_kg"].get<double>();
  }
  // More repetitions or more load: what only a pass allows here, where the next bell is far.
  bool rises(const char* at) const {
    return ask({"next", kLift, "--at", at})["step"]["kind"] == "wider-reps";
  }
  // An intermediate lifter with a plan of six weeks from 12 January on.
  void make_plan() const {
    say({"athlete", "edit", "Ana", "--experience", "intermediate", "--equipment",
         "kettlebell,mini-band,bench,barbell"});
    say({"plan", "--at", "2026-01-11T10:00", "--start", "2026-01-12", "--days", "mon,wed,fri",
         "--weeks", "6", "--red-flags", "none"});
  }

 private:
  LogProgram program_;
};

TEST_F(Agreement, AskingTheGateChangesNoLaterAnswer) {
  write_log(log(), {{kFirst, 12}, {kSecond, 12}, {kThird, 12}});
  EXPECT_TRUE(rises("2026-01-13T08:00"));
  say({"log", "add", kLift, "2x12x24", "--at", "2026-01-12T18:00"});
  EXPECT_FALSE(rises("2026-01-13T09:00")) << "the answer was about another session";
  EXPECT_FALSE(rises("2026-01-13T10:00"));
}

TEST_F(Agreement, AnOverrideStaysWithItsSession) {
  write_log(log(), {{kFirst, 12, false}, {kSecond, 12, false}});
  say({"next", kLift, "--at", "2026-01-08T08:00", "--override", "pass", "--reason", "coach"});
  EXPECT_TRUE(rises("2026-01-08T09:00"));
  say({"log", "add", kLift, "2x12x28", "--at", "2026-01-07T18:00"});
  EXPECT_TRUE(ask({"next", kLift, "--at", "2026-01-08T10:00"})["overridden"].is_null());
}

TEST_F(Agreement, NewPainEndsAnOverride) {
  write_log(log(), {{kFirst, 12, false}, {kSecond, 12, true, kRounded_mm}});
  say({"next", kLift, "--at", "2026-01-05T19:00", "--override", "pass", "--reason", "seen"});
  const double overridden = next_kg("2026-01-05T19:30");
  say({"check", "pain", "--pain", "hip=4/5", "--red-flags", "none", "--at", "2026-01-06T08:00"});
  EXPECT_LT(next_kg("2026-01-06T09:00"), overridden);
  EXPECT_TRUE(ask({"next", kLift, "--at", "2026-01-06T09:00"})["overridden"].is_null());
}

TEST_F(Agreement, AFilmThatShowsAFaultEndsAnOverrideOfTheUnseen) {
  write_log(log(), {{kFirst, 12, false}, {kSecond, 12, false}});
  say({"next", kLift, "--at", "2026-01-05T19:00", "--override", "pass", "--reason", "sure"});
  EXPECT_TRUE(rises("2026-01-05T19:30"));
  auto store = store::open_sqlite(log());
  ASSERT_TRUE(store);
  LogChange film{.what = "film"};
  film.put.emplace_back(AnalysisLink{.id = {"late"},
                                     .set = {std::string(kSecond) + "/0"},
                                     .made_at = Instant{},
                                     .clip = "set.mp4",
                                     .json = testing::analysis_document(kRounded_mm)});
  ASSERT_TRUE((*store)->commit(film));
  EXPECT_LT(next_kg("2026-01-05T20:00"), 24);
}

TEST_F(Agreement, ACleanFilmTakesNoOverrideAwayAndAFaultDoes) {
  const auto film = [&](const char* set, double rounding_mm) {
    auto store = store::open_sqlite(log());
    ASSERT_TRUE(store);
    LogChange change{.what = "film"};
    change.put.emplace_back(AnalysisLink{.id = {std::string("late") + set},
                                         .set = {kSecond + std::string(set)},
                                         .made_at = Instant{},
                                         .clip = "set.mp4",
                                         .json = testing::analysis_document(rounding_mm)});
    ASSERT_TRUE((*store)->commit(change));
  };
  write_log(log(), {{kFirst, 12, false}, {kSecond, 12, false}});
  say({"next", kLift, "--at", "2026-01-05T19:00", "--override", "pass", "--reason", "sure"});
  film("/0", 0);
  EXPECT_TRUE(rises("2026-01-05T20:00")) << "clean, session 1 of 2";
  film("/1", kRounded_mm);
  EXPECT_FALSE(rises("2026-01-05T21:00"));
}

TEST_F(Agreement, WhileTheBackHurtsNoCommandLoadsTheHinge) {
  write_log(log(), {{kFirst}, {kSecond}, {kThird}});
  make_plan();
  say({"check", "pain", "--pain", "lower-back=3", "--red-flags", "none", "--at",
       "2026-01-12T08:00"});
  const Json next = ask({"next", kLift, "--at", "2026-01-12T09:00"});
  EXPECT_FALSE(next["not_yet"].is_null());
  EXPECT_TRUE(next["target"].is_null());
  EXPECT_THAT(ask({"today", "--at", "2026-01-12T09:00"}).dump(), Not(HasSubstr(kLift)));
  EXPECT_TRUE(ask({"next", "bodyweight-hinge", "--at", "2026-01-12T09:00"})["not_yet"].is_null());
}

TEST_F(Agreement, WarmUpsAloneSayNothing) {
  write_log(log(), {{kFirst}, {kSecond}, {kThird, 8, true, kRounded_mm}});
  const Json before = ask({"next", kLift, "--at", "2026-01-10T09:00"});
  say({"log", "add", kLift, "2x5x12", "--warmup", "--at", "2026-01-09T18:00"});
  const Json after = ask({"next", kLift, "--at", "2026-01-10T09:00"});
  EXPECT_EQ(after["gate"]["verdict"], before["gate"]["verdict"]);
  EXPECT_EQ(after["sessions"], before["sessions"]);
}

TEST_F(Agreement, FastAndBendingWorkStaysOutInAndAfterBackPain) {
  write_log(log(), {{kFirst}, {kSecond}, {kThird}});
  make_plan();
  EXPECT_TRUE(ask({"next", "kettlebell-swing", "--at", "2026-01-12T08:00"})["not_yet"].is_null());
  say({"check", "pain", "--pain", "lower-back=5", "--red-flags", "none", "--at",
       "2026-01-13T08:00"});
  for (const char* day : {"2026-01-13", "2026-01-21", "2026-01-28"}) {
    const std::string at = std::string(day) + "T09:00";
    for (const char* fast : {"kettlebell-swing", "jefferson-curl"}) {
      EXPECT_FALSE(ask({"next", fast, "--at", at})["not_yet"].is_null()) << fast << at;
    }
    for (const auto& command : {std::vector<std::string>{"plan", "--show"}, {"today"}}) {
      auto arguments = command;
      arguments.insert(arguments.end(), {"--at", at});
      const std::string all = ask(arguments).dump();
      if (command.size() == 1) {
        EXPECT_THAT(all, Not(HasSubstr("\"kettlebell-swing\""))) << at;
        EXPECT_THAT(all, Not(HasSubstr("\"jefferson-curl\""))) << at;
      }
    }
  }
}

TEST_F(Agreement, AFaultOnFilmKeepsFastWorkOutThoughItHurtsBesides) {
  for (const std::optional<int> pain : {std::optional<int>{}, std::optional<int>{3}}) {
    write_log(log(), {{kFirst}, {kSecond}, {kThird, 8, true, kRounded_mm, pain}});
    if (pain) {  // of whatever else it touches nothing is known until its place is said
      say({"check", "pain", "--pain", "hip=3", "--red-flags", "none", "--at", "2026-01-08T18:30"});
    }
    EXPECT_THAT(say({"next", "kettlebell-swing", "--at", "2026-01-08T19:00"}),
                HasSubstr("Not yet: It is fast"));
    EXPECT_THAT(say({"next", kLift, "--at", "2026-01-08T19:00"}), HasSubstr("back rounded"));
  }
}

TEST_F(Agreement, OldFilmAndUnloadedFilmAllowNothingFast) {
  write_log(log(), {{kFirst}, {kSecond}});
  EXPECT_TRUE(ask({"next", "kettlebell-swing", "--at", "2026-03-20T08:00"})["not_yet"].is_null());
  EXPECT_FALSE(ask({"next", "kettlebell-swing", "--at", "2026-05-20T08:00"})["not_yet"].is_null());
}

TEST_F(Agreement, PlanShowsTheLoadsAndTheStopsOfToday) {
  write_log(log(), {{kFirst}, {kSecond}, {kThird}});
  make_plan();
  say({"log", "add", kLift, "2x8x16", "--at", "2026-01-12T18:00"});
  const auto load_in = [](const Json& day) {
    for (const Json& block : day["blocks"]) {
      for (const Json& line : block["lines"]) {
        if (line["exercise"] == kLift && line["load"].contains("load_kg")) {
          return line["load"]["load_kg"].get<double>();
        }
      }
    }
    return 0.0;
  };
  const Json today = ask({"today", "--at", "2026-01-14T08:00"});
  const Json shown = ask({"plan", "--show", "--at", "2026-01-14T08:00"});
  for (const Json& week : shown["programme"]["weeks"]) {
    for (const Json& day : week["days"]) {
      if (day["date"] == "2026-01-14") {
        EXPECT_EQ(load_in(day), load_in(today["session"]));
      }
    }
  }
  say({"athlete", "edit", "Ana", "--condition", "pregnancy"});
  for (const char* command : {"today", "next"}) {
    std::vector<std::string> arguments{command, "--at", "2026-01-14T09:00"};
    if (std::string(command) == "next") arguments.insert(arguments.begin() + 1, kLift);
    EXPECT_EQ(run(arguments).exit_code, 4) << command;
  }
}

TEST_F(Agreement, StandingPainHoldsTheLoadInNextAsInToday) {
  write_log(log(), {{kFirst, 12}, {kSecond, 12}, {kThird, 12}});
  EXPECT_TRUE(rises("2026-01-09T08:00"));
  say({"check", "pain", "--pain", "hip=4", "--red-flags", "none", "--at", "2026-01-07T08:00"});
  EXPECT_FALSE(rises("2026-01-09T08:00")) << "told before the last session, and not since";
}

TEST_F(Agreement, OnlyWarmUpsAreNoSessionYet) {
  write_log(log(), {});
  say({"log", "add", "deadlift", "1x10x20", "--warmup", "--at", kFirst});
  EXPECT_THAT(say({"next", "deadlift", "--at", "2026-01-02T19:00"}),
              HasSubstr("only as a warm-up"));
}

}  // namespace
}  // namespace dowel::cli
