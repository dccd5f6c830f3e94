#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "cli/commands.h"
#include "cli/log_json_out.h"
#include "cli/log_words.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"
#include "report/entry_index.h"
#include "report/explain.h"

namespace dowel::cli {
namespace {

/// Checkpoints that the rules of a profile measure, each once.
std::vector<std::string> checkpoints_of(const Technique& technique, const ExerciseProfile& p) {
  std::vector<std::string> checkpoints;
  for (const std::string& id : p.rules) {
    const std::string& checkpoint = technique.find_rule(id)->checkpoint;
    if (std::find(checkpoints.begin(), checkpoints.end(), checkpoint) == checkpoints.end())
      checkpoints.push_back(checkpoint);
  }
  return checkpoints;
}

int run_exercises(bool json) {
  auto technique = load_technique();
  if (!technique) return tell_error(technique.error());
  Json document = json_document("exercises");
  document["exercises"] = Json::array();
  if (!json) std::cout << "Exercises that can be measured from a film:\n\n";
  for (const ExerciseProfile& p : technique->profiles) {
    if (p.recognised_only) continue;
    const auto checkpoints = checkpoints_of(*technique, p);
    document["exercises"].push_back(
        {{"id", p.id}, {"name", p.name}, {"entry", p.inventory}, {"checkpoints", checkpoints}});
    if (json) continue;
    std::string listed;
    for (const std::string& checkpoint : checkpoints) listed += " " + checkpoint;
    std::cout << fmt::format("  {:30} {:5} checks{}\n", p.id, p.inventory, listed);
  }
  if (json) {
    print_json(document);
    return 0;
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

/// Pages as one document; without ids the list of all that can be explained.
int explain_as_json(const Knowledge& knowledge, const std::vector<std::string>& ids) {
  Json document = json_document("explain");
  document["entries"] = Json::array();
  int code = 0;
  for (const std::string& id : ids) {
    const auto text = explain_words(knowledge, id);
    if (text) {
      document["entries"].push_back({{"asked", id}, {"text", *text}});
    } else {
      code = tell_error(text.error());
    }
  }
  if (ids.empty()) {
    for (const IndexEntry& entry : index_of_entries(knowledge))
      document["entries"].push_back(
          {{"id", entry.id}, {"kind", std::string(entry.kind)}, {"name", entry.name}});
  }
  print_json(document);
  return code;
}

int run_explain(const std::vector<std::string>& ids, bool json) {
  auto knowledge = knowledge_in_force();
  if (!knowledge) return tell_error(knowledge.error());
  if (json) return explain_as_json(*knowledge, ids);
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
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json,
                    "answer with JSON: {\"schema\": \"dowel.exercises/1\", \"exercises\": [{id, "
                    "name, entry, checkpoints}]}");
  command->callback([json, &exit_code] { exit_code = run_exercises(*json); });
}

void add_explain(CLI::App& app, int& exit_code) {
  auto ids = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand(
      "explain", "Say what an id or exercise is, who says so and what Dowel decided");
  command->add_option("ID", *ids, "C-01, D-03, K-05, X-16, deadlift, …; none: the whole list");
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json,
                    "answer with JSON: {\"schema\": \"dowel.explain/1\", \"entries\": [{asked, "
                    "text}]}; without an ID [{id, kind, name}]");
  command->callback([ids, json, &exit_code] { exit_code = run_explain(*ids, *json); });
}

}  // namespace dowel::cli
