#pragma once

#include <string>

#include "core/gate/gate.h"
#include "core/progress/progress.h"

namespace dowel::report {

/// What the gate's word is about, as far as its words depend on it.
struct GateAbout {
  bool judged = true;   ///< a film can judge the form
  bool by_load = true;  ///< more is more load
  bool own = false;     ///< of the own programme, whose rule sets the load
};
GateAbout gate_about(const ProgressScheme& scheme);

/// "PASS", "HOLD", "STEP BACK", "NOT MEASURED", with what it means for the load.
std::string verdict_words(GateVerdict verdict, const GateAbout& about = {});

/// The gate's answer in one line of at most 100 columns, its reason cut short where it is longer.
std::string gate_line(const std::string& exercise, const GateRuling& ruling,
                      const GateAbout& about = {});

/// Who does otherwise than the gate says, and why: "You overrode it: regress, because …".
/// @param athlete  whose log it is
std::string override_text(const GateOverride& said, const std::string& athlete);

/// The gate's answer with its reason, the numbers behind it (repetition, time in the clip, value,
/// limit) and where each limit comes from; at most 100 columns.
std::string gate_text(const GateRuling& ruling, const GateAbout& about = {});

}  // namespace dowel::report
