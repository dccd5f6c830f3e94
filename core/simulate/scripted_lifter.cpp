#include "core/simulate/scripted_lifter.h"

#include <algorithm>
#include <cmath>

#include "core/log/strength.h"

namespace dowel {
namespace {

constexpr double kFirstLoadPart = 0.7;  // of the maximum, for the first session of an exercise
constexpr double kOwnLoadPart = 0.85;   // of the maximum, where the own programme sets the load
constexpr double kLeastEffort = 5;      // less is not told apart
constexpr double kDetrainPart = 0.01;   // of the gain, lost in a week without training
constexpr double kClearSd = 4;          // how far filmed values lie from their threshold, in sd

// Repetitions to failure with a load, by Epley turned round. @source [Epley1985]
int reps_to_failure(double max_kg, double load_kg) {
  if (load_kg <= 0) return 1000;
  return std::max(0, static_cast<int>(std::floor(30 * (max_kg / load_kg - 1))));
}

bool takes_load(const Prescription& line) {
  return line.load.kind != LoadKind::kNone && line.load.kind != LoadKind::kLight &&
         line.done_with != EquipmentKind::kNothing;
}

}  // namespace

void ScriptedLifter::live_week(int week, bool trained) {
  if (!trained) gain_ *= 1 - kDetrainPart;
  if (trained && !script_.stall.holds(week)) {
    gain_ += script_.weekly_rate * (script_.most_gain - gain_);
  }
}

std::vector<SetEntry> ScriptedLifter::perform(const Prescription& line, bool main,
                                              const ProgressScheme& scheme,
                                              const std::optional<PainReport>& pain,
                                              std::optional<double> last_kg) const {
  SetEntry set;
  set.exercise.slug = line.exercise;
  set.side = Side::kBoth;
  set.reps = line.reps ? std::optional{line.reps->from} : std::nullopt;
  if (takes_load(line)) {
    const double max_kg = main_max_kg() * (main ? 1 : script_.accessory_part);
    // A load that no rule of Dowel's moves follows the lifter's own programme.
    const double part = scheme.own && !scheme.gated && !pain ? kOwnLoadPart : kFirstLoadPart;
    set.load_kg = line.load.kind == LoadKind::kGiven && line.load.load_kg
                      ? *line.load.load_kg
                      : makeable_load_kg(scheme, max_kg * part);
    const bool chosen = line.load.kind != LoadKind::kGiven;
    if (chosen && pain && last_kg) set.load_kg = std::min(*set.load_kg, *last_kg);
    const int to_failure = reps_to_failure(max_kg, *set.load_kg);
    if (set.reps) set.reps = std::min(*set.reps, to_failure - 1);
    if (set.reps && script_.logs_effort) {
      set.rpe = std::clamp<double>(kMostEffort - (to_failure - std::max(*set.reps, 1)),
                                   kLeastEffort, kMostEffort);
    }
  }
  if (set.reps) set.reps = std::max(*set.reps, 1);
  set.hold_s = line.hold_s;
  set.distance_m = line.distance_m;
  if (pain) {
    set.pain = pain->during;
    set.next_day_pain = pain->next_day;
  }
  return std::vector<SetEntry>(static_cast<std::size_t>(line.sets), set);
}

FilmedSet ScriptedLifter::film(const GateRules& rules, int reps, bool bad_form) const {
  FilmedSet set;
  for (int i = 0; i < reps; ++i) {
    RepFindings rep;
    for (const Rule& rule : rules.required) {
      const bool broken = bad_form && &rule == &rules.required.front();
      for (const Condition& condition : rule.conditions) {
        const double sd = std::max(std::abs(condition.threshold) * 0.05, 0.01);
        const bool up = condition.broken_above == broken;
        const Measured value{condition.threshold + (up ? kClearSd : -kClearSd) * sd, sd};
        rep.measures.push_back({condition.measure, value, 0, ""});
      }
      const Condition& shown = rule.conditions.front();
      Finding finding;
      finding.rule = rule.id;
      finding.checkpoint = rule.checkpoint;
      finding.state = broken ? FindingState::kBroken : FindingState::kHeld;
      finding.measure = shown.measure;
      finding.value = rep.measures[rep.measures.size() - rule.conditions.size()].value;
      finding.threshold = shown.threshold;
      finding.broken_above = shown.broken_above;
      finding.source = rule.source;
      rep.findings.push_back(std::move(finding));
    }
    set.reps.push_back(std::move(rep));
  }
  return set;
}

}  // namespace dowel
