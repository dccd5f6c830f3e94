#include "core/plan/hold_back.h"

#include <algorithm>

#include "core/plan/context.h"
#include "core/plan/time_model.h"

namespace dowel {
namespace {

bool asks_for_a_clean_hinge(const Exercise& exercise) {
  return has_flag(exercise, Flag::kBallistic) || has_flag(exercise, Flag::kFlexionIntended);
}

}  // namespace

std::vector<std::string> hold_back(PlanDay& day, const Knowledge& knowledge) {
  std::vector<std::string> names;
  for (PlanBlock& block : day.blocks) {
    std::erase_if(block.lines, [&](const Prescription& line) {
      const Exercise* exercise = by_any_name(knowledge, line.exercise);
      if (line.own || !exercise || !asks_for_a_clean_hinge(*exercise)) return false;
      if (std::find(names.begin(), names.end(), exercise->name) == names.end())
        names.push_back(exercise->name);
      return true;
    });
  }
  if (names.empty()) return names;
  std::erase_if(day.blocks, [](const PlanBlock& block) { return block.lines.empty(); });
  std::string all;
  for (const std::string& name : names) all.append(all.empty() ? "" : ", ").append(name);
  day.notes.push_back("Left out until a slow hinge is clean on film again: " + all + ".");
  time_day(day);
  return names;
}

}  // namespace dowel
