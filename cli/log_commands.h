#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "app/log_entries.h"
#include "cli/log_access.h"
#include "cli/log_json_out.h"

/// The commands below `dowel log`, each in its own file. They share one set of LogOptions, so that
/// `dowel log --athlete ana list` and `dowel log list --athlete ana` are the same.
namespace dowel::cli {

using SharedOptions = std::shared_ptr<LogOptions>;

void add_log_add(CLI::App& log, const SharedOptions& options, int& exit_code);
void add_log_list(CLI::App& log, const SharedOptions& options, int& exit_code);
void add_log_edit(CLI::App& log, const SharedOptions& options, int& exit_code);
void add_log_undo(CLI::App& log, const SharedOptions& options, int& exit_code);
void add_log_import(CLI::App& log, const SharedOptions& options, int& exit_code);
void add_log_export(CLI::App& log, const SharedOptions& options, int& exit_code);

/// What `dowel log` alone shows: the latest sessions.
int run_log_list(const LogOptions& options);

/// Sets under each other, equal ones in a row drawn together: "1–3  Deadlift  3 × 5 × 100 kg".
std::string sets_text(const std::vector<app::NumberedSet>& sets, const LogAccess& log);

/// A set with its number and the handle by which `log edit` finds it.
Json set_json(const app::NumberedSet& set);

/// "3-1-1-0" out of "3-1-1-0", "3110" or "30X1": seconds down, at the bottom, up, at the top; X as
/// fast as can be. @returns errors: usage
Result<std::string> parse_tempo(const std::string& text);

}  // namespace dowel::cli
