#include <cmath>

#include "knowledge/sections.h"

namespace dowel {

void read_group(const TomlTable& table, Reading& reading) {
  MuscleGroup group;
  group.id = read_id(table, EntryKind::kGroup, reading);
  group.name = table.text("name");
  group.hip = table.flag_or("hip", false);
  group.job = table.text("job");
  group.made_of = read_ids(table, "made_of", EntryKind::kGroup, reading);
  group.basis = read_basis(table, reading);
  reading.knowledge.groups.push_back(std::move(group));
}

void read_muscle(const TomlTable& table, Reading& reading) {
  Muscle muscle;
  muscle.id = read_id(table, EntryKind::kMuscle, reading);
  muscle.name = table.text("name");
  double total = 0;
  for (const TomlTable& share : table.tables("shares")) {
    const std::string group = read_id_or_empty(share, "group", EntryKind::kGroup, reading);
    muscle.shares.push_back({group, share.number("share", {0.01, 1})});
    total += muscle.shares.back().share;
  }
  if (std::abs(total - 1) > 1e-9) {
    table.refuse("shares", "the shares of a muscle must sum to 1, or its sets are counted wrongly",
                 "write shares = [{ group = \"M-FLX\", share = 0.5 }, …] that sum to 1");
  }
  muscle.basis = read_basis(table, reading);
  reading.knowledge.muscles.push_back(std::move(muscle));
}

void read_equipment(const TomlTable& table, Reading& reading) {
  Equipment equipment;
  equipment.id = read_id(table, EntryKind::kEquipment, reading);
  equipment.name = table.text("name");
  equipment.kind = read_choice_or(table, "kind", EquipmentKind::kOther);
  equipment.event = table.flag_or("event", false);
  equipment.marked_kg = table.rising_numbers("marked_kg", {0.5, 500});
  equipment.marked_lb = table.rising_numbers("marked_lb", {1, 1000});
  equipment.basis = read_basis(table, reading);
  reading.knowledge.equipment.push_back(std::move(equipment));
}

}  // namespace dowel
