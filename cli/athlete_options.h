#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "core/base/result.h"
#include "core/catalogue/knowledge.h"
#include "core/catalogue/said_words.h"
#include "core/log/athlete.h"

namespace dowel::cli {

/// What may be said about an athlete; an empty text was not said, `none` takes a value away.
struct AthleteWords {
  std::string name, sex, birth_year, height, mass, unit, experience, bar;
  std::vector<std::string> equipment, bells, dumbbells, plates, conditions;
};

void add_athlete_words(Command& command, AthleteWords& words);

/// "1.78", "1.78m", "178cm", "5ft10" → metres. @returns errors: usage
Result<double> parse_height_m(const std::string& text);

/// Words as ids of those there are, by Dowel's own words or by what people call them, each once;
/// `none` is left out.
/// @param kind  what they are, e.g. "the equipment"
/// @param what  the kind in words.toml; absent: people have no other words for it
/// @returns errors: usage, with the nearest and all there are
Result<std::vector<std::string>> known_words(const std::string& kind, std::optional<WordFor> what,
                                             const std::vector<std::string>& words,
                                             const std::vector<std::string>& there_are);

/// Puts what was said in its place, checked against the knowledge.
/// @returns errors: usage, with the nearest word there is
Result<void> apply_words(const AthleteWords& words, const Knowledge& knowledge, Athlete& athlete);

}  // namespace dowel::cli
