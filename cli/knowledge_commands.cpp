#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "app/rules_in_force.h"
#include "cli/commands.h"
#include "report/answers/knowledge_answers.h"
#include "report/entry_index.h"
#include "report/explain.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

Result<int> run_exercises(bool json) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const Technique& technique = rules->technique;
  if (json) {
    std::cout << report::exercises_answer(technique);
    return 0;
  }
  std::cout << "Exercises that can be measured from a film:\n\n";
  for (const ExerciseProfile& p : technique.profiles) {
    if (p.recognised_only) continue;
    std::string listed;
    for (const std::string& checkpoint : report::checkpoints_of(technique, p)) {
      listed += " " + checkpoint;
    }
    std::cout << fmt::format("  {:30} {:5} checks{}\n", p.id, p.inventory, listed);
  }
  std::cout << "\n'dowel explain C-01' tells what a checkpoint is, 'dowel explain deadlift' an "
               "exercise.\nWithout --exercise, hinge and squat are told apart by themselves.\n";
  return 0;
}

// An entry by its id, an exercise by any of the names that the log takes.
Result<std::string> explain_words(const Knowledge& knowledge, const std::string& words) {
  auto page = explain(knowledge, words);
  const Exercise* exercise = page ? nullptr : app::exercise_by_words(knowledge, words);
  return exercise != nullptr ? explain(knowledge, exercise->slug) : page;
}

// Every page, or why there is none; without ids the list of all that can be explained.
int explain_as_json(const Knowledge& knowledge, const std::vector<std::string>& ids) {
  if (ids.empty()) {
    std::cout << report::entries_answer(knowledge);
    return 0;
  }
  int code = 0;
  std::vector<report::ExplainedEntry> entries;
  for (const std::string& id : ids) {
    entries.push_back({id, explain_words(knowledge, id)});
    if (!entries.back().text) code = tell_error(entries.back().text.error());
  }
  std::cout << report::explain_answer(entries);
  return code;
}

Result<int> run_explain(const std::vector<std::string>& ids, bool json) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const Knowledge& knowledge = rules->knowledge;
  if (json) return explain_as_json(knowledge, ids);
  if (ids.empty()) {
    std::cout << explain_index(knowledge);
    return 0;
  }
  int code = 0;
  bool first = true;
  for (const std::string& id : ids) {
    auto text = explain_words(knowledge, id);
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

void add_exercises(Command& app) {
  Command& command = app.add_command("exercises", "List the exercises that can be measured");
  auto json = std::make_shared<bool>(false);
  command.add_flag("--json", *json,
                   "answer with JSON: {\"schema\": \"dowel.exercises/1\", \"exercises\": [{id, "
                   "name, entry, checkpoints}]}");
  command.does([json] { return finish(run_exercises(*json), *json); });
}

void add_explain(Command& app) {
  auto ids = std::make_shared<std::vector<std::string>>();
  Command& command = app.add_command(
      "explain", "Say what an id or exercise is, who says so and what Dowel decided");
  command.add_option("ID", *ids, "C-01, D-03, K-05, X-16, deadlift, …; none: the whole list");
  auto json = std::make_shared<bool>(false);
  command.add_flag("--json", *json,
                   "answer with JSON: {\"schema\": \"dowel.explain/1\", \"entries\": [{asked, "
                   "text}]}; without an ID [{id, kind, name}]");
  command.does([ids, json] { return finish(run_explain(*ids, *json), *json); });
}

}  // namespace dowel::cli
