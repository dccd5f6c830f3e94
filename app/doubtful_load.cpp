#include "app/doubtful_load.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/log/free_name.h"
#include "report/log_words.h"

namespace dowel::app {

Result<std::optional<DoubtfulLoad>> doubtful_load(store::Store& store, const AthleteId& athlete,
                                                  const Knowledge& knowledge,
                                                  const ExerciseRef& exercise,
                                                  const std::vector<WorkItem>& work) {
  DoubtfulLoad doubt;
  for (const WorkItem& item : work) {
    doubt.load_kg = std::max(doubt.load_kg, item.load_kg.value_or(0));
  }
  if (doubt.load_kg <= 0) return std::nullopt;
  const auto sets = store.sets_of(athlete, exercise.slug);
  DOWEL_TRY(sets);
  int done = 0;
  for (const SetEntry& set : *sets) {
    const bool other =
        exercise.slug.empty() && free_name_key(set.exercise.name) != free_name_key(exercise.name);
    if (other || set.load_kg.value_or(0) <= 0) continue;
    ++done;
    doubt.best_kg = std::max(doubt.best_kg, *set.load_kg);
  }
  const CoachRules& rules = *knowledge.coach;
  const bool far = doubt.load_kg >= rules.doubtful_times * doubt.best_kg - 1e-9;
  if (done < rules.doubtful_sets || !far) return std::nullopt;
  return std::optional{doubt};
}

std::string doubt_words(const DoubtfulLoad& doubt, MassUnit unit) {
  return fmt::format("{} is {:.1f} times the most so far, {}",
                     report::load_words(doubt.load_kg, unit), doubt.load_kg / doubt.best_kg,
                     report::load_words(doubt.best_kg, unit));
}

Result<void> check_likely_load(store::Store& store, const AthleteId& athlete,
                               const Knowledge& knowledge, const ExerciseRef& exercise,
                               const std::vector<WorkItem>& work, MassUnit unit) {
  const auto doubt = doubtful_load(store, athlete, knowledge, exercise, work);
  DOWEL_TRY(doubt);
  if (!*doubt) return {};
  return fail(ErrorCode::kUsage, doubt_words(**doubt, unit),
              "correct it, or add --yes if it is right");
}

}  // namespace dowel::app
