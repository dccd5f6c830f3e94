#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dowel::report {

/// "usage", "unreadable", "unusable", "missing", "write_failed", "cancelled", "bad_data".
std::string_view error_key(ErrorCode code);

/// Code, message, where and hint of an error, as every document carries them.
nlohmann::ordered_json error_json(const Error& error);

/// What went wrong, for programs: `{"schema": "dowel.error/1", "code", "message", "where",
/// "hint"}`.
std::string error_answer(const Error& error);

}  // namespace dowel::report
