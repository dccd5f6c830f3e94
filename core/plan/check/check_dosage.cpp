#include <cmath>

#include "core/plan/check/examiner.h"
#include "core/plan/each_line.h"

namespace dowel::checker {
namespace {

bool within(const IntRange& inner, const IntRange& outer) {
  return inner.from >= outer.from && inner.to <= outer.to && inner.from <= inner.to;
}

bool within(double value, const RealRange& range) {
  return value >= range.from - 1e-9 && value <= range.to + 1e-9;
}

bool same_amount_kind(const Prescription& line, const Dosage& dosage) {
  return line.reps.has_value() == dosage.reps.has_value() &&
         line.hold_s.has_value() == dosage.seconds.has_value() &&
         line.distance_m.has_value() == dosage.metres.has_value();
}

// K-10: the amount of one set comes from this dosage.
bool amount_fits(const Prescription& line, const Dosage& dosage) {
  if (!same_amount_kind(line, dosage)) return false;
  if (line.reps && !within(*line.reps, *dosage.reps)) return false;
  if (line.hold_s && !within(*line.hold_s, *dosage.seconds)) return false;
  return !line.distance_m || within(*line.distance_m, *dosage.metres);
}

bool sets_fit(const Examiner& e, const PlanBlock& block, const Prescription& line,
              const Dosage& dosage) {
  // Where a source leaves them open: those of the hinge scheme (G-18).
  IntRange sets{static_cast<int>(e.number_from("hinge-sets")),
                static_cast<int>(e.number_to("hinge-sets"))};
  if (dosage.sets) {
    sets = *dosage.sets;
  } else if (!is_working(block.kind)) {
    sets = {1, e.rules().general_sets};
  }
  if (block.kind == BlockKind::kWarmUp) {
    return line.sets >= e.number_from("warm-up-sets") && line.sets <= e.number_to("warm-up-sets");
  }
  if (line.sets > sets.to || line.sets < 1) return false;
  return line.sets >= sets.from || line.reduced_by != Lever::kNone;
}

bool use_fits(BlockKind block, DosageUse use) {
  switch (use) {
    case DosageUse::kWarmUp:
      return block == BlockKind::kWarmUp || block == BlockKind::kGeneral;
    case DosageUse::kGeneral:
      return block == BlockKind::kGeneral;
    case DosageUse::kMobility:
      return block == BlockKind::kMobility || block == BlockKind::kStretch;
    case DosageUse::kHold:
      return is_working(block) || block == BlockKind::kWarmUp;
    case DosageUse::kTempo:
      return false;  // carries a tempo, no amount
    case DosageUse::kStandard:
      return true;
  }
  return false;
}

void check_amount(Examiner& e, int week, const PlanBlock& block, const Prescription& line,
                  const Exercise& exercise) {
  bool fits = false;
  bool per_side = exercise.unilateral;
  for (const Dosage& dosage : exercise.dosages) {
    if (!use_fits(block.kind, dosage.use) || !amount_fits(line, dosage)) continue;
    if (!sets_fit(e, block, line, dosage)) continue;
    fits = true;
    per_side = per_side || dosage.per_side;
  }
  if (!fits) e.blame("K-10", week, line.exercise, "sets or amount are not those of its dosage");
  if (fits && line.per_side != per_side) {
    e.blame("K-10", week, line.exercise, "one side or both is wrong");
  }
}

void check_tempo(Examiner& e, int week, const Prescription& line, const Exercise& exercise) {
  if (!line.tempo) return;
  bool known = false;
  for (const Dosage& dosage : exercise.dosages) {
    known = known ||
            (dosage.use == DosageUse::kTempo && dosage.tempo &&
             dosage.tempo->down_s == line.tempo->down_s &&
             dosage.tempo->bottom_s == line.tempo->bottom_s &&
             dosage.tempo->up_s == line.tempo->up_s && dosage.tempo->top_s == line.tempo->top_s);
  }
  if (!known) e.blame("R-P5", week, line.exercise, "not the tempo of the source");
}

void check_rest(Examiner& e, int week, const PlanBlock& block, const Prescription& line) {
  const auto between = [&](const char* id) {
    return within(line.rest_s, RealRange{e.number_from(id), e.number_to(id)});
  };
  if (block.kind == BlockKind::kMain && !between("rest-main") && !between("rest-accessory")) {
    e.blame("G-02", week, line.exercise, "rest outside the sources' range");
  }
  const bool accessory =
      block.kind == BlockKind::kAccessory || block.kind == BlockKind::kRestoration;
  if (accessory && !between("rest-accessory")) {
    e.blame("G-02", week, line.exercise, "rest outside the sources' range");
  }
}

// The stated time model, restated: a repetition takes its tempo or the usual time, a way its
// length at the usual speed; getting ready, lighter sets before a loaded main lift, both sides
// before the rest.
double restated_minutes(const PlanRules& rules, const PlanBlock& block, const Prescription& line) {
  double repetition = rules.rep_s;
  if (line.tempo) {
    repetition = line.tempo->down_s + line.tempo->bottom_s + line.tempo->up_s + line.tempo->top_s;
  }
  if (line.hold_s) repetition = *line.hold_s;
  double set = line.distance_m ? *line.distance_m / rules.walk_m_s : repetition;
  if (line.reps) set = repetition * line.reps->to;
  if (line.per_side) set *= 2;
  const bool loaded = line.load.kind != LoadKind::kNone && line.load.kind != LoadKind::kLight;
  const double before =
      rules.get_ready_s + (block.kind == BlockKind::kMain && loaded ? rules.lead_up_s : 0);
  return (before + line.sets * set + (line.sets - 1) * line.rest_s) / 60;
}

}  // namespace

void check_dosage(Examiner& e) {
  for_each_line(e.programme(), [&](const PlanWeek& week, const PlanDay&, const PlanBlock& block,
                                   const Prescription& line) {
    if (std::abs(restated_minutes(e.rules(), block, line) - line.minutes) > 1e-6) {
      e.blame("minutes", week.number, line.exercise, "not what the time model says");
    }
    const Exercise* exercise = e.exercise_of(line);
    if (line.own || !exercise) return;
    check_amount(e, week.number, block, line, *exercise);
    check_tempo(e, week.number, line, *exercise);
    check_rest(e, week.number, block, line);
  });
}

}  // namespace dowel::checker
