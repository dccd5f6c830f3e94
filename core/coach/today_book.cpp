#include "core/coach/today_book.h"

#include <algorithm>
#include <map>

#include "core/catalogue/coach_rules.h"
#include "core/coach/self_checks.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool takes_target(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

// True when something that counts hurts too much for more load.
bool is_sore(const PlanRequest& request, const PainLimits& limits) {
  return std::ranges::any_of(request.pain, [&](const PainReport& report) {
    return concerns_hips(report.region) && light_of(limits, report) > Light::kGreen;
  });
}

// @param no_more  nothing above what was lifted last: an easier week, or pain
void set_load(Prescription& line, const NextStep& next, bool no_more) {
  const std::optional<double> load_kg = next.progress.target.load_kg;
  if (!load_kg || line.load.kind == LoadKind::kNone || line.load.kind == LoadKind::kLight) return;
  line.load.kind = LoadKind::kGiven;
  line.load.load_kg = no_more ? next.progress.easy_load_kg : load_kg;
}

// Puts a target in the place of what the plan leaves open.
void set_target(const CoachWords& words, Prescription& line, const NextStep& next, bool easy,
                bool no_more) {
  const WorkTarget& target = next.progress.target;
  set_load(line, next, no_more);
  if (!easy && line.reps && target.reps > 0) line.reps = IntRange{target.reps, target.reps};
  if (!easy && line.hold_s && target.hold_s && !line.reps) line.hold_s = target.hold_s;
  if (!easy && line.distance_m && target.distance_m) line.distance_m = target.distance_m;
  if (const StepTaken* step = next.progress.decided_by()) {
    line.why = step->why;
    if (easy) line.why.text.append(" ").append(say(words.easier_week));
  }
}

}  // namespace

Result<void> bring_loads_up_to_date(const Book& book, KeptPlan& plan) {
  const PainLimits limits = pain_limits(book.knowledge());
  const bool sore = is_sore(plan.request, limits);
  std::map<std::string, NextStep> steps;
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < day_of(book.now())) continue;
      for (PlanBlock& block : day.blocks) {
        for (Prescription& line : block.lines) {
          const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
          if (!exercise || line.own || !takes_target(block.kind)) continue;
          if (!steps.contains(exercise->slug)) {
            auto next = next_step(book, exercise->slug);
            DOWEL_TRY(next);
            steps.emplace(exercise->slug, std::move(*next));
          }
          const NextStep& next = steps.at(exercise->slug);
          if (next.sessions > 0) set_load(line, next, week.deload || sore);
        }
      }
    }
  }
  return {};
}

Result<Today> today_of(const Book& book, const KeptPlan& plan, LocalDate date) {
  const PainLimits limits = pain_limits(book.knowledge());
  const bool sore = is_sore(plan.request, limits);
  const CoachWords& words = book.knowledge().coach->words;
  Today today;
  for (const PlanWeek& week : plan.programme.weeks) {
    if (date >= week.start && date < week.start + std::chrono::days{7}) {
      today.week = week.number;
      today.easy = week.deload;
    }
    for (const PlanDay& day : week.days) {
      if (day.date == date) today.day = day;
      if (day.date > date && !today.next) today.next = day.date;
    }
  }
  if (const auto weeks = weeks_sore(book.knowledge(), book.log(), book.now())) {
    if (const auto advice = advice_for_lasting_pain(book.knowledge(), *weeks)) {
      today.advice = advice->text;
    }
  }
  if (!today.day) return today;
  for (PlanBlock& block : today.day->blocks) {
    if (!takes_target(block.kind)) continue;
    for (Prescription& line : block.lines) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      if (!exercise) continue;
      auto next = next_step(book, exercise->slug);
      DOWEL_TRY(next);
      if (!line.own && next->sessions > 0) {
        set_target(words, line, *next, today.easy, today.easy || sore);
      }
      if (exercise->slug == plan.programme.main_hinge) today.main = std::move(*next);
    }
  }
  return today;
}

}  // namespace dowel
