#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <vector>

#include "core/base/result.h"
#include "formats/recordings.h"

/// Recordings within a backup: a table of their own, which a log in use does not have.
namespace dowel::store {

/// Puts the files that the comments of `copy` name into it. One that is not there is left out: the
/// comment's words are worth keeping without it.
Result<void> put_recordings_in(SQLite::Database& copy, const std::filesystem::path& folder);

/// Lays them beside the log that the copy is to become, and takes them out of it. A file that is
/// there already stays: a name stands for one recording alone.
Result<void> take_recordings_out(SQLite::Database& copy, const std::filesystem::path& folder);

/// @returns errors: unreadable where one of them is no recording
Result<std::vector<formats::Recording>> read_recordings(SQLite::Database& copy);

}  // namespace dowel::store
