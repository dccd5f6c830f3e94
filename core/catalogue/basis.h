#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowel {

/// One statement and who makes it: "S0" "S1" "S2" for the three seed articles, "Dowel" for a
/// decision or mapping of our own, otherwise the key of a `Reference`.
struct Statement {
  std::string says;
  std::vector<std::string> sources;  ///< never empty
};

/// What an entry rests on. The loader keeps the two lists apart: `articles` may cite seed articles
/// only, `elsewhere` anything but them.
struct Basis {
  std::vector<std::string> sources;  ///< whole entry at a glance, in order of weight
  std::vector<Statement> articles;   ///< what the articles say
  std::vector<Statement> elsewhere;  ///< what outside sources or Dowel itself add
};

/// A closed range; `from` == `to` for a single figure. Unit: that of the holding field.
struct IntRange {
  int from = 0;
  int to = 0;
};
struct RealRange {
  double from = 0;
  double to = 0;
};

/// True for the source tags of the three seed articles.
bool is_article(std::string_view source);

/// Words of an enumeration as they stand in the knowledge files and on the page, in enum order.
/// Every enumeration of the catalogues has an overload `words_of(Enum)`.
using Words = std::span<const std::string_view>;

/// The word for one value of an enumeration.
template <class Enum>
std::string_view word_for(Enum value) {
  return words_of(value)[static_cast<std::size_t>(value)];
}

}  // namespace dowel
