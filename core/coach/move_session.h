#pragma once

#include <string>
#include <vector>

#include "core/coach/plan_now.h"

/// A session of the plan on another day: what that would break is said before it is done, and
/// whoever trains decides.
namespace dowel {

/// What stands on a day of the plan.
enum class DayHolds { kNothing, kEasyWork, kTraining };

/// What the independent checker says of a moved plan and not of the plan as it is.
struct BrokenRule {
  std::string rule;  ///< inventory id
  std::string says;

  bool operator==(const BrokenRule&) const = default;
};

enum class PlaceState {
  kHeld,        ///< nothing speaks against it
  kBorderline,  ///< two sessions change places, or stand on neighbouring days
  kBroken,      ///< a rule would be broken
};

/// A day on which a session could stand.
struct SessionPlace {
  LocalDate date{};
  bool here = false;  ///< it stands there now
  DayHolds holds = DayHolds::kNothing;
  PlaceState state = PlaceState::kHeld;
  std::vector<BrokenRule> breaks{};
};

struct SessionPlaces {
  int week = 1;  ///< number in the plan
  std::vector<SessionPlace> places{};
};

/// Where the session of a day could go: the days of its week from today on, and its own.
/// @param plan  as `plan_now` gives it
/// @returns errors: usage when no session stands on that day, or it was trained already
Result<SessionPlaces> places_for(const Book& book, const KeptPlan& plan, LocalDate date);

/// The plan's record with one move more.
/// @param kept  the plan as the log has it
/// @param now  the same as `plan_now` gives it
/// @returns errors: as `places_for`; usage when the day it is to go to is none of those places
Result<PlanRequest> with_move(const Book& book, const KeptPlan& kept, const KeptPlan& now,
                              const DayMove& move);

}  // namespace dowel
