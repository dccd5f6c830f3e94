#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace dowel::platform {

/// More than any rule file, script or log that people write or programs export: a thousand filmed
/// sets with their analyses are some 150 MB.
inline constexpr std::size_t kMostTextBytes = std::size_t{512} << 20;

/// Reads a whole regular file. What is none is refused before it is opened for good: a pipe that
/// nobody writes to would wait for ever, and /dev/zero would fill the memory.
/// @param most_bytes  a larger file is refused
/// @returns errors: kUnreadable (no such file, a folder, a pipe or device, no right to read it, a
///   link that leads nowhere, too large), naming the file
Result<std::string> read_file(const std::filesystem::path& path,
                              std::size_t most_bytes = kMostTextBytes);

}  // namespace dowel::platform
