#pragma once

#include <memory>

#include "app/log_entries.h"
#include "cli/ask.h"
#include "cli/desk.h"

/// The commands below `dowel log`, each in its own file. They share one set of LogOptions, so that
/// `dowel log --athlete ana list` and `dowel log list --athlete ana` are the same.
namespace dowel::cli {

using SharedOptions = std::shared_ptr<LogOptions>;

void add_log_add(Command& log, const SharedOptions& options);
void add_log_list(Command& log, const SharedOptions& options);
void add_log_edit(Command& log, const SharedOptions& options);
void add_log_note(Command& log, const SharedOptions& options);
void add_log_undo(Command& log, const SharedOptions& options);
void add_log_import(Command& log, const SharedOptions& options);
void add_log_export(Command& log, const SharedOptions& options);

/// What `dowel log` alone shows: the latest sessions.
Result<int> run_log_list(const LogOptions& options);

/// Sets under each other, equal ones in a row drawn together: "1–3  Deadlift  3 × 5 × 100 kg".
std::string sets_text(const std::vector<NumberedSet>& sets, const LogDesk& log);

/// Notes of coaches about one session, a line each and more where they are long. @param sets  of it
std::string notes_text(const std::vector<CoachNote>& notes, const std::vector<NumberedSet>& sets);

/// "3-1-1-0" out of "3-1-1-0", "3110" or "30X1": seconds down, at the bottom, up, at the top; X as
/// fast as can be. @returns errors: usage
Result<std::string> parse_tempo(const std::string& text);

}  // namespace dowel::cli
