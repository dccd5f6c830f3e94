#include "app/backup.h"

#include "store/sqlite_store.h"
#include "store/unfinished_copies.h"

namespace dowel::app {

Result<std::filesystem::path> log_path(const std::optional<std::filesystem::path>& file) {
  if (file) return *file;
  return store::default_log_path();
}

Result<Backup> back_up(const std::filesystem::path& log, std::filesystem::path file,
                       LocalDate today) {
  if (file.empty()) file = "dowel-log-" + to_text(today) + ".db";
  DOWEL_TRY(store::back_up(log, file));
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(file, ignored);
  return Backup{log, std::move(file), ignored ? 0 : bytes};
}

Result<std::filesystem::path> restore(const std::filesystem::path& backup,
                                      const std::filesystem::path& log) {
  return store::restore(backup, log);
}

void remove_unfinished_copies(const std::filesystem::path& log,
                              const std::filesystem::path& backups) {
  store::remove_unfinished(log.parent_path(), log.filename().string() + ".");
  store::remove_unfinished(backups, "dowel-log-");
}

}  // namespace dowel::app
