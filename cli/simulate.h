#pragma once

#include <string>

#include "core/base/result.h"

namespace dowel::cli {

/// Plays a script of a lifter forward and prints the story. @returns the exit code
Result<int> run_simulation(const std::string& script, bool json);

}  // namespace dowel::cli
