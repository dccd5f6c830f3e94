// What is said where somebody might wait for something to happen, or look for it by its words.

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class ToldWords : public ::testing::Test {
 protected:
  // Without line breaks, so that a sentence can be looked for.
  std::string said(const std::vector<std::string>& arguments) const {
    std::string text = dowel.say(arguments);
    std::replace(text.begin(), text.end(), '\n', ' ');
    while (has(text, "  ")) text.erase(text.find("  "), 1);
    return text;
  }
  void plan() const {
    dowel.say({"athlete", "add", "Piet", "--experience", "advanced", "--equipment",
               "barbell,rack,bench"});
    dowel.say({"plan", "--for", "powerlifting", "--days", "mon:75,wed:75,fri:75", "--red-flags",
               "none", "--pain", "none", "--start", "2026-01-05", "--at", "2026-01-04T18:00"});
  }
  LogProgram dowel;
};

TEST_F(ToldWords, AnAnswerThatChangesTheCausesSaysThatThePlanStays) {
  plan();
  EXPECT_FALSE(has(said({"why", "--at", "2026-01-07T20:00"}), "plan in force"));
  const std::string check =
      said({"check", "lockout", "--result", "yes", "--at", "2026-01-07T20:30"});
  EXPECT_TRUE(has(check, "stays as it is; 'dowel plan' makes one with them")) << check;
  EXPECT_TRUE(has(said({"why", "--at", "2026-01-07T20:31"}), "'dowel plan' makes one with them"));
  const std::string plan =
      said({"plan", "--red-flags", "none", "--pain", "none", "--at", "2026-01-07T20:35"});
  EXPECT_TRUE(has(plan, "Weak glutes: test it before you begin, and again at the end")) << plan;
  EXPECT_TRUE(has(plan, "'dowel check bridge-or-copenhagen'")) << plan;
  EXPECT_FALSE(has(said({"why", "--at", "2026-01-07T20:36"}), "plan in force"));
}

TEST_F(ToldWords, WhyAsksWhereAMissedLiftStuck) {
  dowel.say(
      {"log", "add", "deadlift", "0x170", "--note", "missed lockout", "--at", "2026-01-10T18:00"});
  const std::string why = said({"why", "--at", "2026-01-11T08:00"});
  EXPECT_TRUE(has(why, "Deadlift 170 kg, Sat 10 Jan, “missed lockout”")) << why;
  EXPECT_TRUE(has(why, "Slow or missed lockout: dowel check E-04 --result yes")) << why;
}

TEST_F(ToldWords, NoFilmIsAskedForWhereNoneCouldJudge) {
  dowel.say({"log", "add", "glute-bridge", "2x10", "--at", "2026-03-02T18:00"});
  const std::string next = said({"next", "glute-bridge", "--at", "2026-03-04T12:00"});
  EXPECT_TRUE(has(next, "NOT JUDGED")) << next;
  EXPECT_FALSE(has(next, "no more load without a film")) << next;
}

TEST_F(ToldWords, HelpIsNamedInTheNextTarget) {
  dowel.say({"log", "add", "nordic", "3x8x-15", "--at", "2026-03-09T18:00"});
  const std::string next = said({"next", "nordic", "--at", "2026-03-10T09:00"});
  EXPECT_TRUE(has(next, "3 × 9 at -15 kg")) << next;
}

TEST_F(ToldWords, ALiftKeptUnderItsOwnNameIsNoUnknownOne) {
  dowel.say({"log", "add", "pull-up", "3x8", "--free", "--at", "2026-03-09T18:00"});
  EXPECT_TRUE(has(dowel.refuse({"next", "pull-up"}), "has no rule for it"));
  EXPECT_FALSE(has(dowel.refuse({"next", "zercher thing"}), "has no rule for it"));
}

TEST_F(ToldWords, ProgressAsIfItWereThen) {
  dowel.say({"log", "add", "deadlift", "3x5x100", "--at", "2026-03-02T18:00"});
  dowel.say({"log", "add", "deadlift", "3x5x110", "--at", "2026-03-09T18:00"});
  EXPECT_TRUE(has(dowel.say({"progress", "deadlift"}), "2 sessions"));
  const std::string then = dowel.say({"progress", "deadlift", "--at", "2026-03-05"});
  EXPECT_TRUE(has(then, "1 session")) << then;
  EXPECT_FALSE(has(then, "110")) << then;
}

TEST_F(ToldWords, SeveralWordsAreOneNameFirst) {
  const std::string page = dowel.say({"explain", "kb", "deadlift"});
  EXPECT_TRUE(has(page, "Kettlebell deadlift")) << page;
  EXPECT_TRUE(has(dowel.say({"explain", "C-01", "K-05"}), "K-05")) << "two ids stay two";
  EXPECT_TRUE(has(dowel.say({"explain", "rpe"}), "Effort of a set"));
}

TEST_F(ToldWords, AWarmUpIsNewOnlyUntilTheFirstSessionItStoodIn) {
  plan();
  const std::string first = dowel.say({"today", "--at", "2026-01-05T08:00"});
  ASSERT_TRUE(has(first, "New to you"));
  const auto from = [](const std::string& text, const char* heading) {
    const auto at = text.find(heading);
    return at == std::string::npos ? std::string() : text.substr(at);
  };
  dowel.say({"log", "add", "deadlift", "3x8x60", "--at", "2026-01-05T18:00"});
  const std::string later = dowel.say({"today", "--at", "2026-01-07T08:00"});
  const auto warm_up = [&](const std::string& text) {
    const std::string rest = from(text, "Warm-up");
    return rest.substr(0, rest.find("Main lifts"));
  };
  int again = 0;
  std::istringstream names(from(first, "New to you"));
  for (std::string line; std::getline(names, line);) {
    const std::string name = line.substr(0, line.find(':'));
    const std::string plain = name.substr(std::min(name.find_first_not_of(' '), name.size()));
    if (plain.empty() || !has(warm_up(first), plain) || !has(warm_up(later), plain)) continue;
    ++again;
    EXPECT_FALSE(has(from(later, "New to you"), "  " + plain + ":")) << plain;
  }
  EXPECT_GT(again, 0) << first << later;
}

}  // namespace
}  // namespace dowel::cli
