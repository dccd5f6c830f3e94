#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace dowel {

/// Quantile of a sample by linear interpolation between order statistics.
/// @param q  0 … 1;  @returns nothing for an empty sample
inline std::optional<double> quantile(std::vector<double> sample, double q) {
  if (sample.empty()) return std::nullopt;
  const double place = q * static_cast<double>(sample.size() - 1);
  const auto low = static_cast<std::ptrdiff_t>(std::floor(place));
  std::nth_element(sample.begin(), sample.begin() + low, sample.end());
  const double a = sample[static_cast<std::size_t>(low)];
  if (static_cast<std::size_t>(low) + 1 >= sample.size()) return a;
  const double b = *std::min_element(sample.begin() + low + 1, sample.end());
  return a + (place - static_cast<double>(low)) * (b - a);
}

inline std::optional<double> median(std::vector<double> sample) {
  return quantile(std::move(sample), 0.5);
}

/// Spread that outliers cannot inflate: 1.4826 × median absolute deviation, which equals the
/// standard deviation of normal data. 0 for an empty sample.
inline double robust_sd(std::vector<double> sample) {
  const auto middle = median(sample);
  if (!middle) return 0;
  for (double& v : sample) v = std::abs(v - *middle);
  return 1.4826 * *median(std::move(sample));
}

}  // namespace dowel
