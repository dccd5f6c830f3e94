#pragma once

#include "core/gate/gate_session.h"

namespace dowel {

/// What pain of one session says.
struct PainWord {
  Light light = Light::kGreen;
  bool next_day = false;             ///< the morning after decided
  std::optional<ToldPain> told{};    ///< what was told on a later day decided
  std::optional<LocalDate> eased{};  ///< told to be green since
  int worst = 0;
  int morning_after = 0;
  int later = 0;         ///< told on a later day, and not that it had settled
  int stands = 0;        ///< stands now
  bool growing = false;  ///< afterwards it was above green, and worse than the time before
};

/// The state of the gate after a series of sessions, oldest first.
struct GateMemory {
  int clean = 0;   ///< clean sessions in a row
  int needed = 0;  ///< that the gate asks for now
  int broken = 0;  ///< sessions in a row with a broken rule
  SessionForm last_seen{};
  bool any_seen = false;
  LocalTime seen_at{};
  std::string front_fault{};  ///< broke in a film from in front, and none since showed it gone
  LocalTime front_fault_at{};
};

/// Takes the sessions of one exercise in, one after the other, oldest first, and rules after any of
/// them as `decide` does on all up to it. Refers to the rules: lives shorter than they do.
class GateFold {
 public:
  explicit GateFold(const GateRules& rules);

  void take(const GateSession& session);

  /// What follows for the next step.
  GateRuling rule(const std::string& planned_step, LocalTime now) const;

 private:
  const GateRules& rules_;
  GateMemory memory_{};
  bool any_ = false;
  // Of the last session.
  SessionForm form_{};
  PainWord pain_{};
  SessionId session_{};
  bool loaded_ = false;
};

}  // namespace dowel
