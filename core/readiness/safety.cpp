#include "core/readiness/safety.h"

#include <algorithm>

#include "core/catalogue/readiness_rules.h"
#include "core/readiness/say.h"

namespace dowel {

bool is_warning_sign(const RedFlagAnswer& answer) {
  return answer.yes && answer.id != kOwnWordsSign && answer.id != kCleared;
}

namespace {

// True when an answer belongs to no question and is none of those that may stand beside them.
bool is_unknown(const Knowledge& knowledge, const RedFlagAnswer& answer) {
  return answer.id != kOwnWordsSign && answer.id != kCleared &&
         std::ranges::find(knowledge.red_flags, answer.id, &RedFlagQuestion::id) ==
             knowledge.red_flags.end();
}

// What a yes asks for: how soon help is sought, and how it is taken up again.
Advice advice_for(const ReadinessWords& words, const SafetyVerdict& verdict) {
  const Phrase& when = verdict.emergency ? words.emergency
                       : verdict.at_once ? words.seek_help_today
                                         : words.see_a_clinician;
  return advise(words.warning_sign, {{"when", say(when)}});
}

}  // namespace

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
    verdict.emergency = verdict.emergency || question.emergency;
  }
  if (std::ranges::any_of(answers, [&](const auto& one) { return is_unknown(knowledge, one); })) {
    return fail(ErrorCode::kUsage, "an answer belongs to no safety question",
                "use the ids of the questions as they are listed");
  }
  const ReadinessWords& words = knowledge.readiness->words;
  if (!verdict.raised.empty()) {
    verdict.advice = advice_for(words, verdict);
  } else if (std::ranges::any_of(answers, [](const RedFlagAnswer& answer) {
               return answer.yes && answer.id == kOwnWordsSign;
             })) {
    verdict.raised.push_back(kOwnWordsSign);
    verdict.advice = advise(words.own_words);
  }
  return verdict;
}

std::string raised_words(const Knowledge& knowledge, const std::vector<std::string>& raised) {
  std::string text;
  for (const RedFlagQuestion& flag : knowledge.red_flags) {
    if (std::ranges::find(raised, flag.id) == raised.end()) continue;
    text.append(text.empty() ? "" : " ").append(flag.question);
  }
  return text;
}

std::vector<RedFlagAnswer> all_clear(const Knowledge& knowledge) {
  std::vector<RedFlagAnswer> answers;
  for (const RedFlagQuestion& question : knowledge.red_flags) answers.push_back({question.id});
  return answers;
}

}  // namespace dowel
