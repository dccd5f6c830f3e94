#pragma once

#include <string>
#include <string_view>

namespace dowel::formats {

/// One character of UTF-8 text.
struct Utf8Char {
  char32_t code = 0;     ///< U+FFFD for a byte that is no text
  std::size_t size = 1;  ///< in bytes
};
/// The character at `at`, which lies within the text.
Utf8Char char_at(std::string_view text, std::size_t at);

/// Puts a character behind a text, in UTF-8.
void append_utf8(std::string& text, char32_t code);

/// Whether the character is a letter (or a sign of a script without case), as far as dates and
/// headers of logs need to tell: no digit, no mark, no blank.
bool is_letter(char32_t code);
/// Blanks of every width.
bool is_blank(char32_t code);

/// For comparing words of other languages: small letters, no accents, no points and apostrophes,
/// one blank for blanks, dashes and underscores. "Févr." → "fevr", "Nom de l'exercice" →
/// "nom de lexercice". Latin, Greek and Cyrillic have case; ё is е, ı is i; other scripts stay.
std::string folded(std::string_view text);

}  // namespace dowel::formats
