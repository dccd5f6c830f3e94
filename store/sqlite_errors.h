#pragma once

#include <SQLiteCpp/Exception.h>

#include <exception>
#include <filesystem>
#include <string>
#include <utility>

#include "core/base/result.h"

namespace dowel::store {

/// What SQLite complained about, in words a lifter can act on.
Error explain(const SQLite::Exception& problem, const std::filesystem::path& log);

/// Runs `work`, which returns a `Result`, and turns whatever SQLite throws into its error side.
template <class Work>
auto guarded(const std::filesystem::path& log, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& problem) {
    return tl::unexpected<Error>(explain(problem, log));
  } catch (const std::exception& problem) {
    return fail(ErrorCode::kUnreadable, std::string{"the log cannot be used: "} + problem.what(),
                "restore a backup", log.string());
  }
}

}  // namespace dowel::store
