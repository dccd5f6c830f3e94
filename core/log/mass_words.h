#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/log/athlete.h"

/// Masses as people write them.
namespace dowel {

/// "62.5", "140": as short as one decimal allows.
std::string figure_words(double value);

/// "62.5 kg", "137.8 lb".
std::string mass_words(double mass_kg, MassUnit unit);

/// `kg`, `kgs`, `lb`, `lbs`, in any case.
std::optional<MassUnit> parse_mass_unit(std::string_view text);

}  // namespace dowel
