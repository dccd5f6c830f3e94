#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/base/result.h"

namespace dowel::cli {

/// Adds a command to the program. Each leaves its exit code in `exit_code` when it ran.
void add_analyze(CLI::App& app, int& exit_code);
void add_demo(CLI::App& app, int& exit_code);
void add_doctor(CLI::App& app, int& exit_code);
void add_exercises(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_plan(CLI::App& app, int& exit_code);
void add_today(CLI::App& app, int& exit_code);
void add_next(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_why(CLI::App& app, int& exit_code);
void add_completion(CLI::App& app, int& exit_code);
void add_athlete(CLI::App& app, int& exit_code);
void add_log(CLI::App& app, int& exit_code);
void add_progress(CLI::App& app, int& exit_code);
void add_backup(CLI::App& app, int& exit_code);
void add_restore(CLI::App& app, int& exit_code);

/// Exit code of an error (docs/method.md, exit codes).
int exit_code_of(ErrorCode code);

/// Says an error on stderr in two lines: what is wrong, what to do. Returns its exit code.
int tell_error(const Error& error, const std::string& about = {});

}  // namespace dowel::cli
