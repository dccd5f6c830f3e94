#include "formats/text_encodings.h"

#include <array>

#include "formats/folded_text.h"

namespace dowel::formats {
namespace {

// The 16-bit units of a text, in the order its mark or its zeros tell.
class Units {
 public:
  explicit Units(std::string_view text) : text_(text) {
    const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    big_endian_ = marked ? text.starts_with("\xFE\xFF") : !text.empty() && text[0] == '\0';
    at_ = marked ? 2 : 0;
  }
  bool done() const { return at_ + 1 >= text_.size(); }
  bool cut() const { return text_.size() % 2 != 0; }
  char32_t next() {
    const auto one = static_cast<unsigned char>(text_[at_]);
    const auto two = static_cast<unsigned char>(text_[at_ + 1]);
    at_ += 2;
    return big_endian_ ? char32_t(one << 8 | two) : char32_t(two << 8 | one);
  }
  char32_t peek() const {
    Units copy{*this};
    return copy.next();
  }

 private:
  std::string_view text_;
  bool big_endian_ = false;
  std::size_t at_ = 0;
};

}  // namespace

bool is_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  constexpr std::size_t kLooked = 32;
  if (text.size() < kLooked) return false;
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < kLooked; ++i) (i % 2 == 0 ? even : odd) += text[i] == '\0';
  return (even == kLooked / 2 && odd == 0) || (odd == kLooked / 2 && even == 0);
}

Result<std::string> utf8_from_utf16(std::string_view text) {
  Units units{text};
  if (units.cut()) {
    return fail(ErrorCode::kUnreadable, "the file is UTF-16 text that ends within a character",
                "save it as UTF-8 and try again");
  }
  std::string out;
  out.reserve(text.size());
  while (!units.done()) {
    char32_t code = units.next();
    if (code >= 0xD800 && code < 0xDC00) {
      const bool whole = !units.done() && units.peek() >= 0xDC00 && units.peek() < 0xE000;
      code = whole ? 0x10000 + ((code - 0xD800) << 10) + (units.next() - 0xDC00) : 0xFFFD;
    } else if (code >= 0xDC00 && code < 0xE000) {
      code = 0xFFFD;
    }
    append_utf8(out, code);
  }
  return out;
}

bool is_single_byte_text(std::string_view text) {
  bool beyond = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = char_at(text, at);
    if (size > 1) return false;
    beyond = beyond || code >= 0x80;
    at += size;
  }
  return beyond;
}

std::string utf8_from_windows_1252(std::string_view text) {
  // 0x80 … 0x9F; the rest is as in Unicode.
  constexpr std::array<char16_t, 32> kMarks{
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? char32_t{kMarks[byte - 0x80]} : char32_t{byte});
  }
  return out;
}

}  // namespace dowel::formats
