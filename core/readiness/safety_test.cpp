#include "core/readiness/safety.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

TEST(Safety, NoOpenQuestionIsTakenAsNo) {
  std::vector<RedFlagAnswer> answers = all_clear(known());
  answers.pop_back();
  EXPECT_FALSE(judge_red_flags(known(), answers));
  answers = all_clear(known());
  answers.push_back({"made-up", false});
  EXPECT_FALSE(judge_red_flags(known(), answers));
  answers = all_clear(known());
  answers.back() = answers.front();
  EXPECT_FALSE(judge_red_flags(known(), answers));
}

TEST(Safety, AnyYesStopsAndSendsToAClinician) {
  for (std::size_t i = 0; i < known().red_flags.size(); ++i) {
    std::vector<RedFlagAnswer> answers = all_clear(known());
    answers[i].yes = true;
    const auto verdict = judge_red_flags(known(), answers);
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->raised, std::vector<std::string>{known().red_flags[i].id});
    EXPECT_EQ(verdict->at_once, known().red_flags[i].at_once);
    EXPECT_NE(verdict->advice.text.find("clinician"), std::string::npos);
    EXPECT_NE(verdict->advice.text.find("not a diagnosis"), std::string::npos);
  }
}

}  // namespace
}  // namespace dowel
