#include "core/coach/missed_own.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/catalogue/coach_rules.h"
#include "core/coach/rule_week.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// The load of most sets of the last session; of equally many the heavier.
double work_load_kg(const NextStep& next) {
  std::map<double, int> sets_at;
  for (const SetEntry& set : next.done) ++sets_at[set.load_kg.value_or(0)];
  const auto most = std::ranges::max_element(
      sets_at, [](const auto& one, const auto& other) { return one.second <= other.second; });
  return most == sets_at.end() ? 0 : most->first;
}

}  // namespace

std::optional<std::string> missed_at_percent(const Book& book, const NextStep& next) {
  const OwnRule& rule = next.scheme.rule;
  if (!next.line || rule.percents.empty() || next.progress.steps.empty()) return std::nullopt;
  const RuleWeek at = rule_week(book, next, day_of(next.progress.steps.back().when));
  const auto week = static_cast<std::size_t>(std::max(at.week, 0));
  const int reps = rule.waves.empty() ? next.line->reps : rule.waves[week % rule.waves.size()].reps;
  const double percent = rule.percents[week % rule.percents.size()];
  if (at.week < 0) return std::nullopt;  // done before the programme began
  // Singles before the work, and lighter or heavier sets beside it, are not what was asked for.
  const double work_kg = work_load_kg(next);
  const double margin_kg = work_kg * next.scheme.rules->same_load_percent / 100;
  int sets = 0, missed = 0;
  for (const SetEntry& set : next.done) {
    if (!set.reps || std::abs(set.load_kg.value_or(0) - work_kg) > margin_kg) continue;
    ++sets;
    missed += *set.reps < reps ? 1 : 0;
  }
  if (missed == 0) return std::nullopt;
  return say(book.knowledge().coach->words.missed_percent, {{"missed", std::to_string(missed)},
                                                            {"sets", std::to_string(sets)},
                                                            {"percent", plain_number(percent)}});
}

}  // namespace dowel
