#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/questions.h"
#include "core/plan/request.h"

namespace dowel::cli {

/// What the user said after `dowel plan`. What is left out stays as in the last plan.
struct PlanOptions {
  LogOptions log;
  FeelOptions feel;
  std::string at;
  std::string aim, days, equipment, conditions, experience, start;
  std::optional<double> minutes, off_minutes;
  std::optional<int> weeks, accessories;
  std::vector<std::string> own, weak, emphases, wishes, swaps;
  std::optional<bool> rotation, mobility, jefferson, full_copenhagen, cleared;
  std::string html, ics, time = "18:00", simulate;
  bool why = false, show = false;
};

void add_plan_options(Command& command, PlanOptions& options);

/// Puts what was said over the request of last time.
/// @param today  for --start in words
/// @returns errors: usage, naming the option and what it takes
Result<void> apply_options(const PlanOptions& options, const Knowledge& knowledge, LocalTime now,
                           PlanRequest& request);

}  // namespace dowel::cli
