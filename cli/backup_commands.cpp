#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "app/backup.h"
#include "cli/ask.h"
#include "cli/commands.h"
#include "cli/log_options.h"
#include "report/answers/log_answers.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;

Result<fs::path> path_of_log(const LogOptions& options) {
  return app::log_path(options.log.empty() ? std::nullopt : std::optional<fs::path>(options.log));
}

void add_common(Command& command, LogOptions& options) {
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      .type_name("FILE");
  command.add_flag("--json", options.json, "answer with one JSON document, for programs");
}

Result<int> run_backup(const LogOptions& options, const std::string& file) {
  auto log = path_of_log(options);
  DOWEL_TRY(log);
  const auto backup = app::back_up(*log, file, std::chrono::floor<std::chrono::days>(local_now()));
  DOWEL_TRY(backup);
  if (options.json) {
    std::cout << report::backup_answer(log->string(), backup->file.string(), backup->bytes);
  } else {
    std::cout << fmt::format(
        "Backed up {}\n       to {} ({} kB), checked whole.\nTo bring it back: dowel restore {} "
        "--yes\n",
        log->string(), backup->file.string(), (backup->bytes + 1023) / 1024, backup->file.string());
  }
  return 0;
}

Result<int> run_restore(const LogOptions& options, const std::string& file, bool yes) {
  auto log = path_of_log(options);
  DOWEL_TRY(log);
  const std::string question = "Put " + file + " in the place of " + log->string() + "?";
  if (!yes && !(can_ask() && ask_yes(question))) {
    return fail(ErrorCode::kUsage, "nothing was restored: the log would be replaced",
                "add --yes if you mean it; the present log is kept beside it", log->string());
  }
  auto former = app::restore(file, *log);
  DOWEL_TRY(former);
  if (options.json) {
    std::cout << report::restore_answer(log->string(), file, former->string());
    return 0;
  }
  std::cout << fmt::format("Restored {}\n    from {}\n", log->string(), file);
  if (!former->empty()) {
    std::cout << fmt::format("What was there is kept as {}\n", former->string());
  }
  return 0;
}

}  // namespace

void add_backup(Command& app) {
  auto options = std::make_shared<LogOptions>();
  auto file = std::make_shared<std::string>();
  Command& backup = app.add_command("backup", "Write a checked copy of the whole log");
  backup.footer(
      "Safe while other programs use the log. --json answers {\"schema\": "
      "\"dowel.backup/1\", \"log\",\n\"file\", \"bytes\"}");
  backup.add_option("FILE", *file, "where to [dowel-log-<date>.db in this folder]");
  add_common(backup, *options);
  backup.does([=] { return finish(run_backup(*options, *file), options->json); });
}

void add_restore(Command& app) {
  auto options = std::make_shared<LogOptions>();
  auto file = std::make_shared<std::string>();
  auto yes = std::make_shared<bool>(false);
  Command& restore = app.add_command("restore", "Put a backup in the place of the log");
  restore.footer(
      "The backup is checked first; the present log stays beside it under another name."
      "\n--json answers {\"schema\": \"dowel.restore/1\", \"log\", \"from\", \"former\"}");
  restore.add_option("FILE", *file, "what 'dowel backup' wrote").required();
  restore.add_flag("-y,--yes", *yes, "do not ask");
  add_common(restore, *options);
  restore.does([=] { return finish(run_restore(*options, *file, *yes), options->json); });
}

}  // namespace dowel::cli
