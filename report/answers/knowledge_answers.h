#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "core/technique/profile.h"
#include "report/guide.h"

/// What the commands about Dowel itself answer to programs.
namespace dowel::report {

/// Whether film of an exercise is measured: by a profile of its own, or of what it is a variant of.
bool is_measured(const Technique& technique, const Exercise& exercise);

/// The exercises that can be measured from a film, with the checkpoints that are judged, and the
/// others; of each what a camera can tell of it.
std::string exercises_answer(const Technique& technique, const Knowledge& knowledge);

/// What can be explained.
std::string entries_answer(const Knowledge& knowledge);

/// An entry that was asked for, and its id or why there is none.
struct ExplainedEntry {
  std::string asked;
  Result<std::string> id;
};
/// Their pages, how they are done, and the drawings.
std::string explain_answer(const Knowledge& knowledge, const Guide& guide,
                           const std::vector<ExplainedEntry>& entries);

/// One thing that Dowel needs.
struct InstalledPart {
  std::string what;
  Result<std::string> found;  ///< a word on what is there, or what is wrong and what to do
};
std::string doctor_answer(const std::vector<InstalledPart>& parts);

/// Checkpoints that the rules of a profile measure, each once.
std::vector<std::string> checkpoints_of(const Technique& technique, const ExerciseProfile& profile);

}  // namespace dowel::report
