#include "core/readiness/safety.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(Safety, NoOpenQuestionIsTakenAsNo) {
  std::vector<RedFlagAnswer> answers = all_clear();
  answers.pop_back();
  EXPECT_FALSE(judge_red_flags(answers));
  answers = all_clear();
  answers.push_back({"made-up", false});
  EXPECT_FALSE(judge_red_flags(answers));
  answers = all_clear();
  answers.back() = answers.front();
  EXPECT_FALSE(judge_red_flags(answers));
}

TEST(Safety, AnyYesStopsAndSendsToAClinician) {
  for (std::size_t i = 0; i < red_flag_questions().size(); ++i) {
    std::vector<RedFlagAnswer> answers = all_clear();
    answers[i].yes = true;
    const auto verdict = judge_red_flags(answers);
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->raised, std::vector<std::string>{red_flag_questions()[i].id});
    EXPECT_EQ(verdict->at_once, red_flag_questions()[i].at_once);
    EXPECT_NE(verdict->advice.find("clinician"), std::string::npos);
    EXPECT_NE(verdict->advice.find("not a diagnosis"), std::string::npos);
  }
}

}  // namespace
}  // namespace dowel
