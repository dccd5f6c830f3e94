#pragma once

#include <optional>
#include <vector>

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
  double green_to = 2;          ///< pain-safe, upper end
  double amber_to = 5;          ///< pain-acceptable, upper end
  double groin_regress_at = 3;  ///< groin-pain-regress: above it adductor work steps back
};

/// Errors: kBadData when a number is missing from the knowledge.
Result<PainLimits> pain_limits(const Knowledge& knowledge);

/// The light of one 0 … 10 answer.
Light light_of(const PainLimits& limits, int pain);

/// The light of a report: the worse of training and the morning after.
Light light_of(const PainLimits& limits, const PainReport& report);

/// Least whole answers above the green and the amber limit, where only the log is at hand.
inline constexpr int kAmberPain = 3;
inline constexpr int kStrongPain = 6;  ///< stops a plan

/// So long may amber pain last before a clinician should see it; our decision. @source [Thomee1997]
inline constexpr int kWeeksToClinician = 2;

/// What is said when a pain lasts so many weeks; empty before `kWeeksToClinician`.
std::string advice_for_lasting_pain(int weeks);

/// True where the region belongs to what this plan trains.
bool concerns_hips(Region region);

}  // namespace dowel
