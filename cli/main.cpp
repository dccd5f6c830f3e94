#include <exception>
#include <iostream>
#include <string_view>

#include "app/open_in_browser.h"
#include "cli/commands.h"
#include "cli/visible_output.h"
#include "core/catalogue/knowledge.h"
#include "report/answers/error_answer.h"

namespace {

using dowel::cli::Command;

// A word in the place of a command that is none is said to be so: the parser would only miss one.
// @returns whether the words begin with a command as far as can be told
bool names_a_command(const Command& program, int argc, char** argv) {
  const Command* command = &program;
  std::string called = "dowel";
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    std::vector<std::string> names;
    const Command* next = nullptr;
    for (const Command& part : command->commands) {
      names.push_back(part.name);
      if (part.is_called(word)) next = &part;
    }
    if (names.empty() || word.empty() || word.front() == '-') return true;
    if (next == nullptr) {
      const auto near = dowel::nearest_words(word, names, 1);
      const std::string hint = near.empty() ? "" : "did you mean '" + near.front() + "'? ";
      dowel::cli::finish(
          dowel::fail(dowel::ErrorCode::kUsage, "there is no command '" + called + " " + word + "'",
                      hint + "'" + called + " --help' lists them"),
          dowel::cli::asks_for_json(argc, argv));
      return false;
    }
    command = next;
    called += " " + word;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const dowel::cli::VisibleOutput visible_answers(std::cout), visible_errors(std::cerr);
  try {
    Command program{"dowel", "Dowel: film a hinge, measure every rep, on your own machine."};
    program.version(DOWEL_VERSION).footer("Nothing you film leaves this machine.");
    program.needs_command = true;
    dowel::cli::add_analyze(program);
    dowel::cli::add_demo(program);
    dowel::cli::add_doctor(program);
    dowel::cli::add_exercises(program);
    dowel::cli::add_explain(program);
    dowel::cli::add_athlete(program);
    dowel::cli::add_log(program);
    dowel::cli::add_plan(program);
    dowel::cli::add_today(program);
    dowel::cli::add_next(program);
    dowel::cli::add_check(program);
    dowel::cli::add_why(program);
    dowel::cli::add_progress(program);
    dowel::cli::add_roster(program);
    dowel::cli::add_serve(program);
    dowel::cli::add_backup(program);
    dowel::cli::add_restore(program);
    dowel::cli::add_completion(program);
    if (argc == 1 && dowel::app::on_a_desktop()) return dowel::cli::open_the_app();
    if (!names_a_command(program, argc, argv)) return 2;
    return dowel::cli::run_command_line(program, argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "dowel: " << error.what() << '\n';
    return 1;
  }
}
