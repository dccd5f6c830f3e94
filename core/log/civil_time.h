#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dowel {

/// Wall-clock time where the athlete trained, zone unstated: what a training diary holds and what
/// other programs export. Sorting by it sorts a diary.
using LocalTime = std::chrono::local_seconds;
/// A calendar day where the athlete trained.
using LocalDate = std::chrono::local_days;
/// A moment, the same everywhere (UTC).
using Instant = std::chrono::sys_seconds;

/// `2025-09-15T07:48:00`; years 0000 … 9999.
std::string to_text(LocalTime time);
/// `2025-09-15`.
std::string to_text(LocalDate date);
/// `2025-09-15T05:48:00Z`.
std::string to_text(Instant instant);

/// 0 Monday … 6 Sunday.
int weekday_of(LocalDate date);

/// "Mon 15 Sep", as a sentence names a day.
std::string day_words(LocalDate date);
/// The same with its year where that is not the year of `now`: "Mon 15 Sep 2025".
std::string day_words(LocalDate date, LocalTime now);

/// Reads `2025-09-15T07:48:00`, also with a blank for the T and without the seconds.
/// @returns nothing when the text is anything else or no such day or time exists
std::optional<LocalTime> parse_local_time(std::string_view text);
/// Reads `2025-09-15`.
std::optional<LocalDate> parse_local_date(std::string_view text);
/// Reads `2025-09-15T05:48:00Z`.
std::optional<Instant> parse_instant(std::string_view text);

/// Puts a wall-clock time together; nothing when no such day or time exists. Leap seconds do not.
std::optional<LocalTime> make_local_time(int year, int month, int day, int hour, int minute,
                                         int second);

}  // namespace dowel
