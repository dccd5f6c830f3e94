#include "report/answers/check_answers.h"

#include "report/answers/document.h"

namespace dowel::report {
namespace {

Json question_json(const AskedQuestion& asked) {
  const CheckQuestion& question = asked.question;
  Json results = Json::array();
  for (const CheckChoice& choice : question.choices) {
    results.push_back({{"result", choice.id}, {"means", choice.says}});
  }
  return {{"id", question.id},
          {"name", question.name},
          {"how", question.how},
          {"results", std::move(results)},
          {"answered", text_or_null(asked.answered)}};
}

}  // namespace

std::string checks_answer(const std::vector<AskedQuestion>& questions,
                          std::span<const RedFlagQuestion> red_flags) {
  Json answer = begin_answer("checks");
  answer["checks"] = Json::array();
  for (const AskedQuestion& asked : questions) answer["checks"].push_back(question_json(asked));
  answer["red_flags"] = Json::array();
  for (const RedFlagQuestion& flag : red_flags) {
    answer["red_flags"].push_back({{"id", flag.id}, {"question", flag.question}});
  }
  return json_text(answer);
}

std::string check_answer(const AskedQuestion& question) {
  Json answer = begin_answer("check");
  answer.update(question_json(question));
  return json_text(answer);
}

}  // namespace dowel::report
