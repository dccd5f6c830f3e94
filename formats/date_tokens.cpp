#include "formats/date_tokens.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "formats/folded_text.h"

namespace dowel::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Year, month, day, hour, minute and second as Chinese, Japanese and Korean write them.
bool is_unit_sign(char32_t code) {
  constexpr char32_t kSigns[] = {U'年', U'月', U'日', U'時', U'时', U'点', U'分',
                                 U'秒', U'년', U'월', U'일', U'시', U'분', U'초'};
  return std::find(std::begin(kSigns), std::end(kSigns), code) != std::end(kSigns);
}

DateToken number_token(std::string_view digits) {
  DateToken token{.kind = DateToken::Kind::kNumber, .value = -1, .width = digits.size()};
  if (digits.size() <= 9) {
    std::from_chars(digits.data(), digits.data() + digits.size(), token.value);
  }
  return token;
}

// Where the letters from `at` on end.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto [code, size] = char_at(text, at);
    const bool accent = code >= 0x300 && code <= 0x36F;
    if (!is_letter(code) && !accent) break;
    at += size;
  }
  return at;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text, bool units_stand_alone) {
  std::vector<DateToken> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = char_at(text, at);
    std::size_t end = at + size;
    if (code < 0x80 && is_digit(text[at])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      tokens.push_back(number_token(text.substr(at, end - at)));
    } else if (is_letter(code)) {
      const bool behind_number = at > 0 && is_digit(text[at - 1]);
      if (!(units_stand_alone && behind_number && is_unit_sign(code))) end = end_of_word(text, at);
      tokens.push_back({.kind = DateToken::Kind::kWord, .word = folded(text.substr(at, end - at))});
      if (end < text.size() && text[end] == '.') ++end;
    } else if (!is_blank(code)) {
      tokens.push_back({.mark = code < 0x80 ? static_cast<char>(code) : '?'});
    }
    at = end;
  }
  return tokens;
}

}  // namespace dowel::formats
