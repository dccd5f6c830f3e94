#pragma once

#include <filesystem>

#include "core/base/result.h"

namespace dowel::app {

/// Films the synthetic lifter doing five kettlebell deadlifts, the third and fourth with a rounded
/// back, and writes the film as an MP4. Deterministic. What is analysed afterwards is this film,
/// through the same networks as any other.
/// @returns errors: kWriteFailed
Result<void> write_synthetic_film(const std::filesystem::path& target);

}  // namespace dowel::app
