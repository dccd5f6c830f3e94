#include "core/coach/missed_own.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/log/free_name.h"
#include "core/plan/each_line.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// What the own programme asked of the lift in the week of a day: on that very day, else first in
// that week.
struct Asked {
  int reps = 0;
  double percent = 0;
};

std::optional<Asked> asked_on(const Book& book, const KeptPlan& plan, const std::string& slug,
                              LocalDate date) {
  std::optional<Asked> asked;
  bool on_the_day = false;
  for_each_line(plan.programme, [&](const PlanWeek& week, const PlanDay& day, const PlanBlock&,
                                    const Prescription& line) {
    const bool there = date >= week.start && date < week.start + std::chrono::days{7};
    const bool counts = line.own && line.rule && line.rule->by == OwnProgress::kPercent &&
                        !line.rule->percents.empty() && line.reps;
    if (!there || !counts || on_the_day || (asked && day.date != date)) return;
    const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
    if ((exercise ? exercise->slug : free_name_key(line.exercise)) != slug) return;
    const auto at = static_cast<std::size_t>(week.number - 1);
    const OwnRule& rule = *line.rule;
    const int reps = rule.waves.empty() ? line.reps->from : rule.waves[at % rule.waves.size()].reps;
    asked = Asked{reps, rule.percents[at % rule.percents.size()]};
    on_the_day = day.date == date;
  });
  return asked;
}

}  // namespace

std::optional<std::string> missed_at_percent(const Book& book, const NextStep& next,
                                             const KeptPlan& plan) {
  if (next.all.empty() || !next.scheme.own) return std::nullopt;
  const auto asked = asked_on(book, plan, next.scheme.exercise, day_of(next.all.back().when));
  if (!asked) return std::nullopt;
  double heaviest_kg = 0;
  for (const SetEntry& set : next.done)
    heaviest_kg = std::max(heaviest_kg, set.load_kg.value_or(0));
  // Lighter sets beside the work are not what was asked for.
  const double least_kg = heaviest_kg * (1 - next.scheme.rules->same_load_percent / 100);
  int sets = 0, missed = 0;
  for (const SetEntry& set : next.done) {
    if (!set.reps || set.load_kg.value_or(0) < least_kg) continue;
    ++sets;
    missed += *set.reps < asked->reps ? 1 : 0;
  }
  if (missed == 0) return std::nullopt;
  return say(book.knowledge().coach->words.missed_percent,
             {{"missed", std::to_string(missed)},
              {"sets", std::to_string(sets)},
              {"percent", plain_number(asked->percent)}});
}

}  // namespace dowel
