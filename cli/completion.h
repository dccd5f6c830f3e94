#pragma once

#include <string>

#include "cli/command_line.h"
#include "core/base/result.h"

namespace dowel::cli {

/// A completion script made from the program's own commands and options, so that it cannot fall
/// behind them.
/// @param shell  bash, zsh or fish;  errors: kUsage
Result<std::string> completion_script(const Command& app, const std::string& shell);

}  // namespace dowel::cli
