#pragma once

#include "core/base/reason.h"
#include "core/plan/request.h"

namespace dowel {

/// Parts of a session, in the order they are done.
enum class BlockKind {
  kMobility,     ///< moving work before training; first prong when a hip is painful or stiff
  kWarmUp,       ///< activation and preparation
  kMain,         ///< the athlete's own lifts and the main hinge
  kAccessory,    ///< two to four exercises, rotated weekly
  kRestoration,  ///< second prong: strength for a painful or stiff hip
  kGeneral,      ///< easy work on days off
  kStretch,      ///< holding still, after training
};
Words words_of(BlockKind);

/// How the load is found.
enum class LoadKind {
  kNone,          ///< bodyweight, or a band that just lets the movement be felt
  kLight,         ///< easy on purpose
  kByEffort,      ///< whatever leaves the stated repetitions in reserve
  kAsLast,        ///< the load of the last session again
  kAsLastOrStep,  ///< the load of the last session, one step more when the gate passes it
  kOwn,           ///< as the athlete's own programme says
  kGiven,         ///< `load_kg`, worked out from the log for one day; never in a stored plan
};
Words words_of(LoadKind);

struct LoadRule {
  LoadKind kind = LoadKind::kNone;
  std::optional<IntRange> reserve{};  ///< repetitions left in reserve
  std::optional<double> load_kg{};    ///< of the last session, as shown
  std::vector<double> side_kg{};      ///< of a load given on a bar: plates of one side
};

/// Why a line has fewer sets than its dosage says.
enum class Lever { kNone, kDeload, kPain, kTime, kVolume };
Words words_of(Lever);

/// One line of a session. Exactly one of reps, hold and distance is the amount, except holds done
/// several times a set (reps × hold).
struct Prescription {
  std::string exercise;      ///< slug; of an own lift whatever the athlete called it
  bool own = false;          ///< of the athlete's own programme
  std::string instead_of{};  ///< slug of what the rules chose here; empty: this
  int sets = 1;
  std::optional<IntRange> reps{};
  std::optional<double> hold_s{};      ///< per repetition when `reps` is there, else per set
  std::optional<double> distance_m{};  ///< per set
  std::optional<Tempo> tempo{};
  bool per_side = false;
  double rest_s = 0;   ///< between sets
  std::string with{};  ///< what it is done with here, where it can be done with several things
  /// The same by kind: kNothing, kBand or kStick where it is that, else kOther.
  EquipmentKind done_with = EquipmentKind::kOther;
  LoadRule load{};
  std::optional<OwnLift> written{};  ///< an own lift as the athlete's programme has it
  std::string level{};               ///< how it is done, where a protocol has levels
  Lever reduced_by = Lever::kNone;
  double minutes = 0;  ///< by the time model
  Reason why{};
};

struct PlanBlock {
  BlockKind kind = BlockKind::kMain;
  std::vector<Prescription> lines{};
};

struct PlanDay {
  LocalDate date{};
  int weekday = 0;         ///< 0 Monday … 6 Sunday
  bool training = true;    ///< false: a day off with easy work
  bool hips = true;        ///< false: only the athlete's own lifts stand here
  double minutes = 0;      ///< planned
  double minutes_had = 0;  ///< given by the athlete
  std::vector<PlanBlock> blocks{};
  std::vector<Advice> notes{};
};

struct PlanWeek {
  int number = 1;
  LocalDate start{};
  bool deload = false;
  std::string theme;  ///< one line: what this week is about
  std::vector<PlanDay> days{};
  /// Working sets a group gets this week, indirect ones counted by their dose (K-17).
  std::vector<std::pair<std::string, double>> group_sets{};
};

/// Something a rule asks for that this request does not allow, with the nearest thing that it does.
struct Shortfall {
  std::string rule;        ///< id of the rule that is not met
  std::string subject;     ///< what of it: a category, a group, an exercise; may be empty
  std::vector<int> weeks;  ///< numbers; empty: the whole plan
  std::string says;
  std::string nearest;
};

/// Why there is no plan.
struct Stop {
  Reason why{};
  Advice advice{};
};

struct Programme {
  LocalDate start{};
  Aim aim = Aim::kGeneralStrength;
  std::string main_hinge;  ///< slug; of an own lift when `main_is_own`
  bool main_is_own = false;
  Reason why_main{};
  std::optional<Stop> stop{};  ///< when set there are no weeks
  std::vector<PlanWeek> weeks{};
  std::vector<Shortfall> shortfalls{};
  std::vector<Reason> notes{};  ///< about the whole plan
};

/// Why nothing may be planned or added for this request: a warning sign, strong pain, or a
/// pregnancy no clinician knows of; absent when nothing speaks against it. Errors: kUsage for a
/// request that does not hang together or lacks an answer.
Result<std::optional<Stop>> must_stop(const PlanRequest& request, const Knowledge& knowledge);

/// Makes a plan and has the independent checker go over it.
/// Errors: kUsage for a request that does not hang together or leaves a safety question open;
/// kBadData when the checker finds a broken rule, which is a fault of ours and never shown as a
/// plan. Warning signs and red pain are no error: the plan comes back stopped, with the reason.
Result<Programme> make_programme(const PlanRequest& request, const Knowledge& knowledge);

}  // namespace dowel
