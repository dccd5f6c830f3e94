// What the program asks where somebody sits at a terminal, and what it does with the answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/testing/terminal.h"
#include "core/readiness/safety.h"
#include "knowledge/load.h"
#include "platform/testing/scratch.h"

namespace dowel::cli {
namespace {

using testing::Answer;
using testing::Dialogue;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Outcome;
using testing::run_dowel;
using testing::talk_to_dowel;

constexpr const char* kEndOfInput = "\x04";
constexpr const char* kStrongCsv =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout "
    "Notes,RPE\n"
    "2026-01-05 18:00:00,Legs,1h,Deadlift (Barbell),1,100,5,0,0,,,\n"
    "2026-01-05 18:00:00,Legs,1h,Kettlebel Swings,2,24,10,0,0,,,\n"
    "2026-01-05 18:00:00,Legs,1h,Leg Press,3,150,10,0,0,,,\n";

class Terminal : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(run_dowel({"athlete", "add", "Ana", "--log", log()}).exit_code, 0);
  }
  std::string log() const { return (scratch_.folder() / "log.db").string(); }
  Dialogue talk(std::vector<std::string> arguments, const std::vector<Answer>& answers) const {
    arguments.insert(arguments.end(), {"--log", log()});
    Dialogue dialogue = talk_to_dowel(arguments, answers);
    EXPECT_THAT(dialogue.left, IsEmpty()) << dialogue.screen;
    return dialogue;
  }
  std::string say(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--log", log()});
    const Outcome outcome = run_dowel(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }
  std::string write_strong() const {
    const auto path = scratch_.folder() / "strong.csv";
    std::ofstream(path, std::ios::binary) << kStrongCsv;
    return path.string();
  }

 private:
  platform::testing::Scratch scratch_;
};

const std::vector<RedFlagQuestion>& asked() {
  static const std::vector<RedFlagQuestion> kAsked = load_embedded().value().red_flags;
  return kAsked;
}

const std::vector<std::string> kPlan{"plan",   "--weeks", "1",           "--for",    "general",
                                     "--days", "mon:45",  "--equipment", "mini-band"};

// An answer to every safety question; `yes_to` is the place of the one answered yes.
std::vector<Answer> to_red_flags(std::size_t yes_to = 1000) {
  std::vector<Answer> answers(asked().size(), {"[yes/no]", "no"});
  if (yes_to < answers.size()) answers[yes_to] = Answer{"[yes/no]", "yes"};
  return answers;
}

TEST_F(Terminal, APlanAsksTheSafetyQuestionsOnceAndTakesOnlyYesOrNo) {
  std::vector<Answer> answers = to_red_flags();
  answers.insert(answers.begin(), {"[yes/no]", "perhaps"});
  const Dialogue first = talk(kPlan, answers);
  EXPECT_EQ(first.exit_code, 0) << first.screen;
  EXPECT_THAT(first.screen, HasSubstr("Please answer yes or no."));
  for (const RedFlagQuestion& question : asked()) {
    EXPECT_THAT(first.screen, HasSubstr(question.question));
  }
  EXPECT_THAT(first.screen, HasSubstr("Hip programme"));
  const Dialogue second = talk(kPlan, {});
  EXPECT_EQ(second.exit_code, 0);
  EXPECT_THAT(second.screen, Not(HasSubstr("[yes/no]")));
}

TEST_F(Terminal, AYesStopsThePlan) {
  const Dialogue dialogue = talk(kPlan, to_red_flags(0));
  EXPECT_EQ(dialogue.exit_code, 4) << dialogue.screen;
  EXPECT_THAT(dialogue.screen, HasSubstr("emergency department now"));
  EXPECT_THAT(dialogue.screen, Not(HasSubstr("Week 1")));
}

TEST_F(Terminal, NoAnswerIsNotTakenAsNo) {
  const Dialogue dialogue = talk(kPlan, {{"[yes/no]", "no"}, {"[yes/no]", kEndOfInput}});
  EXPECT_NE(dialogue.exit_code, 0);
  EXPECT_THAT(dialogue.screen, HasSubstr("was not answered"));
  const Dialogue again = talk(kPlan, to_red_flags());
  EXPECT_EQ(again.exit_code, 0) << "nothing was kept of the broken-off answers";
}

TEST_F(Terminal, AnImportAsksForUnitAndNamesAndRemembersThem) {
  const std::string file = write_strong();
  const Dialogue dialogue = talk({"log", "import", file}, {{"kg or lb", "stone"},
                                                           {"kg or lb", "kg"},
                                                           {"Kettlebel Swings", "kettlebell-bike"},
                                                           {"Kettlebel Swings", "y"},
                                                           {"Import this?", "y"}});
  EXPECT_EQ(dialogue.exit_code, 0) << dialogue.screen;
  EXPECT_THAT(dialogue.screen, HasSubstr("That is none of them."));
  EXPECT_THAT(dialogue.screen, HasSubstr("No exercise is called 'kettlebell-bike'"));
  EXPECT_THAT(dialogue.screen, HasSubstr("Imported 3 sets"));
  EXPECT_THAT(say({"log", "list", "--exercise", "kettlebell-swing", "--from", "2000-01-01"}),
              HasSubstr("24 kg"));
  EXPECT_THAT(say({"log", "import", file, "--unit", "kg", "--yes"}), HasSubstr("Nothing new"));
}

TEST_F(Terminal, AnImportThatIsNotConfirmedChangesNothing) {
  const Dialogue dialogue = talk({"log", "import", write_strong(), "--unit", "kg"},
                                 {{"Kettlebel Swings", ""}, {"Import this?", "n"}});
  EXPECT_EQ(dialogue.exit_code, 2) << dialogue.screen;
  EXPECT_THAT(dialogue.screen, HasSubstr("nothing was imported yet"));
  EXPECT_THAT(say({"log", "list", "--from", "2000-01-01"}), Not(HasSubstr("100 kg")));
}

TEST_F(Terminal, TodayAsksHowItFeelsAndHeedsTheAnswer) {
  ASSERT_EQ(talk({"plan", "--weeks", "1", "--days", "mon:45", "--equipment", "mini-band",
                  "--red-flags", "none", "--start", "2026-01-05", "--at", "2026-01-05T07:00"},
                 {})
                .exit_code,
            0);
  std::vector<Answer> answers = to_red_flags();
  answers.insert(answers.begin(), {"hurt?", "hip=6"});
  const Dialogue sore = talk({"today", "--at", "2026-01-05T08:00"}, answers);
  EXPECT_EQ(sore.exit_code, 4) << sore.screen;
  EXPECT_THAT(sore.screen, HasSubstr("above 5 of 10"));
}

TEST_F(Terminal, AnAthleteIsRemovedOnlyAfterAYes) {
  const Dialogue kept = talk({"athlete", "remove", "Ana"}, {{"Remove Ana", "no"}});
  EXPECT_NE(kept.exit_code, 0);
  EXPECT_THAT(say({"athlete", "list"}), HasSubstr("Ana"));
  const Dialogue gone = talk({"athlete", "remove", "Ana"}, {{"Remove Ana", "yes"}});
  EXPECT_EQ(gone.exit_code, 0) << gone.screen;
  EXPECT_THAT(say({"athlete", "list"}), Not(HasSubstr("Ana")));
}

}  // namespace
}  // namespace dowel::cli
