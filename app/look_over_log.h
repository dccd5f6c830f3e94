#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/rules_in_force.h"
#include "core/coach/roster.h"

/// A coach's look over everybody in a log.
namespace dowel::app {

/// An athlete who could not be looked over, and why.
struct NotLookedOver {
  Athlete athlete{};
  Error error{};
};

struct LogOverview {
  std::vector<RosterEntry> entries{};
  std::vector<NotLookedOver> not_read{};  ///< damage to one athlete's entries hides nobody else
};

/// @param file  somebody's log, which is only read; absent: the usual one
/// @param now  the moment that counts as the present
/// @param since  as `look_over`
/// @returns errors: as `store::read_sqlite` and `look_into_log`
Result<LogOverview> look_over_log(const std::optional<std::filesystem::path>& file,
                                  const RulesInForce& rules, LocalTime now, LocalDate since);

}  // namespace dowel::app
