#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowel {

/// One way to make something easier or harder.
struct HowToStep {
  std::string says;
  std::string to;  ///< id of the exercise or drill to go to; empty: a change of the same one
};

/// How an exercise, drill or test is done, in words for somebody who has never done it.
struct HowTo {
  std::string id;                     ///< of the exercise, drill or test
  std::string cue;                    ///< one line, fit to stand beside a drawing or in a plan
  std::vector<std::string> set_up;    ///< steps in order, never empty
  std::vector<std::string> movement;  ///< steps in order, never empty
  std::string feel;                   ///< what should be felt, or watched for in a test
  std::string stop_if;                ///< when to end it
  std::vector<HowToStep> easier;      ///< never empty
  std::vector<HowToStep> harder;      ///< never empty
};

/// The entry about this exercise, drill or test, or null.
inline const HowTo* find_how_to(const std::vector<HowTo>& entries, std::string_view id) {
  for (const HowTo& entry : entries) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

}  // namespace dowel
