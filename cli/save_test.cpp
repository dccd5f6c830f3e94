// `dowel analyze --save`: a film becomes part of the log, and the gate answers from it.

#include <gtest/gtest.h>

#include "app/testing/films.h"
#include "cli/testing/log_program.h"

namespace dowel::cli {
namespace {

using namespace testing;
using namespace app::testing;

class SaveFilm : public ::testing::Test {
 protected:
  void SetUp() override { NEEDS_NETWORKS(); }
  LogProgram dowel;
};

TEST_F(SaveFilm, TheLoggedSetGetsTheFilmAndLendsItItsLoad) {
  dowel.say({"athlete", "add", "Ana", "--height", "1.75", "--mass", "75"});
  dowel.say({"log", "add", "kettlebell-deadlift", "2x2x24kg"});
  const Outcome outcome = dowel.run({"analyze", plain_film().string(), "-e", "kettlebell-deadlift",
                                     "--save", "--json", dowel.path("a.json")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "saved: with set 2 of Ana")) << outcome.out;
  EXPECT_EQ(dowel.sets().size(), 2U);
  const auto analysis = nlohmann::json::parse(read_text(dowel.path("a.json")));
  EXPECT_EQ(analysis["athlete"]["load_kg"], 24);
  EXPECT_EQ(analysis["athlete"]["height_m"], 1.75);
  // One of the two reps was filmed with a rounded back: no pass.
  const std::string answer = dowel.say({"next", "kettlebell-deadlift"});
  EXPECT_FALSE(has(answer, "PASS")) << answer;
  EXPECT_FALSE(has(answer, "was not filmed")) << answer;
}

TEST_F(SaveFilm, WithoutALoggedSetOneIsMadeAndCanBeTakenBack) {
  const Outcome outcome = dowel.run(
      {"analyze", plain_film().string(), "-e", "kettlebell-deadlift", "--load", "24", "--save"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "a new set, made from the film")) << outcome.out;
  const auto sets = dowel.sets();
  ASSERT_EQ(sets.size(), 1U);
  EXPECT_EQ(sets[0]["reps"], 2);
  EXPECT_EQ(sets[0]["load_kg"], 24);
  dowel.say({"log", "undo"});
  EXPECT_TRUE(dowel.sets().empty());
}

TEST_F(SaveFilm, ASetOfAnotherExerciseIsRefusedBeforeTheWork) {
  dowel.say({"log", "add", "deadlift", "5x100", "--at", "2026-01-05"});
  const std::string told = dowel.refuse({"analyze", plain_film().string(), "-e",
                                         "kettlebell-deadlift", "--save", "--set", "2026-01-05/1"});
  EXPECT_TRUE(has(told, "set 2026-01-05/1 is Deadlift")) << told;
  EXPECT_TRUE(has(told, "exercise=kettlebell-deadlift")) << told;
  EXPECT_FALSE(dowel.sets()[0]["filmed"].get<bool>());
}

TEST_F(SaveFilm, AnotherLoadIsRemarkedAndTheListMarksTheFilm) {
  dowel.say({"log", "add", "kettlebell-deadlift", "2x2x24kg", "--at", "2026-01-05"});
  const Outcome outcome = dowel.run({"analyze", plain_film().string(), "-e", "kettlebell-deadlift",
                                     "--load", "32", "--save", "--set", "2026-01-05/2"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(has(outcome.out, "the log says 24 kg, --load said 32 kg")) << outcome.out;
  const auto sets = dowel.sets();
  EXPECT_FALSE(sets[0]["filmed"].get<bool>());
  EXPECT_TRUE(sets[1]["filmed"].get<bool>());
  const std::string list = dowel.say({"log"});
  EXPECT_TRUE(has(list, "1  Kettlebell deadlift  2 × 24 kg\n")) << list;
  EXPECT_TRUE(has(list, "2  Kettlebell deadlift  2 × 24 kg  filmed\n")) << list;
}

TEST_F(SaveFilm, ASetThatIsNotThereIsRefusedBeforeTheWork) {
  dowel.say({"log", "add", "kettlebell-deadlift", "2x2x24kg"});
  const std::string told =
      dowel.refuse({"analyze", plain_film().string(), "--save", "--set", "7", "-q"});
  EXPECT_TRUE(has(told, "7")) << told;
  EXPECT_EQ(dowel.sets().size(), 2U);
}

}  // namespace
}  // namespace dowel::cli
