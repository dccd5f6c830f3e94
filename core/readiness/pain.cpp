#include "core/readiness/pain.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/catalogue/readiness_rules.h"
#include "core/readiness/say.h"

namespace dowel {

Words words_of(Light) {
  static constexpr std::array<std::string_view, 3> kWords{"green", "amber", "red"};
  return kWords;
}

PainLimits pain_limits(const Knowledge& knowledge) {
  const ReadinessRules& rules = *knowledge.readiness;
  return PainLimits{rules.green.to, rules.amber.to, rules.groin.to};
}

Light light_of(const PainLimits& limits, int pain) {
  if (pain <= limits.green_to) return Light::kGreen;
  return pain <= limits.amber_to ? Light::kAmber : Light::kRed;
}

Light light_of(const PainLimits& limits, const PainReport& report) {
  return light_of(limits, std::max(report.during, report.next_day.value_or(0)));
}

int least_amber(const Knowledge& knowledge) {
  return static_cast<int>(std::floor(knowledge.readiness->green.to)) + 1;
}

int least_strong(const Knowledge& knowledge) {
  return static_cast<int>(std::floor(knowledge.readiness->amber.to)) + 1;
}

std::optional<Reason> advice_for_lasting_pain(const Knowledge& knowledge, int weeks) {
  const ReadinessRules& rules = *knowledge.readiness;
  if (weeks < rules.weeks_to_clinician) return std::nullopt;
  return because(rules.words.lasting_pain, {{"weeks", std::to_string(weeks)}});
}

bool concerns_hips(Region region) { return region != Region::kOther; }

bool is_touched(const Knowledge& knowledge, Region region, const Exercise& exercise) {
  const ReadinessRules& rules = *knowledge.readiness;
  const auto among = [&](const std::vector<std::string>& ids) {
    return std::ranges::find(ids, exercise.id) != ids.end();
  };
  switch (region) {
    case Region::kLowerBack:
      return among(rules.sore_lower_back);
    case Region::kHip:
      return true;
    case Region::kGroin:
      return among(rules.sore_groin);
    case Region::kHamstring:
      return among(rules.sore_hamstring);
    case Region::kKnee:
      return among(rules.sore_knee);
    case Region::kOther:
      return false;
  }
  return true;
}

Light light_for(const Knowledge& knowledge, const std::vector<PainReport>& pain,
                const Exercise& exercise) {
  const PainLimits limits = pain_limits(knowledge);
  Light worst = Light::kGreen;
  for (const PainReport& report : pain) {
    if (!is_touched(knowledge, report.region, exercise)) continue;
    worst = std::max(worst, light_of(limits, report));
  }
  return worst;
}

}  // namespace dowel
