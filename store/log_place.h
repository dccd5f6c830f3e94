#pragma once

#include <filesystem>

#include "core/base/result.h"

/// Where a log lies: whether it is there at all, and that nobody else may read it.
namespace dowel::store {

/// Whether there is anything of the log's name. "There is none" is only said when that is known: a
/// log on a disk that is not mounted, or in a folder that may not be entered, is no empty log.
/// @returns errors: unreadable when the place cannot be reached (a folder without rights, a link
///   that leads nowhere or back to itself, a file where a folder should be)
Result<bool> log_is_there(const std::filesystem::path& path);

/// Makes the folder, and those above it that are missing, for the user alone (0700).
/// @source the XDG base directory specification says so of what is made in its places
/// @returns errors: write_failed
Result<void> make_private_folder(const std::filesystem::path& folder);

/// Makes an empty file for the user alone (0600), for SQLite to fill: what it lays beside takes the
/// same rights. Without effect when that fails; opening it then tells why.
void make_private_file(const std::filesystem::path& path);

/// Takes the log, and what lies beside it under its name, away from everybody else's eyes, as logs
/// of earlier versions stood open to all. Where only a group was let in, somebody meant it.
void close_to_others(const std::filesystem::path& path);

}  // namespace dowel::store
