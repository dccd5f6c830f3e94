#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/diagnosis_rules.h"
#include "core/catalogue/knowledge.h"
#include "core/reps/rep.h"
#include "core/technique/finding.h"

namespace dowel {

/// Who says so: the camera, or the athlete.
enum class EvidenceKind { kMeasured, kReported };

/// A hint is borderline, seen once, or told without saying where the lift fails.
enum class EvidenceStrength { kHint, kClear };

/// Which repetitions of a set show it.
enum class RepContext { kUnknown, kFromTheFirst, kOnlyLate };

/// One thing that was looked for: seen or not seen.
struct Evidence {
  EvidenceKind kind = EvidenceKind::kMeasured;
  std::string sign;        ///< E-…; empty when a checkpoint or mistake stands for it
  std::string checkpoint;  ///< C-…; may be empty
  std::string mistake;     ///< D-…; may be empty
  bool present = true;     ///< false: looked for and held
  EvidenceStrength strength = EvidenceStrength::kClear;
  RepContext reps = RepContext::kUnknown;
  std::string exercise;           ///< id or slug; empty: not known
  std::optional<double> load_kg;  ///< in the hands or on the back; 0 is a dowel or nothing
  std::string text;               ///< in plain words, with the figures: "9.4 mm in reps 2, 3 and 5"
};

/// The outcome of one of the tests of knowledge/tests.toml.
struct TestResult {
  std::string test;     ///< its id
  std::string outcome;  ///< id of the outcome
  EvidenceKind kind = EvidenceKind::kReported;
  std::string text;  ///< in plain words; empty: the outcome's own
};

/// A lift that fails, as the athlete tells it.
struct LiftReport {
  std::string lift;  ///< L-…
  std::string sign;  ///< E-… where or how it fails; empty: not said
};

/// What only the athlete knows.
struct AthleteReports {
  std::vector<LiftReport> lifts;
  std::optional<int> back_pain;  ///< 0 … 10 now
  bool back_tight_after_lifting = false;
  bool sits_a_lot = false;
  std::vector<std::string> red_flags;  ///< warning signs the athlete said yes to, in words
};

/// Turns the findings on one set into evidence: one entry a rule that could be judged in at least
/// one counted repetition. Findings that could not be told give none.
/// @param findings  one entry per entry of `reps`
/// @param exercise  id or slug
/// @param load_kg  absent when not known
std::vector<Evidence> evidence_of_set(const DiagnosisRules& rules, const std::vector<Rep>& reps,
                                      const std::vector<RepFindings>& findings,
                                      const std::string& exercise, std::optional<double> load_kg);

/// Signs that a piece of evidence stands for: the one it names or that a rule judges itself, else
/// those that list its mistake, else those that list its checkpoint; only signs that fit the
/// exercise's movement and, for the start of a pull, a fault that is there from the first
/// repetition of a lift from the floor.
std::vector<const SignRule*> signs_of(const Knowledge& knowledge, const Evidence& evidence);

}  // namespace dowel
