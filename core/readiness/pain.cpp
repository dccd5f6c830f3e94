#include "core/readiness/pain.h"

#include <algorithm>
#include <array>

namespace dowel {

Words words_of(Light) {
  static constexpr std::array<std::string_view, 3> kWords{"green", "amber", "red"};
  return kWords;
}

Result<PainLimits> pain_limits(const Knowledge& knowledge) {
  const auto green = require_number(knowledge, "pain-safe");
  DOWEL_TRY(green);
  const auto amber = require_number(knowledge, "pain-acceptable");
  DOWEL_TRY(amber);
  const auto groin = require_number(knowledge, "groin-pain-regress");
  DOWEL_TRY(groin);
  return PainLimits{(*green)->to, (*amber)->to, (*groin)->to};
}

Light light_of(const PainLimits& limits, int pain) {
  if (pain <= limits.green_to) return Light::kGreen;
  return pain <= limits.amber_to ? Light::kAmber : Light::kRed;
}

Light light_of(const PainLimits& limits, const PainReport& report) {
  return light_of(limits, std::max(report.during, report.next_day.value_or(0)));
}

std::string advice_for_lasting_pain(int weeks) {
  if (weeks < kWeeksToClinician) return "";
  return "It has hurt for " + std::to_string(weeks) +
         " weeks without getting better: let a clinician see it before you go on.";
}

bool concerns_hips(Region region) { return region != Region::kOther; }

}  // namespace dowel
