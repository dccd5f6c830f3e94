#pragma once

#include <string>

#include "app/desk.h"
#include "cli/log_options.h"

/// The desk of `app`, opened by what was said on the command line.
namespace dowel::cli {

using app::Desk;
using app::DeskFor;
using app::LogDesk;

/// @param at  as `parse_when` reads it; empty: now
Result<Desk> open_desk(const LogOptions& options, const std::string& at,
                       DeskFor purpose = DeskFor::kLooking);

Result<LogDesk> open_log_desk(const LogOptions& options, DeskFor purpose = DeskFor::kLooking);
Result<LogDesk> open_whole_log(const LogOptions& options, DeskFor purpose = DeskFor::kLooking);

}  // namespace dowel::cli
