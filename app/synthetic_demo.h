#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/body/athlete_body.h"

namespace dowel::app {

/// What the film of `write_synthetic_film` shows, as its lifter would say it.
inline constexpr const char* kSyntheticExercise = "kettlebell-deadlift";
inline constexpr AthleteBody kSyntheticBody{.height_m = 1.75, .mass_kg = 75.0, .load_kg = 24.0};

/// Films the synthetic lifter doing five kettlebell deadlifts, the third and fourth with a rounded
/// back, and writes the film as an MP4. Deterministic. What is analysed afterwards is this film,
/// through the same networks as any other.
/// @returns errors: kWriteFailed
Result<void> write_synthetic_film(const std::filesystem::path& target);

}  // namespace dowel::app
