#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "server/fields.h"

/// What the parts of `Films` share: names and files under the data folder.
namespace dowel::server {

/// Identities are ours: what else comes in a path names no folder.
bool is_identity(const std::string& id);

/// A name for the disk: what could lead elsewhere or trouble anybody becomes a line.
std::string safe_name(const std::string& name);

tl::unexpected<Problem> not_there(const char* what);

/// 0 for a file that is not there.
std::uint64_t size_of(const std::filesystem::path& file);
bool is_there(const std::filesystem::path& file);

/// An error as a document holds it.
Json error_as_problem(const Error& error);

}  // namespace dowel::server
