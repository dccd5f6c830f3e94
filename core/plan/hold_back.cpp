#include "core/plan/hold_back.h"

#include <algorithm>
#include <map>

#include "core/plan/context.h"
#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {

Advice NotYet::about(const Exercise& exercise) const {
  const bool pulls = std::find(stretches.begin(), stretches.end(), exercise.id) != stretches.end();
  if (pulls && !stretch.empty()) return stretch;
  if (has_flag(exercise, Flag::kBallistic) && !fast.empty()) return fast;
  return has_flag(exercise, Flag::kFlexionIntended) ? bending : Advice{};
}

Advice NotYet::about_loaded(const Exercise& exercise) const {
  Advice word = about(exercise);
  if (!word.empty()) return word;
  const bool takes_load = std::find(exercise.progress_by.begin(), exercise.progress_by.end(),
                                    ProgressBy::kLoad) != exercise.progress_by.end();
  const bool hinge = exercise.pattern == Pattern::kHinge && takes_load;
  if (has_flag(exercise, Flag::kOffForBackPain) && !strains.empty()) return strains;
  return hinge ? loaded : Advice{};
}

NotYet not_yet(const PlanContext& context) {
  NotYet why{why_not_fast(context), why_not_bending(context), {}, {}};
  if (context.hinge_unloaded) why.loaded = advise(context.rules.words.loaded_sore);
  if (context.back_hurts) why.strains = advise(context.rules.words.loaded_sore);
  return why;
}

std::vector<std::string> hold_back(PlanDay& day, const Knowledge& knowledge, const NotYet& why) {
  std::vector<std::string> names;
  std::map<std::string, std::pair<Advice, std::string>> names_for;  // by the reason's words
  for (PlanBlock& block : day.blocks) {
    std::erase_if(block.lines, [&](const Prescription& line) {
      const Exercise* exercise = by_any_name(knowledge, line.exercise);
      const Advice reason = line.own || !exercise ? Advice{} : why.about(*exercise);
      if (reason.empty()) return false;
      if (std::find(names.begin(), names.end(), exercise->name) != names.end()) return true;
      names.push_back(exercise->name);
      auto& [because_of, all] = names_for[reason.text];
      because_of = reason;
      all.append(all.empty() ? "" : ", ").append(exercise->name);
      return true;
    });
  }
  if (names.empty()) return names;
  std::erase_if(day.blocks, [](const PlanBlock& block) { return block.lines.empty(); });
  for (const auto& [text, left_out] : names_for) {
    const auto& [reason, all] = left_out;
    day.notes.push_back(
        {say(knowledge.plan->words.left_out, {{"names", all}, {"why", text}}), reason.remedies});
  }
  time_day(*knowledge.plan, day);
  return names;
}

}  // namespace dowel
