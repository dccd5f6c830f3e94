#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"

/// What an athlete can answer for himself: tests that tell causes apart, and signs.
namespace dowel {

/// What may be answered to a question.
struct CheckChoice {
  std::string id;
  std::string says;
};

/// A test or a sign, in one form.
struct CheckQuestion {
  std::string id, name, how;
  std::vector<CheckChoice> choices;
};

CheckQuestion question_of(const DiscriminatingTest& test);
CheckQuestion question_of(const SignRule& sign);

/// Tests first, then signs, each in the order of the knowledge.
std::vector<CheckQuestion> check_questions(const Knowledge& knowledge);

/// @returns errors: usage, with the nearest id
Result<CheckQuestion> find_check_question(const Knowledge& knowledge, const std::string& id);

/// Whether a result is one of the question's. @returns errors: usage, naming them
Result<void> require_result(const CheckQuestion& question, const std::string& result);

}  // namespace dowel
