#pragma once

#include "core/plan/build_day.h"

namespace dowel {

/// The lines of a session before it is cut to size, by block.
struct SessionParts {
  std::vector<Prescription> mobility{};
  std::vector<Prescription> warm_up{};  ///< activation first, then preparation for the hinge
  std::vector<Prescription> main{};     ///< own lifts, then the main hinge, then its held set
  std::vector<Prescription> accessory{};
  std::vector<Prescription> restoration{};
  std::vector<Prescription> stretch{};
};

SessionParts make_parts(const PlanContext& context, const SessionSpec& spec);

/// The athlete's own lifts of a day, unchanged; those left out for pain are not among them.
std::vector<Prescription> own_lines(const PlanContext& context, const TrainingDay& day);

/// Puts lines into blocks in the order they are done, empty ones left out, and times the day.
PlanDay assemble(const PlanContext& context, const SessionParts& parts);

}  // namespace dowel
