#include "formats/text_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "formats/date_tokens.h"
#include "formats/folded_text.h"

namespace dowel::formats {
namespace {

// Seconds in a unit of time; 0 when the word is none.
double seconds_in(const std::string& unit, const ForeignWords* words) {
  const auto is_one = [&](const std::vector<std::string>& forms) {
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return folded(form) == unit; });
  };
  static const LanguageWords kEnglish{.hours = {"h", "hr", "hrs", "hour", "hours"},
                                      .minutes = {"m", "min", "mins", "minute", "minutes"},
                                      .seconds = {"s", "sec", "secs", "second", "seconds"}};
  const auto in_language = [&](const LanguageWords& language) {
    return is_one(language.hours)     ? 3600.0
           : is_one(language.minutes) ? 60.0
           : is_one(language.seconds) ? 1.0
                                      : 0.0;
  };
  if (const double seconds = in_language(kEnglish); seconds > 0 || words == nullptr) return seconds;
  for (const LanguageWords& language : words->languages) {
    if (const double seconds = in_language(language); seconds > 0) return seconds;
  }
  return 0;
}

// `1:05:00` and `05:30`.
std::optional<double> clock_length_s(const std::vector<DateToken>& tokens) {
  std::array<int, 3> parts{};
  if (tokens.size() != 3 && tokens.size() != 5) return std::nullopt;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool fits = i % 2 == 0 ? tokens[i].is_number() : tokens[i].is_mark(':');
    if (!fits) return std::nullopt;
    if (i % 2 == 0) parts[i / 2] = tokens[i].value;
  }
  if (*std::min_element(parts.begin(), parts.end()) < 0) return std::nullopt;  // too long a number
  if (parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return tokens.size() == 5 ? parts[0] * 3600.0 + parts[1] * 60 + parts[2]
                            : parts[0] * 60.0 + parts[1];
}

}  // namespace

std::optional<int> parse_whole(std::string_view text) {
  const auto value = parse_number(text);
  if (!value || *value != std::floor(*value)) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<double> parse_duration_s(std::string_view text, const ForeignWords* words) {
  text = trimmed(text);
  if (const auto seconds = parse_number(text)) {
    if (*seconds < 0) return std::nullopt;
    return seconds;
  }
  const std::vector<DateToken> tokens = date_tokens(text, false);
  if (tokens.empty()) return std::nullopt;
  if (text.find(':') != std::string_view::npos) return clock_length_s(tokens);
  double total_s = 0;
  for (std::size_t i = 0; i < tokens.size(); i += 2) {
    if (!tokens[i].is_number() || i + 1 == tokens.size() || !tokens[i + 1].is_word()) {
      return std::nullopt;
    }
    const double unit_s = seconds_in(tokens[i + 1].word, words);
    if (unit_s == 0) return std::nullopt;
    total_s += tokens[i].value * unit_s;
  }
  if (total_s < 0 || total_s >= kLargestNumber) return std::nullopt;
  return total_s;
}

std::optional<ForeignTime> parse_foreign_time(std::string_view text) {
  static const DateReader kEnglish;
  return kEnglish.read(text);
}

std::optional<double> metres_per(std::string_view unit) {
  constexpr std::pair<std::string_view, double> kUnits[] = {{"m", 1},
                                                            {"meter", 1},
                                                            {"meters", 1},
                                                            {"metre", 1},
                                                            {"metres", 1},
                                                            {"км", 1000},
                                                            {"м", 1},
                                                            {"km", 1000},
                                                            {"kilometers", 1000},
                                                            {"cm", 0.01},
                                                            {"mi", 1609.344},
                                                            {"mile", 1609.344},
                                                            {"miles", 1609.344},
                                                            {"ft", 0.3048},
                                                            {"feet", 0.3048},
                                                            {"yd", 0.9144},
                                                            {"yards", 0.9144},
                                                            {"in", 0.0254}};
  std::string low = lowered(trimmed(unit));
  if (low.ends_with('.')) low.pop_back();  // "mi."
  for (const auto& [name, metres] : kUnits) {
    if (low == name) return metres;
  }
  return std::nullopt;
}

}  // namespace dowel::formats
