#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowel::formats {

/// A piece of a date or a length of time: a number, a word (folded) or a mark.
struct DateToken {
  enum class Kind { kNumber, kWord, kMark };
  Kind kind = Kind::kMark;
  std::string word{};     ///< of words
  int value = 0;          ///< of numbers below a milliard
  std::size_t width = 0;  ///< digits of a number
  char mark = 0;          ///< of marks; '?' for one that is not ASCII

  bool is_number() const { return kind == Kind::kNumber; }
  bool is_word() const { return kind == Kind::kWord; }
  bool is_mark(char wanted) const { return kind == Kind::kMark && mark == wanted; }
};

/// Cuts a text; blanks go, and so does the point behind a word. Signs such as 年 right behind a
/// number are words of their own where `units_stand_alone`.
std::vector<DateToken> date_tokens(std::string_view text, bool units_stand_alone);

}  // namespace dowel::formats
