#include <algorithm>
#include <iostream>
#include <string_view>

#include "cli/commands.h"
#include "report/answers/error_answer.h"

namespace dowel::cli {

int exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return 2;
    case ErrorCode::kUnreadable:
      return 3;
    case ErrorCode::kUnusable:
      return 4;
    case ErrorCode::kCancelled:
      return 130;  // as a shell reports Ctrl-C
    case ErrorCode::kMissing:
    case ErrorCode::kWriteFailed:
    case ErrorCode::kBadData:
      break;
  }
  return 1;
}

bool asks_for_json(int argc, char** argv) {
  const auto says = [&](std::string_view word) {
    return std::any_of(argv, argv + argc, [&](const char* said) { return said == word; });
  };
  return says("--json") && !says("analyze") && !says("analyse");
}

int finish(const Result<int>& done, bool json) {
  if (done) return *done;
  if (json) std::cout << report::error_answer(done.error());
  return tell_error(done.error());
}

int tell_error(const Error& error, const std::string& about) {
  std::cerr << "dowel: ";
  if (!about.empty()) std::cerr << about << ": ";
  std::cerr << error.message;
  if (!error.where.empty() && error.where != about) std::cerr << " (" << error.where << ")";
  std::cerr << '\n';
  if (!error.hint.empty()) std::cerr << "  what to do: " << error.hint << '\n';
  return exit_code_of(error.code);
}

}  // namespace dowel::cli
