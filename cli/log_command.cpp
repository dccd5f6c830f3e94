#include "cli/commands.h"
#include "cli/log_commands.h"

namespace dowel::cli {

void add_log(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  CLI::App* log =
      app.add_subcommand("log", "The training log: add, list, edit, undo, import and export");
  log->footer("Without a command: the latest sessions, as 'dowel log list' shows them.");
  log->require_subcommand(0, 1);
  add_log_options(*log, *options);
  add_log_add(*log, options, exit_code);
  add_log_list(*log, options, exit_code);
  add_log_edit(*log, options, exit_code);
  add_log_undo(*log, options, exit_code);
  add_log_import(*log, options, exit_code);
  add_log_export(*log, options, exit_code);
  log->callback([=, &exit_code] {
    if (log->get_subcommands().empty()) exit_code = run_log_list(*options);
  });
}

}  // namespace dowel::cli
