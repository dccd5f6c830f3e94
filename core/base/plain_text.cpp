#include "core/base/plain_text.h"

#include <charconv>
#include <cmath>

namespace dowel {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lowered(std::string_view text) {
  std::string low{text};
  for (char& c : low) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return low;
}

std::optional<double> parse_number(std::string_view text) {
  std::string number{trimmed(text)};
  if (number.find_first_not_of("0123456789.,-") != std::string::npos) return std::nullopt;
  if (const auto comma = number.find(','); comma != std::string::npos) {
    const bool only_mark = number.find_first_of(".,", comma + 1) == std::string::npos &&
                           number.find('.') == std::string::npos;
    if (!only_mark) return std::nullopt;  // thousands separators: which is which?
    number[comma] = '.';
  }
  double value = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (problem != std::errc{} || end != number.data() + number.size()) return std::nullopt;
  if (!(std::abs(value) < kLargestNumber)) return std::nullopt;
  return value;
}

}  // namespace dowel
