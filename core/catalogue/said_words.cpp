#include "core/catalogue/said_words.h"

#include <algorithm>
#include <cctype>

namespace dowel {

std::string plain_word(std::string_view typed) {
  std::string word;
  for (const char letter : typed) {
    const bool blank = letter == ' ' || letter == '-' || letter == '_' || letter == '\t';
    if (!blank) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else if (!word.empty() && word.back() != ' ') {
      word += ' ';
    }
  }
  if (!word.empty() && word.back() == ' ') word.pop_back();
  return word;
}

bool holds_words(std::string_view name, std::string_view words) {
  std::size_t from = 0;
  while (from < words.size()) {
    const std::size_t end = std::min(words.find(' ', from), words.size());
    const std::string_view word = words.substr(from, end - from);
    constexpr std::size_t kLeastLetters = 3;  // "c 1" would begin words everywhere
    if (word.size() < kLeastLetters) return false;
    bool held = false;
    for (std::size_t at = name.find(word); at != std::string_view::npos && !held;
         at = name.find(word, at + 1)) {
      held = at == 0 || std::isalnum(static_cast<unsigned char>(name[at - 1])) == 0;
    }
    if (!held) return false;
    from = end + 1;
  }
  return !words.empty();
}

const std::string* meant_by(const std::vector<SaidWords>& words, WordFor what,
                            std::string_view typed) {
  const std::string word = plain_word(typed);
  const auto find = [&](const std::string& wanted) -> const std::string* {
    for (const SaidWords& entry : words) {
      if (entry.what != what) continue;
      const bool same = plain_word(entry.id) == wanted ||
                        std::ranges::find(entry.said, wanted) != entry.said.end();
      if (same) return &entry.id;
    }
    return nullptr;
  };
  if (const std::string* found = find(word)) return found;
  for (const std::string_view ending : {"es", "s"}) {
    if (word.size() < ending.size() + 2 || !word.ends_with(ending)) continue;
    if (const std::string* found = find(word.substr(0, word.size() - ending.size()))) return found;
  }
  return nullptr;
}

}  // namespace dowel
