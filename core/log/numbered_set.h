#pragma once

#include <string>
#include <vector>

#include "core/log/civil_time.h"
#include "core/log/log.h"

namespace dowel {

/// A set with its number within its day: 1, 2, 3 … over all sessions of that day.
struct NumberedSet {
  int number = 0;
  WorkoutSession session{};
  SetEntry set{};
  bool filmed = false;  ///< an analysis of it is kept
};

/// How the set is pointed at: "2026-01-05/3".
inline std::string handle_of(const NumberedSet& set) {
  return to_text(std::chrono::floor<std::chrono::days>(set.session.started)) + "/" +
         std::to_string(set.number);
}

/// A session with its sets, or with those of them that are looked at.
struct SessionSets {
  WorkoutSession session{};
  std::vector<NumberedSet> sets{};
  std::vector<CoachNote> notes{};  ///< about it or its sets, oldest first
};

}  // namespace dowel
