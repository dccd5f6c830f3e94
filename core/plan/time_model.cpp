#include "core/plan/time_model.h"

#include "core/plan/each_line.h"

namespace dowel {
namespace {

double rep_seconds(const PlanRules& rules, const Prescription& line) {
  if (line.hold_s) return *line.hold_s;
  if (!line.tempo) return rules.rep_s;
  return line.tempo->down_s + line.tempo->bottom_s + line.tempo->up_s + line.tempo->top_s;
}

bool is_loaded(const LoadRule& load) {
  return load.kind != LoadKind::kNone && load.kind != LoadKind::kLight;
}

}  // namespace

double set_seconds(const PlanRules& rules, const Prescription& line) {
  const double sides = line.per_side ? 2 : 1;
  if (line.reps) return sides * line.reps->to * rep_seconds(rules, line);
  if (line.hold_s) return sides * *line.hold_s;
  return sides * line.distance_m.value_or(0) / rules.walk_m_s;
}

double line_minutes(const PlanRules& rules, const Prescription& line, BlockKind block) {
  const bool lead_up = block == BlockKind::kMain && is_loaded(line.load);
  const double ready = rules.get_ready_s + (lead_up ? rules.lead_up_s : 0);
  return (ready + line.sets * set_seconds(rules, line) + (line.sets - 1) * line.rest_s) / 60;
}

void time_day(const PlanRules& rules, PlanDay& day) {
  day.minutes = 0;
  for_each_line(day, [&](const PlanBlock& block, Prescription& line) {
    line.minutes = line_minutes(rules, line, block.kind);
    day.minutes += line.minutes;
  });
}

}  // namespace dowel
