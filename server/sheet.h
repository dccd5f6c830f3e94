#pragma once

#include "app/desk.h"
#include "report/answers/training_answers.h"
#include "server/fields.h"

namespace dowel::server {

/// What somebody in the gym looks up beside the plan's lines: what was done last, and what does the
/// same job with what is at hand (`dowel.sheet/1`).
/// @param today  the session it belongs to
Result<Json> make_sheet(const app::Desk& desk, const report::TodayTold& today);

}  // namespace dowel::server
