#pragma once

#include <array>

#include "core/plan/context.h"

namespace dowel {

inline constexpr std::size_t kCategories =
    4;  ///< flexion, adduction and abduction, extension, rotation

/// An accessory exercise that may be chosen, and why it deserves a place.
struct Candidate {
  const Exercise* exercise = nullptr;
  double score = 0;  ///< higher first; emphasised from `score_emphasised` up
  Reason why{};
  std::vector<std::string> hip_groups{};  ///< hip groups it trains at least indirectly
  std::string instead_of{};               ///< slug of what it stands in for; empty: nothing
};

/// The candidates of each category, best first. Equal ones are ordered by the seed, the start date.
struct CandidatePool {
  std::array<std::vector<Candidate>, kCategories> by_category{};
};

CandidatePool make_pool(const PlanContext& context);

/// Exercise ids that an id stands for: itself, or what it says to choose from.
std::vector<std::string> expand_choice(const Knowledge& knowledge, const std::string& exercise_id);

/// True when an exercise trains a cause by itself.
bool trains_link(const PlanContext& context, const Cause& cause, const Exercise& exercise);

/// True when it trains the first weak link, or one that no test has told from it, and what trains
/// them is to come first: such an exercise gives way for none. So does not what trains a muscle
/// group in full that such a link calls weak, named by the link or not: a gain paid for with the
/// same muscles is none.
bool trains_even_link(const PlanContext& context, const Exercise& exercise);

/// As `trains_link`, with a load in the hand, on a bar or in a machine.
bool trains_with_load(const PlanContext& context, const Cause& cause, const Exercise& exercise);

/// True when it trains the first weak link with a load, and that is to come first.
bool leads_with_load(const PlanContext& context, const Exercise& exercise);

/// What does the same job as an exercise and may be planned; null: nothing.
const Exercise* stand_in_for(const PlanContext& context, const Exercise& wanted);

/// An emphasised exercise that cannot be done with this equipment, with what stands in for it.
struct MissingExercise {
  const Exercise* wanted = nullptr;
  const Exercise* nearest = nullptr;  ///< null: nothing owned does the same job
  std::string wanted_for;
};

std::vector<MissingExercise> missing_exercises(const PlanContext& context);

}  // namespace dowel
