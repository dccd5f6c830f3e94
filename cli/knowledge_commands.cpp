#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_words.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"
#include "report/explain.h"

namespace dowel::cli {
namespace {

int run_exercises() {
  auto technique = load_technique();
  if (!technique) return tell_error(technique.error());
  std::cout << "Exercises that can be measured from a film:\n\n";
  for (const ExerciseProfile& p : technique->profiles) {
    if (p.recognised_only) continue;
    std::string checkpoints;
    for (const std::string& id : p.rules) {
      const std::string& checkpoint = technique->find_rule(id)->checkpoint;
      if (checkpoints.find(checkpoint) == std::string::npos) checkpoints += " " + checkpoint;
    }
    std::cout << fmt::format("  {:30} {:5} checks{}\n", p.id, p.inventory, checkpoints);
  }
  std::cout << "\n'dowel explain C-01' tells what a checkpoint is, 'dowel explain deadlift' an "
               "exercise.\nWithout --exercise, hinge and squat are told apart by themselves.\n";
  return 0;
}

/// An entry by its id, an exercise by any of the names that the log takes.
Result<std::string> explain_words(const Knowledge& knowledge, const std::string& words) {
  auto page = explain(knowledge, words);
  const Exercise* exercise = page ? nullptr : app::exercise_by_words(knowledge, words);
  return exercise != nullptr ? explain(knowledge, exercise->slug) : page;
}

int run_explain(const std::vector<std::string>& ids) {
  auto knowledge = knowledge_in_force();
  if (!knowledge) return tell_error(knowledge.error());
  if (ids.empty()) {
    std::cout << explain_index(*knowledge);
    return 0;
  }
  int code = 0;
  bool first = true;
  for (const std::string& id : ids) {
    auto text = explain_words(*knowledge, id);
    if (!text) {
      code = tell_error(text.error());
      continue;
    }
    std::cout << (first ? "" : "\n") << *text;
    first = false;
  }
  return code;
}

}  // namespace

void add_exercises(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("exercises", "List the exercises that can be measured");
  command->callback([&exit_code] { exit_code = run_exercises(); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto ids = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand(
      "explain", "Say what an id or exercise is, who says so and what Dowel decided");
  command->add_option("ID", *ids, "C-01, D-03, K-05, X-16, deadlift, …; none: the whole list");
  command->callback([ids, &exit_code] { exit_code = run_explain(*ids); });
}

}  // namespace dowel::cli
