#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/athlete.h"

/// What the athlete owns to lift with, as it is marked. Every list names each mass once, the
/// lightest first; "none" gives none, which means: whatever is sold.
namespace dowel {

/// Kettlebells, "16,24kg" or "35 lb"; two alike, "2x16" or "16,16", are a pair and kept as
/// "2 x 16 kg". Errors: kUsage.
/// @param bare  the unit of a figure without one; a unit behind the last figure alone is meant of
///   all
Result<std::vector<std::string>> parse_bells(const std::vector<std::string>& words, MassUnit bare);

/// Dumbbells, "5,7.5,10kg"; adjustable ones from the lightest to the heaviest by a step,
/// "4-32/2kg". Errors: kUsage.
Result<std::vector<std::string>> parse_dumbbells(const std::vector<std::string>& words,
                                                 MassUnit bare);

/// Plates of a barbell, "4x20,2x10kg": how many of each; without a number as many as are wanted.
/// Errors: kUsage.
Result<std::vector<std::string>> parse_plates(const std::vector<std::string>& words, MassUnit bare);

/// The empty bar, "15kg"; "none" gives the usual one, which is empty. Errors: kUsage.
Result<std::string> parse_bar(const std::string& word, MassUnit bare);

/// Plates of one mass.
struct PlatePile {
  double mass_kg = 0;
  std::optional<int> count{};  ///< how many there are; absent: as many as are wanted
};

/// Their masses, rising; of kettlebells a pair's, too, which is lifted together.
std::vector<double> bells_kg(const Athlete& athlete);
std::vector<double> dumbbells_kg(const Athlete& athlete);
std::vector<PlatePile> plates_owned(const Athlete& athlete);

/// The empty bar; absent where it was not said.
std::optional<double> own_bar_kg(const Athlete& athlete);

}  // namespace dowel
