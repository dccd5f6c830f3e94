#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/commands.h"

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
