#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <variant>

#include "server/http.h"

namespace dowel::server {

/// Takes a body that is too large for memory, piece by piece, in order.
class BodyTaker {
 public:
  virtual ~BodyTaker() = default;
  /// @returns false when no more is wanted: `answer` says why
  virtual bool take(std::string_view bytes) = 0;
  /// @param whole  the body came to its end; else the other side went away or was too slow, and the
  ///   answer reaches nobody
  virtual Response answer(bool whole) = 0;
};

/// What is to become of a body, decided from the head alone.
struct KeepBody {
  std::uint64_t at_most = 0;  ///< [bytes]; more is refused
};
using BodyPlan = std::variant<Response, KeepBody, std::unique_ptr<BodyTaker>>;

/// What stands behind the sockets. Called by many threads at once.
class Service {
 public:
  virtual ~Service() = default;
  /// Quick, and without looking into files: refuses what must not come in, an answer by itself
  /// means that no body is read.
  virtual BodyPlan plan(const RequestHead& head) = 0;
  virtual Response answer(const Request& request) = 0;
  /// For what went wrong before there was a request: a problem document.
  virtual Response refuse(int status, std::string_view why) = 0;
};

}  // namespace dowel::server
