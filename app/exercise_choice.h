#pragma once

#include <string>

#include "core/catalogue/foreign_words.h"
#include "core/catalogue/knowledge.h"
#include "formats/exercise_names.h"
#include "store/store.h"

namespace dowel::app {

/// Our exercises by all their names, for matching foreign ones.
std::vector<formats::CatalogueName> catalogue_names(const Knowledge& knowledge);

/// The same with what programs call them in other languages.
std::vector<formats::CatalogueName> catalogue_names(const Knowledge& knowledge,
                                                    const ForeignWords& words);

/// The same with the words in force. @returns errors: as the loader's
Result<std::vector<formats::CatalogueName>> names_for_import(const Knowledge& knowledge);

/// The exercise of the catalogue that these words name: an id, slug, alias or name in any case,
/// with blanks or dashes, or the same words spelt otherwise ("RDL"). Null when it is none of ours.
const Exercise* exercise_by_words(const Knowledge& knowledge, const std::string& words);

/// The same for who needs one of ours. @returns errors: usage, with the nearest names
Result<const Exercise*> require_exercise_by_words(const Knowledge& knowledge,
                                                  const std::string& words);

/// What becomes of a name that is none of ours and was never logged.
enum class NewNames {
  kTaken,    ///< a new free exercise
  kOffered,  ///< refused, and told that --free takes it
  kRefused,  ///< refused: nothing new begins here
};

/// What the words name: one of ours, a free exercise the athlete has logged before or whose newest
/// plan has it as an own lift, by any of its names (words.toml, "lift"), or perhaps a new free one.
/// @returns errors: usage, with the nearest names
Result<ExerciseRef> choose_exercise(store::Store& store, const AthleteId& athlete,
                                    const Knowledge& knowledge, const std::string& words,
                                    NewNames new_names = NewNames::kRefused);

}  // namespace dowel::app
