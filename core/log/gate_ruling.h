#pragma once

#include <string>
#include <vector>

#include "core/base/reason.h"
#include "core/log/civil_time.h"
#include "core/log/ids.h"

namespace dowel {

enum class GateVerdict { kPass, kHold, kRegress, kNotMeasured };

/// What the film of the last session says about the form, whatever pain says beside it.
enum class FormWord {
  kNothing,  ///< not filmed, unclear, or the clean sessions asked for are not complete
  kPassed,
  kBroken,  ///< a required rule broke in some repetition
};

/// One number that decided, traceable to its picture.
struct GateEvidence {
  SetId set{};
  LocalTime when{};
  int rep = 0;      ///< 1-based among the counted reps of the set
  double at_s = 0;  ///< in the clip
  std::string rule{};
  std::string checkpoint{};
  std::string measure{};
  double value = 0;  ///< value, sd and threshold: unit of the measure
  double sd = 0;
  double threshold = 0;
  bool broken_above = true;
  std::string source{};  ///< of the threshold

  bool operator==(const GateEvidence&) const = default;
};

/// What the load gate says about one session of an exercise, and on what grounds.
struct GateRuling {
  GateVerdict verdict = GateVerdict::kNotMeasured;
  SessionId session{};  ///< the one it is about; empty where there is none
  FormWord form = FormWord::kNothing;
  bool loaded = false;        ///< its film shows a load
  int pain = 0;               ///< the worst told of it, 0 … 10
  bool pain_decided = false;  ///< and not the form
  std::string planned_step{};
  Reason why{};
  std::string would_change{};  ///< what would change the answer
  int clean_in_a_row = 0;
  int clean_needed = 1;
  /// Deciding first; for a pass the closest to its threshold.
  std::vector<GateEvidence> evidence{};

  bool operator==(const GateRuling&) const = default;
};

}  // namespace dowel
