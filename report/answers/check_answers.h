#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/diagnosis/check_questions.h"
#include "core/readiness/safety.h"

/// What `dowel check` answers to programs about its questions.
namespace dowel::report {

/// A question with what was answered to it lately: "found on 2026-01-05"; empty: nothing.
struct AskedQuestion {
  CheckQuestion question;
  std::string answered;
};

std::string checks_answer(const std::vector<AskedQuestion>& questions,
                          std::span<const RedFlagQuestion> red_flags);
std::string check_answer(const AskedQuestion& question);

}  // namespace dowel::report
