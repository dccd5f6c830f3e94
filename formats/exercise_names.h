#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dowel::formats {

/// One exercise of ours, by all the names it goes under.
struct CatalogueName {
  std::string slug{};
  std::string name{};
  std::vector<std::string> aliases{};
  /// What it is done with, alternatives in order: the first is the usual one. Ids of equipment.
  std::vector<std::vector<std::string>> tools{};
  std::vector<std::string> stock_names{};  ///< of other languages, to be met word for word
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

/// Looks foreign names up among ours. Precision comes first: an exercise that is not ours must
/// not become one, so a word that tells two exercises apart (seated, single-leg, incline …) is
/// never passed over, and two candidates that are equally good are none.
///
/// Method: names become sets of words (lower case, singular, abbreviations written out). Equal
/// sets match with high confidence, as do sets that differ in a word for the exercise's usual tool.
/// Low confidence: ours has words the foreign name lacks, or another tool is named. A dumbbell or
/// kettlebell that ours is never done with makes another exercise.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<CatalogueName>& catalogue);
  NameSuggestion suggest(std::string_view foreign_name) const;

 private:
  struct Name {
    std::size_t exercise = 0;
    std::string text{};
    std::set<std::string> words{};
    std::string letters{};  ///< run together, without blanks
  };
  int nearness(const std::set<std::string>& foreign, const Name& ours) const;
  NameSuggestion suggest_for_slip(std::string_view foreign_name) const;

  std::vector<std::string> slugs_;
  std::vector<std::set<std::string>> usual_tools_, all_tools_;  ///< by exercise
  std::vector<Name> names_;
  std::map<std::string, std::size_t> stock_names_;  ///< folded
};

/// One name looked up.
inline NameSuggestion suggest_exercise(std::string_view foreign_name,
                                       const std::vector<CatalogueName>& catalogue) {
  return NameIndex{catalogue}.suggest(foreign_name);
}

}  // namespace dowel::formats
