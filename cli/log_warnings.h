#pragma once

#include <string>

#include "cli/desk.h"

namespace dowel::cli {

/// What was said with sets that were logged just now.
struct SaidWithSets {
  int pain = 0;  ///< the worst, 0 … 10
  std::string note{};
  LocalTime when{};
};

/// Says beside what was logged, in a sentence, what a physiotherapist would say there and then:
/// that training is stopped, that it hurts, that a note holds words of warning.
/// @returns errors: as `stop_in_force`
Result<void> warn_after_logging(const LogDesk& log, const SaidWithSets& said);

}  // namespace dowel::cli
