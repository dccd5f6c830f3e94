#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "store/log_place.h"
#include "store/sqlite_errors.h"
#include "store/sqlite_recordings.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store.h"
#include "store/unfinished_copies.h"

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

// A name beside the log that nothing has yet, with the moment in it: `log.db.replaced-20251121…`.
fs::path name_for_former(const fs::path& log, Instant now) {
  std::string moment = to_text(now);
  std::erase_if(moment, [](char c) { return c == '-' || c == ':'; });
  fs::path name{log.string() + ".replaced-" + moment};
  for (int i = 2; fs::exists(name); ++i) {
    name = log.string() + ".replaced-" + moment + "-" + std::to_string(i);
  }
  return name;
}

// Copies a database file as it lies, with the end of it where that is in a file of its own.
Result<void> copy_raw(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, failed);
  const fs::path end{from.string() + "-wal"};
  std::error_code ignored;
  if (!failed && fs::exists(end, ignored)) {
    fs::copy_file(end, to.string() + "-wal", fs::copy_options::overwrite_existing, failed);
  }
  const auto private_rights = fs::perms::owner_read | fs::perms::owner_write;
  for (const char* end_of : {"", "-wal"}) {
    fs::permissions(to.string() + end_of, private_rights, ignored);
  }
  if (!failed) return {};
  return fail(ErrorCode::kUnreadable, "the file cannot be copied: " + failed.message(),
              "check that it exists, may be read, and that there is space beside the log",
              from.string());
}

void move_raw(const fs::path& from, const fs::path& to) {
  std::error_code ignored;
  fs::rename(from, to, ignored);
  for (const char* end : {"-wal", "-shm"}) {
    if (fs::exists(from.string() + end, ignored)) {
      fs::rename(from.string() + end, to.string() + end, ignored);
    }
  }
}

void remove_raw(const fs::path& path) {
  std::error_code ignored;
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(path.string() + end, ignored);
}

// Checks a backup through and through, on a copy of it, and lays its recordings out.
Result<void> check_backup(const fs::path& copy, const fs::path& backup,
                          const fs::path& recordings) {
  return guarded(backup, [&]() -> Result<void> {
    SQLite::Database db{copy.string(), SQLite::OPEN_READWRITE};
    DOWEL_TRY(check_kind(db, backup, migrations()));
    DOWEL_TRY(check_order(db, backup, Depth::kWhole));
    DOWEL_TRY(take_recordings_out(db, recordings));
    db.exec("PRAGMA journal_mode=DELETE");  // draws a separate end of the file into it
    return {};
  });
}

// Overwrites a log that works as one transaction, so that other processes which have it open see
// the restored one. From before the former log is copied until it is replaced nobody else can
// write: what was acknowledged is in the one or in the other.
Result<void> overwrite(SQLite::Database& db, const fs::path& copy, const fs::path& log,
                       const fs::path& former, const SqliteOptions& options) {
  SQLite::Database restored{copy.string(), SQLite::OPEN_READONLY};
  SQLite::Backup backup{db, restored};
  // No page yet: only the right to write, which it keeps until it is done or given up.
  if (backup.executeStep(0) != SQLITE_OK) {
    return tl::unexpected<Error>(explain(SQLite::Exception{db.getHandle(), SQLITE_BUSY}, log));
  }
  SqliteOptions again = options;
  again.check_at_opening = false;
  const auto present = open_file(log, again, migrations());
  DOWEL_TRY(present);
  DOWEL_TRY(copy_to_file(**present, former, recordings_folder(log)));
  if (backup.executeStep(-1) == SQLITE_DONE) return {};
  std::error_code ignored;
  fs::remove(former, ignored);  // nothing was replaced
  return tl::unexpected<Error>(explain(SQLite::Exception{db.getHandle(), SQLITE_BUSY}, log));
}

// Gives `copy` the log's name where nothing has it. @returns whether nothing had
Result<bool> take_free_name(const fs::path& copy, const fs::path& log, const fs::path& former) {
  // The end of a log that is gone would be taken for the end of this one.
  move_raw(log, former);
  std::error_code failed;
  fs::create_hard_link(copy, log, failed);  // unlike renaming it replaces nothing
  if (!failed) return true;
  if (failed == std::errc::file_exists) return false;
  return fail(ErrorCode::kWriteFailed, "the log could not be named: " + failed.message(),
              "check that you may write to the folder", log.string());
}

// Puts `copy` in the log's place: over one that works, beside one that is broken.
Result<fs::path> replace(const fs::path& copy, const fs::path& log, const SqliteOptions& options) {
  const fs::path former = name_for_former(log, options.clock());
  const bool was_there = fs::exists(log);
  if (was_there) {
    auto db = open_file(log, options, migrations());
    if (!db && db.error().code == ErrorCode::kWriteFailed) {
      return tl::unexpected<Error>(std::move(db.error()));
    }
    if (db) {
      DOWEL_TRY(overwrite(**db, copy, log, former, options));
      return former;
    }
  }
  const auto taken = take_free_name(copy, log, former);
  DOWEL_TRY(taken);
  if (!*taken) return replace(copy, log, options);  // somebody began one meanwhile
  return was_there ? former : fs::path{};
}

}  // namespace

Result<void> back_up(const fs::path& log, const fs::path& target) {
  std::error_code ignored;
  if (fs::exists(target, ignored)) {
    return fail(ErrorCode::kUsage, "there is a file of that name already",
                "name a file that does not exist yet", target.string());
  }
  const auto there = log_is_there(log);
  DOWEL_TRY(there);
  if (!*there) {
    return fail(ErrorCode::kUnreadable, "there is no log to back up", "log a first session",
                log.string());
  }
  auto db = open_file(fs::absolute(log), {}, migrations());
  DOWEL_TRY(db);
  const fs::path whole = fs::absolute(target);
  remove_unfinished(whole.parent_path(), whole.filename().string() + ".");
  return copy_to_file(**db, whole, recordings_folder(fs::absolute(log)));
}

fs::path recordings_folder(const fs::path& log) { return log.parent_path() / "voices"; }

Result<std::vector<formats::Recording>> recordings_in(const fs::path& backup) {
  auto db = open_to_read(fs::absolute(backup), migrations());
  DOWEL_TRY(db);
  return guarded(backup, [&] { return read_recordings(**db); });
}

Result<fs::path> restore(const fs::path& backup, const fs::path& log,
                         const SqliteOptions& options) {
  const fs::path target = fs::absolute(log);
  std::error_code failed;
  if (!fs::is_regular_file(backup, failed)) {
    return fail(ErrorCode::kUnreadable, "there is no backup of that name",
                "check the name of the file", backup.string());
  }
  DOWEL_TRY(log_is_there(target));
  DOWEL_TRY(make_private_folder(target.parent_path()));
  remove_unfinished(target.parent_path(), target.filename().string() + ".");
  const CopyAtWork at_work{target.parent_path()};
  const fs::path copy{target.string() + ".restoring-" + std::to_string(::getpid())};
  remove_raw(copy);
  auto outcome = guarded(target, [&]() -> Result<fs::path> {
    DOWEL_TRY(copy_raw(backup, copy));
    DOWEL_TRY(check_backup(copy, backup, recordings_folder(target)));
    return replace(copy, target, options);
  });
  remove_raw(copy);
  sync_folder(target.parent_path());
  return outcome;
}

}  // namespace dowel::store
