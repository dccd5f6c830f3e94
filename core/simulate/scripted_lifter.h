#pragma once

#include "core/simulate/simulate.h"

namespace dowel {

/// The body behind a script: how strong it is in a given week, and what it does with a line.
class ScriptedLifter {
 public:
  explicit ScriptedLifter(const LifterScript& script) : script_(script) {}

  /// A week has passed; `trained` when at least one session was done.
  void live_week(int week, bool trained);

  double main_max_kg() const { return script_.start_max_kg * (1 + gain_); }

  /// Does a line of the plan: sets as logged, without ids. Takes the target where there is a log,
  /// else a load with reserve; never more repetitions than strength allows.
  std::vector<SetEntry> perform(const Prescription& line, bool main, const ProgressScheme& scheme,
                                const WorkTarget* target, bool easy_week,
                                const std::optional<PainReport>& pain) const;

  /// Films one set of `reps`: every required rule clearly held, or the first clearly broken.
  FilmedSet film(const GateRules& rules, int reps, bool bad_form) const;

 private:
  const LifterScript& script_;
  double gain_ = 0;
};

}  // namespace dowel
