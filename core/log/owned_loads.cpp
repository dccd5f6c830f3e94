#include "core/log/owned_loads.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/plain_text.h"
#include "core/log/mass_words.h"

namespace dowel {
namespace {

constexpr double kHeaviestBell_kg = 203;  // heavier ones are not made
constexpr double kHeaviestDumbbell_kg = 150;
constexpr double kHeaviestPlate_kg = 50;
constexpr double kHeaviestBar_kg = 50;
constexpr int kMostPlates = 100;     // of one mass
constexpr int kMostDumbbells = 200;  // of one that is adjusted

struct Marked {
  double mass_kg = 0;
  std::string words{};  // "16 kg"
};

// As many decimals as are needed up to two: plates of 1.25 kg are marked so.
std::string mark_words(double figure) {
  const double tenths = figure * 10;
  if (std::abs(tenths - std::round(tenths)) < 1e-6) return figure_words(figure);
  const long hundredths = std::lround(figure * 100);
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (rest.size() < 2 ? ".0" : ".") + rest;
}

// A mass as it is marked; nothing when it is none or heavier than the kind is made.
std::optional<Marked> marked_mass(std::string_view word, MassUnit bare, double most_kg) {
  const std::string text = lowered(trimmed(word));
  const auto end = std::min(text.find_first_of("abcdefghijklmnopqrstuvwxyz"), text.size());
  const auto figure = parse_number(trimmed(text.substr(0, end)));
  const auto unit = end < text.size() ? parse_mass_unit(text.substr(end)) : bare;
  if (!figure || !unit || *figure <= 0) return std::nullopt;
  const bool pounds = *unit == MassUnit::kPound;
  const double mass_kg = pounds ? *figure * kKilogramsPerPound : *figure;
  if (mass_kg > most_kg) return std::nullopt;
  return Marked{mass_kg, mark_words(*figure) + (pounds ? " lb" : " kg")};
}

// "16,24kg": a unit behind the last one alone is meant of all.
MassUnit unit_of(const std::vector<std::string>& words, MassUnit bare) {
  const auto unit_in = [](const std::string& word) {
    const std::string text = lowered(trimmed(word));
    const auto last = text.find_last_not_of("abcdefghijklmnopqrstuvwxyz ");
    return last == std::string::npos ? std::nullopt : parse_mass_unit(text.substr(last + 1));
  };
  if (words.empty()) return bare;
  const auto named = std::ranges::count_if(
      words, [&](const std::string& word) { return unit_in(word).has_value(); });
  return named == 1 ? unit_in(words.back()).value_or(bare) : bare;
}

bool is_nothing(const std::string& word) {
  const std::string text = lowered(trimmed(word));
  return text.empty() || text == "none";
}

tl::unexpected<Error> no_such(const std::string& word, const std::string& what, std::string hint) {
  return fail(ErrorCode::kUsage, "'" + word + "' is no " + what, std::move(hint));
}

using ByMass = std::map<double, std::string>;

std::vector<std::string> lightest_first(ByMass by_mass) {
  std::vector<std::string> marked;
  for (auto& [mass_kg, words] : by_mass) marked.push_back(std::move(words));
  return marked;
}

// "4-32/2kg": every mass from the first to the second. @returns false when it is no such thing
bool add_adjustable(const std::string& word, MassUnit bare, ByMass& by_mass) {
  const std::string text = lowered(trimmed(word));
  const auto dash = text.find('-');
  const auto slash = text.find('/');
  if (dash == std::string::npos || slash == std::string::npos || slash < dash) return false;
  const auto letters = std::min(text.find_first_of("kl", slash), text.size());
  const auto unit = letters < text.size() ? parse_mass_unit(text.substr(letters)) : bare;
  const auto from = parse_number(trimmed(text.substr(0, dash)));
  const auto to = parse_number(trimmed(text.substr(dash + 1, slash - dash - 1)));
  const auto step = parse_number(trimmed(text.substr(slash + 1, letters - slash - 1)));
  if (!unit || !from || !to || !step || *from <= 0 || *to < *from || *step <= 0) return false;
  const double count = std::floor((*to - *from) / *step + 1e-9);
  if (count >= kMostDumbbells) return false;
  const std::string unit_word = *unit == MassUnit::kPound ? "lb" : "kg";
  for (int i = 0; i <= static_cast<int>(count); ++i) {
    const auto mass =
        marked_mass(mark_words(*from + i * *step) + unit_word, bare, kHeaviestDumbbell_kg);
    if (!mass) return false;
    by_mass.emplace(mass->mass_kg, mass->words);
  }
  return true;
}

// A pile of plates and how it is kept: "4 x 20 kg", "20 kg".
struct MarkedPile {
  PlatePile pile{};
  std::string words{};
};

std::optional<MarkedPile> marked_pile(const std::string& word, MassUnit bare,
                                      double most_kg = kHeaviestPlate_kg) {
  const std::string text = lowered(trimmed(word));
  auto times = text.find("x");
  std::size_t width = 1;
  if (times == std::string::npos) {
    times = text.find("×");
    width = std::string_view("×").size();
  }
  const bool counted = times != std::string::npos;
  const auto mass = marked_mass(counted ? text.substr(times + width) : text, bare, most_kg);
  if (!mass) return std::nullopt;
  if (!counted) return MarkedPile{{mass->mass_kg, std::nullopt}, mass->words};
  const auto count = parse_number(trimmed(text.substr(0, times)));
  if (!count || *count != std::floor(*count) || *count < 1 || *count > kMostPlates) {
    return std::nullopt;
  }
  const int whole = static_cast<int>(*count);
  return MarkedPile{{mass->mass_kg, whole}, std::to_string(whole) + " x " + mass->words};
}

// A kettlebell and how many there are of it: "16 kg", "2 x 16 kg".
struct MarkedBells {
  Marked one{};
  int count = 1;
};

std::optional<MarkedBells> marked_bells(const std::string& word, MassUnit bare) {
  constexpr int kMostAlike = 20;
  const std::string text = lowered(trimmed(word));
  const auto times = text.find('x');
  if (times == std::string::npos) {
    const auto one = marked_mass(text, bare, kHeaviestBell_kg);
    return one ? std::optional(MarkedBells{*one, 1}) : std::nullopt;
  }
  const auto count = parse_number(trimmed(text.substr(0, times)));
  const auto one = marked_mass(text.substr(times + 1), bare, kHeaviestBell_kg);
  if (!one || !count || *count != std::floor(*count) || *count < 1 || *count > kMostAlike) {
    return std::nullopt;
  }
  return MarkedBells{*one, static_cast<int>(*count)};
}

std::vector<double> masses_of(const std::vector<std::string>& marked, const Athlete& athlete,
                              double most_kg) {
  std::vector<double> masses_kg;
  for (const std::string& one : marked) {
    if (const auto mass = marked_mass(one, athlete.shown_unit, most_kg)) {
      masses_kg.push_back(mass->mass_kg);
    }
  }
  std::ranges::sort(masses_kg);
  return masses_kg;
}

}  // namespace

Result<std::vector<std::string>> parse_bells(const std::vector<std::string>& words, MassUnit bare) {
  std::map<double, MarkedBells> by_mass;
  const MassUnit unit = unit_of(words, bare);
  for (const std::string& word : words) {
    if (is_nothing(word)) continue;
    const auto bells = marked_bells(word, unit);
    if (!bells) {
      return no_such(word, "kettlebell",
                     "write their masses as marked: 16,24 or 16kg,53lb, two alike as 2x16; none: "
                     "any that are sold");
    }
    const auto [there, fresh] = by_mass.emplace(bells->one.mass_kg, *bells);
    if (!fresh) there->second.count += bells->count;
  }
  std::vector<std::string> marked;
  for (const auto& [mass_kg, bells] : by_mass) {
    const std::string times = bells.count > 1 ? std::to_string(bells.count) + " x " : "";
    marked.push_back(times + bells.one.words);
  }
  return marked;
}

Result<std::vector<std::string>> parse_dumbbells(const std::vector<std::string>& words,
                                                 MassUnit bare) {
  ByMass by_mass;
  const MassUnit unit = unit_of(words, bare);
  for (const std::string& word : words) {
    if (is_nothing(word) || add_adjustable(word, unit, by_mass)) continue;
    const auto mass = marked_mass(word, unit, kHeaviestDumbbell_kg);
    if (!mass) {
      return no_such(word, "dumbbell",
                     "write the mass of one as marked: 5,7.5,10 or 25lb; adjustable ones as "
                     "4-32/2kg; none: any that are sold");
    }
    by_mass.emplace(mass->mass_kg, mass->words);
  }
  return lightest_first(std::move(by_mass));
}

Result<std::vector<std::string>> parse_plates(const std::vector<std::string>& words,
                                              MassUnit bare) {
  ByMass by_mass;
  const MassUnit unit = unit_of(words, bare);
  for (const std::string& word : words) {
    if (is_nothing(word)) continue;
    const auto pile = marked_pile(word, unit);
    if (!pile) {
      return no_such(word, "plate",
                     "write how many there are of each as marked: 4x20,2x10,2x2.5,2x1.25kg; "
                     "without a number as many as are wanted; none: the usual ones");
    }
    if (!by_mass.emplace(pile->pile.mass_kg, pile->words).second) {
      return fail(ErrorCode::kUsage, "plates of '" + word + "' are named twice",
                  "say how many there are in all, e.g. 4x20");
    }
  }
  return lightest_first(std::move(by_mass));
}

Result<std::string> parse_bar(const std::string& word, MassUnit bare) {
  if (is_nothing(word)) return std::string{};
  const auto mass = marked_mass(word, bare, kHeaviestBar_kg);
  if (!mass) {
    return no_such(word, "bar", "write what it weighs empty: 20kg, 15kg or 45lb; none: the usual");
  }
  return mass->words;
}

// A pair is both together, as it is logged, and one of it.
std::vector<double> bells_kg(const Athlete& athlete) {
  std::vector<double> masses_kg;
  for (const std::string& one : athlete.bells) {
    const auto bells = marked_bells(one, athlete.shown_unit);
    if (!bells) continue;
    masses_kg.push_back(bells->one.mass_kg);
    if (bells->count > 1) masses_kg.push_back(2 * bells->one.mass_kg);
  }
  std::ranges::sort(masses_kg);
  masses_kg.erase(std::unique(masses_kg.begin(), masses_kg.end()), masses_kg.end());
  return masses_kg;
}

std::vector<double> dumbbells_kg(const Athlete& athlete) {
  return masses_of(athlete.dumbbells, athlete, kHeaviestDumbbell_kg);
}

std::vector<PlatePile> plates_owned(const Athlete& athlete) {
  std::vector<PlatePile> piles;
  for (const std::string& one : athlete.plates) {
    if (const auto pile = marked_pile(one, athlete.shown_unit)) piles.push_back(pile->pile);
  }
  std::ranges::sort(piles, {}, &PlatePile::mass_kg);
  return piles;
}

std::optional<double> own_bar_kg(const Athlete& athlete) {
  const auto mass = marked_mass(athlete.bar, athlete.shown_unit, kHeaviestBar_kg);
  return mass ? std::optional{mass->mass_kg} : std::nullopt;
}

}  // namespace dowel
