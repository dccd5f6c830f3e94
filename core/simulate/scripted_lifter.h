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

  /// Does a line of the day: sets as logged, without ids. Takes the load that is asked for; where
  /// none is, one with reserve, and while it hurts no more than last time. Never more repetitions
  /// than strength allows.
  /// @param last_kg  load of the last set of the exercise
  std::vector<SetEntry> perform(const Prescription& line, bool main, const ProgressScheme& scheme,
                                const std::optional<PainReport>& pain,
                                std::optional<double> last_kg) const;

  /// Films one set of `reps`: every required rule clearly held, or the first clearly broken.
  FilmedSet film(const GateRules& rules, int reps, bool bad_form) const;

 private:
  const LifterScript& script_;
  double gain_ = 0;
};

}  // namespace dowel
