#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/log/athlete.h"
#include "core/log/civil_time.h"
#include "core/log/gate_ruling.h"
#include "core/log/ids.h"
#include "core/log/region.h"

namespace dowel {

/// One visit to the gym, or one evening's work at home.
struct WorkoutSession {
  SessionId id{};
  AthleteId athlete{};
  LocalTime started{};
  std::optional<double> duration_s{};
  std::string title{};
  std::string notes{};
  std::optional<double> body_mass_kg{};  ///< weighed that day
  std::string source = "dowel";  ///< where it was first written: "dowel", "hevy", "strong" …

  bool operator==(const WorkoutSession&) const = default;
};

/// Which exercise was done. An exercise of Dowel's catalogue has a slug; any other keeps the name
/// its writer gave it and is never bent into one of ours. Imported sets keep both.
struct ExerciseRef {
  std::string slug{};  ///< of knowledge/exercises; empty: a free exercise
  std::string name{};  ///< as its writer called it; may be empty when there is a slug

  bool operator==(const ExerciseRef&) const = default;
};

enum class Side { kBoth, kLeft, kRight };
enum class SetKind { kWorking, kWarmup, kFailure, kDrop };

/// One set as done. Reps, seconds and metres are all optional: a plank has no reps, and a reader
/// of old logs meets sets that have none of the three.
struct SetEntry {
  SetId id{};
  SessionId session{};
  ExerciseRef exercise{};
  int order = 0;  ///< place within the session, 0-based
  SetKind kind = SetKind::kWorking;
  Side side = Side::kBoth;
  std::optional<int> reps{};
  std::optional<double> hold_s{};      ///< time under the set
  std::optional<double> distance_m{};  ///< carries, drags
  std::optional<double> load_kg{};  ///< as written; for assisted exercises this is the assistance
  std::optional<double> rpe{};      ///< 0 … 10
  std::optional<double> rir{};      ///< repetitions in reserve, where the athlete logs those
  std::string tempo{};              ///< e.g. "3-2-1-0"
  std::string superset{};           ///< sets of one session with the same label alternate
  std::optional<int> pain{};        ///< 0 … 10 during the set
  std::optional<int> next_day_pain{};  ///< 0 … 10 the morning after
  std::string notes{};

  bool operator==(const SetEntry&) const = default;
};

/// A filmed set's analysis, kept whole beside the set it belongs to.
struct AnalysisLink {
  AnalysisId id{};
  SetId set{};
  Instant made_at{};
  std::string clip{};  ///< name of the clip it came from
  int held = 0;        ///< movement quality: checkpoint-reps that held …
  int gradeable = 0;   ///< … out of those that could be graded
  std::string json{};  ///< the `dowel.analysis/1` document, verbatim

  bool operator==(const AnalysisLink&) const = default;
};

/// What the load gate answered when it was asked, and whether the athlete overrode it. Kept as a
/// diary: whoever advises a load works the ruling out anew and reads nothing back but overrides.
struct GateDecision {
  GateId id{};
  AthleteId athlete{};
  ExerciseRef exercise{};
  LocalTime decided{};
  GateRuling ruling{};
  std::optional<GateVerdict> overridden_to{};  ///< what the athlete did instead
  std::string override_reason{};
  std::string overridden_by{};  ///< who did, by name; empty: not said, as in older logs

  bool operator==(const GateDecision&) const = default;
};

/// A plan, kept as the request it was made from. The plan itself is a pure function of the request,
/// so it is made again when it is shown and never goes stale beside it.
struct PlanRecord {
  PlanId id{};
  AthleteId athlete{};
  LocalTime made{};
  LocalDate start{};  ///< first day of week 1
  int weeks = 1;
  std::string request{};  ///< the `dowel.plan-request/1` document, verbatim

  bool operator==(const PlanRecord&) const = default;
};

/// What the athlete says about one region. What was not asked is absent: it is not "no pain".
struct PainAnswer {
  PainAnswerId id{};
  AthleteId athlete{};
  LocalTime when{};
  Region region = Region::kOther;
  std::optional<int> during{};        ///< 0 … 10, in training
  std::optional<int> next_morning{};  ///< 0 … 10, the morning after
  std::optional<bool> stiff{};
  std::string note{};  ///< in the athlete's own words

  bool operator==(const PainAnswer&) const = default;
};

/// The answer to one question about warning signs.
struct RedFlagAnswer {
  std::string id;  ///< of the question
  bool yes = false;

  bool operator==(const RedFlagAnswer&) const = default;
};

/// The questions about warning signs as they were asked at one time, each with its answer.
struct RedFlagCheck {
  RedFlagCheckId id{};
  AthleteId athlete{};
  LocalTime when{};
  std::vector<RedFlagAnswer> answers{};
  std::string note{};  ///< in the athlete's own words

  bool operator==(const RedFlagCheck&) const = default;
};

/// One answer of the athlete to a test or a sign.
struct SelfCheck {
  CheckId id{};
  AthleteId athlete{};
  LocalTime when{};
  std::string question{};  ///< id of a test or a sign of knowledge/
  std::string result{};    ///< id of an outcome; yes or no
  std::string note{};      ///< in the athlete's own words

  bool operator==(const SelfCheck&) const = default;
};

/// What somebody who looked at a session, or at one set of it and its film, writes to the athlete.
struct CoachNote {
  NoteId id{};
  AthleteId athlete{};
  SessionId session{};
  std::optional<SetId> set{};  ///< absent: the whole session is meant
  LocalTime written{};
  std::string author{};
  std::string text{};  ///< empty: looked at, nothing to say

  bool operator==(const CoachNote&) const = default;
};

/// What somebody says at a moment of a set's film or over a stretch of it, and what they drew.
struct FilmComment {
  CommentId id{};
  AthleteId athlete{};
  SetId set{};
  LocalTime written{};
  double in_s = 0;                ///< in the film's own time
  std::optional<double> out_s{};  ///< absent: a moment is meant
  std::optional<int> rep{};       ///< its number in the analysis
  std::string finding{};          ///< id of a checkpoint; empty: none is meant
  std::string author{};
  std::string text{};
  std::string drawing{};  ///< one JSON object: strokes on a frame; empty: nothing was drawn
  bool done = false;
  CommentId reply_to{};                ///< the comment it answers; empty: it begins a thread
  std::vector<std::string> read_by{};  ///< names of those who have read it, beside its author
  std::string voice{};                 ///< name of its recording, kept beside the log; empty: none
  std::optional<double> voice_s{};     ///< how long that is

  bool operator==(const FilmComment&) const = default;
};

/// What the user said a foreign exercise name means, so that it is asked only once.
struct NameMapping {
  MappingId id{};
  std::string source{};  ///< "hevy", "strong" …
  std::string name{};    ///< as written there
  std::string slug{};    ///< of knowledge/exercises; empty: stays a free exercise

  bool operator==(const NameMapping&) const = default;
};

/// A row of a foreign log that has been imported once. It outlives the set, so that a set the user
/// deleted does not come back with the next import.
struct ImportedRow {
  ImportedRowId id{};  ///< the same text as the id of the set that was made from the row
  AthleteId athlete{};
  std::string source{};

  bool operator==(const ImportedRow&) const = default;
};

/// A whole log in memory: what export writes and import reads.
struct LogData {
  std::vector<Athlete> athletes{};
  std::vector<WorkoutSession> sessions{};
  std::vector<SetEntry> sets{};
  std::vector<AnalysisLink> analyses{};
  std::vector<GateDecision> gates{};
  std::vector<PlanRecord> plans{};
  std::vector<PainAnswer> pain{};
  std::vector<RedFlagCheck> red_flags{};
  std::vector<SelfCheck> checks{};
  std::vector<CoachNote> notes{};
  std::vector<FilmComment> comments{};
  std::vector<NameMapping> mappings{};
  std::vector<ImportedRow> imported{};

  bool operator==(const LogData&) const = default;
};

}  // namespace dowel
