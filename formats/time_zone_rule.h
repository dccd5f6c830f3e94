#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dowel::formats {

/// One half of a year's rule: when it begins and what then holds.
struct ZoneSwitch {
  std::string abbreviation{};
  int offset_s = 0;  ///< local time minus UTC
  int month = 0;     ///< 1 … 12; 0: always, there is no switching
  int week = 0;      ///< 1 … 4, or 5 for the last of the month
  int weekday = 0;   ///< 0 Sunday … 6 Saturday
  int at_s = 7200;   ///< local clock before the switch
};

struct ZoneRule {
  ZoneSwitch standard{};
  ZoneSwitch daylight{};  ///< month 0: the zone has no summer time
};

/// Reads a POSIX TZ rule such as "CET-1CEST,M3.5.0,M10.5.0/3" or "<+0530>-5:30". Rules by day
/// number are not read. @source [POSIX2017] base definitions §8.3
Result<ZoneRule> parse_zone_rule(std::string_view rule);

}  // namespace dowel::formats
