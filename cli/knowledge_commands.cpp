#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "app/exercise_choice.h"
#include "app/load_guide.h"
#include "app/rules_in_force.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "formats/text_values.h"
#include "report/answers/knowledge_answers.h"
#include "report/entry_index.h"
#include "report/explain.h"
#include "report/explain_html.h"
#include "report/log_words.h"

namespace dowel::cli {
namespace {

Result<int> run_exercises(bool json) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const Technique& technique = rules->technique;
  if (json) {
    std::cout << report::exercises_answer(technique, rules->knowledge);
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
  std::cout << "\nWhat a camera can tell of the others (Dowel does not measure them yet):\n\n";
  for (const Exercise& exercise : rules->knowledge.exercises) {
    const CameraNote* note = find_camera_note(rules->knowledge, exercise.id);
    if (report::is_measured(technique, exercise) || note == nullptr) continue;
    std::cout << fmt::format("  {:30} {}\n", exercise.slug, note->tells);
  }
  std::cout << "\n'dowel explain C-01' tells what a checkpoint is, 'dowel explain deadlift' an "
               "exercise.\nWithout --exercise, hinge and squat are told apart by themselves.\n";
  return 0;
}

// The id of an entry by that id, of an exercise by any of the names that the log takes.
Result<std::string> id_by_words(const Knowledge& knowledge, const std::string& words) {
  auto id = explained_id(knowledge, words);
  const bool as_written = id && formats::lowered(*id) == formats::lowered(words);
  const Exercise* exercise = as_written ? nullptr : app::exercise_by_words(knowledge, words);
  return exercise != nullptr ? exercise->id : id;
}

// Every page, or why there is none.
int explain_as_json(const Knowledge& knowledge, const report::Guide& guide,
                    const std::vector<std::string>& asked) {
  int code = 0;
  std::vector<report::ExplainedEntry> entries;
  for (const std::string& words : asked) {
    entries.push_back({words, id_by_words(knowledge, words)});
    if (!entries.back().id) code = tell_error(entries.back().id.error());
  }
  std::cout << report::explain_answer(knowledge, guide, entries);
  return code;
}

int explain_as_text(const Knowledge& knowledge, const report::Guide& guide,
                    const std::vector<std::string>& asked) {
  int code = 0;
  bool first = true;
  for (const std::string& words : asked) {
    const auto id = id_by_words(knowledge, words);
    const auto text = id ? explain(knowledge, *id, guide.how_to) : id;
    if (!text) {
      code = tell_error(text.error());
      continue;
    }
    std::cout << (first ? "" : "\n") << *text;
    first = false;
  }
  return code;
}

Result<void> explain_as_page(const Knowledge& knowledge, const report::Guide& guide,
                             const std::vector<std::string>& asked, const std::string& file) {
  std::vector<std::string> ids;
  for (const std::string& words : asked) {
    auto id = id_by_words(knowledge, words);
    DOWEL_TRY(id);
    ids.push_back(std::move(*id));
  }
  const auto page = report::explain_html(knowledge, guide, ids);
  DOWEL_TRY(page);
  return app::write_whole_file(file, *page);
}

struct ExplainOptions {
  std::vector<std::string> asked;
  std::string html;
  bool json = false;
};

// Several words are one name where something is called so: "kb deadlift".
void join_if_one_name(const Knowledge& knowledge, std::vector<std::string>& asked) {
  if (asked.size() < 2) return;
  std::string joined;
  for (const std::string& word : asked) joined.append(joined.empty() ? "" : " ").append(word);
  if (id_by_words(knowledge, joined)) asked = {joined};
}

Result<int> run_explain(ExplainOptions options) {
  const auto rules = app::load_rules();
  DOWEL_TRY(rules);
  const Knowledge& knowledge = rules->knowledge;
  join_if_one_name(knowledge, options.asked);
  if (options.asked.empty()) {
    if (!options.html.empty()) {
      return fail(ErrorCode::kUsage, "--html needs to know what the page is about",
                  "write for example dowel explain deadlift --html deadlift.html");
    }
    std::cout << (options.json ? report::entries_answer(knowledge) : explain_index(knowledge));
    return 0;
  }
  const auto guide = app::load_guide(knowledge);
  DOWEL_TRY(guide);
  if (!options.html.empty()) {
    DOWEL_TRY(explain_as_page(knowledge, *guide, options.asked, options.html));
  }
  return options.json ? explain_as_json(knowledge, *guide, options.asked)
                      : explain_as_text(knowledge, *guide, options.asked);
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
  auto options = std::make_shared<ExplainOptions>();
  Command& command = app.add_command(
      "explain", "Say how something is done, what an id is, who says so and what Dowel decided");
  command.add_option("ID", options->asked,
                     "C-01, D-03, K-05, X-16, deadlift, …; none: the whole list");
  command.add_option("--html", options->html, "write it as a page with drawings, to read or print")
      .type_name("FILE");
  command.add_flag("--json", options->json,
                   "answer with JSON: {\"schema\": \"dowel.explain/1\", \"entries\": [{asked, "
                   "id, text, how_to, drawing}]}; without an ID [{id, kind, name}]");
  command.does([options] { return finish(run_explain(*options), options->json); });
}

}  // namespace dowel::cli
