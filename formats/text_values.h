#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/plain_text.h"
#include "core/log/mass_words.h"
#include "formats/foreign_dates.h"

/// Numbers, durations and dates in the many ways other programs write them. Nothing is guessed:
/// what does not match whole is nothing.
namespace dowel::formats {

using dowel::lowered;
using dowel::parse_mass_unit;
using dowel::parse_number;
using dowel::trimmed;

/// A number without a fraction: `13` or `13.0`.
std::optional<int> parse_whole(std::string_view text);

/// `1h 5m`, `35m`, `45s`, `1h`, `90` (seconds), `1:05:00`, `05:30` (m:s) → seconds; with words also
/// `1 ч 5 мин`, `1時間5分`.
/// @param words  languages beside English; null for English alone
std::optional<double> parse_duration_s(std::string_view text, const ForeignWords* words = nullptr);

/// A date in English or ISO 8601, by itself (`DateReader`).
std::optional<ForeignTime> parse_foreign_time(std::string_view text);

/// Metres in a unit of length: `m`, `km`, `mi`, `miles`, `ft`, `yd`, `cm`, `in` …
std::optional<double> metres_per(std::string_view unit);

}  // namespace dowel::formats
