#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace dowel::report {

/// "a, b, c"; of more than `most` words "a, b, c and 19 more". An error is no place for a list that
/// fills the screen: a gym's log holds thousands of athletes.
inline std::string some_of(const std::vector<std::string>& words, const char* joint = ", ",
                           std::size_t most = 12) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) {
    text.append(text.empty() ? "" : joint).append(words[i]);
  }
  if (words.size() > most) text += " and " + std::to_string(words.size() - most) + " more";
  return text;
}

}  // namespace dowel::report
