#include "report/entry_index.h"

namespace dowel {

std::vector<IndexEntry> index_of_entries(const Knowledge& knowledge) {
  std::vector<IndexEntry> index;
  const auto add = [&index](const auto& entries, std::string_view kind) {
    for (const auto& entry : entries) index.push_back({entry.id, entry.name, kind});
  };
  add(knowledge.groups, "muscle group");
  add(knowledge.muscles, "muscle");
  add(knowledge.equipment, "equipment");
  add(knowledge.exercises, "exercise");
  add(knowledge.lifts, "lift");
  add(knowledge.causes, "possible cause");
  add(knowledge.tests, "test");
  add(knowledge.signs, "sign");
  add(knowledge.hinge_notes, "hinge");
  add(knowledge.checkpoints, "checkpoint");
  add(knowledge.mistakes, "mistake");
  add(knowledge.drills, "drill");
  add(knowledge.methods, "progression method");
  add(knowledge.stages, "stage");
  add(knowledge.rules, "programme rule");
  add(knowledge.sports, "emphasis by sport");
  add(knowledge.protocols, "protocol");
  for (const Decision& decision : knowledge.decisions) {
    index.push_back({decision.id, decision.topic, "decision"});
  }
  add(knowledge.numbers, "number");
  add(knowledge.gaps, "open question of the articles");
  add(knowledge.claims, "claim");
  add(knowledge.terms, "word of training");
  for (const RedFlagQuestion& flag : knowledge.red_flags) {
    index.push_back({flag.id, flag.question, "warning sign"});
  }
  add(knowledge.conditions, "condition of the athlete");
  add(knowledge.choices, "choice of exercises");
  for (const Reference& reference : knowledge.references) {
    index.push_back({reference.key, reference.text, "reference"});
  }
  return index;
}

std::string name_of_entry(const Knowledge& knowledge, std::string_view id) {
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    if (entry.id == id) return entry.name;
  }
  return std::string(id);
}

}  // namespace dowel
