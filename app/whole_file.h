#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

/// Files of the user: what is written appears under its name whole or not at all.
namespace dowel::app {

/// @returns errors: write_failed
Result<void> write_whole_file(const std::filesystem::path& path, std::string_view text);

/// Whether such a file can be written, told before minutes of work instead of after.
/// @returns errors: write_failed
Result<void> check_writable(const std::filesystem::path& path);

/// Reads a text that the user names, a script or a rule file. @returns errors: unreadable
Result<std::string> read_whole_file(const std::filesystem::path& path);

}  // namespace dowel::app
