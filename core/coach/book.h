#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/coach/rules_in_force.h"
#include "core/coach/training_book.h"
#include "core/plan/programme.h"
#include "core/progress/own_lines.h"

namespace dowel {

/// One exercise of the log.
struct ExerciseBook {
  std::vector<DoneSession> done{};       ///< oldest first, each with the gate's word in force
  std::vector<GateSession> seen{};       ///< the same sessions as the gate sees them
  std::vector<SessionRuling> rulings{};  ///< the gate's word where it has one, dated to the session
};

/// A plan of the log, made again from its request.
struct KeptPlan {
  PlanRecord record{};
  PlanRequest request{};
  Programme programme{};
};

/// What follows from the log of one athlete at one moment. All answers about training are looked up
/// here, so that no two of them can differ: each exercise, analysis and plan is worked out once, at
/// the latest when it is first asked for. Holds references: lives shorter than what it was made
/// from, and is asked by one thread at a time.
class Book {
 public:
  Book(const TrainingBook& told, const RulesInForce& rules);

  const TrainingBook& told() const { return told_; }
  const Athlete& athlete() const { return told_.athlete; }
  const LogData& log() const { return told_.log; }
  LocalTime now() const { return told_.now; }
  const Knowledge& knowledge() const { return rules_.knowledge; }
  const RulesInForce& rules() const { return rules_; }

  /// What progression must know: plates, equipment, the own programme of the newest plan, and the
  /// easier weeks of the plans that were in force. Takes those plans, so it waits until it is
  /// asked.
  const TrainingFacts& facts() const;

  /// @param slug  of the catalogue; without sessions when it was never done
  /// @returns errors: as the reader's, naming the clip of a damaged analysis
  Result<const ExerciseBook*> exercise(const std::string& slug) const;

  /// The sessions of an exercise that the catalogue does not know, oldest first.
  /// @param key  as `free_name_key` gives it
  /// @returns errors: as the reader's
  Result<const std::vector<DoneSession>*> free_lift(const std::string& key) const;

  /// The sessions of a lift as one line of the own programme sees them (`by_lines`).
  /// @param key  slug of the catalogue, or as `free_name_key` gives it
  /// @param lines  of the lift, as `lines_of_lift` gives them for `facts()`
  /// @param which  of them
  /// @returns errors: as the reader's
  Result<const std::vector<DoneSession>*> own_line(const std::string& key,
                                                   const std::vector<OwnLine>& lines,
                                                   std::size_t which) const;

  /// True when a working set of it stands in the log.
  /// @returns errors: as `exercise`
  Result<bool> ever_done(const std::string& slug) const;

  /// The analysis that counts of every filmed set.
  const std::map<SetId, const AnalysisLink*>& films() const { return films_; }

  /// @returns errors: unreadable, naming the clip
  Result<const ReadAnalysis*> analysis(const AnalysisLink& link) const;

  /// @returns errors: as the reader's for the request
  Result<PlanRequest> request_of(const PlanRecord& plan) const;

  /// @returns errors: as the reader's for the request, as `make_programme`
  Result<KeptPlan> plan(const PlanRecord& plan) const;

  /// When a session of the log began; absent for one that is not in it.
  std::optional<LocalTime> began(const SessionId& session) const;

 private:
  Result<ExerciseBook> work_out(const std::string& slug) const;
  Result<void> add_slowed(DoneSession& session) const;
  std::optional<IntRange> asked_reserve(const std::string& slug, LocalDate day) const;

  const TrainingBook& told_;
  const RulesInForce& rules_;
  std::map<SetId, const AnalysisLink*> films_;
  std::map<SessionId, const WorkoutSession*> sessions_;
  mutable std::optional<TrainingFacts> facts_{};
  struct AskedReserve {  // by a week of a plan
    LocalDate from{};
    IntRange reserve{};
  };
  mutable std::optional<std::map<std::string, std::vector<AskedReserve>>> reserves_{};
  mutable std::map<AnalysisId, ReadAnalysis> analyses_;
  mutable std::map<PlanId, Result<KeptPlan>> plans_;
  mutable std::map<std::string, ExerciseBook> exercises_;
  mutable std::map<std::string, std::vector<DoneSession>> free_lifts_;
  mutable std::map<std::string, std::vector<std::vector<DoneSession>>> own_lines_;
};

/// Since when the lines of such days are of the own programme: made with the first of the plans
/// that hold the line and follow each other up to the newest; from now on where that has it not.
std::vector<OwnBegin> own_since(const Book& book, const std::vector<TrainingDay>& days);

/// The book of one athlete. Nothing is guessed: what cannot be read is an error where it is asked.
Book make_book(const TrainingBook& told, const RulesInForce& rules);

}  // namespace dowel
