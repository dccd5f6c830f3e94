#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowel::report {

/// A number with a fixed count of decimals and a '.', whatever the locale; never "-0".
/// @returns an empty string when `value` is not finite
std::string fixed(double value, int decimals);

/// As `fixed`, for people: a real minus sign, and an en dash when there is no number.
std::string fixed_for_people(double value, int decimals);

/// Makes text safe inside HTML and XML, both as content and inside quoted attributes. Broken UTF-8
/// and control characters become U+FFFD.
std::string escape_html(std::string_view text);

/// The text with U+FFFD in place of every byte that is not part of well-formed UTF-8.
std::string well_formed(std::string_view text);

/// Length as seen on a terminal: code points, every one counted as one column wide.
std::size_t columns(std::string_view text);

/// Breaks text at spaces so that no line is wider than `width` columns, unless one word is.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// "a", "a and b", "a, b and c".
std::string join_words(const std::vector<std::string>& words);

/// "1 rep", "3 reps".
std::string count_of(std::size_t n, std::string_view noun);

/// Ascending numbers, runs drawn together: "1–4, 7, 9 and 10".
std::string number_runs(const std::vector<int>& numbers);

/// First letter in upper case (ASCII letters only).
std::string capitalised(std::string text);

/// The sentence with a full stop, unless it already ends in one of . ! ?
std::string as_sentence(std::string text);

/// The sentence without its last full stop.
std::string without_stop(std::string text);

}  // namespace dowel::report
