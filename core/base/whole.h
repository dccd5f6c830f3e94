#pragma once

#include <cmath>
#include <limits>
#include <optional>

namespace dowel {

/// A number out of a file or a person's words as an `int`. Casting one that does not fit (1e308, an
/// infinity, none at all) is undefined; here it is nothing, and so is 2.5.
inline std::optional<int> whole_number(double value) {
  constexpr double kLeast = std::numeric_limits<int>::min();
  constexpr double kMost = std::numeric_limits<int>::max();
  if (!(value >= kLeast && value <= kMost) || value != std::floor(value)) return std::nullopt;
  return static_cast<int>(value);
}

}  // namespace dowel
