#include "core/plan/weekly_sets.h"

#include <algorithm>

#include "core/catalogue/volume.h"
#include "core/plan/candidates.h"
#include "core/plan/each_line.h"
#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool counts(BlockKind kind) {
  return kind == BlockKind::kMain || kind == BlockKind::kAccessory ||
         kind == BlockKind::kRestoration;
}

template <class WeekType, class Visit>
void each_working_line(WeekType& week, Visit&& visit) {
  for_each_line(week, [&](auto& block, auto& line) {
    if (counts(block.kind)) visit(line);
  });
}

double dose_of(const Knowledge& knowledge, const Prescription& line, const std::string& group) {
  const Exercise* exercise = by_any_name(knowledge, line.exercise);
  if (!exercise) return 0;
  const auto sets = sets_per_group(knowledge, *exercise);
  const auto found = sets.find(group);
  return found == sets.end() ? 0 : found->second;
}

// Takes one set from the added line that trains the group most; false when none can give.
bool take_a_set(const PlanContext& context, PlanWeek& week, const std::string& group) {
  Prescription* best = nullptr;
  double most = 0;
  const auto leads = [&](const Prescription& line) {
    const Exercise* exercise = by_slug(context.knowledge, line.exercise);
    return exercise && leads_with_load(context, *exercise);
  };
  const auto look = [&](bool hinges, bool leading) {
    each_working_line(week, [&](Prescription& line) {
      const bool main = context.main_hinge && line.exercise == context.main_hinge->slug;
      if (line.own || line.sets < 2 || main != hinges || (!main && leads(line) != leading)) return;
      const double value = dose_of(context.knowledge, line, group) * line.sets;
      if (value <= most) return;
      most = value;
      best = &line;
    });
  };
  look(false, false);  // what trains the first weak link gives after the others
  if (!best) look(false, true);
  if (!best) look(true, false);  // the main hinge stays as long as accessories can give (K-11)
  if (!best) return false;
  --best->sets;
  if (best->reduced_by == Lever::kNone) {
    best->reduced_by = Lever::kVolume;
    add_reason(best->why, because(context.rules.words.enough_sets));
  }
  return true;
}

int most_sets(const Knowledge& knowledge, const Prescription& line) {
  const Exercise* exercise = by_slug(knowledge, line.exercise);
  if (!exercise) return 0;
  for (const Dosage& dosage : exercise->dosages) {
    const bool same = (dosage.use == DosageUse::kStandard || dosage.use == DosageUse::kHold) &&
                      dosage.sets && dosage.reps.has_value() == line.reps.has_value() &&
                      dosage.seconds.has_value() == line.hold_s.has_value();
    if (same) return dosage.sets->to;
  }
  return 0;
}

// Adds one set to an accessory that trains the group and whose day has the time for it.
bool add_a_set(const PlanContext& context, PlanWeek& week, const std::string& group) {
  return any_line(week, [&](PlanDay& day, const PlanBlock& block, Prescription& line) {
    if (block.kind != BlockKind::kAccessory && block.kind != BlockKind::kRestoration) return false;
    const bool room = line.reduced_by == Lever::kNone &&
                      line.sets < most_sets(context.knowledge, line) &&
                      dose_of(context.knowledge, line, group) > 0;
    if (!room) return false;
    ++line.sets;
    time_day(context.rules, day);
    if (day.minutes <= day.minutes_had) return true;
    --line.sets;
    time_day(context.rules, day);
    return false;
  });
}

}  // namespace

std::map<std::string, double> weekly_sets(const Knowledge& knowledge, const PlanWeek& week) {
  std::map<std::string, double> total;
  each_working_line(week, [&](const Prescription& line) {
    const Exercise* exercise = by_any_name(knowledge, line.exercise);
    if (!exercise) return;
    for (const auto& [group, sets] : sets_per_group(knowledge, *exercise)) {
      total[group] += sets * line.sets;
    }
  });
  return total;
}

void cap_weekly_sets(const PlanContext& context, PlanWeek& week) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (const auto& [group, sets] : weekly_sets(context.knowledge, week)) {
      if (sets > context.rules.weekly_sets.to && take_a_set(context, week, group)) {
        changed = true;
        break;
      }
    }
  }
  for (PlanDay& day : week.days) time_day(context.rules, day);
}

void raise_weekly_sets(const PlanContext& context, PlanWeek& week) {
  if (week.deload || context.worst > Light::kGreen) return;
  for (const MuscleGroup& group : context.knowledge.groups) {
    if (!group.hip) continue;
    while (weekly_sets(context.knowledge, week)[group.id] < context.rules.weekly_least) {
      if (!add_a_set(context, week, group.id)) break;
    }
  }
}

}  // namespace dowel
