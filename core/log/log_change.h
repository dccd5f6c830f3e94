#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/log/log.h"

/// How the log changes: what is put and removed at one go, and the list of what was.
namespace dowel {

/// Any one record of the log.
using Record = std::variant<Athlete, WorkoutSession, SetEntry, AnalysisLink, GateDecision,
                            PlanRecord, PainAnswer, RedFlagCheck, SelfCheck, CoachNote, FilmComment,
                            NameMapping, ImportedRow>;
/// The identity of any one record.
using RecordId = std::variant<AthleteId, SessionId, SetId, AnalysisId, GateId, PlanId, PainAnswerId,
                              RedFlagCheckId, CheckId, NoteId, CommentId, MappingId, ImportedRowId>;

/// What the user does at one go: kept whole or not at all, and undone as one.
struct LogChange {
  std::string what{};               ///< for the list of changes: "log a set", "import 335 workouts"
  std::vector<Record> put{};        ///< new, or replacing what has the same identity; parents first
  std::vector<RecordId> removed{};  ///< gone together with all that hangs on them
};

/// A change that writes a whole log, e.g. one read back from an export.
LogChange change_from(const LogData& data, std::string what);

/// One entry of the list of changes.
struct ChangeInfo {
  std::int64_t number = 0;  ///< rising
  std::string what{};
  Instant when{};
  bool undone = false;
};

/// From when to when, both inclusive; an open end is absent.
struct Period {
  std::optional<LocalDate> from{};
  std::optional<LocalDate> to{};
};

}  // namespace dowel
