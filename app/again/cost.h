#pragma once

#include <string>

#include "core/base/result.h"

namespace dowel::app {

/// Prints what a film's frame costs in processor time: decoding, the networks alone, and with
/// outlines, with the bar, and with all that a film is watched for. In one run, so that the ratios
/// hold on a busy machine as well.
/// @returns errors: those of reading and following the film
Result<void> print_cost(const std::string& path);

}  // namespace dowel::app
