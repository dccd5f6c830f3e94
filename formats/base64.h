#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dowel::formats {

/// Bytes as base64 with padding [RFC4648] § 4.
/// @source [RFC4648]
std::string base64(std::string_view bytes);

/// The way back. @returns nothing for what is not such a text, also one without its padding
/// @source [RFC4648]
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace dowel::formats
