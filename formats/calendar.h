#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/civil_time.h"

/// Sessions as iCalendar, for any calendar program. @source [RFC5545]
namespace dowel::formats {

/// One planned or done session.
struct CalendarEvent {
  std::string uid{};  ///< stable: the same session always has the same, so that it is updated
  int sequence = 0;   ///< rises with every change
  Instant stamp{};    ///< when this version was written
  LocalTime start{};
  double duration_s = 3600;
  std::string summary{};
  std::string description{};
  bool cancelled = false;  ///< tells calendars to take the session away
};

/// A time zone by name and rule.
struct CalendarZone {
  std::string name{};  ///< e.g. "Europe/Berlin"
  std::string rule{};  ///< as POSIX writes it: "CET-1CEST,M3.5.0,M10.5.0/3"
};

/// Looks a zone's present rule up in the system's time zone files.
/// @returns errors: missing when the system has no such zone
Result<CalendarZone> find_zone(const std::string& name);

/// Writes a calendar. Without a zone the times are "floating": the same on every clock.
/// @returns the text, lines folded at 75 bytes, CRLF; errors: bad_data when the zone's rule is not
///   one this function can express
Result<std::string> write_calendar(const std::vector<CalendarEvent>& events,
                                   const std::optional<CalendarZone>& zone);

}  // namespace dowel::formats
