#include "knowledge/load_how_to.h"

#include <algorithm>

#include "knowledge/own_reader.h"
#include "knowledge/toml_reader.h"

namespace dowel {

namespace {

// A cue stands beside a drawing: it must fit on two short lines.
constexpr std::size_t kLongestCue = 64;

std::vector<std::string> read_parts(const TomlTable& table, std::string_view key) {
  std::vector<std::string> parts = table.texts(key);
  if (parts.empty()) {
    table.refuse(key, "the entry does not say this part",
                 "add " + std::string(key) + " = [\"…\", \"…\"]");
  }
  return parts;
}

std::vector<HowToStep> read_steps(const TomlTable& table, std::string_view key,
                                  const std::string& id, const Knowledge& knowledge) {
  std::vector<HowToStep> steps;
  for (const TomlTable& item : table.tables(key)) {
    HowToStep step{item.text("says"), item.text_or_empty("to")};
    const bool known = step.to.empty() || find_entry(knowledge.exercises, step.to) ||
                       find_entry(knowledge.drills, step.to);
    if (!known) {
      item.refuse("to", "'" + step.to + "' is no exercise and no drill",
                  "name one by its id, e.g. X-22, or leave 'to' out");
    }
    if (!step.to.empty() && step.to == id) {
      item.refuse("to", "the step leads to the entry itself", "leave 'to' out");
    }
    steps.push_back(std::move(step));
  }
  if (steps.empty()) {
    table.refuse(key, "the entry does not say this part",
                 "add " + std::string(key) + " = [{ says = \"…\" }]");
  }
  return steps;
}

HowTo read_how_to(const TomlTable& table, const Knowledge& knowledge) {
  HowTo entry;
  entry.id = table.text("id");
  const bool known = find_entry(knowledge.exercises, entry.id) ||
                     find_entry(knowledge.drills, entry.id) ||
                     find_entry(knowledge.tests, entry.id);
  if (!known) {
    table.refuse("id", "'" + entry.id + "' is no exercise, drill or test",
                 "name one by its id, e.g. X-22");
  }
  entry.cue = table.text("cue");
  if (entry.cue.size() > kLongestCue) {
    table.refuse("cue", "the cue is too long for the line beside a drawing",
                 "say it in " + std::to_string(kLongestCue) + " letters or fewer");
  }
  entry.set_up = read_parts(table, "set_up");
  entry.movement = read_parts(table, "movement");
  entry.feel = table.text("feel");
  entry.stop_if = table.text("stop_if");
  entry.easier = read_steps(table, "easier", entry.id, knowledge);
  entry.harder = read_steps(table, "harder", entry.id, knowledge);
  return entry;
}

}  // namespace

Result<std::vector<HowTo>> load_how_to(const std::vector<KnowledgeFile>& files,
                                       const Knowledge& knowledge) {
  std::vector<HowTo> entries;
  for (const KnowledgeFile& file : files) {
    if (!file.name.starts_with(kHowToFiles)) continue;
    Result<TomlDocument> document = TomlDocument::parse(file.text, file.name);
    DOWEL_TRY(document);
    for (const TomlTable& table : document->root().tables("how_to")) {
      HowTo entry = read_how_to(table, knowledge);
      if (find_how_to(entries, entry.id)) {
        table.refuse("id", "'" + entry.id + "' is told twice", "remove one of the two");
      }
      entries.push_back(std::move(entry));
    }
    DOWEL_TRY(document->finish());
  }
  return entries;
}

}  // namespace dowel
