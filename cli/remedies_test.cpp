// What an error advises can be done, and is enough.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ctime>

#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;

class Remedies : public ::testing::Test {
 protected:
  LogProgram dowel;
};

TEST_F(Remedies, OnlyWhatTakesFreeNamesOffersThem) {
  dowel.say({"log", "add", "deadlift", "3x5x100"});
  EXPECT_TRUE(has(dowel.refuse({"log", "add", "nonsense", "3x5"}), "--free"));
  for (const auto& command :
       std::vector<std::vector<std::string>>{{"log", "edit", "last", "exercise=nonsense"},
                                             {"progress", "nonsense"},
                                             {"next", "nonsense"},
                                             {"explain", "nonsense"},
                                             {"log", "list", "--exercise", "nonsense"}}) {
    const std::string told = dowel.refuse(command);
    EXPECT_FALSE(has(told, "--free")) << told;
    EXPECT_TRUE(has(told, "dowel explain") || has(told, "the list of exercises")) << told;
  }
}

TEST_F(Remedies, APlanSaysWhatThereIs) {
  const std::vector<std::string> plan{"plan", "--days", "mon,thu", "--red-flags", "none"};
  const auto refused = [&](const char* option, const char* word) {
    auto command = plan;
    command.insert(command.end(), {option, word});
    return dowel.refuse(command);
  };
  EXPECT_TRUE(has(refused("--equipment", "barbel"), "did you mean barbell?"));
  EXPECT_TRUE(has(refused("--equipment", "foo"), "long-band"));
  EXPECT_TRUE(has(refused("--weak", "foo"), "weak-glutes"));
  EXPECT_TRUE(has(refused("--emphasis", "foo"), "there are: "));
  auto good = plan;
  good.insert(good.end(), {"--equipment", "barbell, Long Band", "--weak", "weak glutes"});
  dowel.say(good);
}

TEST_F(Remedies, AWordThatIsNoCommandIsSaidToBeNone) {
  EXPECT_TRUE(has(dowel.refuse({"foo"}), "there is no command 'dowel foo'"));
  EXPECT_TRUE(has(dowel.refuse({"progess"}), "did you mean 'progress'?"));
  const std::string told = dowel.refuse({"log", "ad", "deadlift", "3x5"});
  EXPECT_TRUE(has(told, "no command 'dowel log ad'") && has(told, "did you mean 'add'?")) << told;
  EXPECT_EQ(dowel.run({"analyse", "--help"}).exit_code, 0);
  EXPECT_EQ(dowel.run({}).exit_code, 2);
}

TEST_F(Remedies, TomorrowIsADay) {
  dowel.say({"plan", "--days", "mon,tue,wed,thu,fri,sat,sun", "--red-flags", "none", "--at",
             "2026-01-05T08:00"});
  const auto today =
      dowel.ask({"today", "--date", "tomorrow", "--at", "2026-01-05T08:00"}, "today");
  EXPECT_EQ(today["date"], "2026-01-06");
  EXPECT_TRUE(
      has(dowel.refuse({"log", "add", "deadlift", "3x5", "--at", "tomorrow"}), "still to come"));
}

// A zone in which it is five to midnight now.
std::string zone_before_midnight() {
  constexpr std::int64_t kDay = 86400, kThen = kDay - 300;
  const std::int64_t ahead = kThen - std::time(nullptr) % kDay;
  const std::int64_t apart = ahead < 0 ? -ahead : ahead;
  return fmt::format("XXX{}{:02}:{:02}:{:02}", ahead < 0 ? '+' : '-', apart / 3600, apart / 60 % 60,
                     apart % 60);
}

TEST_F(Remedies, TomorrowIsStillToComeJustBeforeMidnight) {
  const std::string zone = zone_before_midnight();
  const Outcome outcome =
      dowel.run_in(zone, {"log", "add", "deadlift", "3x5x100kg", "--at", "tomorrow"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_TRUE(has(outcome.err, "still to come")) << zone << outcome.err;
  EXPECT_EQ(dowel.run_in(zone, {"log", "add", "deadlift", "3x5x100kg"}).exit_code, 0);
}

}  // namespace
}  // namespace dowel::cli
