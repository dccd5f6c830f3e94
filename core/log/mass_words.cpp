#include "core/log/mass_words.h"

#include <cstdio>

#include "core/base/plain_text.h"

namespace dowel {

std::string figure_words(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  std::string out = text;
  if (out.size() > 2 && out.compare(out.size() - 2, 2, ".0") == 0) out.resize(out.size() - 2);
  return out;
}

std::string mass_words(double mass_kg, MassUnit unit) {
  if (unit == MassUnit::kPound) return figure_words(mass_kg / kKilogramsPerPound).append(" lb");
  return figure_words(mass_kg).append(" kg");
}

std::optional<MassUnit> parse_mass_unit(std::string_view text) {
  const std::string unit = lowered(trimmed(text));
  if (unit == "kg" || unit == "kgs") return MassUnit::kKilogram;
  if (unit == "lb" || unit == "lbs") return MassUnit::kPound;
  return std::nullopt;
}

}  // namespace dowel
