#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "report/answers/document.h"
#include "server/http.h"

namespace dowel::server {

/// What went wrong, as RFC 9457 has it told. Made from every error of Dowel's; endpoints that know
/// better say the status and the code themselves.
struct Problem {
  Problem(Error wrong);  // NOLINT(google-explicit-constructor): errors are passed on as they are
  Problem(int http_status, std::string problem_code, std::string message, std::string what_to_do);

  int status = 500;
  std::string code{};  ///< the end of `type`: "no-plan"
  Error error{};
  std::vector<std::string> choices{};          ///< what may be said instead, for programs
  report::Json more = report::Json::object();  ///< further members, for programs
  std::vector<std::pair<std::string, std::string>> headers{};
};

using Outcome = tl::expected<Response, Problem>;
template <class T>
using Answer = tl::expected<T, Problem>;

tl::unexpected<Problem> problem(int status, std::string code, std::string message,
                                std::string hint);

/// `application/problem+json` with type, title, status, instance, hint and code.
Response to_response(const Problem& problem, const std::string& instance);

}  // namespace dowel::server
