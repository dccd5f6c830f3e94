#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dowel {

/// Why a text must not be handed to the TOML parser.
struct TomlRefusal {
  int line = 0;     ///< from 1
  std::string why;  ///< a clause for people
};

/// toml++ 3.3 asks of characters outside texts and comments whether they are blanks, and its answer
/// is undefined for most beyond ASCII ("°" between two keys). TOML has no use for any there, nor
/// for control characters or malformed UTF-8 anywhere, so they are refused before it sees them.
/// @returns nothing for a text that may be parsed; it may still be no TOML
std::optional<TomlRefusal> refuse_toml(std::string_view text);

}  // namespace dowel
