#include "core/coach/stops.h"

#include <algorithm>
#include <optional>

#include "core/coach/self_checks.h"

namespace dowel {
namespace {

// Takes answers in order; remembers from when on one of them stopped training.
struct Stretch {
  bool even_that_day = false;  // what began and ended on one day counts
  bool stopped = false;
  LocalDate since{};

  void take(LocalDate day, bool stops, std::vector<LocalDate>& ends) {
    if (stops && !stopped) since = day;
    if (!stops && stopped && (day > since || even_that_day)) ends.push_back(day);
    stopped = stops;
  }
};

template <class Record>
std::vector<const Record*> in_order(const std::vector<Record>& records, LocalTime now) {
  std::vector<const Record*> sorted;
  for (const Record& record : records) {
    if (record.when <= now) sorted.push_back(&record);
  }
  std::ranges::stable_sort(sorted, {}, &Record::when);
  return sorted;
}

}  // namespace

std::vector<LocalDate> stops_ended(const Knowledge& knowledge, const LogData& log, LocalTime now) {
  std::vector<LocalDate> ends;
  const int strong = least_strong(knowledge);
  for (std::size_t i = 0; i < words_of(Region{}).size(); ++i) {
    const auto region = static_cast<Region>(i);
    if (!concerns_hips(region)) continue;
    Stretch pain;
    for (const PainAnswer* answer : in_order(log.pain, now)) {
      const auto level = worst_pain(*answer);
      if (answer->region == region && level) {
        pain.take(day_of(answer->when), *level >= strong, ends);
      }
    }
  }
  Stretch sign{.even_that_day = true};
  for (const RedFlagCheck* check : in_order(log.red_flags, now)) {
    const bool yes = std::ranges::any_of(check->answers, is_warning_sign);
    const bool cleared = std::ranges::any_of(check->answers, [](const RedFlagAnswer& answer) {
      return answer.yes && answer.id == kCleared;
    });
    if (yes || cleared) sign.take(day_of(check->when), yes, ends);
  }
  std::ranges::sort(ends);
  return ends;
}

std::vector<ClearedSign> signs_cleared(const LogData& log, LocalTime now) {
  std::vector<ClearedSign> signs;
  std::optional<LocalTime> told;
  for (const RedFlagCheck* check : in_order(log.red_flags, now)) {
    const bool cleared = std::ranges::any_of(check->answers, [](const RedFlagAnswer& answer) {
      return answer.yes && answer.id == kCleared;
    });
    if (std::ranges::any_of(check->answers, is_warning_sign)) {
      if (!told) told = check->when;
    } else if (cleared && told) {
      signs.push_back({*told, check->when});
      told.reset();
    }
  }
  return signs;
}

bool was_held_off(const Book& book, LocalDate day) {
  const LocalTime then =
      std::min(book.now(), LocalTime{day} + std::chrono::days{1} - std::chrono::seconds{1});
  const auto answers = newest_red_flags(book.knowledge(), book.log(), then);
  if (answers && std::ranges::any_of(*answers, &RedFlagAnswer::yes)) return true;
  const PainLimits limits = pain_limits(book.knowledge());
  return std::ranges::any_of(
      standing_pain(book.knowledge(), book.log(), then), [&](const PainReport& report) {
        return concerns_hips(report.region) && light_of(limits, report) > Light::kGreen;
      });
}

}  // namespace dowel
