#include <iostream>

#include "cli/commands.h"

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
