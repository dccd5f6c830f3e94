#include "report/measure_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "report/text.h"

namespace dowel::report {
namespace {

struct UnitRule {
  std::string_view ending;
  std::string_view unit;
  std::string_view suffix;
  int decimals;
};

// Longer endings stand before the shorter ones they end in.
constexpr std::array kUnits = {
    UnitRule{"_deg_s", "deg/s", "°/s", 0}, UnitRule{"_deg", "deg", "°", 1},
    UnitRule{"_mm", "mm", " mm", 1},       UnitRule{"_cm", "cm", " cm", 1},
    UnitRule{"_mps", "m/s", " m/s", 2},    UnitRule{"_m_s", "m/s", " m/s", 2},
    UnitRule{"_nm", "N·m", " N·m", 0},     UnitRule{"_kg", "kg", " kg", 1},
    UnitRule{"_hz", "Hz", " Hz", 1},       UnitRule{"_percent", "%", " %", 0},
    UnitRule{"_px", "px", " px", 1},       UnitRule{"_s", "s", " s", 2},
    UnitRule{"_m", "m", " m", 2},          UnitRule{"_w", "W", " W", 0},
    UnitRule{"_n", "N", " N", 0},
};

}  // namespace

MeasureName name_measure(const std::string& id, const Names& names) {
  MeasureName name{id, "1", "", 2};
  for (const UnitRule& rule : kUnits) {
    if (!id.ends_with(rule.ending) || id.size() == rule.ending.size()) continue;
    name.title = id.substr(0, id.size() - rule.ending.size());
    name.unit = rule.unit;
    name.suffix = rule.suffix;
    name.decimals = rule.decimals;
    break;
  }
  std::replace(name.title.begin(), name.title.end(), '_', ' ');
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
