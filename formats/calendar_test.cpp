#include "formats/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "formats/time_zone_rule.h"

namespace dowel::formats {
namespace {

using ::testing::HasSubstr;
using Properties = std::multimap<std::string, std::string>;

// A reader of its own, by the letter of RFC 5545: unfolds lines, splits name;parameters:value and
// undoes the escapes of text values.
struct ReadCalendar {
  std::vector<std::pair<std::string, Properties>> components;
  std::size_t longest_line = 0;

  explicit ReadCalendar(const std::string& text) {
    EXPECT_EQ(text.find('\n'), text.find("\r\n") + 1) << "lines end in CRLF";
    std::string unfolded;
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = text.find("\r\n", begin)) != std::string::npos;
         begin = end + 2) {
      const std::string line = text.substr(begin, end - begin);
      longest_line = std::max(longest_line, line.size());
      unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
    }
    EXPECT_EQ(begin, text.size()) << "the last line ends, too";
    std::istringstream lines{unfolded.substr(1)};
    std::vector<std::size_t> open;
    for (std::string line; std::getline(lines, line);) {
      const auto colon = line.find(':');
      const std::string name = line.substr(0, colon);
      const std::string value = line.substr(colon + 1);
      if (name == "BEGIN") {
        open.push_back(components.size());
        components.emplace_back(value, Properties{});
      } else if (open.empty()) {
        ADD_FAILURE() << line << " stands outside every component";
      } else if (name == "END") {
        EXPECT_EQ(components[open.back()].first, value);
        open.pop_back();
      } else {
        components[open.back()].second.emplace(name, unescaped(value));
      }
    }
    EXPECT_TRUE(open.empty());
  }

  static std::string unescaped(const std::string& value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '\\' && i + 1 < value.size()) {
        ++i;
        out += value[i] == 'n' ? '\n' : value[i];
      } else {
        out += value[i];
      }
    }
    return out;
  }

  std::string get(const std::string& component, const std::string& name) const {
    for (const auto& [kind, properties] : components) {
      if (kind == component && properties.contains(name)) return properties.find(name)->second;
    }
    return "none";
  }
};

CalendarEvent lower_day() {
  return {
      .uid = "0192-session@dowel",
      .sequence = 2,
      .stamp = *parse_instant("2025-09-14T20:00:00Z"),
      .start = *make_local_time(2025, 9, 15, 7, 48, 0),
      .duration_s = 4500,
      .summary = "Lower; heavy, \"slow\"",
      .description = "Hüftstrecken 3 × 8\nwhy: the log says so \\ " + std::string(150, 'x') +
                     " Müller Müller Müller Müller Müller Müller Müller Müller Müller 硬舉 硬舉"};
}

TEST(Calendar, ReadsBackTheSame) {
  const CalendarEvent event = lower_day();
  const auto text =
      write_calendar({event}, CalendarZone{"Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"});
  ASSERT_TRUE(text);
  const ReadCalendar read{*text};
  EXPECT_LE(read.longest_line, 75u);
  EXPECT_EQ(read.get("VCALENDAR", "VERSION"), "2.0");
  EXPECT_EQ(read.get("VEVENT", "UID"), event.uid);
  EXPECT_EQ(read.get("VEVENT", "SEQUENCE"), "2");
  EXPECT_EQ(read.get("VEVENT", "DTSTAMP"), "20250914T200000Z");
  EXPECT_EQ(read.get("VEVENT", "DTSTART;TZID=Europe/Berlin"), "20250915T074800");
  EXPECT_EQ(read.get("VEVENT", "DURATION"), "PT4500S");
  EXPECT_EQ(read.get("VEVENT", "SUMMARY"), event.summary);
  EXPECT_EQ(read.get("VEVENT", "DESCRIPTION"), event.description);
  EXPECT_EQ(read.get("VTIMEZONE", "TZID"), "Europe/Berlin");
  EXPECT_EQ(read.get("DAYLIGHT", "RRULE"), "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
  EXPECT_EQ(read.get("DAYLIGHT", "DTSTART"), "19700329T020000");
  EXPECT_EQ(read.get("DAYLIGHT", "TZOFFSETFROM"), "+0100");
  EXPECT_EQ(read.get("DAYLIGHT", "TZOFFSETTO"), "+0200");
  EXPECT_EQ(read.get("STANDARD", "RRULE"), "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
  EXPECT_EQ(read.get("STANDARD", "DTSTART"), "19701025T030000");
}

TEST(Calendar, TheSameSessionsGiveTheSameText) {
  EXPECT_EQ(write_calendar({lower_day()}, {}).value(), write_calendar({lower_day()}, {}).value());
}

TEST(Calendar, FloatsWithoutAZoneAndCancels) {
  CalendarEvent event = lower_day();
  event.cancelled = true;
  const ReadCalendar read{write_calendar({event}, {}).value()};
  EXPECT_EQ(read.get("VEVENT", "DTSTART"), "20250915T074800");
  EXPECT_EQ(read.get("VEVENT", "STATUS"), "CANCELLED");
  EXPECT_EQ(read.get("VTIMEZONE", "TZID"), "none");
}

TEST(Calendar, HostileTextCannotAddLines) {
  CalendarEvent event = lower_day();
  event.summary = "a\r\nEND:VEVENT\r\nBEGIN:VALARM";
  event.uid = "x\nATTACH:file";
  const ReadCalendar read{write_calendar({event}, {}).value()};
  EXPECT_EQ(read.components.size(), 2u);
  EXPECT_EQ(read.get("VEVENT", "ATTACH"), "none");
}

TEST(Calendar, RefusesWhatCannotBeExpressed) {
  EXPECT_FALSE(write_calendar({}, CalendarZone{"X\r\nY", "CET-1"}));
  EXPECT_FALSE(write_calendar({}, CalendarZone{"Some/Where", "CET-1CEST,J60,J300"}));
  CalendarEvent nameless = lower_day();
  nameless.uid.clear();
  EXPECT_FALSE(write_calendar({nameless}, {}));
}

TEST(ZoneRule, ReadsPosix) {
  const auto india = parse_zone_rule("<+0530>-5:30");
  ASSERT_TRUE(india);
  EXPECT_EQ(india->standard.offset_s, 19800);
  EXPECT_EQ(india->daylight.month, 0);
  const auto new_york = parse_zone_rule("EST5EDT,M3.2.0,M11.1.0");
  ASSERT_TRUE(new_york);
  EXPECT_EQ(new_york->standard.offset_s, -18000);
  EXPECT_EQ(new_york->daylight.offset_s, -14400);
  EXPECT_EQ(new_york->daylight.week, 2);
  for (const char* crooked :
       {"", "CET", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1 ", "CET-1CEST,M13.5.0,M10.5.0"}) {
    EXPECT_FALSE(parse_zone_rule(crooked)) << crooked;
  }
}

TEST(ZoneRule, IsFoundOnThisMachine) {
  const auto zone = find_zone("Europe/Berlin");
  if (!zone) GTEST_SKIP() << "this machine has no time zone files";
  EXPECT_EQ(zone->rule, "CET-1CEST,M3.5.0,M10.5.0/3");
  EXPECT_FALSE(find_zone("../../../etc/passwd"));
  EXPECT_FALSE(find_zone("Europe/Atlantis"));
}

}  // namespace
}  // namespace dowel::formats
