#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/catalogue/athlete_catalogue.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/hinge_catalogue.h"
#include "core/catalogue/rule_catalogue.h"
#include "core/catalogue/segment_table.h"
#include "core/catalogue/sentence.h"
#include "core/catalogue/weak_link_catalogue.h"

namespace dowel {

struct ReadinessRules;  // core/catalogue/readiness_rules.h
struct GateLimits;      // core/catalogue/gate_limits.h
struct ProgressRules;   // core/catalogue/progress_rules.h
struct PlanRules;       // core/catalogue/plan_rules.h
struct DiagnosisRules;  // core/catalogue/diagnosis_rules.h
struct CoachRules;      // core/catalogue/coach_rules.h

/// Everything Dowel knows about the domain, as loaded from `knowledge/*.toml`. Every id inside
/// resolves: the loader refuses dangling ones.
struct Knowledge {
  std::vector<MuscleGroup> groups;
  std::vector<Muscle> muscles;
  std::vector<Equipment> equipment;
  std::vector<Exercise> exercises;
  std::vector<CameraNote> camera;
  std::vector<LiftProfile> lifts;
  std::vector<Cause> causes;
  std::vector<DiscriminatingTest> tests;
  std::vector<SignRule> signs;
  std::vector<HingeNote> hinge_notes;
  std::vector<Checkpoint> checkpoints;
  std::vector<Mistake> mistakes;
  std::vector<Drill> drills;
  std::vector<ProgressionMethod> methods;
  std::vector<ProgressionStage> stages;
  std::vector<ProgrammeRule> rules;
  std::vector<SportEmphasis> sports;
  std::vector<Protocol> protocols;
  std::vector<Decision> decisions;
  std::vector<Number> numbers;
  std::vector<Gap> gaps;
  std::vector<Claim> claims;
  std::vector<Term> terms;
  std::vector<SegmentTable> segment_tables;
  std::vector<Reference> references;
  std::vector<RedFlagQuestion> red_flags;  ///< in the order they are asked
  std::vector<AthleteCondition> conditions;
  std::vector<AimEmphases> aims;
  std::vector<ExerciseChoice> choices;
  std::vector<Sentence> sentences;  ///< all words, phrases included, numbers put in

  // What each room works by: numbers and sentences from above, read once. Never null in what was
  // loaded whole; shared, since nothing changes them.
  std::shared_ptr<const ReadinessRules> readiness;
  std::shared_ptr<const GateLimits> gate;
  std::shared_ptr<const ProgressRules> progress;
  std::shared_ptr<const PlanRules> plan;
  std::shared_ptr<const DiagnosisRules> diagnosis;
  std::shared_ptr<const CoachRules> coach;
};

/// The entry with this id, or null. `entries` is one of the vectors of `Knowledge`.
template <class EntryType>
const EntryType* find_entry(const std::vector<EntryType>& entries, std::string_view id) {
  for (const EntryType& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

/// The exercise with this id, slug, name or alias, however people write it: capitals, blanks for
/// hyphens and plurals do not count. Null for none.
const Exercise* find_exercise(const Knowledge& knowledge, std::string_view id_or_slug);

/// What a camera can tell of an exercise; null where nothing is written of it.
const CameraNote* find_camera_note(const Knowledge& knowledge, std::string_view exercise_id);

/// Like `find_exercise`; the error names the nearest slugs.
Result<const Exercise*> require_exercise(const Knowledge& knowledge, std::string_view id_or_slug);

/// A number by its id. Ids are fixed by code and file together, so absence is an error that says
/// which file to mend.
Result<const Number*> require_number(const Knowledge& knowledge, std::string_view id);

/// The protocol that Dowel goes through at this pace with an exercise, or null.
const Protocol* find_protocol(const Knowledge& knowledge, const Exercise& exercise,
                              ProtocolPace pace);

/// First and last step of a protocol by levels that are done with an exercise, 0-based.
IntRange levels_of(const Protocol& protocol, const Exercise& exercise);

/// The inertia table for one sex, or null.
const SegmentTable* find_segment_table(const Knowledge& knowledge, TableSex sex);

/// Bytes that were added, left out or replaced, or neighbours that were swapped, at the least.
/// @source optimal string alignment, the restricted form of [Damerau1964]
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Up to `count` of `candidates` that lie closest to `word` by edit distance, best first; none that
/// would have to change by more than half.
std::vector<std::string> nearest_words(std::string_view word,
                                       const std::vector<std::string>& candidates,
                                       std::size_t count);

/// The first inner list all of whose items are in `owned`; null when there is none.
const std::vector<std::string>* way_to_equip(
    const std::vector<std::vector<std::string>>& alternatives,
    const std::vector<std::string>& owned);

/// True when one of the things needed is of a kind.
bool is_done_with(const Knowledge& knowledge, const std::vector<std::string>& needed,
                  EquipmentKind kind);

/// The first thing of a kind that there is; null when there is none.
const Equipment* find_equipment(const Knowledge& knowledge, EquipmentKind kind);

/// True when every item of at least one inner list is in `owned`.
bool equipment_suffices(const std::vector<std::vector<std::string>>& alternatives,
                        const std::vector<std::string>& owned);

}  // namespace dowel
