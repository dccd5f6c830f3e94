#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/athlete.h"

/// Kettlebells as they are marked.
namespace dowel {

/// Kettlebells at hand, "16,24kg" or "35 lb", as they are marked: each once, the lightest first.
/// "none" gives none. Errors: kUsage.
/// @param bare  the unit of a figure without one
Result<std::vector<std::string>> parse_bells(const std::vector<std::string>& words, MassUnit bare);

/// Their masses, rising.
std::vector<double> bells_kg(const Athlete& athlete);

}  // namespace dowel
