#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "report/context.h"

namespace dowel::app {

/// Name and size of a film's file, which are known without reading it.
report::SourceFacts source_of(const std::string& path);

/// Writes the JSON document of a failed analysis. @returns errors: kWriteFailed
Result<void> write_error(const std::string& path, const Error& error,
                         const std::filesystem::path& json);

}  // namespace dowel::app
