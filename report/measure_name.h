#pragma once

#include <string>

#include "core/base/units.h"
#include "report/context.h"

namespace dowel::report {

/// How a measure is called and written. Made from the unit at the end of its id.
struct MeasureName {
  std::string title;   ///< plain words, lower case: "trunk inclination"
  std::string unit;    ///< for tables: deg, mm, m, s, m/s, N·m, W, N, Hz, %, 1 (a plain ratio)
  std::string suffix;  ///< for people, directly after the number: "°", " mm", "" for a ratio
  int decimals = 2;    ///< as many as mean something at the usual uncertainty
};

/// @param id  measure id as in `Measure::id`
MeasureName name_measure(const std::string& id, const Names& names);

/// "9.4 ± 1.1 mm"; without an uncertainty "9.4 mm".
std::string value_text(const MeasureName& name, const Measured& value);

/// "3.5 mm"
std::string value_text(const MeasureName& name, double value);

}  // namespace dowel::report
