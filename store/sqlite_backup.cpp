#include <SQLiteCpp/Database.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "store/log_place.h"
#include "store/sqlite_errors.h"
#include "store/sqlite_recordings.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_store.h"

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

// Puts `copy` in the log's place. A log that still works is overwritten as one transaction, so
// that other processes which have it open see the restored one; a broken one is moved aside.
Result<fs::path> replace(const fs::path& copy, const fs::path& log, const SqliteOptions& options) {
  if (!fs::exists(log)) {
    fs::rename(copy, log);
    return fs::path{};
  }
  const fs::path former = name_for_former(log, options.clock());
  auto db = open_file(log, options, migrations());
  if (!db && db.error().code == ErrorCode::kWriteFailed) {
    return tl::unexpected<Error>(std::move(db.error()));
  }
  if (!db) {
    move_raw(log, former);
    fs::rename(copy, log);
    return former;
  }
  DOWEL_TRY(copy_to_file(**db, former, recordings_folder(log)));
  SQLite::Database restored{copy.string(), SQLite::OPEN_READONLY};
  DOWEL_TRY(copy_pages(restored, **db, log));
  return former;
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
  return copy_to_file(**db, fs::absolute(target), recordings_folder(fs::absolute(log)));
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
