#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowel::formats {

/// One exercise of ours, by all the names it goes under.
struct CatalogueName {
  std::string slug{};
  std::string name{};
  std::vector<std::string> aliases{};
};

enum class Confidence {
  kNone,  ///< nothing of ours: stays a free exercise
  kLow,   ///< may be it: offer it, never take it unasked
  kHigh,  ///< the same name but for spelling, order, or a word that changes nothing
};

struct NameSuggestion {
  std::string slug{};  ///< empty without confidence
  Confidence confidence = Confidence::kNone;
  std::string why{};  ///< which of our names it was held against
};

/// Looks a foreign name up among ours. Precision comes first: an exercise that is not ours must
/// not become one, so a word that tells two exercises apart (seated, single-leg, incline …) is
/// never passed over, and two candidates that are equally good are none.
///
/// Method: names become sets of words (lower case, singular, abbreviations written out). Equal
/// sets match with high confidence, as do sets that differ only in words for the usual tool. Low
/// confidence: ours has words the foreign name lacks, or the tool differs.
NameSuggestion suggest_exercise(std::string_view foreign_name,
                                const std::vector<CatalogueName>& catalogue);

}  // namespace dowel::formats
