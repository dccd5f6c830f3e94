#include "cli/commands.h"
#include "cli/log_commands.h"

namespace dowel::cli {

void add_log(Command& app) {
  auto options = std::make_shared<LogOptions>();
  Command& log =
      app.add_command("log", "The training log: add, list, edit, note, undo, import and export");
  log.footer("Without a command: the latest sessions, as 'dowel log list' shows them.");
  add_log_options(log, *options);
  add_log_add(log, options);
  add_log_list(log, options);
  add_log_edit(log, options);
  add_log_note(log, options);
  add_log_undo(log, options);
  add_log_import(log, options);
  add_log_export(log, options);
  log.does([=] { return finish(run_log_list(*options), options->json); });
}

}  // namespace dowel::cli
