#include "formats/calendar.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/utf8.h"
#include "formats/time_zone_rule.h"

namespace dowel::formats {
namespace {

constexpr std::size_t kLongestLineBytes = 75;  // [RFC5545] §3.1, without the line break

// `20250915T074800` from `2025-09-15T07:48:00`; a final Z stays.
template <class Time>
std::string compact(Time time) {
  std::string text = to_text(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

// Escapes text values. @source [RFC5545] §3.3.11
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : cleaned_text(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
      out += c;
    }
  }
  return out;
}

// Ends a line, folded so that no character is cut in two. @source [RFC5545] §3.1
void add_line(std::string& calendar, std::string_view line) {
  std::size_t room = kLongestLineBytes;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    calendar.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLongestLineBytes - 1;  // the blank that marks the continuation counts
  }
  calendar.append(line).append("\r\n");
}

std::string offset_text(int offset_s) {
  std::array<char, 48> text{};
  const int size = std::abs(offset_s);
  std::snprintf(text.data(), text.size(), "%c%02d%02d", offset_s < 0 ? '-' : '+', size / 3600,
                size / 60 % 60);
  return text.data();
}

// One half of the zone: since long ago, every year.
void add_half(std::string& calendar, const char* component, const ZoneSwitch& half,
              int offset_before_s) {
  constexpr std::array<const char*, 7> kDays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  using namespace std::chrono;
  LocalTime since = LocalTime{local_days{year{1970} / January / 1}};
  if (half.month > 0) {
    const auto month_of_1970 = year{1970} / month{static_cast<unsigned>(half.month)};
    const weekday day{static_cast<unsigned>(half.weekday)};
    const local_days first =
        half.week == 5 ? local_days{month_of_1970 / day[last]}
                       : local_days{month_of_1970 / day[static_cast<unsigned>(half.week)]};
    since = LocalTime{first} + seconds{half.at_s};
  }
  add_line(calendar, std::string{"BEGIN:"} + component);
  add_line(calendar, "DTSTART:" + compact(since));
  if (half.month > 0) {
    add_line(calendar, "RRULE:FREQ=YEARLY;BYMONTH=" + std::to_string(half.month) +
                           ";BYDAY=" + (half.week == 5 ? "-1" : std::to_string(half.week)) +
                           kDays[static_cast<std::size_t>(half.weekday)]);
  }
  add_line(calendar, "TZOFFSETFROM:" + offset_text(offset_before_s));
  add_line(calendar, "TZOFFSETTO:" + offset_text(half.offset_s));
  add_line(calendar, "TZNAME:" + half.abbreviation);
  add_line(calendar, std::string{"END:"} + component);
}

void add_zone(std::string& calendar, const std::string& name, const ZoneRule& rule) {
  add_line(calendar, "BEGIN:VTIMEZONE");
  add_line(calendar, "TZID:" + name);
  const bool summer_time = rule.daylight.month > 0;
  add_half(calendar, "STANDARD", rule.standard,
           summer_time ? rule.daylight.offset_s : rule.standard.offset_s);
  if (summer_time) add_half(calendar, "DAYLIGHT", rule.daylight, rule.standard.offset_s);
  add_line(calendar, "END:VTIMEZONE");
}

void add_event(std::string& calendar, const CalendarEvent& event, const std::string& zone) {
  add_line(calendar, "BEGIN:VEVENT");
  add_line(calendar, "UID:" + escaped(event.uid));
  add_line(calendar, "SEQUENCE:" + std::to_string(event.sequence));
  add_line(calendar, "DTSTAMP:" + compact(event.stamp));
  add_line(calendar,
           (zone.empty() ? "DTSTART:" : "DTSTART;TZID=" + zone + ":") + compact(event.start));
  add_line(calendar, "DURATION:PT" + std::to_string(std::lround(event.duration_s)) + "S");
  add_line(calendar, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) add_line(calendar, "DESCRIPTION:" + escaped(event.description));
  if (event.cancelled) add_line(calendar, "STATUS:CANCELLED");
  add_line(calendar, "END:VEVENT");
}

bool is_zone_name(const std::string& name) {
  return !name.empty() && name.find("..") == std::string::npos && name[0] != '/' &&
         name.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
             "_-+/") == std::string::npos;
}

}  // namespace

Result<CalendarZone> find_zone(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path{"/usr/share/zoneinfo"} / name;
  std::error_code ignored;
  std::string last;
  if (is_zone_name(name) && std::filesystem::is_regular_file(path, ignored)) {
    // The rule for the time to come is the last line of the file. @source [RFC8536] §3.3
    std::ifstream file{path, std::ios::binary};
    for (std::string line; std::getline(file, line);) last = line;
  }
  if (!last.empty() && parse_zone_rule(last)) return CalendarZone{name, last};
  return fail(ErrorCode::kMissing, "this machine knows no time zone of that name",
              "name one like Europe/Berlin, or install tzdata", name);
}

Result<std::string> write_calendar(const std::vector<CalendarEvent>& events,
                                   const std::optional<CalendarZone>& zone) {
  std::string calendar;
  add_line(calendar, "BEGIN:VCALENDAR");
  add_line(calendar, "VERSION:2.0");
  add_line(calendar, "PRODID:-//Dowel//Dowel " DOWEL_VERSION "//EN");
  if (zone) {
    if (!is_zone_name(zone->name)) {
      return fail(ErrorCode::kBadData, "the time zone has no usable name",
                  "name one like Europe/Berlin", zone->name);
    }
    const auto rule = parse_zone_rule(zone->rule);
    DOWEL_TRY(rule);
    add_zone(calendar, zone->name, *rule);
  }
  for (const CalendarEvent& event : events) {
    if (event.uid.empty() || !(event.duration_s >= 0) || !std::isfinite(event.duration_s)) {
      return fail(ErrorCode::kBadData, "a session for the calendar lacks an identity or a length",
                  "give both", event.summary);
    }
    add_event(calendar, event, zone ? zone->name : std::string{});
  }
  add_line(calendar, "END:VCALENDAR");
  return calendar;
}

}  // namespace dowel::formats
