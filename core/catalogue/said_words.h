#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/basis.h"

namespace dowel {

/// What a word that somebody typed is meant to name.
enum class WordFor {
  kEquipment,
  kCondition,
  kExperience,
  kAim,
  kEmphasis,
  kRegion,
  kExercise,
  kWork,  ///< what is said beside sets and repetitions: a miss, a warm-up, sides, a band
  kLift,  ///< lifts Dowel has no rules for, which go by several names all the same
};
inline Words words_of(WordFor) {
  static constexpr std::array<std::string_view, 9> kWords{"equipment", "condition", "experience",
                                                          "aim",       "emphasis",  "region",
                                                          "exercise",  "work",      "lift"};
  return kWords;
}

/// Words that people use for one thing.
struct SaidWords {
  WordFor what = WordFor::kEquipment;
  std::string id;                 ///< what Dowel calls it
  std::vector<std::string> said;  ///< as `plain_word` writes them
};

/// A word as it is compared: lower case, hyphens and underscores as blanks, each blank once, none
/// at the ends.
std::string plain_word(std::string_view typed);

/// True when a name holds every one of these words, a word of the name beginning with each.
/// @param name,words  as `plain_word` writes them; no words, or one of fewer than three letters:
/// false
bool holds_words(std::string_view name, std::string_view words);

/// What was meant by a typed word, or null. A plural is understood as its singular.
const std::string* meant_by(const std::vector<SaidWords>& words, WordFor what,
                            std::string_view typed);

}  // namespace dowel
