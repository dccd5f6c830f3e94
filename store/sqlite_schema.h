#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/base/result.h"
#include "store/sqlite_store.h"

/// What the file looks like, and how an older one becomes today's. Forward only.
namespace dowel::store {

/// Marks a file as ours: "DOWL".
inline constexpr int kApplicationId = 0x444F574C;

/// One step from the schema before it.
struct Migration {
  int to_version = 0;  ///< 1, 2, 3 … without gaps
  const char* sql = "";
  /// What SQL alone cannot do, after it. @returns what it put aside, for the athlete; or nothing
  Result<std::string> (*then)(SQLite::Database& db) = nullptr;
};

/// Every step there ever was. Steps are never changed once released, only added.
std::span<const Migration> migrations();

/// Opens a log file that exists: refuses what is damaged, no log or too new without touching it,
/// brings an older one up to date and sets the connection up.
Result<std::unique_ptr<SQLite::Database>> open_file(const std::filesystem::path& path,
                                                    const SqliteOptions& options,
                                                    std::span<const Migration> steps);

/// Opens a log file that exists for reading alone: neither it nor anything beside it is written. An
/// older one is read as today's, from a copy in memory.
Result<std::unique_ptr<SQLite::Database>> open_to_read(const std::filesystem::path& path,
                                                       std::span<const Migration> steps);

/// Makes an empty log, complete under its name or not there at all. Harmless when another process
/// does the same at the same time.
Result<void> create_file(const std::filesystem::path& path, std::span<const Migration> steps);

/// An empty log in memory, gone when it is closed.
Result<std::unique_ptr<SQLite::Database>> create_in_memory(std::span<const Migration> steps);

/// Tells whether a database is a log, of a version that `steps` lead to. Does not change it.
Result<void> check_kind(SQLite::Database& db, const std::filesystem::path& path,
                        std::span<const Migration> steps);

enum class Depth {
  kQuick,  ///< pages and rows; at every opening
  kWhole,  ///< also indices against tables and belongings; for backups
};
/// Tells whether a database is in order within. Does not change it.
Result<void> check_order(SQLite::Database& db, const std::filesystem::path& path, Depth depth);

/// Copies one database over another as a single transaction on the target.
Result<void> copy_pages(SQLite::Database& from, SQLite::Database& to,
                        const std::filesystem::path& where);

/// Writes a copy that stands on its own and names it `target` only when it is complete.
/// @param recordings  where those lie that go into it; empty: none do
Result<void> copy_to_file(SQLite::Database& from, const std::filesystem::path& target,
                          const std::filesystem::path& recordings = {});

/// `open_sqlite` with other steps than today's.
Result<std::unique_ptr<Store>> open_sqlite(const std::filesystem::path& path,
                                           const SqliteOptions& options,
                                           std::span<const Migration> steps);

/// Flushes a folder, so that a name given in it survives a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace dowel::store
