#include "core/log/free_name.h"

#include <cctype>

#include "core/base/plain_text.h"

namespace dowel {
namespace {

constexpr std::string_view kBarbell = "barbell";

bool is_letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

}  // namespace

std::string free_name_key(std::string_view name) {
  std::string key, word;
  const auto end_word = [&] {
    if (!word.empty() && word != kBarbell) key.append(key.empty() ? "" : " ").append(word);
    word.clear();
  };
  for (const char c : lowered(name)) {
    // Whatever is beyond ASCII is part of a word.
    const bool kept = is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return key.empty() ? std::string(trimmed(name)) : key;
}

}  // namespace dowel
