#include "report/measure_name.h"

#include <fmt/format.h>

#include <cmath>

#include "report/text.h"

namespace dowel::report {

MeasureName name_measure(const std::string& id, const Names& names) {
  MeasureName name = measure_name(id);
  const auto known = names.measures.find(id);
  if (known != names.measures.end()) name.title = known->second;
  return name;
}

std::string value_text(const MeasureName& name, const Measured& value) {
  if (!std::isfinite(value.value)) return "–";
  const std::string number = fixed_for_people(value.value, name.decimals);
  if (!std::isfinite(value.sd) || value.sd <= 0) return number + name.suffix;
  return fmt::format("{} ± {}{}", number, fixed(value.sd, name.decimals), name.suffix);
}

std::string value_text(const MeasureName& name, double value) {
  return value_text(name, Measured{value, 0});
}

}  // namespace dowel::report
