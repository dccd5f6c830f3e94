#include "formats/text_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace dowel::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The text cut into runs of digits, runs of letters and single other characters; blanks go.
std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (is_digit(text[i])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_letter(text[i])) {
      while (end < text.size() && is_letter(text[end])) ++end;
    }
    // Some apps put a narrow no-break space before AM and PM.
    const auto piece = text.substr(i, end - i);
    const auto byte = static_cast<unsigned char>(piece[0]);
    if (piece != " " && byte < 0x80) found.push_back(piece);
    i = end;
  }
  return found;
}

int number_of(std::string_view digits) {
  int value = -1;
  if (digits.empty() || digits.size() > 9 || !is_digit(digits[0])) return -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string low = lowered(name);
  if (low.size() < 3) return -1;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(low) || (low == "sept" && i == 8)) return static_cast<int>(i) + 1;
  }
  return -1;
}

// A cursor over tokens: every step says whether it fitted.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : list_(tokens(text)) {}
  bool done() const { return at_ == list_.size(); }
  bool mark(std::string_view wanted) {
    if (done() || list_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool number(int& value) {
    if (done()) return false;
    value = number_of(list_[at_]);
    if (value < 0) return false;
    ++at_;
    return true;
  }
  bool month(int& value) {
    if (done()) return false;
    value = month_of(list_[at_]);
    if (value < 0) return false;
    ++at_;
    return true;
  }
  std::string word() {
    if (done() || !is_letter(list_[at_][0])) return {};
    return lowered(list_[at_++]);
  }
  std::size_t width() const { return done() ? 0 : list_[at_].size(); }

 private:
  std::vector<std::string_view> list_;
  std::size_t at_ = 0;
};

struct DateParts {
  int year = 0, month = 0, day = 0;
};

bool read_date(Tokens from, DateParts& date, Tokens& rest) {
  const auto matched = [&](auto&& steps) {
    Tokens t = from;
    DateParts parts;
    if (!steps(t, parts)) return false;
    date = parts;
    rest = t;
    return true;
  };
  const bool iso = from.width() == 4;
  return (iso && matched([](Tokens& t, DateParts& d) {
            return t.number(d.year) && t.mark("-") && t.number(d.month) && t.mark("-") &&
                   t.number(d.day);
          })) ||
         matched([](Tokens& t, DateParts& d) {  // 28 Mar 2025
           return t.number(d.day) && t.month(d.month) && t.width() == 4 && t.number(d.year);
         }) ||
         matched([](Tokens& t, DateParts& d) {  // Jan 1, 2024
           return t.month(d.month) && t.number(d.day) && t.mark(",") && t.width() == 4 &&
                  t.number(d.year);
         }) ||
         matched([](Tokens& t, DateParts& d) {  // 05.06.2026
           return t.number(d.day) && t.mark(".") && t.number(d.month) && t.mark(".") &&
                  t.width() == 4 && t.number(d.year);
         });
}

// Reads `hh:mm[:ss[.fraction]]` and AM or PM; hours, minutes and seconds.
bool read_clock(Tokens& t, std::array<int, 3>& clock) {
  if (!t.number(clock[0]) || !t.mark(":") || !t.number(clock[1])) return false;
  if (t.mark(":") && !t.number(clock[2])) return false;
  if (int fraction = 0; t.mark(".") && !t.number(fraction)) return false;
  return true;
}

bool apply_half_day(const std::string& half, int& hour) {
  if (half != "am" && half != "pm") return false;
  if (hour < 1 || hour > 12) return false;
  hour = hour % 12 + (half == "pm" ? 12 : 0);
  return true;
}

// Reads what may follow the clock: nothing, AM/PM, `Z`, `±hh:mm`. @returns false when neither
bool read_tail(Tokens& t, std::array<int, 3>& clock, bool& utc, int& offset_min) {
  if (t.done()) return true;
  const int sign = t.mark("+") ? 1 : t.mark("-") ? -1 : 0;
  if (sign != 0) {
    int hours = 0;
    int minutes = 0;
    if (!t.number(hours) || !t.mark(":") || !t.number(minutes)) return false;
    utc = true;
    offset_min = sign * (hours * 60 + minutes);
    return t.done() && hours < 24 && minutes < 60;
  }
  const std::string word = t.word();
  if (word == "z") {
    utc = true;
    return t.done();
  }
  return apply_half_day(word, clock[0]) && t.done();
}

}  // namespace

std::optional<int> parse_whole(std::string_view text) {
  const auto value = parse_number(text);
  if (!value || *value != std::floor(*value)) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<double> parse_duration_s(std::string_view text) {
  text = trimmed(text);
  if (const auto seconds = parse_number(text)) {
    if (*seconds < 0) return std::nullopt;
    return seconds;
  }
  Tokens t{text};
  if (text.find(':') != std::string_view::npos) {
    std::array<int, 3> parts{};
    if (!t.number(parts[0]) || !t.mark(":") || !t.number(parts[1])) return std::nullopt;
    const bool hours = t.mark(":");
    if (hours && !t.number(parts[2])) return std::nullopt;
    if (!t.done() || parts[1] > 59 || parts[2] > 59) return std::nullopt;
    return hours ? parts[0] * 3600.0 + parts[1] * 60 + parts[2] : parts[0] * 60.0 + parts[1];
  }
  double total_s = 0;
  while (!t.done()) {
    int amount = 0;
    if (!t.number(amount)) return std::nullopt;
    const std::string unit = t.word();
    if (unit == "h" || unit == "hr" || unit == "hrs") {
      total_s += amount * 3600.0;
    } else if (unit == "m" || unit == "min" || unit == "mins") {
      total_s += amount * 60.0;
    } else if (unit == "s" || unit == "sec" || unit == "secs") {
      total_s += amount;
    } else {
      return std::nullopt;
    }
  }
  if (text.empty() || total_s >= kLargestNumber) return std::nullopt;
  return total_s;
}

std::optional<ForeignTime> parse_foreign_time(std::string_view text) {
  DateParts date;
  Tokens rest{""};
  if (!read_date(Tokens{trimmed(text)}, date, rest)) return std::nullopt;
  std::array<int, 3> clock{};
  bool utc = false;
  int offset_min = 0;
  if (!rest.done()) {
    if (!rest.mark(",")) rest.mark("T");
    if (!read_clock(rest, clock) || !read_tail(rest, clock, utc, offset_min)) return std::nullopt;
  }
  const auto time = make_local_time(date.year, date.month, date.day, clock[0], clock[1], clock[2]);
  if (!time) return std::nullopt;
  return ForeignTime{*time - std::chrono::minutes{offset_min}, utc};
}

std::optional<double> metres_per(std::string_view unit) {
  constexpr std::pair<std::string_view, double> kUnits[] = {
      {"m", 1},          {"meter", 1},         {"meters", 1},
      {"km", 1000},      {"kilometers", 1000}, {"cm", 0.01},
      {"mi", 1609.344},  {"mile", 1609.344},   {"miles", 1609.344},
      {"ft", 0.3048},    {"feet", 0.3048},     {"yd", 0.9144},
      {"yards", 0.9144}, {"in", 0.0254}};
  const std::string low = lowered(trimmed(unit));
  for (const auto& [name, metres] : kUnits) {
    if (low == name) return metres;
  }
  return std::nullopt;
}

}  // namespace dowel::formats
