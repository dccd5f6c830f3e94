#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/base/result.h"
#include "core/log/civil_time.h"

/// Copies of the whole log, and the way back.
namespace dowel::app {

/// The log that is meant: `file`, else the default place. @returns errors: missing
Result<std::filesystem::path> log_path(const std::optional<std::filesystem::path>& file);

/// A copy that was written and checked.
struct Backup {
  std::filesystem::path log{};   ///< what was copied
  std::filesystem::path file{};  ///< the copy
  std::uintmax_t bytes = 0;      ///< its size
};

/// Copies the log while others may use it.
/// @param file  where to; empty: `dowel-log-<day>.db` in the folder the program runs in
/// @returns errors: usage when `file` is there already; as `store::back_up`
Result<Backup> back_up(const std::filesystem::path& log, std::filesystem::path file,
                       LocalDate today);

/// Puts a backup in the log's place, after checking it whole.
/// @returns where the former log was put, empty when there was none; errors: as `store::restore`
Result<std::filesystem::path> restore(const std::filesystem::path& backup,
                                      const std::filesystem::path& log);

/// Removes halves of copies that killed programs left beside a log and in a folder of its backups.
/// Does nothing where somebody is copying just now.
void remove_unfinished_copies(const std::filesystem::path& log,
                              const std::filesystem::path& backups);

}  // namespace dowel::app
