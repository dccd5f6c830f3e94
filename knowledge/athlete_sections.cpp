#include "knowledge/sections.h"

namespace dowel {

void read_red_flag(const TomlTable& table, Reading& reading) {
  RedFlagQuestion flag;
  flag.id = read_id(table, EntryKind::kRedFlag, reading);
  flag.question = table.text("question");
  flag.at_once = table.flag_or("at_once", false);
  flag.emergency = table.flag_or("emergency", false);
  flag.words = table.texts("words");
  flag.note_words = table.texts("note_words");
  flag.sources = read_sources(table, "source", reading);
  reading.knowledge.red_flags.push_back(std::move(flag));
}

void read_condition(const TomlTable& table, Reading& reading) {
  AthleteCondition condition;
  condition.id = read_id(table, EntryKind::kCondition, reading);
  condition.name = table.text("name");
  condition.means = read_choices<ConditionMeans>(table, "means");
  condition.emphases = read_ids(table, "emphases", EntryKind::kSport, reading);
  condition.references = read_ids(table, "see", EntryKind::kAny, reading);
  condition.sources = read_sources(table, "source", reading);
  reading.knowledge.conditions.push_back(std::move(condition));
}

void read_aim(const TomlTable& table, Reading& reading) {
  AimEmphases aim;
  aim.id = table.text("aim");
  aim.name = table.text("name");
  aim.emphases = read_ids(table, "emphases", EntryKind::kSport, reading);
  aim.sources = read_sources(table, "source", reading);
  for (const AimEmphases& other : reading.knowledge.aims) {
    if (other.id == aim.id) {
      table.refuse("aim", "the aim '" + aim.id + "' stands twice", "remove one of the two");
    }
  }
  reading.knowledge.aims.push_back(std::move(aim));
}

void read_choice_of_exercises(const TomlTable& table, Reading& reading) {
  ExerciseChoice choice;
  choice.id = read_id(table, EntryKind::kChoice, reading);
  choice.name = table.text("name");
  choice.exercises = read_ids(table, "exercises", EntryKind::kExercise, reading);
  choice.references = read_ids(table, "see", EntryKind::kAny, reading);
  choice.sources = read_sources(table, "source", reading);
  if (choice.exercises.empty()) {
    table.refuse("exercises", "no exercise is named", "add exercises = [\"X-…\"]");
  }
  reading.knowledge.choices.push_back(std::move(choice));
}

}  // namespace dowel
