#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dowel {

/// One quantity over the frames of a clip, with a mask of where it is known.
/// The unit is that of the field that holds the series.
struct Series {
  std::vector<double> value;       ///< shape (n); meaningless where `seen` is 0
  std::vector<std::uint8_t> seen;  ///< shape (n); 1 where the value is known

  Series() = default;
  explicit Series(std::size_t n) : value(n, 0.0), seen(n, 0) {}

  std::size_t size() const { return value.size(); }
  bool has(std::size_t i) const { return seen[i] != 0; }
  void set(std::size_t i, double v) {
    value[i] = v;
    seen[i] = 1;
  }
  std::optional<double> at(std::size_t i) const {
    return has(i) ? std::optional<double>(value[i]) : std::nullopt;
  }
};

}  // namespace dowel
