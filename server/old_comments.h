#pragma once

#include <filesystem>

#include "app/desk.h"

namespace dowel::server {

/// Takes comments into the log that an earlier Dowel kept in files beside it, a file a set; files
/// whose set is gone or that cannot be read stay where they are.
/// @returns errors: as the store's
Result<void> take_in_old_comments(store::Store& store, const std::filesystem::path& folder);

}  // namespace dowel::server
