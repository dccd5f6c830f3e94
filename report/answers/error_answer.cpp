#include "report/answers/error_answer.h"

#include "report/answers/document.h"

namespace dowel::report {

std::string_view error_key(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kUnusable:
      return "unusable";
    case ErrorCode::kMissing:
      return "missing";
    case ErrorCode::kWriteFailed:
      return "write_failed";
    case ErrorCode::kCancelled:
      return "cancelled";
    case ErrorCode::kBadData:
      break;
  }
  return "bad_data";
}

Json error_json(const Error& error) {
  return {{"code", error_key(error.code)},
          {"message", error.message},
          {"where", error.where},
          {"hint", error.hint}};
}

std::string error_answer(const Error& error) {
  Json answer = begin_answer("error");
  answer.update(error_json(error));
  return json_text(answer);
}

}  // namespace dowel::report
