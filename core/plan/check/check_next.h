#pragma once

#include <span>
#include <vector>

#include "core/plan/check.h"
#include "core/progress/progress.h"

/// States again, from the log and the athlete alone, what may be asked for next of an exercise. It
/// shares no code with what asks: of `core/progress` only the types.
namespace dowel {

/// What is asked for, and what it rests on.
struct NextAsked {
  std::string exercise;                     ///< slug
  std::span<const DoneSession> sessions{};  ///< all of the exercise, oldest first
  LocalTime now{};
  std::optional<OwnLift> own{};  ///< as it stands in the own programme
  bool hurts = false;            ///< pain was told of that touches the exercise
  WorkTarget before{};           ///< what the last session was asked for
  WorkTarget target{};           ///< what is asked for
  StepKind step = StepKind::kStart;
  std::string says{};  ///< the reason given
  /// Loads lifted with bells in any exercise: two of them that were lifted together are owned.
  std::vector<double> bells_lifted_kg{};
};

/// Goes over one answer: never below the last good session while saying more (R-P8), a lift of the
/// own programme by its rule (R-ADD), effort that holds (G-03), and no load that cannot be made
/// with what is owned (R-P6). An empty list means that nothing is wrong.
std::vector<Violation> check_next(const NextAsked& asked, const Athlete& athlete,
                                  const Knowledge& knowledge);

/// True when an athlete can make this load for an exercise: by plates in pairs on a bar, by a bell
/// or a dumbbell that is owned, or by any step where nothing was said.
/// @param lifted_kg  what was lifted; a load that was lifted once can be made again
bool can_be_made(const Athlete& athlete, const Exercise& exercise, const Knowledge& knowledge,
                 double load_kg, std::span<const double> lifted_kg);

}  // namespace dowel
