#pragma once

#include <optional>
#include <vector>

#include "core/base/reason.h"
#include "core/catalogue/knowledge.h"
#include "core/log/region.h"

namespace dowel {

/// The traffic light of the pain-monitoring model. @source [Thomee1997] [Silbernagel2007]
enum class Light { kGreen, kAmber, kRed };
Words words_of(Light);

/// What the athlete says about one region.
struct PainReport {
  Region region = Region::kOther;
  int during = 0;                 ///< 0 … 10, worst during training
  std::optional<int> next_day{};  ///< 0 … 10, the morning after; counts more, since it must settle
  bool stiff = false;
  bool is_new = false;  ///< began since the warning signs were last asked about

  bool operator==(const PainReport&) const = default;
};

/// Limits of the traffic light, from knowledge/numbers.toml.
struct PainLimits {
  double green_to = 0;          ///< pain-safe, upper end
  double amber_to = 0;          ///< pain-acceptable, upper end
  double groin_regress_at = 0;  ///< groin-pain-regress: above it adductor work steps back
};

PainLimits pain_limits(const Knowledge& knowledge);

/// The light of one 0 … 10 answer.
Light light_of(const PainLimits& limits, int pain);

/// The light of a report: the worse of training and the morning after.
Light light_of(const PainLimits& limits, const PainReport& report);

/// Least whole answers above the green and above the amber limit; the latter stops a plan.
int least_amber(const Knowledge& knowledge);
int least_strong(const Knowledge& knowledge);

/// What is said when a pain lasts so many weeks; nothing before
/// `ReadinessRules::weeks_to_clinician`.
std::optional<Reason> advice_for_lasting_pain(const Knowledge& knowledge, int weeks);

/// True where the region belongs to what this plan trains.
bool concerns_hips(Region region);

/// True when pain there keeps this exercise from more: a sore hip touches every one, the others
/// what loads them (knowledge/choices.toml).
bool is_touched(const Knowledge& knowledge, Region region, const Exercise& exercise);

/// The worst light over what hurts and touches this exercise.
Light light_for(const Knowledge& knowledge, const std::vector<PainReport>& pain,
                const Exercise& exercise);

}  // namespace dowel
