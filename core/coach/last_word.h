#pragma once

#include <vector>

#include "core/catalogue/coach_rules.h"
#include "core/log/civil_time.h"

/// Which of many answers counts: the newest.
namespace dowel {

/// The newest of the records that count, or null.
template <class Record, class Counts>
const Record* newest_of(const std::vector<Record>& records, Counts&& counts) {
  const Record* newest = nullptr;
  for (const Record& record : records) {
    if (counts(record) && (!newest || record.when >= newest->when)) newest = &record;
  }
  return newest;
}

/// The newest record that counts, however old. One that stops training counts even when its time is
// still to come, in case it was told by a clock ahead of this one.
template <class Record, class Counts, class Stops>
const Record* last_word(const CoachRules& rules, const std::vector<Record>& records, LocalTime now,
                        Counts&& counts, Stops&& stops) {
  const auto until = [&](LocalTime end) {
    return newest_of(records,
                     [&](const Record& record) { return counts(record) && record.when <= end; });
  };
  const Record* newest = until(now + std::chrono::days{rules.days_ahead});
  return newest && stops(*newest) ? newest : until(now);
}

}  // namespace dowel
