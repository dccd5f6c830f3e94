#include "formats/time_zone_rule.h"

#include <algorithm>

namespace dowel::formats {
namespace {

// A cursor over the rule's text; `ok` turns false at the first thing that does not fit.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;
  bool ok = true;

  bool done() const { return at >= text.size(); }
  bool take(char wanted) {
    if (done() || text[at] != wanted) return false;
    ++at;
    return true;
  }
  void need(char wanted) { ok = take(wanted) && ok; }
  int number() {
    int value = 0;
    const std::size_t begin = at;
    while (!done() && text[at] >= '0' && text[at] <= '9' && at - begin < 4) {
      value = value * 10 + (text[at++] - '0');
    }
    ok = ok && at > begin;
    return value;
  }
  // `[+-]hh[:mm[:ss]]` in seconds.
  int clock_s() {
    const int sign = take('-') ? -1 : 1;
    if (sign > 0) take('+');
    int seconds = number() * 3600;
    if (take(':')) seconds += number() * 60;
    if (take(':')) seconds += number();
    return sign * seconds;
  }
  // Letters, or anything between angle brackets.
  std::string name() {
    const bool bracketed = take('<');
    const std::size_t begin = at;
    const auto belongs = [&](char c) {
      if (bracketed) return c != '>';
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    while (!done() && belongs(text[at])) ++at;
    const std::string_view found = text.substr(begin, at - begin);
    const bool plain = std::all_of(found.begin(), found.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
             c == '+' || c == '-';
    });
    ok = ok && found.size() >= 3 && found.size() <= 16 && plain;
    if (bracketed) need('>');
    return std::string{found};
  }
};

void read_switch(Cursor& cursor, ZoneSwitch& half) {
  cursor.need(',');
  cursor.need('M');
  half.month = cursor.number();
  cursor.need('.');
  half.week = cursor.number();
  cursor.need('.');
  half.weekday = cursor.number();
  if (cursor.take('/')) half.at_s = cursor.clock_s();
  cursor.ok = cursor.ok && half.month >= 1 && half.month <= 12 && half.week >= 1 &&
              half.week <= 5 && half.weekday <= 6;
}

}  // namespace

Result<ZoneRule> parse_zone_rule(std::string_view rule) {
  Cursor cursor{rule};
  ZoneRule zone;
  zone.standard.abbreviation = cursor.name();
  zone.standard.offset_s = -cursor.clock_s();  // POSIX counts west as positive
  if (cursor.ok && !cursor.done()) {
    zone.daylight.abbreviation = cursor.name();
    zone.daylight.offset_s = zone.standard.offset_s + 3600;
    if (!cursor.done() && cursor.text[cursor.at] != ',') zone.daylight.offset_s = -cursor.clock_s();
    read_switch(cursor, zone.daylight);
    read_switch(cursor, zone.standard);
  }
  constexpr int kWidestS = 26 * 3600;
  const bool in_range =
      std::abs(zone.standard.offset_s) < kWidestS && std::abs(zone.daylight.offset_s) < kWidestS;
  // A switch before midnight or after a day's end would fall on another date than the rule's.
  const auto same_day = [](const ZoneSwitch& half) {
    return half.month == 0 || (half.at_s >= 0 && half.at_s < 24 * 3600);
  };
  if (cursor.ok && cursor.done() && in_range && same_day(zone.standard) &&
      same_day(zone.daylight)) {
    return zone;
  }
  return fail(ErrorCode::kBadData, "the time zone's rule cannot be expressed in a calendar",
              "name no time zone: the times then hold on every clock", std::string{rule});
}

}  // namespace dowel::formats
