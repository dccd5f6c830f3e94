#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dowel {

/// What kind of thing went wrong; the command line turns it into an exit code.
enum class ErrorCode {
  kUsage,        ///< the caller asked for something that does not exist or does not fit together
  kUnreadable,   ///< an input file cannot be read or is not what it should be
  kUnusable,     ///< the input can be read but holds nothing to work with (no person, wrong view)
  kMissing,      ///< something that set-up should have provided is not installed
  kWriteFailed,  ///< an output could not be written; nothing was left under its final name
  kCancelled,    ///< the user stopped the work
  kBadData,      ///< data handed to a function breaks its stated contract
};

/// An error as its reader needs it: what is wrong, where, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::kBadData;
  std::string message;  ///< one sentence: what is wrong
  std::string where;    ///< file, line, key or stage; empty when there is no better place
  std::string hint;     ///< one sentence: what to do
};

/// Either a value or an `Error`. Bad data comes back as an error; a programmer's mistake asserts.
template <class T>
using Result = tl::expected<T, Error>;

/// Makes the error side of a `Result`.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {},
                                  std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), std::move(hint)});
}

}  // namespace dowel

/// Passes an error on: leaves the function with the error of a `Result` that holds one, and does
/// nothing else. Takes the result by name, or the call that gives it.
#define DOWEL_TRY(...)                                         \
  do {                                                         \
    if (auto&& dowel_tried = (__VA_ARGS__); !dowel_tried)      \
      return ::tl::unexpected(std::move(dowel_tried).error()); \
  } while (false)
