#include "core/plan/hold_back.h"

#include <algorithm>
#include <map>

#include "core/plan/context.h"
#include "core/plan/time_model.h"

namespace dowel {

std::string NotYet::about(const Exercise& exercise) const {
  if (has_flag(exercise, Flag::kBallistic) && !fast.empty()) return fast;
  return has_flag(exercise, Flag::kFlexionIntended) ? bending : "";
}

std::string NotYet::about_loaded(const Exercise& exercise) const {
  std::string word = about(exercise);
  if (!word.empty()) return word;
  const bool takes_load = std::find(exercise.progress_by.begin(), exercise.progress_by.end(),
                                    ProgressBy::kLoad) != exercise.progress_by.end();
  const bool hinge = exercise.pattern == Pattern::kHinge && takes_load;
  return hinge || has_flag(exercise, Flag::kOffForBackPain) ? loaded : "";
}

NotYet not_yet(const PlanContext& context) {
  NotYet why{why_not_fast(context), why_not_bending(context), ""};
  if (context.back_hurts) {
    why.loaded =
        "While the back hurts the hinge is kept up without a load, and what loads the back is left "
        "out; the load comes back, lighter, when it no longer hurts (dowel explain K-09).";
  }
  return why;
}

std::vector<std::string> hold_back(PlanDay& day, const Knowledge& knowledge, const NotYet& why) {
  std::vector<std::string> names;
  std::map<std::string, std::string> names_for;  // by reason
  for (PlanBlock& block : day.blocks) {
    std::erase_if(block.lines, [&](const Prescription& line) {
      const Exercise* exercise = by_any_name(knowledge, line.exercise);
      const std::string reason = line.own || !exercise ? "" : why.about(*exercise);
      if (reason.empty()) return false;
      if (std::find(names.begin(), names.end(), exercise->name) != names.end()) return true;
      names.push_back(exercise->name);
      std::string& all = names_for[reason];
      all.append(all.empty() ? "" : ", ").append(exercise->name);
      return true;
    });
  }
  if (names.empty()) return names;
  std::erase_if(day.blocks, [](const PlanBlock& block) { return block.lines.empty(); });
  for (const auto& [reason, all] : names_for) {
    day.notes.push_back("Left out: " + all + ". " + reason);
  }
  time_day(day);
  return names;
}

}  // namespace dowel
