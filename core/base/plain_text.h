#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The smallest things that are done with what people write.
namespace dowel {

/// Without blanks and line ends before and behind.
std::string_view trimmed(std::string_view text);
/// A … Z made small; everything else stays.
std::string lowered(std::string_view text);

/// What a log holds is smaller, in whatever unit; larger is not taken for a number.
inline constexpr double kLargestNumber = 1e6;

/// `82.5`, `82,5`, `-3`, `1e2` is not one. Finite and below a million in size.
std::optional<double> parse_number(std::string_view text);

}  // namespace dowel
