#pragma once

#include <string>

#include "core/simulate/simulate.h"

namespace dowel::report {

struct YearTextOptions {
  std::string title{};
  std::string about{};
  MassUnit unit = MassUnit::kKilogram;
};

/// A simulated year as a story: who, the plan of the first week in full with its reasons, then a
/// line a week, and at each event what Dowel answered and why; at most 100 columns.
std::string year_text(const Simulation& simulation, const Knowledge& knowledge,
                      const YearTextOptions& options);

}  // namespace dowel::report
