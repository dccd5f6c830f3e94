#include "formats/folded_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dowel::formats {
namespace {

// The letters U+00C0 … U+017F without accents, two letters where one is two; '*' is no letter.
constexpr std::array<std::string_view, 0x180 - 0xC0> kPlain{
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // C0
    "d", "n", "o",  "o",  "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "th", "ss",  // D0
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // E0
    "d", "n", "o",  "o",  "o", "o", "o",  "*", "o", "u", "u", "u", "u", "y", "th", "y",   // F0
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",   // 100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",   // 110
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",   // 120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",   // 130
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",   // 140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",   // 150
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",   // 160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s"};  // 170

// Small letters of scripts beyond Latin, without the accents that people leave out.
char32_t small(char32_t code) {
  if (code >= 0x410 && code <= 0x42F) return code + 0x20;  // А … Я
  if (code == 0x401 || code == 0x451) return 0x435;        // ё
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;  // Ѐ … Џ
  if (code >= 0x391 && code <= 0x3A9) return code + 0x20;  // Α … Ω
  return code;
}

bool is_dropped(char32_t code) {
  return code == '.' || code == '\'' || code == 0x2019 || code == 0x2018 || code == 0xB0 ||
         code == 0xBA || (code >= 0x300 && code <= 0x36F) || code == 0x200E || code == 0x200F ||
         code == 0xFEFF;
}

bool joins(char32_t code) {
  return is_blank(code) || code == '-' || code == '_' || code == 0x2010 || code == 0x2011 ||
         code == 0x2013;
}

}  // namespace

void append_utf8(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

Utf8Char char_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (size == 1 || at + size > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  return {code, size};
}

bool is_blank(char32_t code) {
  return code == ' ' || code == '\t' || code == 0xA0 || code == 0x202F || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200B);
}

bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0xC0) return code == 0xAA || code == 0xB5 || code == 0xBA;
  if (code == 0xD7 || code == 0xF7 || code == 0xFFFD) return false;
  if (is_blank(code) || (code >= 0x2000 && code <= 0x2BFF)) return false;  // marks, arrows, signs
  return !(code >= 0x3000 && code <= 0x303F) && !(code >= 0xFF00 && code <= 0xFF0F);
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = char_at(text, at);
    at += size;
    if (is_dropped(code)) continue;
    if (joins(code)) {
      gap = !out.empty();
      continue;
    }
    if (std::exchange(gap, false)) out += ' ';
    if (code >= 'A' && code <= 'Z') {
      out += static_cast<char>(code - 'A' + 'a');
    } else if (code >= 0xC0 && code < 0x180 && kPlain[code - 0xC0] != "*") {
      out += kPlain[code - 0xC0];
    } else if (code >= 0x218 && code <= 0x21B) {  // Ș ș Ț ț
      out += code <= 0x219 ? 's' : 't';
    } else {
      append_utf8(out, small(code));
    }
  }
  return out;
}

}  // namespace dowel::formats
