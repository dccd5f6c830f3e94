#include "core/log/civil_time.h"

#include <array>
#include <cstdio>

namespace dowel {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hh_mm_ss;
using std::chrono::year_month_day;

template <class Days>
std::string date_text(Days day) {
  const year_month_day date{day};
  std::array<char, 48> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    unsigned{date.month()}, unsigned{date.day()});
  return {text.data(), static_cast<std::size_t>(length)};
}

template <class Time>
std::string time_text(Time time) {
  const auto day = floor<days>(time);
  const hh_mm_ss clock{time - day};
  std::array<char, 48> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return date_text(day) + std::string{text.data(), static_cast<std::size_t>(length)};
}

// Reads exactly `width` digits at `from`; −1 when there are none.
int digits(std::string_view text, std::size_t from, std::size_t width) {
  if (from + width > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(from, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string to_text(LocalTime time) { return time_text(time); }
std::string to_text(LocalDate date) { return date_text(date); }
std::string to_text(Instant instant) { return time_text(instant) + "Z"; }

std::optional<LocalTime> make_local_time(int year, int month, int day, int hour, int minute,
                                         int second) {
  if (year < 0 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  const bool clock_ok =
      hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (!date.ok() || !clock_ok) return std::nullopt;
  return LocalTime{LocalDate{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

std::optional<LocalDate> parse_local_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto midnight =
      make_local_time(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2), 0, 0, 0);
  if (!midnight) return std::nullopt;
  return floor<days>(*midnight);
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  if (text.size() != 16 && text.size() != 19) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[13] != ':') return std::nullopt;
  if (text[10] != 'T' && text[10] != ' ') return std::nullopt;
  if (text.size() == 19 && text[16] != ':') return std::nullopt;
  const int second = text.size() == 19 ? digits(text, 17, 2) : 0;
  return make_local_time(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2),
                         digits(text, 11, 2), digits(text, 14, 2), second);
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 20 || text.back() != 'Z') return std::nullopt;
  const auto local = parse_local_time(text.substr(0, 19));
  if (!local) return std::nullopt;
  return Instant{local->time_since_epoch()};
}

int weekday_of(LocalDate date) {
  return static_cast<int>(std::chrono::weekday{date}.iso_encoding()) - 1;
}

std::string day_words(LocalDate date) {
  static constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day ymd{date};
  std::string text = kDays[weekday_of(date)];
  text.append(" ").append(std::to_string(static_cast<unsigned>(ymd.day())));
  return text.append(" ").append(kMonths[static_cast<unsigned>(ymd.month()) - 1]);
}

std::string day_words(LocalDate date, LocalTime now) {
  const std::chrono::year year = std::chrono::year_month_day{date}.year();
  const LocalDate today = std::chrono::floor<std::chrono::days>(now);
  const bool same = year == std::chrono::year_month_day{today}.year();
  return same ? day_words(date) : day_words(date).append(" ").append(std::to_string(int{year}));
}

}  // namespace dowel
