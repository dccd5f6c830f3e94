#include "knowledge/sections.h"

namespace dowel {

void read_method(const TomlTable& table, Reading& reading) {
  ProgressionMethod method;
  method.id = read_id(table, EntryKind::kMethod, reading);
  method.name = table.text("name");
  method.parameters = table.text("parameters");
  method.condition = table.text("condition");
  method.numbers = read_ids(table, "numbers", EntryKind::kNumber, reading);
  method.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  method.basis = read_basis(table, reading);
  reading.knowledge.methods.push_back(std::move(method));
}

void read_stage(const TomlTable& table, Reading& reading) {
  ProgressionStage stage;
  stage.id = read_id(table, EntryKind::kStage, reading);
  stage.name = table.text("name");
  stage.order = table.integer("order", {1, 100});
  stage.pass_when = table.text("pass_when");
  stage.methods = read_ids(table, "methods", EntryKind::kMethod, reading);
  stage.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  stage.basis = read_basis(table, reading);
  if (stage.order != static_cast<int>(reading.knowledge.stages.size()) + 1) {
    table.refuse("order", "the stages do not follow each other 1, 2, 3 …", "renumber them");
  }
  reading.knowledge.stages.push_back(std::move(stage));
}

void read_rule(const TomlTable& table, Reading& reading) {
  ProgrammeRule rule;
  rule.id = read_id(table, EntryKind::kRule, reading);
  rule.name = table.text("name");
  rule.rule = table.text("rule");
  rule.numbers = read_ids(table, "numbers", EntryKind::kNumber, reading);
  rule.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  rule.decisions = read_ids(table, "decisions", EntryKind::kDecision, reading);
  rule.references = read_ids(table, "see", EntryKind::kAny, reading);
  rule.basis = read_basis(table, reading);
  reading.knowledge.rules.push_back(std::move(rule));
}

void read_sport(const TomlTable& table, Reading& reading) {
  SportEmphasis sport;
  sport.id = read_id(table, EntryKind::kSport, reading);
  sport.name = table.text("name");
  sport.lifts = read_ids(table, "lifts", EntryKind::kLift, reading);
  sport.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  sport.mapped_exercises = read_ids(table, "mapped_exercises", EntryKind::kExercise, reading);
  sport.groups = read_ids(table, "groups", EntryKind::kGroup, reading);
  sport.basis = read_basis(table, reading);
  reading.knowledge.sports.push_back(std::move(sport));
}

namespace {

ProtocolStep read_step(const TomlTable& table, Reading& reading) {
  ProtocolStep step;
  step.when = table.text("when");
  step.exercise = read_id_or_empty(table, "exercise", EntryKind::kExercise, reading);
  step.level = table.text_or_empty("level");
  step.sets = table.int_range("sets", {1, 20});
  step.reps = table.int_range("reps", {1, 100});
  step.seconds = table.range("seconds", {1, 600});
  step.tempo = read_tempo(table, "tempo");
  step.sessions_per_week = table.int_range("sessions_per_week", {1, 14});
  step.note = table.text_or_empty("note");
  return step;
}

}  // namespace

void read_protocol(const TomlTable& table, Reading& reading) {
  Protocol protocol;
  protocol.id = read_id(table, EntryKind::kProtocol, reading);
  protocol.name = table.text("name");
  protocol.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  for (const TomlTable& item : table.tables("steps")) {
    protocol.steps.push_back(read_step(item, reading));
  }
  protocol.pace = read_choice_or(table, "pace", ProtocolPace::kFree);
  if (protocol.pace != ProtocolPace::kFree && protocol.steps.empty()) {
    table.refuse("steps", "a protocol that is followed has no steps", "add steps = [{ … }]");
  }
  protocol.result = table.text_or_empty("result");
  protocol.regress_when = table.text_or_empty("regress_when");
  protocol.basis = read_basis(table, reading);
  reading.knowledge.protocols.push_back(std::move(protocol));
}

}  // namespace dowel
