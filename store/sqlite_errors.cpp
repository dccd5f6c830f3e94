#include "store/sqlite_errors.h"

#include <sqlite3.h>

namespace dowel::store {

Error explain(const SQLite::Exception& problem, const std::filesystem::path& log) {
  const std::string detail = std::string{" ("} + problem.what() + ")";
  const std::string where = log.string();
  switch (problem.getErrorCode()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::kUnreadable, "the log is damaged" + detail, where,
              "it has been left as it is; keep a copy of it and restore a backup"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::kWriteFailed, "the log or its folder is read-only" + detail, where,
              "make both writable for your user, or name another place by DOWEL_DATA"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kWriteFailed, "the log cannot be opened" + detail, where,
              "check that its folder exists and that you may write there"};
    case SQLITE_FULL:
      return {ErrorCode::kWriteFailed, "no space left for the log; nothing was changed" + detail,
              where, "free some space and try again"};
    case SQLITE_IOERR:
      return {ErrorCode::kWriteFailed, "the disk refused to read or write the log" + detail, where,
              "nothing was changed; check the disk and its free space"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kWriteFailed, "another program holds the log" + detail, where,
              "nothing was changed; try again when the other has finished"};
    case SQLITE_CONSTRAINT:
      return {ErrorCode::kBadData, "the entry names something that is not in the log" + detail,
              where, "save the athlete and the session before what belongs to them"};
    default:
      return {ErrorCode::kUnreadable, "the log cannot be used" + detail, where,
              "restore a backup if this stays so"};
  }
}

}  // namespace dowel::store
