#pragma once

#include <string>

#include "cli/command_line.h"
#include "core/base/result.h"

namespace dowel::cli {

/// Adds a command to the program.
void add_analyze(Command& app);
void add_demo(Command& app);
void add_doctor(Command& app);
void add_exercises(Command& app);
void add_explain(Command& app);
void add_plan(Command& app);
void add_today(Command& app);
void add_next(Command& app);
void add_check(Command& app);
void add_why(Command& app);
void add_completion(Command& app);
void add_athlete(Command& app);
void add_log(Command& app);
void add_progress(Command& app);
void add_roster(Command& app);
void add_backup(Command& app);
void add_serve(Command& app);
/// Serves, and shows the page in a browser; where a server is there already that one's page.
/// @returns exit code
int open_the_app();
void add_restore(Command& app);

/// Exit code of an error (docs/method.md, exit codes).
int exit_code_of(ErrorCode code);

/// Ends a command: an error is told on stderr, and to programs as one document on stdout.
/// @param json  the command was asked to answer programs
/// @returns the exit code
int finish(const Result<int>& done, bool json);

/// Whether a program asked: `analyze` writes its JSON into a file instead.
bool asks_for_json(int argc, char** argv);

/// Says an error on stderr in two lines: what is wrong, what to do. Returns its exit code.
int tell_error(const Error& error, const std::string& about = {});

}  // namespace dowel::cli
