#pragma once

#include <optional>
#include <vector>

#include "core/coach/book.h"

namespace dowel {

/// A note that the athlete has yet to train by.
struct StandingNote {
  CoachNote note{};
  LocalTime session{};            ///< when the session it is about began
  std::optional<SetEntry> set{};  ///< the set it is about; absent: the whole session
};

/// The notes with a text that count now, oldest first: those about a set until the day after its
/// exercise was trained again, those about a session until the day after the next one, and none
/// longer than `RosterRules::note_stands_days`.
/// @returns errors: as the reader's
Result<std::vector<StandingNote>> standing_notes(const Book& book);

}  // namespace dowel
