#include "server/problem.h"

#include <algorithm>

#include "report/answers/error_answer.h"
#include "server/page_hint.h"

namespace dowel::server {
namespace {

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kUnreadable:
    case ErrorCode::kUnusable:
      return 422;
    case ErrorCode::kWriteFailed:
      return 507;
    case ErrorCode::kMissing:
      return 503;
    case ErrorCode::kCancelled:
      return 409;
    case ErrorCode::kBadData:
      break;
  }
  return 500;
}

std::string code_of(ErrorCode code) {
  std::string text(report::error_key(code));
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

}  // namespace

Problem::Problem(Error wrong)
    : status(status_of(wrong.code)), code(code_of(wrong.code)), error(std::move(wrong)) {}

Problem::Problem(int http_status, std::string problem_code, std::string message,
                 std::string what_to_do)
    : status(http_status),
      code(std::move(problem_code)),
      error{ErrorCode::kUsage, std::move(message), "", std::move(what_to_do)} {}

tl::unexpected<Problem> problem(int status, std::string code, std::string message,
                                std::string hint) {
  return tl::unexpected(Problem(status, std::move(code), std::move(message), std::move(hint)));
}

Response to_response(const Problem& wrong, const std::string& instance) {
  report::Json json = {{"type", "/problems/" + wrong.code},
                       {"title", wrong.error.message},
                       {"status", wrong.status},
                       {"instance", instance},
                       {"code", wrong.code},
                       {"hint", report::text_or_null(page_hint(wrong.error.hint))},
                       {"where", report::text_or_null(wrong.error.where)}};
  if (!wrong.choices.empty()) json["choices"] = wrong.choices;
  json.update(wrong.more);
  // Names that came from outside may be no UTF-8: told with replacement marks, never refused.
  using Handler = nlohmann::ordered_json::error_handler_t;
  Response response{wrong.status, wrong.headers, json.dump(1, ' ', false, Handler::replace) + "\n"};
  response.set("Content-Type", "application/problem+json");
  return response;
}

}  // namespace dowel::server
