#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/log/ids.h"
#include "formats/recordings.h"
#include "store/store.h"

/// The log in one SQLite file: WAL, every commit flushed to the disk, foreign keys on.
namespace dowel::store {

/// Tells the time; handed in so that tests need no clock.
using Clock = std::function<Instant()>;

/// The system's clock.
Clock system_clock();
/// Fresh identities from the system's clock and randomness.
IdGenerator system_ids();

struct SqliteOptions {
  Clock clock = system_clock();
  int busy_timeout_ms = 10'000;  ///< how long to wait while another process writes
  /// Look through the whole file for damage at opening: about 3 ms a megabyte. Who only reads may
  /// do without: damage is then told when it is met.
  bool check_at_opening = true;
  /// Told, once, what became of things an older log holds and a newer one has no place for.
  std::function<void(const std::string&)> tell{};
  std::int64_t largest_size_kib = 0;  ///< refuse to grow beyond; 0: as large as the disk allows
};

/// Where the log is kept: `$DOWEL_DATA/log.db`, else `$XDG_DATA_HOME/dowel/log.db`, else
/// `~/.local/share/dowel/log.db`. @returns missing when the environment names no home at all
Result<std::filesystem::path> default_log_path();

/// Opens the log, making folder and file when there is none. An older log is brought up to date:
/// the steps are tried on a copy first, which then stays beside the log as `log.db.before-vN`.
/// @returns unreadable when the file is damaged, no log, or written by a newer Dowel: it is then
///   left exactly as it was; write_failed when it or its folder cannot be written to
Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& path,
                                           const SqliteOptions& options = {});

/// Opens somebody's log for reading alone: it may be write-protected, nothing of it changes, and
/// what is older is read as today's all the same. Changes are refused.
/// @returns unreadable when there is none, or it is damaged, no log, or written by a newer Dowel
Result<std::unique_ptr<Store>> read_sqlite(const std::filesystem::path& path);

/// An empty log that is kept nowhere, for who looks before anything was logged.
Result<std::unique_ptr<Store>> open_nothing();

/// Where what is spoken to films lies: in files beside the log, each under the name that its
/// comment gives it.
std::filesystem::path recordings_folder(const std::filesystem::path& log);

/// Writes a consistent copy of the log, also while others write to it: one file of its own,
/// checked, and under its final name only when complete. Recordings that its comments name are in
/// it.
/// @returns usage when `target` exists already; write_failed; unreadable
Result<void> back_up(const std::filesystem::path& log, const std::filesystem::path& target);

/// The recordings in a backup. @returns empty for a log; unreadable; bad_data
Result<std::vector<formats::Recording>> recordings_in(const std::filesystem::path& backup);

/// Puts a backup in the log's place, after checking it whole, and its recordings beside it. What
/// was there stays beside it.
/// @returns where the former log was put, empty when there was none; unreadable when the backup
///   is damaged or no log: the log is then untouched
Result<std::filesystem::path> restore(const std::filesystem::path& backup,
                                      const std::filesystem::path& log,
                                      const SqliteOptions& options = {});

}  // namespace dowel::store
