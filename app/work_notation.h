#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/athlete.h"
#include "core/log/log.h"

/// What was done, as lifters jot it down.
namespace dowel::app {

/// One or several equal sets.
struct WorkItem {
  int sets = 1;
  std::optional<int> reps{};
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<double> load_kg{};  ///< absent: bodyweight, or nothing was said
  std::optional<double> rpe{};      ///< effort 0 … 10

  bool operator==(const WorkItem&) const = default;
};

/// Reads `3x5x100`, `3x5 @100kg`, `5x100 5x100 3x105`, `3x30s`, `4x20m @32kg`, `3x8 bw`, `5`,
/// `3 x 5 x 62,5`, `3x5 @100 @rpe8`, `3x8 60kg @8`. Units: kg lb · s sec min · m km ft yd · reps ·
/// sets.
///
/// Two bare figures are sets times reps (`3x5`) up to 6 x 20 and 10 x 10, and reps times load
/// (`5x100`) when the second is above 30 or has a fraction; between these either may be meant
/// (`8x24`), so that a unit is asked for rather than guessed. Likewise `@8`: an effort when the
/// load is said as well, else a load or an effort; and `3x5 100`: a load or one more set.
/// @param words  the words of a command line; blanks matter little
/// @param bare  the unit of a load without one
/// @returns at least one item; errors: usage
Result<std::vector<WorkItem>> parse_work(const std::vector<std::string>& words, MassUnit bare);

/// A line of a diary: what was done, and how much of it.
struct Jotted {
  std::string exercise{};
  std::vector<WorkItem> work{};
};

/// Reads `rdl 3x8 60kg @8`: the work begins at the first word with a figure from which all can be
/// read. @returns errors: usage
Result<Jotted> read_jotted(const std::string& line, MassUnit bare);

/// Refuses a load below nothing (`3x8x-20`, the help of a machine or band) where nothing assists.
/// @returns errors: usage
Result<void> check_assistance(const WorkItem& item, const ExerciseRef& exercise);

/// Names the first figure that is more likely a slip than a set, as `likely_slip` does, and more
/// than 30 equal sets.
/// @returns errors: usage
Result<void> check_plausible(const WorkItem& item);

}  // namespace dowel::app
