#pragma once

#include <string>
#include <string_view>

namespace dowel::report {

/// Bytes as base64 with padding [RFC4648] § 4.
/// @source [RFC4648]
std::string base64(std::string_view bytes);

}  // namespace dowel::report
