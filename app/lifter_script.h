#pragma once

#include <string>
#include <string_view>

#include "app/rules_in_force.h"
#include "core/simulate/simulate.h"

namespace dowel::app {

/// A year of training as a script: who trains, what was asked for, and what happens.
struct YearScript {
  std::string title{};  ///< one line: who
  std::string about{};  ///< a few sentences: what happens and why it is worth seeing
  PlanRequest request{};
  LifterScript lifter{};
};

/// Reads a script; docs/examples/year/README.md says what may stand in it.
/// @param file  its name, for messages
/// @returns errors name file, line and key; usage for a request that does not hang together
Result<YearScript> read_lifter_script(std::string_view text, const std::string& file,
                                      const Knowledge& knowledge);

}  // namespace dowel::app
