#pragma once

#include "core/coach/today_book.h"
#include "core/simulate/scripted_lifter.h"
#include "core/simulate/scripted_log.h"

namespace dowel {

/// What does not change within a session. Holds references: lives as long as one session.
struct SessionWorld {
  const RulesInForce& rules;
  const LifterScript& script;
  const ScriptedLifter& lifter;
  int week = 1;
  std::optional<PainReport> pain{};
  bool filmed = false;  ///< one set of the main hinge
};

struct TrainedSession {
  std::optional<GateRuling> ruling{};    ///< on the main hinge
  std::optional<StepTaken> after_gap{};  ///< what weeks without the main hinge changed before it
  std::optional<StepTaken> step{};       ///< of the main hinge
  std::optional<double> main_load_kg{};
  int main_sets = 0;
  std::optional<int> main_reps{};
};

/// Does a day as the coach asks for it and writes it into the log, then asks what follows for the
/// main hinge. Warm-ups, stretching and easy work are done but not logged.
/// @param today  as `today_of` gives it, with a day
/// @param main_hinge  slug
Result<TrainedSession> train_session(const SessionWorld& world, const Today& today,
                                     const std::string& main_hinge, LocalDate date,
                                     ScriptedLog& log);

}  // namespace dowel
