#pragma once

#include "core/simulate/scripted_lifter.h"

namespace dowel {

/// What does not change within a week. Holds references: lives as long as one session.
struct SessionWorld {
  const Knowledge& knowledge;
  const Technique& technique;
  const LifterScript& script;
  const ScriptedLifter& lifter;
  const Programme& plan;
  const AthleteId& athlete;
  const TrainingFacts& facts;
};

/// What the week is like.
struct SessionWeather {
  int week = 1;
  bool easy = false;  ///< deload
  std::optional<PainReport> pain{};
};

/// The gate's sessions of each main hinge so far, and what it said after each; the log keeps no
/// findings, only documents.
struct FilmMemory {
  std::vector<std::pair<std::string, GateSession>> sessions{};
  std::vector<SessionRuling> rulings{};
  int count = 0;
};

struct TrainedSession {
  std::optional<GateRuling> ruling{};
  std::optional<StepTaken> after_gap{};  ///< what weeks without the main hinge changed before it
  std::optional<StepTaken> step{};       ///< of the main hinge
  std::optional<double> main_load_kg{};
  int main_sets = 0;
  std::optional<int> main_reps{};
};

/// Does one day of the plan and writes it into the log, and the gate's word on the main hinge into
/// the memory. Warm-ups, stretching and easy work are done but not logged.
Result<TrainedSession> train_session(const SessionWorld& world, const SessionWeather& weather,
                                     const PlanDay& day, FilmMemory& memory, LogData& log);

}  // namespace dowel
