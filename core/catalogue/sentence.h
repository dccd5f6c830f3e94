#pragma once

#include <functional>
#include <initializer_list>

#include "core/base/remedy.h"
#include "core/catalogue/basis.h"

/// The words of Dowel, as they stand in knowledge/sentences.toml. A text may hold places for values
/// in braces:
///
///     {left}                       the value
///     {left:words}                 a whole number in words, "twelve"; {left:Words} begins large
///     {share:part}                 per cent, or 0.5, as a part: "a tenth", "half", "12 per cent"
///     {left?once|{left} times}     the first when the value is 1, else the second
///
/// The names of numbers stand for themselves and are put in when the files are loaded, so that a
/// limit and the sentence that names it cannot differ: {pain-safe.to}, {pain-safe.above} (the least
/// whole number above it), {gate-least-reps} for a single figure. {remedy} stays open: what the
/// athlete can do is data too, and becomes a command or a button where it is shown.
namespace dowel {

/// Words that give no reason of their own: part of a sentence, an advice, a heading.
struct Phrase {
  std::string id;                ///< slug, e.g. gate-film-one-set
  std::string text;              ///< with places for the values that are known only when it is said
  std::vector<Remedy> remedies;  ///< for the places {remedy}, in order
};

/// One sentence that says why something is as it is, with what it rests on.
struct Sentence {
  std::string id;                    ///< slug, e.g. gate-pain-red
  std::string text;                  ///< as in `Phrase`
  std::vector<std::string> rules;    ///< inventory ids; never empty
  std::vector<std::string> sources;  ///< keys of references; never empty
  std::vector<Remedy> remedies;      ///< as in `Phrase`
};

Words words_of(RemedyKind);

/// A value for one place of a text.
struct Filling {
  std::string_view name;
  std::string value;
};

/// The text with its values in their places.
/// @param fillings  a value for every place that is open in `text`; others are passed over
std::string fill(std::string_view text, std::initializer_list<Filling> fillings);

/// The value of a name, or nothing where it is not known.
using Lookup = std::function<std::optional<std::string>(std::string_view name)>;

/// The text with all values put in that `look_up` knows; other places stay as they are.
std::string fill_known(std::string_view text, const Lookup& look_up);

/// Names of the places that are open in a text, in order, each once.
std::vector<std::string> open_places(std::string_view text);

/// True when every brace that opens also closes, and no place is without a name.
bool is_well_formed(std::string_view text);

/// A number without trailing zeros: "2", "39.5".
std::string plain_number(double value);

}  // namespace dowel
