#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"
#include "formats/older_log.h"
#include "formats/recordings.h"

namespace dowel::formats {

/// The whole log as one JSON document, `{"schema": "dowel.log/5", "athletes": [{…}, …], …}`. The
/// keys are those of core/log/log_fields.h, units are in their names, absent values are null. What
/// is spoken to films stands at its end: `"recordings": [{"name", "base64"}]`, where there is any.
std::string log_to_json(const LogData& log, const std::vector<Recording>& recordings = {});

/// Reads it back without loss; also the older forms "dowel.log/4", which had no comments on films,
/// "dowel.log/3", which had no notes of coaches, "dowel.log/2" and "dowel.log/1", the first of
/// which had no plans and checks.
/// @returns errors: unreadable, naming list, place and field of what is wrong, also for a field
///   this Dowel does not know, which it would otherwise lose
Result<LogRead> log_from_json(std::string_view text);

}  // namespace dowel::formats
