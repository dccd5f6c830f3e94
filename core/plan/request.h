#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/log/athlete.h"
#include "core/log/civil_time.h"
#include "core/progress/history.h"
#include "core/progress/training_day.h"
#include "core/readiness/pain.h"
#include "core/readiness/safety.h"

namespace dowel {

/// What the athlete trains for.
enum class Aim {
  kPowerlifting,
  kStrongman,
  kWeightlifting,
  kRunning,
  kFieldSport,  ///< jumping, changing direction, throwing, grappling
  kGeneralStrength,
  kBeginner,
  kAgeing,
  kReturnFromInjury,
};
Words words_of(Aim);

/// Ids of the `SportEmphasis` entries that an aim stands for.
std::vector<std::string> emphases_of(const Knowledge& knowledge, Aim aim);

/// A suspected weak link, as the diagnosis ranks it.
struct WeakLink {
  std::string cause;     ///< id of `Knowledge::causes`
  std::string evidence;  ///< what raised it, in plain words; may be empty
  bool tested = false;   ///< a test speaks for it; else it is only suspected
  std::string test{};    ///< id of that test, or of the one to do; empty: none is known

  bool operator==(const WeakLink&) const = default;
};

/// What the athlete may choose otherwise; each names the decision it belongs to.
struct PlanSettings {
  int most_accessories = 4;              ///< a session, 2 … 4 (K-05)
  bool rotate = true;                    ///< accessories change weekly (K-11)
  bool mobility = true;                  ///< moving work before, stretching after (K-16)
  bool jefferson_curl = true;            ///< allowed while the back does not hurt (K-09)
  bool full_copenhagen_warm_up = false;  ///< once passed as accessory work (K-12)

  bool operator==(const PlanSettings&) const = default;
};

/// A day whose session the athlete does on another day of its week.
struct DayMove {
  LocalDate from{};
  LocalDate to{};
  std::string reason{};  ///< in the athlete's words; may be empty

  bool operator==(const DayMove&) const = default;
};

/// What the athlete does instead of what the rules choose, from a day to the end of the plan.
struct PlanSwap {
  std::string exercise{};  ///< slug of what the rules chose
  std::string instead{};   ///< slug of what is done; the same: as the rules chose again
  LocalDate from{};        ///< first day that counts

  bool operator==(const PlanSwap&) const = default;
};

/// Everything a plan depends on. The same request always gives the same plan.
struct PlanRequest {
  Athlete athlete{};
  Aim aim = Aim::kGeneralStrength;
  std::vector<std::string> emphases{};  ///< further `SportEmphasis` ids
  std::vector<TrainingDay> days{};      ///< 1 … 7, one per weekday
  double off_day_minutes = 15;          ///< for easy work on a day off; 0: none wanted
  std::vector<PainReport> pain{};
  std::vector<RedFlagAnswer> red_flags{};  ///< every question answered
  bool clinician_cleared = false;          ///< asked for in pregnancy (G-14)
  std::vector<WeakLink> weak_links{};      ///< most likely first
  TrainingHistory history{};
  LocalDate start{};  ///< first day of week 1; also the seed
  int weeks = 4;      ///< 1 … 16
  PlanSettings settings{};
  std::vector<DayMove> moves{};       ///< made in this order, once the plan is there
  std::vector<std::string> wishes{};  ///< slugs of exercises asked for; the rules decide on them
  std::vector<PlanSwap> swaps{};      ///< of the same exercise the later one counts

  bool operator==(const PlanRequest&) const = default;
};

/// True when a condition of the athlete means this; names the knowledge does not know mean nothing.
bool applies(const Knowledge& knowledge, const Athlete& athlete, ConditionMeans means);

/// What a plan may take for a wish: accessories of the four categories, and main hinges.
bool can_be_wished(const Exercise& exercise);

/// Slug of what is done on a day where the rules chose an exercise: another, or itself.
const std::string& done_instead(const PlanRequest& request, const std::string& exercise,
                                LocalDate date);

/// Checks that a request hangs together: days, weeks, minutes, pain, known equipment, weak links,
/// emphases, wishes and swaps. Errors are kUsage and say what to change.
Result<void> check_request(const PlanRequest& request, const Knowledge& knowledge);

}  // namespace dowel
