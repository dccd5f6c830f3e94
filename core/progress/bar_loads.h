#pragma once

#include <optional>
#include <vector>

#include "core/log/owned_loads.h"

/// What can be put on a barbell: a bar and two equal sides of plates.
namespace dowel {

struct BarKit {
  double bar_kg = 0;
  std::vector<PlatePile> plates{};  ///< rising
};

/// Plates of one side that make it so heavy, the fewest, the heaviest first.
struct BarSide {
  double side_kg = 0;
  std::vector<double> plates_kg{};
};

/// Every side that the plates make, rising, from the empty one on; sides less than 25 g apart are
/// one. Of each pile half lies on a side.
/// @param most_kg  of a side
std::vector<BarSide> sides_of(const BarKit& kit, double most_kg);

/// Plates of one side for a load, the heaviest first: as they are put on, where that comes out,
/// else the fewest.
/// @returns nothing where those plates cannot make the load to 50 g, or it is less than the bar
std::optional<std::vector<double>> plates_of_a_side(double load_kg, const BarKit& kit);

/// Every load that the kit makes, rising.
std::vector<double> loads_of(const BarKit& kit, double most_kg);

}  // namespace dowel
