#include "core/log/bells.h"

#include <algorithm>
#include <map>

#include "core/base/plain_text.h"
#include "core/log/mass_words.h"

namespace dowel {
namespace {

constexpr double kHeaviestBell_kg = 203;  // heavier ones are not made

// Mass of a marked bell; nothing when it is none.
std::optional<double> bell_mass_kg(const std::string& word, MassUnit bare, std::string* marked) {
  const std::string text = lowered(trimmed(word));
  const auto end = std::min(text.find_first_of("abcdefghijklmnopqrstuvwxyz"), text.size());
  const auto figure = parse_number(trimmed(text.substr(0, end)));
  const auto unit = end < text.size() ? parse_mass_unit(text.substr(end)) : bare;
  if (!figure || !unit || *figure <= 0) return std::nullopt;
  const bool pounds = *unit == MassUnit::kPound;
  const double mass_kg = pounds ? *figure * kKilogramsPerPound : *figure;
  if (mass_kg > kHeaviestBell_kg) return std::nullopt;
  if (marked) *marked = figure_words(*figure) + (pounds ? " lb" : " kg");
  return mass_kg;
}

}  // namespace

Result<std::vector<std::string>> parse_bells(const std::vector<std::string>& words, MassUnit bare) {
  std::map<double, std::string> by_mass;
  for (const std::string& word : words) {
    if (word.empty() || word == "none") continue;
    std::string marked;
    const auto mass_kg = bell_mass_kg(word, bare, &marked);
    if (!mass_kg) {
      return fail(ErrorCode::kUsage, "'" + word + "' is no kettlebell",
                  "write their masses as marked: 16,24 or 16kg,53lb; none: any that are sold");
    }
    by_mass.emplace(*mass_kg, marked);
  }
  std::vector<std::string> bells;
  for (auto& [mass_kg, marked] : by_mass) bells.push_back(std::move(marked));
  return bells;
}

std::vector<double> bells_kg(const Athlete& athlete) {
  std::vector<double> masses_kg;
  for (const std::string& bell : athlete.bells) {
    if (const auto mass_kg = bell_mass_kg(bell, athlete.shown_unit, nullptr)) {
      masses_kg.push_back(*mass_kg);
    }
  }
  std::ranges::sort(masses_kg);
  return masses_kg;
}

}  // namespace dowel
