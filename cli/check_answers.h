#pragma once

#include "cli/desk.h"
#include "cli/questions.h"

namespace dowel::cli {

struct CheckOptions {
  LogOptions log;
  FeelOptions feel;
  std::string at, id, result, note;
};

/// Asks or takes the safety questions and keeps the answers. @returns the exit code, 4 for a
/// warning
int answer_red_flags(Desk& desk, const CheckOptions& options);

/// Keeps what was told about pain and says its light. @returns the exit code
int answer_pain(Desk& desk, const CheckOptions& options);

/// The questions there are, with the answers so far. @returns the exit code
int list_questions(const Desk& desk, bool json);

}  // namespace dowel::cli
