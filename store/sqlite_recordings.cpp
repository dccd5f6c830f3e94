#include "store/sqlite_recordings.h"

#include <SQLiteCpp/Statement.h>

#include "platform/atomic_file.h"
#include "platform/read_file.h"
#include "store/log_place.h"

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

constexpr const char* kTable = "recording";

}  // namespace

Result<void> put_recordings_in(SQLite::Database& copy, const fs::path& folder) {
  std::vector<std::string> names;
  SQLite::Statement said{copy, "SELECT DISTINCT voice FROM film_comment WHERE voice<>''"};
  while (said.executeStep()) names.push_back(said.getColumn(0).getString());
  copy.exec("DROP TABLE IF EXISTS recording");  // of a log that was a backup once
  if (names.empty()) return {};
  copy.exec("CREATE TABLE recording(name TEXT PRIMARY KEY, bytes BLOB NOT NULL)");
  for (const std::string& name : names) {
    std::error_code failed;
    const fs::path file = folder / name;
    if (!formats::is_recording_name(name) || !fs::is_regular_file(file, failed)) continue;
    const auto bytes = platform::read_file(file);
    DOWEL_TRY(bytes);
    SQLite::Statement put{copy, "INSERT INTO recording VALUES(?, ?)"};
    put.bind(1, name);
    put.bind(2, bytes->data(), static_cast<int>(bytes->size()));
    put.exec();
  }
  return {};
}

Result<std::vector<formats::Recording>> read_recordings(SQLite::Database& copy) {
  std::vector<formats::Recording> recordings;
  if (!copy.tableExists(kTable)) return recordings;
  SQLite::Statement all{copy, "SELECT name, bytes FROM recording ORDER BY name"};
  while (all.executeStep()) {
    formats::Recording one{all.getColumn(0).getString(), all.getColumn(1).getString()};
    DOWEL_TRY(formats::check_recording(one));
    recordings.push_back(std::move(one));
  }
  return recordings;
}

Result<void> take_recordings_out(SQLite::Database& copy, const fs::path& folder) {
  if (!copy.tableExists(kTable)) return {};
  const auto recordings = read_recordings(copy);
  DOWEL_TRY(recordings);
  if (!recordings->empty()) {
    DOWEL_TRY(make_private_folder(folder));
  }
  for (const formats::Recording& one : *recordings) {
    std::error_code ignored;
    if (fs::exists(folder / one.name, ignored)) continue;
    DOWEL_TRY(platform::write_file(folder / one.name, one.bytes));
  }
  copy.exec("DROP TABLE recording");
  copy.exec("VACUUM");
  return {};
}

}  // namespace dowel::store
