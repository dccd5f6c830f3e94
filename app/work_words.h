#pragma once

#include <string>

/// What lifters write around sets and repetitions; not for use outside work_notation.
namespace dowel::app {

/// Work, and what was said behind it in words.
struct SaidBeside {
  std::string work{};  ///< without those words
  bool missed = false;
  bool warm_up = false;
  bool each_side = false;
  std::string note{};  ///< "red band"; empty: none
};

/// Takes the words of words.toml from the end of a line.
/// @param line  lower case, one sign for "times"
SaidBeside take_words(const std::string& line);

/// How something is written that was not understood, but is often written so: a load first, or
/// repetitions with commas or slashes between. Empty: nothing comes to mind.
std::string offer_for(const std::string& line);

}  // namespace dowel::app
