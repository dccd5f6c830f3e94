#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "store/log_place.h"
#include "store/sqlite_errors.h"
#include "store/sqlite_recordings.h"
#include "store/sqlite_schema.h"
#include "store/unfinished_copies.h"

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

fs::path beside(const fs::path& path, const std::string& suffix) {
  return fs::path{path.string() + suffix};
}

// May this process, with the rights it has now, write there?
bool writable(const fs::path& path) {
  return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

// Is the file shorter than its own head says? A missing last byte would else be read as a zero.
// While part of the log lies in the write-ahead file, the head may run ahead of the rest.
// @source [SQLiteFormat] §1.3: page size at 16, size in pages at 28, both big-endian
bool cut_short(const fs::path& path, std::span<const char, 100> head) {
  std::error_code ignored;
  if (const fs::path ahead = beside(path, "-wal");
      fs::exists(ahead, ignored) && fs::file_size(ahead, ignored) > 0) {
    return false;
  }
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = at; i < at + bytes; ++i) {
      value = value << 8 | static_cast<unsigned char>(head[i]);
    }
    return value;
  };
  const std::uint64_t page_bytes = number(16, 2) == 1 ? 65536 : number(16, 2);
  return fs::file_size(path, ignored) < page_bytes * number(28, 4);
}

// Tells by the file alone whether it can be a log.
Result<void> check_readable(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) {
    return fail(ErrorCode::kUnreadable, "the log is not a regular file",
                "name another place by DOWEL_DATA", path.string());
  }
  std::array<char, 100> head{};
  std::ifstream file{path, std::ios::binary};
  if (!file) {
    return fail(ErrorCode::kUnreadable, "the log cannot be read", "check who may read the file",
                path.string());
  }
  file.read(head.data(), head.size());
  if (file.gcount() == 0) {
    return fail(ErrorCode::kUnreadable, "the log is damaged: the file is empty (0 bytes)",
                "restore a backup, or move the empty file away to start anew", path.string());
  }
  if (std::string_view{head.data(), 16} != std::string_view{"SQLite format 3\0", 16}) {
    return fail(ErrorCode::kUnreadable, "the file is not a log of Dowel, or its start is damaged",
                "it has been left as it is; restore a backup or name another file", path.string());
  }
  if (cut_short(path, head)) {
    return fail(ErrorCode::kUnreadable, "the log is damaged: its end is missing",
                "it has been left as it is; keep a copy of it and restore a backup", path.string());
  }
  return {};
}

Result<void> check_outside(const fs::path& path) {
  DOWEL_TRY(check_readable(path));
  if (!writable(path)) {
    return fail(ErrorCode::kWriteFailed, "the log is read-only",
                "make the file writable for your user", path.string());
  }
  if (!writable(path.parent_path())) {
    return fail(ErrorCode::kWriteFailed, "the log's folder is read-only",
                "make the folder writable for your user, or name another by DOWEL_DATA",
                path.parent_path().string());
  }
  return {};
}

int read_version(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

// While set, closing leaves the file and its write-ahead log exactly as they are.
void leave_untouched(SQLite::Database& db, bool untouched) {
  sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, untouched ? 1 : 0, nullptr);
}

// @returns what the steps put aside, in words
Result<std::string> apply(SQLite::Database& db, std::span<const Migration> steps) {
  SQLite::Transaction transaction{db, SQLite::TransactionBehavior::EXCLUSIVE};
  std::string put_aside;
  for (const Migration& step : steps) {
    if (step.to_version <= read_version(db)) continue;  // another process may have been quicker
    db.exec(step.sql);
    if (step.then) {
      auto said = step.then(db);
      DOWEL_TRY(said);
      put_aside += *said;
    }
    db.exec("PRAGMA user_version=" + std::to_string(step.to_version));
  }
  db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
  transaction.commit();
  return put_aside;
}

// Tries the steps on a copy, which is kept as it was before, then takes them for good.
Result<void> bring_up_to_date(SQLite::Database& db, const fs::path& path,
                              const SqliteOptions& options, std::span<const Migration> steps) {
  const int version = read_version(db);
  if (version == steps.back().to_version) return {};
  const fs::path kept = beside(path, ".before-v" + std::to_string(steps.back().to_version));
  const CopyAtWork at_work{path.parent_path()};
  const fs::path trial = beside(path, ".trial-" + std::to_string(::getpid()));
  std::error_code ignored;
  fs::remove(trial, ignored);
  DOWEL_TRY(copy_to_file(db, trial));
  auto tried = guarded(path, [&]() -> Result<void> {
    SQLite::Database copy{trial.string(), SQLite::OPEN_READWRITE};
    DOWEL_TRY(apply(copy, steps));
    return check_order(copy, path, Depth::kWhole);
  });
  fs::remove(trial, ignored);
  if (!tried) {
    tried.error().message = "the log could not be brought up to date: " + tried.error().message;
    tried.error().hint = "the log is as it was; " + tried.error().hint;
    return tried;
  }
  if (!fs::exists(kept)) {
    DOWEL_TRY(copy_to_file(db, kept));
  }
  return guarded(path, [&]() -> Result<void> {
    const auto put_aside = apply(db, steps);
    DOWEL_TRY(put_aside);
    if (!put_aside->empty() && options.tell) {
      options.tell(
          "the log was brought up to date; what has no place in it any more was put aside "
          "in its table 'set_aside': " +
          *put_aside + "; as it was the log stays in " + kept.string());
    }
    return {};
  });
}

void set_up(SQLite::Database& db, const SqliteOptions& options) {
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("PRAGMA foreign_keys=ON");
  db.exec("PRAGMA journal_size_limit=16777216");  // what a large import leaves behind is cut
  db.exec("PRAGMA cache_size=-65536");  // 64 MiB: a large import stays in memory until it commits
  if (options.largest_size_kib > 0) {
    const int page_bytes = db.execAndGet("PRAGMA page_size").getInt();
    db.exec("PRAGMA max_page_count=" +
            std::to_string(options.largest_size_kib * 1024 / page_bytes));
  }
}

}  // namespace

void sync_folder(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

Result<void> check_kind(SQLite::Database& db, const fs::path& path,
                        std::span<const Migration> steps) {
  return guarded(path, [&]() -> Result<void> {
    if (db.execAndGet("PRAGMA application_id").getInt() != kApplicationId) {
      return fail(ErrorCode::kUnreadable, "the file is a database, but not a log of Dowel",
                  "it has been left as it is; name another file", path.string());
    }
    const int newest = steps.back().to_version;
    if (const int version = read_version(db); version > newest) {
      return fail(ErrorCode::kUnreadable,
                  "the log was written by a newer Dowel (its schema is " + std::to_string(version) +
                      ", this program knows up to " + std::to_string(newest) + ")",
                  "it has been left as it is; use the newer Dowel", path.string());
    }
    return {};
  });
}

Result<void> check_order(SQLite::Database& db, const fs::path& path, Depth depth) {
  return guarded(path, [&]() -> Result<void> {
    const bool whole = depth == Depth::kWhole;
    const char* how = whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    if (const std::string found = db.execAndGet(how).getString(); found != "ok") {
      return fail(ErrorCode::kUnreadable, "the log is damaged (" + found + ")",
                  "it has been left as it is; keep a copy of it and restore a backup",
                  path.string());
    }
    if (whole && SQLite::Statement{db, "PRAGMA foreign_key_check"}.executeStep()) {
      return fail(ErrorCode::kUnreadable,
                  "the log is damaged: an entry has lost what it belongs to",
                  "it has been left as it is; restore a backup", path.string());
    }
    return {};
  });
}

Result<void> copy_pages(SQLite::Database& from, SQLite::Database& to, const fs::path& where) {
  return guarded(where, [&]() -> Result<void> {
    SQLite::Backup backup{to, from};
    while (true) {
      const int step = backup.executeStep(-1);
      if (step == SQLITE_DONE) return {};
      sqlite3_sleep(5);  // busy or locked: another process is writing
    }
  });
}

Result<void> copy_to_file(SQLite::Database& from, const fs::path& target,
                          const fs::path& recordings) {
  const CopyAtWork at_work{target.parent_path()};
  const fs::path part = beside(target, ".part-" + std::to_string(::getpid()));
  std::error_code failed;
  fs::remove(part, failed);
  auto copied = guarded(target, [&]() -> Result<void> {
    make_private_file(part);
    SQLite::Database to{part.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    DOWEL_TRY(copy_pages(from, to, target));
    to.exec("PRAGMA journal_mode=DELETE");  // one file, nothing beside it
    if (!recordings.empty()) {
      DOWEL_TRY(put_recordings_in(to, recordings));
    }
    return check_order(to, target, Depth::kWhole);
  });
  if (copied) fs::rename(part, target, failed);
  if (!copied || failed) {
    std::error_code ignored;
    fs::remove(part, ignored);
    DOWEL_TRY(copied);
    return fail(ErrorCode::kWriteFailed,
                "the copy of the log could not be named: " + failed.message(),
                "check that you may write there", target.string());
  }
  sync_folder(target.parent_path());
  return {};
}

Result<void> create_file(const fs::path& path, std::span<const Migration> steps) {
  std::error_code failed;
  if (fs::exists(beside(path, "-wal")) && fs::file_size(beside(path, "-wal"), failed) > 0) {
    return fail(ErrorCode::kUnreadable,
                "the log is missing but the end of it (" +
                    beside(path, "-wal").filename().string() + ") is there",
                "bring the log file back beside it, or move that file away to start anew",
                path.string());
  }
  if (!writable(path.parent_path())) {
    return fail(ErrorCode::kWriteFailed, "the log's folder is read-only",
                "make the folder writable for your user, or name another by DOWEL_DATA",
                path.parent_path().string());
  }
  const CopyAtWork at_work{path.parent_path()};
  const fs::path fresh = beside(path, ".new-" + std::to_string(::getpid()));
  fs::remove(fresh, failed);
  auto made = guarded(path, [&]() -> Result<void> {
    make_private_file(fresh);
    SQLite::Database db{fresh.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    DOWEL_TRY(apply(db, steps));
    db.exec("PRAGMA journal_mode=WAL");
    return {};
  });
  if (made) fs::create_hard_link(fresh, path, failed);
  std::error_code ignored;
  fs::remove(fresh, ignored);
  DOWEL_TRY(made);
  if (failed && failed != std::errc::file_exists) {
    return fail(ErrorCode::kWriteFailed, "the log could not be made: " + failed.message(),
                "check that you may write to the folder", path.string());
  }
  sync_folder(path.parent_path());
  return {};
}

Result<std::unique_ptr<SQLite::Database>> create_in_memory(std::span<const Migration> steps) {
  constexpr const char* kInMemory = ":memory:";
  return guarded(kInMemory, [&]() -> Result<std::unique_ptr<SQLite::Database>> {
    auto db =
        std::make_unique<SQLite::Database>(kInMemory, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    DOWEL_TRY(apply(*db, steps));
    db->exec("PRAGMA foreign_keys=ON");
    return db;
  });
}

namespace {

// The name under which SQLite reads a file and writes nothing, not even beside it. While another
// program has the log open its end stands in a file of its own, and both are read by SQLite's
// rules.
std::string uri_to_read(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      uri += c;
    }
  }
  std::error_code ignored;
  const fs::path ahead = beside(path, "-wal");
  const bool in_use = fs::exists(ahead, ignored) && fs::file_size(ahead, ignored) > 0;
  return uri + (in_use ? "?mode=ro" : "?mode=ro&immutable=1");
}

}  // namespace

Result<std::unique_ptr<SQLite::Database>> open_to_read(const fs::path& path,
                                                       std::span<const Migration> steps) {
  DOWEL_TRY(check_readable(path));
  return guarded(path, [&]() -> Result<std::unique_ptr<SQLite::Database>> {
    constexpr int kPatience_ms = 2000;
    auto db = std::make_unique<SQLite::Database>(
        uri_to_read(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX,
        kPatience_ms);
    DOWEL_TRY(check_kind(*db, path, steps));
    db->exec("PRAGMA cache_size=-65536");
    if (read_version(*db) == steps.back().to_version) return db;
    auto copy = std::make_unique<SQLite::Database>(
        ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    DOWEL_TRY(copy_pages(*db, *copy, path));
    DOWEL_TRY(apply(*copy, steps));
    return copy;
  });
}

Result<std::unique_ptr<SQLite::Database>> open_file(const fs::path& path,
                                                    const SqliteOptions& options,
                                                    std::span<const Migration> steps) {
  DOWEL_TRY(check_outside(path));
  return guarded(path, [&]() -> Result<std::unique_ptr<SQLite::Database>> {
    // The store lets one thread at a time on its connection, so SQLite need not lock it again.
    auto db = std::make_unique<SQLite::Database>(
        path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, options.busy_timeout_ms);
    leave_untouched(*db, true);
    DOWEL_TRY(check_kind(*db, path, steps));
    close_to_others(path);
    if (options.check_at_opening) {
      DOWEL_TRY(check_order(*db, path, Depth::kQuick));
    }
    DOWEL_TRY(bring_up_to_date(*db, path, options, steps));
    set_up(*db, options);
    leave_untouched(*db, false);
    return db;
  });
}

}  // namespace dowel::store
