#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/log/log_cells.h"
#include "formats/recordings.h"

/// The log as earlier Dowels kept and exported it (dowel.log/1 and dowel.log/2, schemas 1 to 3 of
/// the database), and how it becomes today's. There the grounds of a decision were a text of JSON,
/// pain and warning signs were self-checks known by their questions, and goals and notes had a
/// place that no command ever filled.
namespace dowel::formats {

/// Goals and notes by their lists, and grounds of decisions that no Dowel wrote: what has no place
/// any more.
struct NoLongerKept {
  std::size_t goals = 0;
  std::size_t notes = 0;
  std::size_t grounds = 0;

  bool operator==(const NoLongerKept&) const = default;
};

/// "2 goals, 1 note"; empty when nothing was left out.
std::string words_of(const NoLongerKept& left_out);

/// A log that was read from a file.
struct LogRead {
  LogData log{};
  std::vector<Recording> recordings{};  ///< what is spoken in its comments, as far as it was there
  NoLongerKept left_out{};              ///< of a file of an older form; never of today's
};

/// A decision with its grounds as a text.
struct OlderDecision {
  GateId id{};
  AthleteId athlete{};
  ExerciseRef exercise{};
  LocalTime decided{};
  GateVerdict verdict = GateVerdict::kNotMeasured;
  std::string evidence{};
  std::optional<GateVerdict> overridden_to{};
  std::string override_reason{};
};

template <RecordOf<OlderDecision> Self, class Visit>
void visit_fields(Self& g, Visit&& visit) {
  visit("id", g.id);
  visit("athlete_id", g.athlete);
  visit("exercise_slug", g.exercise.slug);
  visit("exercise_name", g.exercise.name);
  visit("decided", g.decided);
  visit("verdict", g.verdict);
  visit("evidence", g.evidence);
  visit("overridden_to", g.overridden_to);
  visit("override_reason", g.override_reason);
}

/// The lists of an older log that still have a place.
struct OlderLog {
  std::vector<Athlete> athletes{};
  std::vector<WorkoutSession> sessions{};
  std::vector<SetEntry> sets{};
  std::vector<AnalysisLink> analyses{};
  std::vector<OlderDecision> gates{};
  std::vector<PlanRecord> plans{};
  std::vector<SelfCheck> checks{};
  std::vector<NameMapping> mappings{};
  std::vector<ImportedRow> imported{};
};

template <RecordOf<OlderLog> Self, class Visit>
void visit_lists(Self& log, Visit&& visit) {
  visit("athletes", log.athletes);
  visit("sessions", log.sessions);
  visit("sets", log.sets);
  visit("analyses", log.analyses);
  visit("gates", log.gates);
  visit("plans", log.plans);
  visit("checks", log.checks);
  visit("mappings", log.mappings);
  visit("imported", log.imported);
}

/// The grounds of an older decision; its verdict stands beside them.
/// @param evidence  as it was kept; empty: nothing was said
/// @returns nothing when no Dowel wrote it so
std::optional<GateRuling> ruling_from_evidence(std::string_view evidence);

/// An older self-check as what it is. Each of the three rows that one answer about a region made
/// stays an answer of its own, with its identity; a result that no Dowel wrote stays a self-check.
using Answer = std::variant<SelfCheck, PainAnswer, RedFlagCheck>;
Answer answer_from_check(const SelfCheck& older);

/// What a decision must keep to; see `dowel::check`.
Result<void> check(const OlderDecision& decision);

/// An older log as today's. @returns with `left_out.grounds` counted
LogRead from_older(OlderLog older);

}  // namespace dowel::formats
