#include "core/diagnosis/check_questions.h"

#include <algorithm>

#include "core/catalogue/said_words.h"

namespace dowel {

CheckQuestion question_of(const DiscriminatingTest& test) {
  CheckQuestion question{test.id, test.name, test.how, {}};
  for (const TestOutcome& outcome : test.outcomes) {
    question.choices.push_back({outcome.id, outcome.seen});
  }
  return question;
}

CheckQuestion question_of(const SignRule& sign) {
  return {sign.id,
          sign.name,
          "Do you notice this in your training?",
          {{"yes", "You notice it."}, {"no", "You looked for it and it is not there."}}};
}

std::vector<CheckQuestion> check_questions(const Knowledge& knowledge) {
  std::vector<CheckQuestion> questions;
  for (const DiscriminatingTest& test : knowledge.tests) questions.push_back(question_of(test));
  for (const SignRule& sign : knowledge.signs) questions.push_back(question_of(sign));
  return questions;
}

Result<CheckQuestion> find_check_question(const Knowledge& knowledge, const std::string& id) {
  std::vector<std::string> ids;
  for (CheckQuestion& question : check_questions(knowledge)) {
    if (question.id == id) return std::move(question);
    ids.push_back(question.id);
  }
  std::vector<CheckQuestion> named;
  for (CheckQuestion& question : check_questions(knowledge)) {
    const std::string name = plain_word(question.name), wanted = plain_word(id);
    if (name == wanted) return std::move(question);
    if (holds_words(name, wanted)) named.push_back(std::move(question));
  }
  if (named.size() == 1) return std::move(named.front());
  if (!named.empty()) {
    std::string which;
    for (const CheckQuestion& question : named) {
      which.append(which.empty() ? "say which: " : "; ").append(question.id).append(" ");
      which.append(question.name);
    }
    return fail(ErrorCode::kUsage, "'" + id + "' stands in several checks", which);
  }
  std::string hint = "the list of checks has them all";
  const auto near = nearest_words(id, ids, 1);
  if (!near.empty()) hint = "did you mean '" + near.front() + "'? " + hint;
  return fail(ErrorCode::kUsage, "no check is called '" + id + "'", hint);
}

Result<void> require_result(const CheckQuestion& question, const std::string& result) {
  if (std::ranges::find(question.choices, result, &CheckChoice::id) != question.choices.end()) {
    return {};
  }
  std::string known;
  for (const CheckChoice& choice : question.choices) {
    known.append(known.empty() ? "" : ", ").append(choice.id);
  }
  return fail(ErrorCode::kUsage, "'" + result + "' is no result of " + question.id,
              "choose one of " + known);
}

}  // namespace dowel
