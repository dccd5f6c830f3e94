#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/units.h"

namespace dowel::report {

/// Rounded to what the number can mean; null when there is no number.
inline nlohmann::ordered_json json_number(double value, int decimals) {
  if (!std::isfinite(value)) return nullptr;
  const double unit = std::pow(10.0, decimals);
  const double rounded = std::round(value * unit) / unit;
  if (!std::isfinite(rounded)) return nullptr;
  return rounded == 0 ? 0.0 : rounded;
}

inline nlohmann::ordered_json json_number(const std::optional<double>& value, int decimals) {
  return value ? json_number(*value, decimals) : nlohmann::ordered_json(nullptr);
}

/// A value with its sd as an object; null when it is not known.
inline nlohmann::ordered_json json_measured(const std::optional<Measured>& value, int decimals) {
  if (!value || !std::isfinite(value->value) || !std::isfinite(value->sd)) return nullptr;
  return {{"value", json_number(value->value, decimals)}, {"sd", json_number(value->sd, decimals)}};
}

}  // namespace dowel::report
