#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "core/catalogue/knowledge.h"

namespace {

/// A word in the place of a command that is none is said to be so: the parser would only miss one.
/// @returns whether the words begin with a command as far as can be told
bool names_a_command(const CLI::App& app, int argc, char** argv) {
  const CLI::App* command = &app;
  std::string called = "dowel";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    std::vector<std::string> names;
    const CLI::App* next = nullptr;
    for (const CLI::App* sub : command->get_subcommands([](const CLI::App*) { return true; })) {
      names.push_back(sub->get_name());
      if (sub->check_name(word)) next = sub;
    }
    if (names.empty() || word.empty() || word.front() == '-') return true;
    if (next == nullptr) {
      const auto near = dowel::nearest_words(word, names, 1);
      const std::string hint = near.empty() ? "" : "did you mean '" + near.front() + "'? ";
      dowel::cli::tell_error({dowel::ErrorCode::kUsage,
                              "there is no command '" + called + " " + word + "'", "",
                              hint + "'" + called + " --help' lists them"});
      return false;
    }
    command = next;
    called += " " + word;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    CLI::App app{"Dowel: film a hinge, measure every rep, on your own machine.", "dowel"};
    app.set_version_flag("--version", DOWEL_VERSION);
    app.require_subcommand(1);
    app.footer("Nothing you film leaves this machine.");
    int exit_code = 0;
    dowel::cli::add_analyze(app, exit_code);
    dowel::cli::add_demo(app, exit_code);
    dowel::cli::add_doctor(app, exit_code);
    dowel::cli::add_exercises(app, exit_code);
    dowel::cli::add_explain(app, exit_code);
    dowel::cli::add_athlete(app, exit_code);
    dowel::cli::add_log(app, exit_code);
    dowel::cli::add_plan(app, exit_code);
    dowel::cli::add_today(app, exit_code);
    dowel::cli::add_next(app, exit_code);
    dowel::cli::add_check(app, exit_code);
    dowel::cli::add_why(app, exit_code);
    dowel::cli::add_progress(app, exit_code);
    dowel::cli::add_backup(app, exit_code);
    dowel::cli::add_restore(app, exit_code);
    dowel::cli::add_completion(app, exit_code);
    if (!names_a_command(app, argc, argv)) return 2;
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      const int code = app.exit(error);
      return code == 0 ? 0 : 2;
    }
    return exit_code;
  } catch (const std::exception& error) {
    std::cerr << "dowel: " << error.what() << '\n';
    return 1;
  }
}
