#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/log/log.h"

namespace dowel::formats {

/// The whole log as one JSON document, `{"schema": "dowel.log/2", "athletes": [{…}, …], …}`. The
/// keys are those of core/training/log_fields.h, units are in their names, absent values are null.
std::string log_to_json(const LogData& log);

/// Reads it back without loss; also the first form, "dowel.log/1", which had no plans and checks.
/// @returns errors: unreadable, naming list, place and field of what is wrong, also for a field
///   this Dowel does not know, which it would otherwise lose
Result<LogData> log_from_json(std::string_view text);

}  // namespace dowel::formats
