#pragma once

#include "core/diagnosis/evidence.h"

namespace dowel {

/// How a possible cause stands, best first. Bands, not probabilities: nothing here is certain.
enum class Standing {
  kSupported,       ///< a test speaks for it and none against
  kFirstSuspected,  ///< the articles' first suspect; nothing has told it from the others
  kCompeting,       ///< another explanation of the same sign, or only a hint
  kUnlikely,        ///< a test speaks against it; kept, not struck out
};
Words words_of(Standing);

/// One reason for or against, with where it comes from.
struct Argument {
  std::string text;
  std::string from;  ///< id of the sign or test
  EvidenceKind kind = EvidenceKind::kMeasured;
};

/// An exercise proposed while a hypothesis stands.
struct ProposedExercise {
  std::string exercise;      ///< X-…
  bool by_articles = false;  ///< tied to the sign by the articles; else our mapping
  std::string note;
};

/// One possible cause of what was seen or told.
struct Hypothesis {
  std::string cause;  ///< id in knowledge/causes.toml
  std::string name;
  Standing standing = Standing::kCompeting;
  bool told_apart = false;         ///< supported, by a test that raises it and no other, or done on
                                   ///< purpose
  std::string wording;             ///< one sentence, fit to be shown as it stands
  std::vector<std::string> signs;  ///< E-… it would explain
  std::vector<Argument> speaks_for;
  std::vector<Argument> speaks_against;
  std::vector<std::string> competes_with;  ///< cause ids for the same signs
  std::string next_test;  ///< id of the test that would tell it apart; may be empty
  std::vector<ProposedExercise> exercises;
  std::vector<std::string> drills;   ///< P-…
  std::string advice;                ///< what to do if it is this
  bool evidence_mixed = false;       ///< research disagrees: shown as "the articles suggest"
  std::vector<std::string> sources;  ///< who names this cause for these signs
};

/// A test worth doing next.
struct NextTest {
  std::string test;
  std::string why;  ///< one sentence: which causes it would tell apart
};

/// A sign that is there, with what showed it.
struct SeenSign {
  std::string sign;
  EvidenceStrength strength = EvidenceStrength::kHint;
  std::vector<Argument> shown_by;
  std::string evidence_note;  ///< how far the articles' claim is supported
};

/// What may lie behind the findings and reports, and how to find out.
struct Diagnosis {
  bool see_clinician = false;          ///< then nothing below is filled but `message`
  std::string message;                 ///< one or two sentences over the whole
  std::vector<SeenSign> signs;         ///< in knowledge order
  std::vector<Hypothesis> hypotheses;  ///< best standing first
  std::vector<NextTest> next_tests;    ///< most telling first
  std::vector<Evidence> unlinked;      ///< faults for which the articles name no weak link
  std::vector<std::string> left_out;   ///< exercises not proposed, with the reason
};

struct DiagnosisInput {
  std::vector<Evidence> evidence;  ///< of one or several sets
  std::vector<TestResult> tests;   ///< done before or since
  AthleteReports reports;
  std::optional<std::vector<std::string>> owned;  ///< equipment; absent: not known, all is allowed
};

/// Ranks possible causes by what speaks for and against them; competing causes are always kept.
/// Sets filmed under different loads, and first against last repetitions, are read as the tests
/// they amount to. Names no cause of pain (K-07) and never reads muscle activity off video (K-20).
/// @returns errors: kBadData for an unknown id, and for measured evidence of something no camera
///          can see
Result<Diagnosis> diagnose(const Knowledge& knowledge, const DiagnosisInput& input);

}  // namespace dowel
