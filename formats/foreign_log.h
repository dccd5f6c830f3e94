#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"
#include "formats/csv.h"

/// Training logs of other programs. Reading one only gives a preview; nothing is changed until
/// `plan_import` (import_plan.h) has been told what the names mean.
namespace dowel::formats {

/// What the user may have to add because the file does not say it.
struct ImportOptions {
  std::optional<MassUnit> unit{};         ///< of loads in a file that names no unit
  std::optional<double> distance_in_m{};  ///< metres per unit of distance, where not named
  int utc_offset_min = 0;                 ///< added to times a file gives in UTC
};

/// One set of a foreign log. Identities are not given yet.
struct ForeignSet {
  SetEntry set{};
  std::string key{};  ///< the same for the same row at each export; unique within the session
  int line = 0;
};

struct ForeignSession {
  WorkoutSession session{};
  std::string key{};  ///< start and title: two workouts on one morning are two
  std::vector<ForeignSet> sets{};
};

struct FoundName {
  std::string name{};  ///< never empty: the slug where the file has no other name
  int sets = 0;
  std::string slug{};    ///< of ours, where the file itself names it
  bool settled = false;  ///< the file itself says which exercise it is; there is nothing to match
};
struct UnusedColumn {
  std::string name{};
  int filled_cells = 0;
};
/// How many rows became what. Their sum is `rows`: nothing is dropped silently.
struct RowCounts {
  int rows = 0;
  int working = 0;
  int warmup = 0;
  int failure = 0;
  int drop = 0;
  int rest_timers = 0;  ///< Strong's rest timer rows: a pause, no set
  int notes = 0;        ///< note rows, kept in the session's notes
  int not_done = 0;     ///< planned sets that were never done
  int not_understood = 0;
};

/// What a file holds, before anything is imported.
struct ImportPreview {
  std::string source{};  ///< "strong", "hevy", "fitnotes", "liftosaur", "dowel"
  std::string form{};    ///< which of its forms, for people
  std::vector<ForeignSession> sessions{};
  std::vector<FoundName> names{};  ///< most used first
  RowCounts counts{};
  bool must_ask_unit = false;                ///< loads without a unit: ask kg or lb and read again
  bool must_ask_distance = false;            ///< distances without a unit
  std::vector<UnusedColumn> unused{};        ///< columns with content Dowel has no place for
  std::vector<RowProblem> not_understood{};  ///< rows left out
  std::vector<RowProblem> remarks{};         ///< rows taken, with something to know about them
};

/// Reads the log of any program it knows; which one is told from the header.
/// @returns errors: unreadable when the text is no table or the header is no known one (the
///   message lists those known)
Result<ImportPreview> read_foreign_log(std::string_view text, const ImportOptions& options = {});

}  // namespace dowel::formats
