#pragma once

#include <string>

#include "core/base/result.h"

namespace dowel::vision {

/// SHA-256 of a file's bytes, which tells the same film under another name.
/// @returns 64 hex digits, lower case; errors: kUnreadable
/// @source [FIPS180]
Result<std::string> sha256_of_file(const std::string& path);

}  // namespace dowel::vision
