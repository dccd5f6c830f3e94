#include "knowledge/sections.h"

namespace dowel {

void read_hinge_note(const TomlTable& table, Reading& reading) {
  HingeNote note;
  note.id = read_id(table, EntryKind::kHingeNote, reading);
  note.name = table.text("name");
  note.basis = read_basis(table, reading);
  reading.knowledge.hinge_notes.push_back(std::move(note));
}

void read_checkpoint(const TomlTable& table, Reading& reading) {
  Checkpoint checkpoint;
  checkpoint.id = read_id(table, EntryKind::kCheckpoint, reading);
  checkpoint.name = table.text("name");
  checkpoint.seen = read_choice<Seen>(table, "seen");
  checkpoint.gate = read_choice_or(table, "gate", GateUse::kCounts);
  checkpoint.measured = table.text_or_empty("measured");
  checkpoint.unseen = table.text_or_empty("unseen");
  checkpoint.ask = table.text_or_empty("ask");
  checkpoint.mistakes = read_ids(table, "mistakes", EntryKind::kMistake, reading);
  checkpoint.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  checkpoint.basis = read_basis(table, reading);
  const bool never = checkpoint.seen == Seen::kNever;
  if (never != checkpoint.measured.empty()) {
    table.refuse("measured",
                 never ? "a checkpoint that is never seen cannot be measured (K-20)"
                       : "it is seen, but nothing says what is measured",
                 never ? "remove 'measured' and ask the athlete instead" : "add measured = \"…\"");
  }
  reading.knowledge.checkpoints.push_back(std::move(checkpoint));
}

void read_mistake(const TomlTable& table, Reading& reading) {
  Mistake mistake;
  mistake.id = read_id(table, EntryKind::kMistake, reading);
  mistake.name = table.text("name");
  mistake.effect = table.text_or_empty("effect");
  mistake.fix = table.text("fix");
  mistake.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  mistake.basis = read_basis(table, reading);
  reading.knowledge.mistakes.push_back(std::move(mistake));
}

void read_drill(const TomlTable& table, Reading& reading) {
  Drill drill;
  drill.id = read_id(table, EntryKind::kDrill, reading);
  drill.name = table.text("name");
  drill.how = table.text("how");
  drill.use = table.text("use");
  drill.cue = table.text("cue");
  drill.checkpoints = read_ids(table, "checkpoints", EntryKind::kCheckpoint, reading);
  drill.mistakes = read_ids(table, "mistakes", EntryKind::kMistake, reading);
  drill.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  drill.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  drill.equipment = read_equipment_lists(table, reading);
  drill.basis = read_basis(table, reading);
  reading.knowledge.drills.push_back(std::move(drill));
}

}  // namespace dowel
