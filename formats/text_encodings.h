#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dowel::formats {

/// Whether the text is UTF-16: by its byte-order mark, or by a zero in every other of its first
/// bytes.
bool is_utf16(std::string_view text);

/// @returns the text in UTF-8, without a mark; errors: unreadable when it ends within a character
Result<std::string> utf8_from_utf16(std::string_view text);

/// Whether a text can only be of an older encoding: it has bytes beyond ASCII, and none of them
/// belongs to UTF-8. One damaged letter in UTF-8 text does not make it one.
bool is_single_byte_text(std::string_view text);

/// Windows-1252, the encoding spreadsheets of western Europe save in, as UTF-8.
std::string utf8_from_windows_1252(std::string_view text);

}  // namespace dowel::formats
