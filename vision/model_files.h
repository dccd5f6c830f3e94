#pragma once

#include <filesystem>

#include "core/base/result.h"

namespace dowel::vision {

/// The folder that holds the pose networks: $DOWEL_MODELS if that is set; else the first that
/// exists of `models` beside the program, `build/models` of the source tree that the program was
/// built from, and `dowel/models` in the user's data folder ($XDG_DATA_HOME or ~/.local/share).
/// @returns error kMissing with all places looked at
Result<std::filesystem::path> find_model_dir();

}  // namespace dowel::vision
