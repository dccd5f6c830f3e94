#include "core/readiness/safety.h"

#include <algorithm>

#include "core/catalogue/readiness_rules.h"
#include "core/readiness/say.h"

namespace dowel {

Result<SafetyVerdict> judge_red_flags(const Knowledge& knowledge,
                                      const std::vector<RedFlagAnswer>& answers) {
  SafetyVerdict verdict;
  for (const RedFlagQuestion& question : knowledge.red_flags) {
    const auto same = [&](const RedFlagAnswer& a) { return a.id == question.id; };
    const auto times = std::count_if(answers.begin(), answers.end(), same);
    if (times != 1) {
      return fail(ErrorCode::kUsage,
                  times == 0 ? "a safety question has no answer: " + question.question
                             : "a safety question is answered twice: " + question.id,
                  "answer every safety question once, yes or no", question.id);
    }
    if (!std::find_if(answers.begin(), answers.end(), same)->yes) continue;
    verdict.raised.push_back(question.id);
    verdict.at_once = verdict.at_once || question.at_once;
  }
  if (answers.size() != knowledge.red_flags.size()) {
    return fail(ErrorCode::kUsage, "an answer belongs to no safety question",
                "use the ids of the questions as they are listed");
  }
  if (verdict.raised.empty()) return verdict;
  const ReadinessWords& words = knowledge.readiness->words;
  const Phrase& when = verdict.at_once ? words.seek_help_today : words.see_a_clinician;
  verdict.advice = advise(words.warning_sign, {{"when", say(when)}});
  return verdict;
}

std::vector<RedFlagAnswer> all_clear(const Knowledge& knowledge) {
  std::vector<RedFlagAnswer> answers;
  for (const RedFlagQuestion& question : knowledge.red_flags) answers.push_back({question.id});
  return answers;
}

}  // namespace dowel
