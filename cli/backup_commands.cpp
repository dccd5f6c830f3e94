#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/log_access.h"
#include "cli/log_json_out.h"
#include "store/sqlite_store.h"

namespace dowel::cli {
namespace {

namespace fs = std::filesystem;

Result<fs::path> path_of_log(const LogOptions& options) {
  if (!options.log.empty()) return fs::path(options.log);
  return store::default_log_path();
}

void add_common(CLI::App& command, LogOptions& options) {
  command.add_option("--log", options.log, "the log's file, if not the usual one")
      ->type_name("FILE");
  command.add_flag("--json", options.json, "answer with one JSON document, for programs");
}

int run_backup(const LogOptions& options, const std::string& file) {
  auto log = path_of_log(options);
  if (!log) return tell_error(log.error());
  fs::path target = file;
  if (file.empty()) {
    const std::string date = to_text(std::chrono::floor<std::chrono::days>(local_now()));
    target = "dowel-log-" + date + ".db";
  }
  if (auto done = store::back_up(*log, target); !done) return tell_error(done.error());
  std::error_code ignored;
  const auto bytes = fs::file_size(target, ignored);
  if (options.json) {
    Json document = json_document("backup");
    document["log"] = log->string();
    document["file"] = target.string();
    document["bytes"] = bytes;
    print_json(document);
  } else {
    std::cout << fmt::format(
        "Backed up {}\n       to {} ({} kB), checked whole.\nTo bring it back: dowel restore {} "
        "--yes\n",
        log->string(), target.string(), (bytes + 1023) / 1024, target.string());
  }
  return 0;
}

int run_restore(const LogOptions& options, const std::string& file, bool yes) {
  auto log = path_of_log(options);
  if (!log) return tell_error(log.error());
  std::error_code ignored;
  const std::string question = "Put " + file + " in the place of " + log->string() + "?";
  if (!yes && !(can_ask() && ask_yes(question)))
    return tell_error({ErrorCode::kUsage, "nothing was restored: the log would be replaced",
                       log->string(),
                       "add --yes if you mean it; the present log is kept beside it"});
  auto former = store::restore(file, *log);
  if (!former) return tell_error(former.error());
  if (options.json) {
    Json document = json_document("restore");
    document["log"] = log->string();
    document["from"] = file;
    document["former"] = former->empty() ? Json() : Json(former->string());
    print_json(document);
    return 0;
  }
  std::cout << fmt::format("Restored {}\n    from {}\n", log->string(), file);
  if (!former->empty())
    std::cout << fmt::format("What was there is kept as {}\n", former->string());
  return 0;
}

}  // namespace

void add_backup(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  auto file = std::make_shared<std::string>();
  CLI::App* backup = app.add_subcommand("backup", "Write a checked copy of the whole log");
  backup->footer(
      "Safe while other programs use the log. --json answers {\"schema\": "
      "\"dowel.backup/1\", \"log\",\n\"file\", \"bytes\"}");
  backup->add_option("FILE", *file, "where to [dowel-log-<date>.db in this folder]");
  add_common(*backup, *options);
  backup->callback([=, &exit_code] { exit_code = run_backup(*options, *file); });
}

void add_restore(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  auto file = std::make_shared<std::string>();
  auto yes = std::make_shared<bool>(false);
  CLI::App* restore = app.add_subcommand("restore", "Put a backup in the place of the log");
  restore->footer(
      "The backup is checked first; the present log stays beside it under another name."
      "\n--json answers {\"schema\": \"dowel.restore/1\", \"log\", \"from\", \"former\"}");
  restore->add_option("FILE", *file, "what 'dowel backup' wrote")->required();
  restore->add_flag("-y,--yes", *yes, "do not ask");
  add_common(*restore, *options);
  restore->callback([=, &exit_code] { exit_code = run_restore(*options, *file, *yes); });
}

}  // namespace dowel::cli
