#pragma once

#include <string>
#include <vector>

#include "core/coach/rules_in_force.h"
#include "core/coach/training_book.h"
#include "core/gate/gate.h"
#include "core/progress/progress.h"

/// The load gate over a log: film comes back from the stored analyses, pain from the sets and from
/// what the athlete answered since.
namespace dowel {

/// Every session of one exercise as the gate sees it, oldest first.
/// @returns errors: unreadable for a stored analysis that is damaged, naming its clip
Result<std::vector<GateSession>> gate_sessions(const TrainingBook& book, const std::string& slug);

/// A log with the gate's word behind its sessions, and what progression must know beside it.
struct GatedLog {
  LogData log{};
  TrainingFacts facts{};
};

/// The log with the gate's word behind its sessions, worked out anew and dated to the session, so
/// that a corrected entry corrects what follows. What the athlete overrode stays overridden until
/// something worse comes up: pain that was not there, or a film that shows a fault.
Result<GatedLog> log_with_gates(const TrainingBook& book, const RulesInForce& rules);

/// What to do with one exercise next.
struct NextStep {
  ProgressScheme scheme{};
  Progress progress{};           ///< of what was logged, the gate's word included
  std::vector<SetEntry> done{};  ///< working sets of the last session
  WorkTarget before{};           ///< the target of the last session
  WorkTarget if_passed{};        ///< what the target were, had the gate passed the last session
  bool waits_for_pass = false;   ///< `if_passed` asks for more than the target does
  int sessions = 0;
  GateRuling ruling{};
  std::optional<GateDecision> overridden{};  ///< what the athlete does instead of the ruling
};

/// @param gated  the log of the book as `log_with_gates` gives it
/// @param slug  of the catalogue
/// @returns errors: usage for an unknown exercise; as `gate_sessions`
Result<NextStep> next_step(const TrainingBook& book, const RulesInForce& rules,
                           const GatedLog& gated, const std::string& slug);

}  // namespace dowel
