#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/pain.h"
#include "core/plan/safety.h"
#include "core/training/athlete.h"
#include "core/training/civil_time.h"

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
std::vector<std::string> emphases_of(Aim aim);

/// One main lift of the programme the athlete already has. The plan is added to it (R-ADD).
struct OwnLift {
  std::string exercise;  ///< slug of knowledge/, or any name of the athlete's own
  int sets = 3;
  int reps = 5;
  bool heavy = true;  ///< a heavy squat, pull or carry: asks for a warm-up (R-WU)

  bool operator==(const OwnLift&) const = default;
};

/// One day a week on which the athlete trains.
struct TrainingDay {
  int weekday = 0;      ///< 0 Monday … 6 Sunday
  double minutes = 60;  ///< for the whole session, the athlete's own lifts included
  std::vector<OwnLift> own{};

  bool operator==(const TrainingDay&) const = default;
};

/// A suspected weak link, as the diagnosis ranks it.
struct WeakLink {
  std::string cause;     ///< id of `Knowledge::causes`
  std::string evidence;  ///< what raised it, in plain words; may be empty

  bool operator==(const WeakLink&) const = default;
};

/// Where one exercise stands after all that was logged. Loads in kilograms.
struct ExerciseState {
  std::string exercise;  ///< slug
  int sessions = 0;      ///< in which it was done
  std::optional<double> load_kg{};
  std::optional<int> reps{};  ///< fewest of the last session's working sets
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<int> level{};  ///< step of its protocol, 0-based (Copenhagen)
  std::optional<double> one_rep_max_kg{};
  int sessions_without_progress = 0;  ///< in a row, up to the last
  bool mastered = false;              ///< all that it has to give; a harder one is due
  int held = 0;                       ///< checkpoint-reps of the last filmed session that held …
  int gradeable = 0;                  ///< … of those that could be graded

  bool operator==(const ExerciseState&) const = default;
};

inline constexpr int kWeeksAfterBackPain = 12;  ///< without bending on purpose; our decision K-09

inline constexpr int kWeeksBeforeFast = 4;  ///< after back pain, before fast hinges; our decision

/// What the log says; see `summarise_log`.
struct TrainingHistory {
  std::vector<ExerciseState> exercises{};
  bool clean_slow_hinge = false;  ///< a slow hinge was measured clean (R-P1)
  /// The same with a load, lately (K-14, K-09); absent in plans of an earlier Dowel: no.
  std::optional<bool> clean_loaded_hinge{};
  int weeks_away = 0;  ///< without a session, just before now; 0 for a log without any
  std::optional<int> weeks_since_easy{};  ///< trained weeks since the last easier or missed one
  std::optional<int> weeks_since_strong_pain{};  ///< above amber, where it counts
  std::optional<int> weeks_since_back_pain{};    ///< since pain of the lower back was last told of
  std::optional<int> weeks_since_groin_pain{};   ///< amber or more, of hip or groin
  std::optional<int> weeks_sore{};  ///< how long what hurts has hurt without a better answer

  /// Told of in the last two weeks: pain above amber where it counts, or any of the lower back.
  bool lately_sore() const {
    return std::min(weeks_since_strong_pain.value_or(2), weeks_since_back_pain.value_or(2)) < 2;
  }
  /// Amber pain of hip or groin in the last two weeks: what pulls hardest at it comes later.
  bool groin_lately_sore() const { return weeks_since_groin_pain.value_or(2) < 2; }

  const ExerciseState* find(std::string_view slug) const {
    for (const ExerciseState& state : exercises) {
      if (state.exercise == slug) return &state;
    }
    return nullptr;
  }

  bool operator==(const TrainingHistory&) const = default;
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

  bool operator==(const PlanRequest&) const = default;
};

/// Conditions that change a plan, as they stand in `Athlete::conditions`.
namespace condition {
inline constexpr const char* kLowBackPain = "low_back_pain";
inline constexpr const char* kStiffHips = "stiff_hips";
inline constexpr const char* kSitsALot = "sits_a_lot";
inline constexpr const char* kTiredSpine = "tired_spine";
inline constexpr const char* kPregnancy = "pregnancy";
}  // namespace condition

bool has_condition(const Athlete& athlete, std::string_view condition);

/// Checks that a request hangs together: days, weeks, minutes, pain, known equipment, weak links
/// and emphases. Errors are kUsage and say what to change.
Result<void> check_request(const PlanRequest& request, const Knowledge& knowledge);

}  // namespace dowel
