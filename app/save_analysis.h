#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/log_entries.h"
#include "core/catalogue/knowledge.h"
#include "core/pipeline/set_analysis.h"
#include "core/technique/profile.h"

namespace dowel::app {

/// The analysis of a filmed set on its way into the log.
struct AnalysisToSave {
  std::vector<std::string> slugs{};  ///< exercises it may be: one, unless only recognised
  int reps = 0;                      ///< counted
  std::optional<double> load_kg{};   ///< as said
  std::string clip{};                ///< name of the file
  int held = 0;                      ///< movement quality: held …
  int gradeable = 0;                 ///< … of those that could be graded
  std::string json{};                ///< the `dowel.analysis/1` document
  LocalTime done{};                  ///< when the set was done: its day counts
  Instant made_at{};
  std::string id{};  ///< under which it is kept; empty: a fresh one. Kept again it is the same
  std::string set_handle{};   ///< which set (see find_set); empty: the one it must be
  bool oldest_first = false;  ///< of several sets not yet filmed take the oldest
};

/// What an analysis says of its exercise, repetitions and load. A lift that was only recognised
/// (a pull, a hinge) may be any exercise of its kind.
AnalysisToSave analysis_to_save(const SetAnalysis& set, const AthleteBody& athlete,
                                const Knowledge& knowledge, const Technique& technique);

struct SavedAnalysis {
  NumberedSet set{};
  bool made_set = false;  ///< the set was not logged before
};

/// The logged set that an analysis would be tied to, before it is made: by `set_handle`, else by
/// `slugs`, `done` and `clip`; the rest is not looked at. Nothing when none was logged.
/// @returns errors: usage for a handle that names no set; as the store's
Result<std::optional<NumberedSet>> set_for(store::Store& store, const Athlete& athlete,
                                           const AnalysisToSave& analysis);

/// Ties an analysis to a set. Without a handle: a set of that exercise and day which has an
/// analysis of the same clip already, else the newest without any, else a new set made from what
/// was counted.
/// @returns errors: usage when it cannot be told which exercise a new set is of; unusable when a
///   new set would have no repetition; as the store's
Result<SavedAnalysis> save_analysis(store::Store& store, const CoachRules& rules,
                                    const Athlete& athlete, const AnalysisToSave& analysis,
                                    const IdGenerator& ids);

}  // namespace dowel::app
