#pragma once

#include "core/coach/rules_in_force.h"
#include "core/gate/gate.h"
#include "core/plan/programme.h"
#include "core/progress/progress.h"

/// Runs a programme forward with a lifter whose answers are scripted: for `--simulate`, for the
/// worked year in the documentation, and to test plan, log, gate and progression together. The
/// response to training is a stated toy, not a prediction about anybody.
namespace dowel {

/// Weeks from … to, both included, counted from 1.
struct WeekSpan {
  int from = 0;
  int to = -1;
  bool holds(int week) const { return week >= from && week <= to; }
};

struct ScriptedPain {
  WeekSpan weeks{};
  PainReport report{};
};

struct EquipmentChange {
  int week = 0;
  std::vector<std::string> equipment{};
};

/// What happens to the lifter, and how the lifter answers to training.
struct LifterScript {
  int weeks = 52;
  int block_weeks = 6;          ///< a new plan is made from the log after so many weeks
  double start_max_kg = 100;    ///< one-repetition maximum of the main hinge at the start
  double most_gain = 0.4;       ///< part of it that a lifetime of this training can add
  double weekly_rate = 0.02;    ///< part of the remaining gain that a trained week adds
  double accessory_part = 0.3;  ///< maximum of an accessory over that of the main hinge
  std::vector<int> missed_weeks{};
  std::vector<ScriptedPain> pain{};
  WeekSpan stall{};                                    ///< no gain however well trained
  WeekSpan bad_form{};                                 ///< every filmed rep breaks the first rule
  WeekSpan red_flag{};                                 ///< a safety question is answered yes …
  std::string red_flag_question = "fall-or-accident";  ///< … this one
  std::vector<EquipmentChange> equipment{};
  int films_every = 1;       ///< sessions; 0: never
  bool logs_effort = false;  ///< says of every set with a load how hard it was
};

struct SimulatedWeek {
  int number = 0;
  LocalDate start{};
  std::vector<std::string> events{};  ///< plain words
  bool deload = false;
  bool stopped = false;  ///< no plan this week
  int programme = 0;     ///< the one in force, index into `Simulation::programmes`
  int sessions = 0;
  std::string main_hinge{};  ///< slug
  std::optional<double> main_load_kg{};
  int main_sets = 0;               ///< of the last session
  std::optional<int> main_reps{};  ///< in every one of them
  double main_max_kg = 0;          ///< the script's truth
  std::vector<GateRuling> rulings{};
  std::vector<LocalDate> ruled{};  ///< the day of each
  std::vector<StepTaken> steps{};  ///< of the main hinge
};

struct Simulation {
  std::vector<SimulatedWeek> weeks{};
  std::vector<Programme> programmes{};  ///< in the order they were made
  LogData log{};
  double start_max_kg = 0;  ///< the script's
  int increases = 0;        ///< steps up in load of the main hinge
  int wrong_increases = 0;  ///< … while form was scripted bad or pain was amber
};

/// Errors: those of `make_programme`, and kUsage for a script of no weeks.
Result<Simulation> simulate(const PlanRequest& request, const LifterScript& script,
                            const RulesInForce& rules);

}  // namespace dowel
