#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "core/base/result.h"

namespace dowel::cli {

/// What kept a command line from being understood.
enum class Misuse {
  kUnexpected,  ///< an option or a word that the command does not take
  kMissing,     ///< a word or an option that it needs
  kNoValue,     ///< an option without its value
  kBadValue,    ///< a value that the option does not take
  kAlone,       ///< an option that is only said together with another
  kOther,
};

/// What is wrong with a command line, and what may be said instead, in Dowel's own words.
/// @param program  all commands
/// @param words  as they were typed, without the program's name
/// @param about  the option or word that it is about, as the parser names it; may be empty
Error usage_error(const Command& program, const std::vector<std::string>& words, Misuse misuse,
                  const std::string& about);

}  // namespace dowel::cli
