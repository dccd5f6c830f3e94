#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dowel {

/// Words of an enumeration as they stand in files and on the page, in enum order. Every enumeration
/// that has words has an overload `words_of(Enum)`.
using Words = std::span<const std::string_view>;

/// Place of a word among others, letter for letter; nothing when it is none of them.
inline std::optional<std::size_t> find_word(Words words, std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return i;
  }
  return std::nullopt;
}

/// The value that a word stands for, letter for letter; nothing when it is none of its words.
template <class Enum>
std::optional<Enum> parse_word(std::string_view word) {
  const auto found = find_word(words_of(Enum{}), word);
  return found ? std::optional(static_cast<Enum>(*found)) : std::nullopt;
}

/// "red, green, blue", for messages that say what there is to choose from.
inline std::string list_words(Words words) {
  std::string all;
  for (const std::string_view word : words) all.append(all.empty() ? "" : ", ").append(word);
  return all;
}

}  // namespace dowel
