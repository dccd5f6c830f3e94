#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/plain_text.h"
#include "core/log/civil_time.h"
#include "core/log/mass_words.h"

/// Numbers, durations and dates in the many ways other programs write them. Nothing is guessed:
/// what does not match whole is nothing.
namespace dowel::formats {

using dowel::lowered;
using dowel::parse_mass_unit;
using dowel::parse_number;
using dowel::trimmed;

/// A number without a fraction: `13` or `13.0`.
std::optional<int> parse_whole(std::string_view text);

/// `1h 5m`, `35m`, `45s`, `1h`, `90` (seconds), `1:05:00`, `05:30` (m:s) → seconds.
std::optional<double> parse_duration_s(std::string_view text);

/// A moment as an exporting app writes it, and whether it says so in UTC.
struct ForeignTime {
  LocalTime time{};
  bool utc = false;
};
/// `2025-03-28 17:29[:05]`, the same with T, fraction and Z or ±hh:mm (which is applied, giving
/// UTC); `28 Mar 2025, 17:29`; `Jan 1, 2024, 10:00 AM`; `05.06.2026, 07:30` (day first);
/// `2025-03-28` alone (midnight).
std::optional<ForeignTime> parse_foreign_time(std::string_view text);

/// Metres in a unit of length: `m`, `km`, `mi`, `miles`, `ft`, `yd`, `cm`, `in` …
std::optional<double> metres_per(std::string_view unit);

}  // namespace dowel::formats
