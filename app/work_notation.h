#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
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
  std::optional<double> rir{};      ///< repetitions left in reserve
  bool warm_up = false;
  bool each_side = false;      ///< each set is done once a side
  std::optional<Side> side{};  ///< where one was named
  std::string note{};          ///< what was said of it and has no place of its own: "red band"

  bool operator==(const WorkItem&) const = default;
};

/// Reads `3x5x100`, `3x5 @100kg`, `5x100 5x100 3x105`, `3x30s`, `4x20m @32kg`, `3x8 bw`, `5`,
/// `3 x 5 x 62,5`, `3x5 @100 @rpe8`, `3x8 60kg @8`, `3x8 +10kg`, `3x8 bw+10kg`, `4x20m @2x24kg` (a
/// pair: both together are the load). Units: kg lb · s sec min · m km ft yd · reps · sets. Behind
/// all of it may stand what words.toml knows: `1x170 failed` (0 repetitions), `3x5x60 w` (warm-up),
/// `2x12 each side`, `2x8 left`, `3x12 red band` (a note); within, behind a set, it is said of that
/// set alone (`1x140 w 1x160`).
///
/// The load behind a row of repetitions is everybody's: `5 5 5 @60kg`. A set without a load beside
/// one with is asked about, unless `bw` says so. What people say otherwise is put into this
/// notation first where it can only be meant in one way (`in_notation`: `3 sets of 5 at 60kg`,
/// `60kg 3x5`). Where it can be in two (`180x1`, `60x5x3`, `5x100x3`, `180`), the hint says how
/// each is written.
///
/// Two bare figures are sets times reps (`3x5`) up to 6 x 20 and 10 x 10, and reps times load
/// (`5x100`) when the second is above 30 or has a fraction; between these either may be meant
/// (`8x24`), so that a unit is asked for rather than guessed. Likewise `@8`: an effort when the
/// load is said as well, else a load or an effort; and `3x5 100`: a load or one more set.
/// @param words  the words of a command line; blanks matter little
/// @param bare  the unit of a load without one
/// @param of  what is known of the exercise: a figure of which only a load or only repetitions can
///   be meant with a barbell, or with bells alone, is not asked about (`3x8 185`, `100x24`). Null:
///   nothing
/// @returns at least one item; errors: usage
Result<std::vector<WorkItem>> parse_work(const std::vector<std::string>& words, MassUnit bare,
                                         const Exercise* of = nullptr);

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

/// Asks for the load where one bare figure is all that was said of a lift done with a barbell:
/// `180` may be either. @param exercise  null: one Dowel does not know
/// @returns errors: usage
Result<void> check_load_is_said(const std::vector<WorkItem>& work, const Exercise* exercise);

/// Names the first figure that is more likely a slip than a set, as `likely_slip` does, and more
/// than 30 equal sets.
/// @returns errors: usage
Result<void> check_plausible(const WorkItem& item);

}  // namespace dowel::app
