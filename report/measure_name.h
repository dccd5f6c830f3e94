#pragma once

#include <string>

#include "core/base/units.h"
#include "core/technique/measure_name.h"
#include "report/context.h"

namespace dowel::report {

/// The same with the title of `names` where there is one.
/// @param id  measure id as in `Measure::id`
MeasureName name_measure(const std::string& id, const Names& names);

/// "9.4 ± 1.1 mm"; without an uncertainty "9.4 mm".
std::string value_text(const MeasureName& name, const Measured& value);

/// "3.5 mm"
std::string value_text(const MeasureName& name, double value);

}  // namespace dowel::report
