#pragma once

#include "core/gate/gate.h"

namespace dowel {

/// How one session looks to the gate.
enum class FormState {
  kClean,       ///< every required rule clearly held
  kUnclear,     ///< nothing broken, but too much within the measurement error
  kBroken,      ///< a required rule broke in some reps
  kMostBroken,  ///< … in so many that a step back is due
  kUnseen,      ///< not filmed, or too little of it could be graded
};

/// What a film from in front shows of the rules that judge from there.
enum class FrontForm { kNotFilmed, kHeld, kUnclear, kBroken };

struct SessionForm {
  FormState state = FormState::kUnseen;
  std::string rule;  ///< that decided; empty for clean and for not filmed
  std::string says;  ///< plain words
  std::vector<GateEvidence> evidence{};
  FrontForm front = FrontForm::kNotFilmed;
  std::string front_says{};  ///< what broke from in front
};

/// Grades one session. A finding counts as held or broken only beyond `margin_sd` of its own error,
/// whatever state it came with; so a verdict without a number is unclear.
SessionForm grade_session(const GateSession& session, const GateRules& rules);

}  // namespace dowel
