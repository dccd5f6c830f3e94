#include "cli/athlete_options.h"

#include <algorithm>

#include "app/plan_phrases.h"
#include "app/typed_words.h"
#include "cli/log_options.h"
#include "core/log/log_cells.h"
#include "core/log/owned_loads.h"
#include "core/plan/request.h"
#include "formats/text_values.h"

namespace dowel::cli {
namespace {

constexpr const char* kNone = "none";

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& w : words) text += (text.empty() ? "" : ", ") + w;
  return text;
}

tl::unexpected<Error> unknown(const std::string& kind, const std::string& word,
                              const std::vector<std::string>& there_are) {
  const auto nearest = nearest_words(word, there_are, 1);
  return fail(ErrorCode::kUsage, kind + " '" + word + "' is not known",
              (nearest.empty() ? "" : "did you mean " + nearest.front() + "? ") +
                  std::string("there are: ") + listed(there_are));
}

// Reads one of an enumeration's words, and `none` as the first of them.
template <class Enum>
Result<void> set_choice(const std::string& kind, const std::string& text,
                        const std::vector<Enum>& all, Enum& value) {
  if (text.empty()) return {};
  const std::string low = formats::lowered(text);
  std::vector<std::string> words;
  for (const Enum e : all) {
    words.emplace_back(to_text(e));
    const bool initial = low.size() == 1 && words.back().front() == low.front();
    if (words.back() == low || initial) {
      value = e;
      return {};
    }
  }
  if (low == kNone) {
    value = Enum{};
    return {};
  }
  return unknown(kind, text, words);
}

// As `known_words`; a list that was not said stays.
Result<void> set_list(const std::string& kind, WordFor what, const std::vector<std::string>& words,
                      const std::vector<std::string>& there_are, std::vector<std::string>& list) {
  if (words.empty()) return {};
  auto chosen = known_words(kind, what, words, there_are);
  DOWEL_TRY(chosen);
  list = std::move(*chosen);
  return {};
}

Result<void> set_body(const AthleteWords& words, Athlete& athlete) {
  if (words.height == kNone) {
    athlete.height_m.reset();
  } else if (!words.height.empty()) {
    auto height = parse_height_m(words.height);
    DOWEL_TRY(height);
    athlete.height_m = *height;
  }
  if (words.mass == kNone) {
    athlete.mass_kg.reset();
  } else if (!words.mass.empty()) {
    auto mass = parse_load(words.mass, athlete.shown_unit);
    DOWEL_TRY(mass);
    if (*mass < 20 || *mass > 400) {
      return fail(ErrorCode::kUsage, "a body mass of " + words.mass + " cannot be",
                  "write for example 75kg or 165lb");
    }
    athlete.mass_kg = *mass;
  }
  if (words.birth_year == kNone) {
    athlete.birth_year.reset();
  } else if (!words.birth_year.empty()) {
    const auto year = formats::parse_whole(words.birth_year);
    const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(local_now())};
    if (!year || *year < 1900 || *year > static_cast<int>(today.year())) {
      return fail(ErrorCode::kUsage, "'" + words.birth_year + "' is not a year of birth",
                  "write for example 1988");
    }
    athlete.birth_year = *year;
  }
  return {};
}

// Who says which ones he owns has such a thing at hand.
void own(const char* item, Athlete& athlete) {
  auto& equipment = athlete.equipment;
  if (std::ranges::find(equipment, item) == equipment.end()) equipment.emplace_back(item);
}

Result<void> set_loads(const AthleteWords& words, Athlete& athlete) {
  const MassUnit unit = athlete.shown_unit;
  if (!words.bells.empty()) {
    auto bells = parse_bells(words.bells, unit);
    DOWEL_TRY(bells);
    athlete.bells = std::move(*bells);
    if (!athlete.bells.empty()) own("kettlebell", athlete);
  }
  if (!words.dumbbells.empty()) {
    auto dumbbells = parse_dumbbells(words.dumbbells, unit);
    DOWEL_TRY(dumbbells);
    athlete.dumbbells = std::move(*dumbbells);
    if (!athlete.dumbbells.empty()) own("dumbbell", athlete);
  }
  if (!words.plates.empty()) {
    auto plates = parse_plates(words.plates, unit);
    DOWEL_TRY(plates);
    athlete.plates = std::move(*plates);
    if (!athlete.plates.empty()) own("barbell", athlete);
  }
  if (!words.bar.empty()) {
    auto bar = parse_bar(words.bar, unit);
    DOWEL_TRY(bar);
    athlete.bar = std::move(*bar);
    if (!athlete.bar.empty()) own("barbell", athlete);
  }
  return {};
}

}  // namespace

void add_athlete_words(Command& command, AthleteWords& words) {
  command.add_option("--sex", words.sex, "female or male: chooses the table of segment masses")
      .type_name("f|m");
  command.add_option("--birth-year", words.birth_year, "e.g. 1988").type_name("YEAR");
  command.add_option("--height", words.height, "standing, without shoes: 1.78, 178cm or 5ft10")
      .type_name("HEIGHT");
  command.add_option("--mass", words.mass, "body mass: 75, 75kg or 165lb").type_name("MASS");
  command.add_option("--unit", words.unit, "kg or lb: how loads are shown and asked for [kg]")
      .type_name("kg|lb");
  command.add_option("--experience", words.experience, "novice, intermediate or advanced")
      .type_name("WORD");
  command
      .add_option("--equipment", words.equipment,
                  "what is at hand, with commas: barbell,long-band,kettlebell")
      .delimiter(',')
      .type_name("A,B");
  command
      .add_option(
          "--bells", words.bells,
          "the kettlebells at hand, as marked: 16,24kg or 35lb; loads rise along them; none: "
          "any that are sold")
      .delimiter(',')
      .type_name("A,B");
  command
      .add_option("--dumbbells", words.dumbbells,
                  "the dumbbells at hand, the mass of one as marked: 5,7.5,10kg; adjustable ones "
                  "as 4-32/2kg; none: any that are sold")
      .delimiter(',')
      .type_name("A,B");
  command
      .add_option("--plates", words.plates,
                  "the plates at hand, how many of each: 4x20,2x10,2x5,2x1.25kg; without a number "
                  "as many as are wanted; none: the usual ones")
      .delimiter(',')
      .type_name("A,B");
  command.add_option("--bar", words.bar, "the empty bar: 20kg, 15kg or 45lb; none: the usual one")
      .type_name("MASS");
  command
      .add_option("--condition", words.conditions,
                  "what a plan must heed: low-back-pain, stiff-hips, sits-a-lot, tired-spine, "
                  "pregnancy")
      .delimiter(',')
      .type_name("A,B");
}

Result<std::vector<std::string>> known_words(const std::string& kind, std::optional<WordFor> what,
                                             const std::vector<std::string>& words,
                                             const std::vector<std::string>& there_are) {
  std::vector<std::string> chosen;
  for (const std::string& word : words) {
    const std::string plain = plain_word(word);
    if (plain.empty() || plain == kNone) continue;
    auto id = app::known_word(what, kind, word, there_are);
    DOWEL_TRY(id);
    const bool is_new = std::ranges::find(chosen, *id) == chosen.end();
    if (*id != kNone && is_new) chosen.push_back(std::move(*id));
  }
  return chosen;
}

Result<double> parse_height_m(const std::string& text) {
  const std::string low = formats::lowered(formats::trimmed(text));
  const auto letters = low.find_first_of("abcdefghijklmnopqrstuvwxyz'");
  const auto value = formats::parse_number(formats::trimmed(low.substr(0, letters)));
  const std::string unit = letters == std::string::npos ? "" : low.substr(letters);
  std::optional<double> height;
  if (value && unit.empty()) height = *value < 3 ? *value : *value / 100;
  if (value && unit == "m") height = *value;
  if (value && unit == "cm") height = *value / 100;
  constexpr double kFoot_m = 0.3048;
  for (const std::string& foot : {std::string("ft"), std::string("'")}) {
    if (!value || !unit.starts_with(foot)) continue;
    std::string rest = unit.substr(foot.size());
    for (const char* inch : {"in", "\"", "''"}) {
      if (rest.ends_with(inch)) rest.erase(rest.size() - std::string(inch).size());
    }
    const auto inches = rest.empty() ? std::optional(0.0) : formats::parse_number(rest);
    if (inches && *inches < 12) height = (*value + *inches / 12) * kFoot_m;
  }
  if (height && *height >= 0.8 && *height <= 2.6) return *height;
  return fail(ErrorCode::kUsage, "'" + text + "' is not the height of a lifter",
              "write for example 1.78, 178cm or 5ft10");
}

Result<void> apply_words(const AthleteWords& words, const Knowledge& knowledge, Athlete& athlete) {
  if (auto done = set_choice("the sex", words.sex, {Sex::kFemale, Sex::kMale}, athlete.sex);
      !done) {
    return done;
  }
  if (!words.unit.empty()) {
    const auto unit = formats::parse_mass_unit(words.unit);
    if (!unit) return unknown("the unit", words.unit, {"kg", "lb"});
    athlete.shown_unit = *unit;
  }
  if (plain_word(words.experience) == kNone) {
    athlete.experience = Experience::kUnstated;
  } else if (!words.experience.empty()) {
    const auto experience = app::parse_experience(words.experience);
    DOWEL_TRY(experience);
    athlete.experience = *experience;
  }
  DOWEL_TRY(set_body(words, athlete));
  std::vector<std::string> items;
  for (const Equipment& e : knowledge.equipment) items.push_back(e.id);
  DOWEL_TRY(
      set_list("the equipment", WordFor::kEquipment, words.equipment, items, athlete.equipment));
  DOWEL_TRY(set_loads(words, athlete));
  std::vector<std::string> conditions;
  for (const AthleteCondition& known : knowledge.conditions) conditions.push_back(known.id);
  return set_list("the condition", WordFor::kCondition, words.conditions, conditions,
                  athlete.conditions);
}

}  // namespace dowel::cli
