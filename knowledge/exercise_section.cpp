#include <algorithm>

#include "knowledge/sections.h"

namespace dowel {

namespace {

// Targets name muscles or groups; groups are taken apart in `link_entries`, when all are known.
void read_targets(const TomlTable& table, std::string_view key, bool stated, Exercise& exercise,
                  Reading& reading) {
  for (const TomlTable& item : table.tables(key)) {
    Target target;
    target.muscle = item.text("on");
    reading.ledger.mention(EntryKind::kAny, target.muscle, item.spot("on"));
    target.dose = item.number("dose", {0.1, 1});
    target.counted_as = read_id_or_empty(item, "as", EntryKind::kGroup, reading);
    target.stated = stated;
    const bool twice = std::ranges::any_of(
        exercise.targets, [&](const Target& other) { return other.muscle == target.muscle; });
    if (twice) {
      item.refuse("on", "'" + target.muscle + "' is a target twice, its sets would count double",
                  "keep the row with the larger dose");
    }
    exercise.targets.push_back(std::move(target));
  }
}

Dosage read_dosage(const TomlTable& table, Reading& reading) {
  Dosage dosage;
  dosage.use = read_choice_or(table, "use", DosageUse::kStandard);
  dosage.sets = table.int_range("sets", {1, 20});
  dosage.reps = table.int_range("reps", {1, 100});
  dosage.seconds = table.range("seconds", {1, 3600});
  dosage.metres = table.range("metres", {1, 1000});
  dosage.tempo = read_tempo(table, "tempo");
  dosage.per_side = table.flag_or("per_side", false);
  dosage.left_to_user = table.flag_or("left_to_user", false);
  dosage.note = table.text_or_empty("note");
  dosage.sources = read_sources(table, "source", reading);
  if (!dosage.sets && !dosage.reps && !dosage.seconds && !dosage.metres && !dosage.tempo &&
      !dosage.left_to_user) {
    table.refuse("sets", "the dosage says nothing",
                 "give sets, reps, seconds, metres or tempo, or left_to_user = true");
  }
  return dosage;
}

void read_dosages(const TomlTable& table, Exercise& exercise, Reading& reading) {
  for (const TomlTable& item : table.tables("dosage")) {
    exercise.dosages.push_back(read_dosage(item, reading));
  }
  if (exercise.dosages.empty()) {
    table.refuse("dosage", "the exercise has no dosage",
                 "add dosage = [{ sets = [2, 3], reps = [8, 12], source = [\"…\"] }]");
  }
}

void read_links(const TomlTable& table, Exercise& exercise, Reading& reading) {
  exercise.variant_of = read_id_or_empty(table, "variant_of", EntryKind::kExercise, reading);
  exercise.harder = read_ids(table, "harder", EntryKind::kExercise, reading);
  exercise.swaps = read_ids(table, "swaps", EntryKind::kExercise, reading);
  exercise.choose_from = read_ids(table, "choose_from", EntryKind::kExercise, reading);
  exercise.checkpoints = read_ids(table, "checkpoints", EntryKind::kCheckpoint, reading);
  exercise.watch = read_ids(table, "watch", EntryKind::kMistake, reading);
  exercise.equipment = read_equipment_lists(table, reading);
  if (exercise.equipment.empty()) {
    table.refuse("equipment", "the exercise has no equipment list",
                 "add equipment = [[\"barbell\"]], or [[]] when nothing is needed");
  }
}

}  // namespace

void read_exercise(const TomlTable& table, Reading& reading) {
  Exercise exercise;
  exercise.id = read_id(table, EntryKind::kExercise, reading);
  exercise.slug = table.text("slug");
  exercise.name = table.text("name");
  exercise.aliases = table.texts("aliases");
  exercise.category = read_choice<Category>(table, "category");
  exercise.pattern = read_choice<Pattern>(table, "pattern");
  exercise.starts_at = read_choice_or(table, "starts_at", StartsAt::kTop);
  exercise.film_from = read_choice<FilmFrom>(table, "film_from");
  exercise.stance = read_choice_or(table, "stance", Stance::kAny);
  exercise.shoulders = read_choice_or(table, "shoulders", Shoulders::kFree);
  exercise.unilateral = table.flag_or("unilateral", false);
  exercise.roles = read_choices<Role>(table, "roles");
  exercise.flags = read_choices<Flag>(table, "flags");
  exercise.progress_by = read_choices<ProgressBy>(table, "progress_by");
  read_targets(table, "targets", true, exercise, reading);
  read_targets(table, "also_targets", false, exercise, reading);
  read_dosages(table, exercise, reading);
  read_links(table, exercise, reading);
  exercise.execution = read_statements(table, "execution", reading);
  exercise.basis = read_basis(table, reading);
  reading.knowledge.exercises.push_back(std::move(exercise));
}

void read_camera_note(const TomlTable& table, Reading& reading) {
  CameraNote note;
  note.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  note.counts = read_choice<CameraCounts>(table, "counts");
  note.tells = table.text("tells");
  note.blind = table.text("blind");
  note.sources = read_sources(table, "source", reading);
  for (const std::string& id : note.exercises) {
    if (find_camera_note(reading.knowledge, id) != nullptr) {
      table.refuse("exercises", "'" + id + "' stands under two notes", "leave it under one");
    }
  }
  reading.knowledge.camera.push_back(std::move(note));
}

}  // namespace dowel
