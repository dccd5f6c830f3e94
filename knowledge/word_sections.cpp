#include "knowledge/sections.h"

namespace dowel {
namespace {

std::vector<Remedy> read_remedies(const TomlTable& table, Reading& reading) {
  std::vector<Remedy> remedies;
  for (const TomlTable& item : table.tables("remedy")) {
    Remedy remedy;
    remedy.kind = read_choice<RemedyKind>(item, "kind");
    remedy.argument = remedy.kind == RemedyKind::kExplain
                          ? read_id_or_empty(item, "argument", EntryKind::kAny, reading)
                          : item.text_or_empty("argument");
    remedies.push_back(std::move(remedy));
  }
  return remedies;
}

}  // namespace

void read_sentence(const TomlTable& table, Reading& reading) {
  Wording wording;
  wording.sentence.id = read_id(table, EntryKind::kSentence, reading);
  wording.sentence.text = table.text("text");
  wording.sentence.rules = read_ids(table, "rules", EntryKind::kAny, reading);
  wording.sentence.sources = read_sources(table, "source", reading);
  wording.sentence.remedies = read_remedies(table, reading);
  wording.gives_reason = true;
  wording.spot = table.spot("id");
  if (wording.sentence.rules.empty()) {
    table.refuse("rules", "no rule is named",
                 "add rules = [\"R-P1\"] or the id of what it rests on");
  }
  reading.wordings.push_back(std::move(wording));
}

void read_phrase(const TomlTable& table, Reading& reading) {
  Wording wording;
  wording.sentence.id = read_id(table, EntryKind::kSentence, reading);
  wording.sentence.text = table.text("text");
  wording.sentence.remedies = read_remedies(table, reading);
  wording.spot = table.spot("id");
  reading.wordings.push_back(std::move(wording));
}

}  // namespace dowel
