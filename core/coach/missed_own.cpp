#include "core/coach/missed_own.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/coach/rule_week.h"
#include "core/readiness/say.h"

namespace dowel {

std::optional<std::string> missed_at_percent(const Book& book, const NextStep& next) {
  const OwnRule& rule = next.scheme.rule;
  if (!next.line || rule.percents.empty() || next.progress.steps.empty()) return std::nullopt;
  const RuleWeek at = rule_week(book, next, day_of(next.progress.steps.back().when));
  const auto week = static_cast<std::size_t>(std::max(at.week, 0));
  const int reps = rule.waves.empty() ? next.line->reps : rule.waves[week % rule.waves.size()].reps;
  const double percent = rule.percents[week % rule.percents.size()];
  double heaviest_kg = 0;
  for (const SetEntry& set : next.done) {
    heaviest_kg = std::max(heaviest_kg, set.load_kg.value_or(0));
  }
  // Lighter sets beside the work are not what was asked for.
  const double least_kg = heaviest_kg * (1 - next.scheme.rules->same_load_percent / 100);
  int sets = 0, missed = 0;
  for (const SetEntry& set : next.done) {
    if (!set.reps || set.load_kg.value_or(0) < least_kg) continue;
    ++sets;
    missed += *set.reps < reps ? 1 : 0;
  }
  if (missed == 0) return std::nullopt;
  return say(book.knowledge().coach->words.missed_percent, {{"missed", std::to_string(missed)},
                                                            {"sets", std::to_string(sets)},
                                                            {"percent", plain_number(percent)}});
}

}  // namespace dowel
