#pragma once

#include <string>
#include <vector>

/// What lifters write around sets and repetitions; not for use outside work_notation.
namespace dowel::app {

/// Work, and what was said behind it in words.
struct SaidBeside {
  std::string work{};              ///< without those words
  std::vector<std::string> ids{};  ///< of words.toml: "missed", "warm-up", "each-side", "left" …
  bool missed = false;             ///< one of them
  std::string note{};              ///< "red band"; empty: none
};

/// Takes the words of words.toml from the end of a line.
/// @param line  lower case, one sign for "times"
SaidBeside take_words(const std::string& line);

/// How something is written that was not understood, but is often written so: a load first, or
/// repetitions with commas or slashes between. Empty: nothing comes to mind.
std::string offer_for(const std::string& line);

}  // namespace dowel::app
