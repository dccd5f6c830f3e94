#include "core/coach/felt_hinges.h"

#include <algorithm>
#include <map>

#include "core/catalogue/plan_rules.h"
#include "core/coach/self_checks.h"
#include "core/log/strength.h"
#include "core/progress/session_outcome.h"
#include "core/readiness/pain.h"

namespace dowel {
namespace {

bool went_well(const Knowledge& knowledge, const SetEntry& set) {
  const int pain = std::max(set.pain.value_or(0), set.next_day_pain.value_or(0));
  const double left = kMostEffort - effort_of(set).value_or(0);
  return pain < least_amber(knowledge) && left >= knowledge.plan->reserve.to - 1 &&
         set.load_kg.value_or(0) <= 0;
}

bool was_broken(const ExerciseBook& exercise, LocalTime when) {
  return std::ranges::any_of(exercise.rulings, [&](const SessionRuling& said) {
    return said.when == when && said.ruling.form == FormWord::kBroken;
  });
}

}  // namespace

Result<int> felt_hinges(const Book& book) {
  const Knowledge& knowledge = book.knowledge();
  std::map<LocalDate, bool> days;  // and whether all of the day went well
  for (const std::string& id : knowledge.plan->choices.hinge_pattern) {
    const Exercise* hinge = find_entry(knowledge.exercises, id);
    if (!hinge) continue;
    const auto exercise = book.exercise(hinge->slug);
    DOWEL_TRY(exercise);
    for (const DoneSession& session : (*exercise)->done) {
      const bool well =
          std::ranges::all_of(session.sets,
                              [&](const SetEntry& set) { return went_well(knowledge, set); }) &&
          !was_broken(**exercise, session.when);
      bool& day = days.try_emplace(day_of(session.when), true).first->second;
      day = day && well;
    }
  }
  int felt = 0;
  for (auto day = days.rbegin(); day != days.rend() && day->second; ++day) ++felt;
  return felt;
}

}  // namespace dowel
