#pragma once

#include <memory>
#include <string>

#include "app/log_book.h"
#include "cli/log_options.h"
#include "core/catalogue/knowledge.h"

/// What the commands of the log begin with.
namespace dowel::cli {

/// An open log, whose it is, and what the exercises are called.
struct LogAccess {
  std::unique_ptr<store::Store> store;
  Athlete athlete;
  Knowledge knowledge;
};

/// The file of --log, if said.
std::optional<std::filesystem::path> log_file(const LogOptions& options);

/// For commands that write: a log that is not there is made.
/// @returns errors: as `app::open_log`, `app::find_athlete` and the knowledge
Result<LogAccess> access_log(const LogOptions& options, app::Missing missing = app::Missing::kMake);

/// For commands that only look, or change what is there already: neither a log nor an athlete is
/// made. @returns errors: as `app::look_into_log`, `app::find_athlete` and the knowledge
Result<LogAccess> look_into_log(const LogOptions& options,
                                app::Opening opening = app::Opening::kChecked);

/// The same two for what concerns the whole log: the athlete stays empty, and none is made.
Result<LogAccess> access_whole_log(const LogOptions& options);
Result<LogAccess> look_into_whole_log(const LogOptions& options);

/// Whether somebody sits before the program and can be asked.
bool can_ask();
/// Asks on the terminal. @returns the trimmed answer, empty at the end of the input
std::string ask(const std::string& question);
/// Asks for a plain yes.
bool ask_yes(const std::string& question);

/// A period from two days in words, both inclusive, each may be empty. @returns errors: usage
Result<store::Period> parse_period(const std::string& from, const std::string& to);

}  // namespace dowel::cli
