#include "core/readiness/safety.h"

#include <algorithm>

namespace dowel {
namespace {

constexpr const char* kToday = "Seek medical help today.";
constexpr const char* kSoon = "See a clinician before you train.";

std::vector<RedFlagQuestion> write_questions() {
  const std::vector<std::string> framework{"Finucane2020"};
  return {
      {"bladder-bowel", "Any new trouble passing or holding urine or stool?", kToday, true,
       framework},
      {"saddle-numbness", "Any numbness between the legs or around the seat?", kToday, true,
       framework},
      {"leg-weakness", "Weakness, numbness or tingling in a leg that is new or growing?", kToday,
       true, framework},
      {"fall-or-accident", "Did the pain begin with a fall, a blow or an accident?", kSoon, false,
       framework},
      {"fever", "Fever, chills or feeling ill together with the pain?", kToday, true, framework},
      {"weight-loss", "Weight lost lately without trying?", kSoon, false, framework},
      {"cancer", "Have you ever had cancer, and is this pain new?", kSoon, false, framework},
      {"night-pain", "Pain at night or at rest that does not ease in any position?", kSoon, false,
       framework},
      {"fracture-risk",
       "Brittle bones, or months of cortisone tablets, together with new back or hip pain?", kSoon,
       false, framework},
  };
}

std::string advice_for(const SafetyVerdict& verdict) {
  return std::string(verdict.at_once ? kToday : kSoon) +
         " The answer is a warning sign, not a diagnosis; only an examination can tell. Make the "
         "plan again once a clinician has cleared you and you have answered again: 'dowel check "
         "red-flags'.";
}

}  // namespace

std::span<const RedFlagQuestion> red_flag_questions() {
  static const std::vector<RedFlagQuestion> kQuestions = write_questions();
  return kQuestions;
}

Result<SafetyVerdict> judge_red_flags(const std::vector<RedFlagAnswer>& answers) {
  SafetyVerdict verdict;
  for (const RedFlagQuestion& question : red_flag_questions()) {
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
  if (answers.size() != red_flag_questions().size()) {
    return fail(ErrorCode::kUsage, "an answer belongs to no safety question",
                "use the ids of the questions as they are listed");
  }
  if (!verdict.raised.empty()) verdict.advice = advice_for(verdict);
  return verdict;
}

std::vector<RedFlagAnswer> all_clear() {
  std::vector<RedFlagAnswer> answers;
  for (const RedFlagQuestion& question : red_flag_questions()) answers.push_back({question.id});
  return answers;
}

}  // namespace dowel
