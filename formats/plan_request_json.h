#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/plan/request.h"

namespace dowel::formats {

/// What a plan was asked with, as one JSON document `{"schema": "dowel.plan-request/1", …}`. Kept
/// beside every plan, so that the plan can be made again: it depends on nothing else but the rules.
std::string plan_request_to_json(const PlanRequest& request);
/// The same before it is text, to stand within another document.
nlohmann::ordered_json plan_request_document(const PlanRequest& request);

/// Reads it back without loss.
/// @returns errors: unreadable, naming the field that is missing, unknown or no valid value
Result<PlanRequest> plan_request_from_json(std::string_view text);

}  // namespace dowel::formats
