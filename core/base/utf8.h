#pragma once

#include <string>
#include <string_view>

namespace dowel {

/// True when the text is well-formed UTF-8 (no overlong forms, no surrogates) and holds no NUL.
bool is_clean_text(std::string_view text);

/// The text with every NUL dropped and every malformed byte replaced by U+FFFD; what is clean
/// already comes back unchanged.
std::string cleaned_text(std::string_view text);

}  // namespace dowel
