#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace dowel::synthetic {

/// A seeded source of noise that gives the same numbers with every standard library: the engine is
/// fixed by the standard and the transforms are our own (std::normal_distribution is not portable).
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Uniform in [0, 1), 53 random bits.
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }

  /// Standard normal. @source [BoxMuller1958]; one of the pair is thrown away to keep no state
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace dowel::synthetic
