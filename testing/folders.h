#pragma once

#include <filesystem>

namespace dowel {

/// The folder this clone stands in. Only testing/folders.cpp is compiled with it, so that every
/// other source is compiled the same in every clone.
[[nodiscard]] std::filesystem::path source_folder();

/// The folder it was built in, which holds the programs that tests start.
[[nodiscard]] std::filesystem::path build_folder();

}  // namespace dowel
