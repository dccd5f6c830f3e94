#pragma once

#include <string>

namespace dowel {

/// How a measure is called and written. Made from the unit at the end of its id.
struct MeasureName {
  std::string title;   ///< plain words, lower case: "trunk inclination"
  std::string unit;    ///< for tables: deg, mm, m, s, m/s, N·m, W, N, Hz, %, 1 (a plain ratio)
  std::string suffix;  ///< for people, directly after the number: "°", " mm", "" for a ratio
  int decimals = 2;    ///< as many as mean something at the usual uncertainty
};

/// @param id  measure id as in `Measure::id`
MeasureName measure_name(const std::string& id);

}  // namespace dowel
