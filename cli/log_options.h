#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "core/base/result.h"
#include "core/log/athlete.h"
#include "core/log/civil_time.h"
#include "core/log/log_change.h"

namespace dowel::cli {

/// What every command that reads or writes the training log takes.
struct LogOptions {
  std::string log;      ///< file; empty: the default place
  std::string athlete;  ///< name; empty: see app::find_athlete
  bool json = false;
};

/// Adds --log, --athlete and --json.
void add_log_options(Command& command, LogOptions& options);

/// "60", "60kg", "132.5 lb", "132,5" → kg. Not negative.
/// @param bare  the unit of a number without one
/// @returns errors: usage
Result<double> parse_load(std::string_view text, MassUnit bare);

/// A moment in words: `now`, `today`, `yesterday`, `tomorrow`, `-3d` (three days ago),
/// `2026-01-05`, each also with a time of day after a blank or T (`yesterday 18:30`), or a time
/// alone (`18:30`, today). A day without a time is its midnight, which stands for "time not
/// stated"; `today` alone is now.
/// @returns errors: usage
Result<LocalTime> parse_when(const std::string& text, LocalTime now);
/// The same with the present moment for `now`.
Result<LocalTime> parse_when(const std::string& text);
/// The same of what lies behind: "fri" and "friday 18:30" are the Friday that was last.
Result<LocalTime> parse_when_done(const std::string& text, LocalTime now);

/// A period from two days in words, both inclusive, each may be empty. @returns errors: usage
Result<Period> parse_period(const std::string& from, const std::string& to);

/// The system's clock in local time.
LocalTime local_now();

}  // namespace dowel::cli
