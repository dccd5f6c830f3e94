#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "formats/exercise_names.h"
#include "formats/foreign_log.h"

namespace dowel::formats {

/// What the user decided about a preview.
struct ImportDecisions {
  AthleteId athlete{};
  /// Foreign name → slug of ours. An empty slug keeps it a free exercise; a name that is not
  /// listed does so, too, but is not remembered.
  std::map<std::string, std::string> slug_of{};
  /// Names decided just now: sets of theirs that an earlier import of this source brought are
  /// renamed, too.
  std::set<std::string> said_now{};
  std::optional<LocalTime> now{};  ///< sets after it are left out; absent: any time is taken
  bool however_large = false;      ///< the figures are right, however large
  bool replace =
      false;  ///< sets that differ become what the file says, but for what it does not tell
};

/// What the log holds already.
struct KnownEntries {
  std::unordered_set<std::string> rows{};            ///< rows imported before, from this source
  std::map<std::string, WorkoutSession> sessions{};  ///< all sessions of the athlete, by identity
  std::map<std::string, SetEntry> sets{};            ///< all sets of these, by identity
};

/// A set that cannot be right, as far as `dowel log add` would ask.
struct LeftOutSet {
  int line = 0;  ///< in the file, from 1
  LocalTime started{};
  SetEntry set{};
  std::string reason{};
};

/// A row whose set is in the log with other content.
struct DifferingSet {
  int line = 0;  ///< in the file, from 1
  LocalTime started{};
  SetEntry file{};
  SetEntry log{};
};

/// Sets in the log under a name of the file, but not as the exercise the name means now.
struct NamedOtherwise {
  std::string name{};  ///< foreign
  std::string slug{};  ///< as which the log has them; empty: a free exercise
  int sets = 0;
};

struct ImportPlan {
  LogData additions{};    ///< to be committed as one change
  int already_there = 0;  ///< rows that were imported before and stand in the log as the file says
  int removed_since = 0;  ///< rows that were imported before and removed from the log by the user
  std::vector<DifferingSet> differing{};  ///< rows imported before; the log stays as it is
  std::vector<DifferingSet> replaced{};   ///< the file's are in `additions`
  int new_sets = 0;                       ///< sets in `additions` that the log does not have
  std::vector<NamedOtherwise> renamed{};  ///< their sets are in `additions` under the new name
  std::vector<NamedOtherwise> kept{};     ///< they stay as they are
  std::vector<LeftOutSet> left_out{};     ///< neither added nor remembered
  std::vector<RowProblem> remarks{};      ///< what the user should know of the whole
};

/// Why a set that began then is not to be taken, for people; empty when it is.
std::string reason_against(const SetEntry& set, LocalTime started,
                           const ImportDecisions& decisions);

/// Names with their suggestions, as a first set of decisions: those decided earlier, then those of
/// high confidence; what is uncertain is left out for the user to decide.
ImportDecisions decide_by_itself(const ImportPreview& preview, const AthleteId& athlete,
                                 const std::vector<CatalogueName>& catalogue,
                                 const std::vector<NameMapping>& remembered);

/// Turns a preview into records. The same file always gives the same identities, so importing it
/// twice adds nothing, and a longer export of the same log adds only what is new. Names, titles,
/// numbers of sets and starts may have been changed since: a workout at the time of one of the log
/// with its sets is the same (same_workout.h). Entries that were changed since, in the log or in
/// the file, and those the user removed are left alone and told. Rows of Dowel's own table that
/// carry identities replace the sets they name where they differ. Sets that core/log's plausible.h
/// questions are left out, and loads far above all else of the log and the file (lifted_so_far.h).
/// @returns errors: usage when loads or distances still lack their unit
Result<ImportPlan> plan_import(const ImportPreview& preview, const ImportDecisions& decisions,
                               const KnownEntries& known);

}  // namespace dowel::formats
