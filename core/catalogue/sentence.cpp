#include "core/catalogue/sentence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace dowel {
namespace {

// What stands between two braces.
struct Place {
  std::string_view name;
  std::string_view format;  // behind a colon; may be empty
  bool counted = false;     // `one` or `many`, by the value
  std::string_view one;
  std::string_view many;
};

// Index of the brace that closes the one at `open`, or npos.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// Index of the bar that parts two alternatives, not one inside a place of its own, or npos.
std::size_t parting(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    if (text[i] == '|' && depth == 0) return i;
  }
  return std::string_view::npos;
}

Place parse_place(std::string_view inside) {
  Place place;
  const std::size_t end = inside.find_first_of(":?");
  place.name = inside.substr(0, end);
  if (end == std::string_view::npos) return place;
  const std::string_view rest = inside.substr(end + 1);
  if (inside[end] == ':') {
    place.format = rest;
    return place;
  }
  const std::size_t bar = parting(rest);
  place.counted = true;
  place.one = rest.substr(0, bar);
  if (bar != std::string_view::npos) place.many = rest.substr(bar + 1);
  return place;
}

std::string in_words(const std::string& value) {
  static constexpr std::array<const char*, 21> kWords{
      "no",       "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  char* end = nullptr;
  const long number = std::strtol(value.c_str(), &end, 10);
  const bool whole = !value.empty() && *end == '\0' && number >= 0;
  return whole && number < static_cast<long>(kWords.size())
             ? kWords[static_cast<std::size_t>(number)]
             : value;
}

// @param value  per cent, or a fraction below 1
std::string as_part(const std::string& value) {
  const double number = std::strtod(value.c_str(), nullptr);
  const std::string percent = number > 0 && number < 1 ? plain_number(100 * number) : value;
  if (percent == "50") return "half";
  if (percent == "25") return "a quarter";
  if (percent == "20") return "a fifth";
  if (percent == "10") return "a tenth";
  return percent + " per cent";
}

std::string formatted(const std::string& value, std::string_view format) {
  if (format == "part") return as_part(value);
  std::string words = in_words(value);
  if (format == "words") return words;
  if (format != "Words") return value;
  if (words[0] >= 'a' && words[0] <= 'z') words[0] += 'A' - 'a';
  return words;
}

// Walks over a text and hands every stretch between places, and every place, to the two visitors.
template <class OnText, class OnPlace>
void walk(std::string_view text, OnText&& on_text, OnPlace&& on_place) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t open = text.find('{', from);
    const std::size_t close = open == std::string_view::npos ? open : closing(text, open);
    if (close == std::string_view::npos) break;
    on_text(text.substr(from, open - from));
    on_place(text.substr(open + 1, close - open - 1));
    from = close + 1;
  }
  on_text(text.substr(from));
}

void collect_places(std::string_view text, std::vector<std::string>& names) {
  walk(
      text, [](std::string_view) {},
      [&](std::string_view inside) {
        const Place place = parse_place(inside);
        if (std::find(names.begin(), names.end(), place.name) == names.end()) {
          names.emplace_back(place.name);
        }
        collect_places(place.one, names);
        collect_places(place.many, names);
      });
}

}  // namespace

std::string fill_known(std::string_view text, const Lookup& look_up) {
  std::string out;
  walk(
      text, [&](std::string_view plain) { out += plain; },
      [&](std::string_view inside) {
        const Place place = parse_place(inside);
        const std::optional<std::string> value = look_up(place.name);
        if (value && place.counted) {
          out += fill_known(*value == "1" ? place.one : place.many, look_up);
        } else if (value) {
          out += formatted(*value, place.format);
        } else if (place.counted) {
          out.append(1, '{')
              .append(place.name)
              .append(1, '?')
              .append(fill_known(place.one, look_up))
              .append(1, '|')
              .append(fill_known(place.many, look_up))
              .append(1, '}');
        } else {
          out.append(1, '{').append(inside).append(1, '}');
        }
      });
  return out;
}

std::string fill(std::string_view text, std::initializer_list<Filling> fillings) {
  return fill_known(text, [&](std::string_view name) -> std::optional<std::string> {
    for (const Filling& filling : fillings) {
      if (filling.name == name) return filling.value;
    }
    return std::nullopt;
  });
}

std::vector<std::string> open_places(std::string_view text) {
  std::vector<std::string> names;
  collect_places(text, names);
  return names;
}

bool is_well_formed(std::string_view text) {
  int depth = 0;
  for (const char letter : text) {
    depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  const std::vector<std::string> names = open_places(text);
  return depth == 0 && std::find(names.begin(), names.end(), "") == names.end();
}

std::string plain_number(double value) {
  const double rounded = std::round(value * 1e6) / 1e6;
  std::string text = std::to_string(rounded);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace dowel
