#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/bar/rep_bar.h"

namespace dowel {

/// The bar or bell of one set.
struct SetBar {
  BarMotion motion;          ///< shape (n frames); scale: of the stretch with most of the set
  std::vector<RepBar> reps;  ///< one per entry of the set's `RepList::reps`
  std::optional<Measured> velocity_loss{};  ///< share of the fastest rep's; see `velocity_loss`
};

/// Puts what the bar did in one stretch behind what stands already. The first stretch's noise and
/// scale stay.
void append(BarMotion&& stretch, std::size_t first, BarMotion& all);

}  // namespace dowel
