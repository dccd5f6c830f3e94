#include <cstdlib>
#include <random>

#include "store/sqlite_store.h"

// What the store takes from the machine it runs on: time, randomness and a place.
namespace dowel::store {
namespace fs = std::filesystem;

Clock system_clock() {
  return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

IdGenerator system_ids() {
  return [] {
    thread_local std::random_device random;
    const auto bits = [] { return std::uint64_t{random()} << 32 | random(); };
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    return time_ordered_uuid(static_cast<std::uint64_t>(now_ms), bits(), bits());
  };
}

Result<fs::path> default_log_path() {
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value ? value : "";
  };
  if (const std::string own = variable("DOWEL_DATA"); !own.empty()) return fs::path{own} / "log.db";
  // The XDG rules: a relative path is to be taken as not set.
  if (const fs::path data = variable("XDG_DATA_HOME"); data.is_absolute()) {
    return data / "dowel" / "log.db";
  }
  if (const fs::path home = variable("HOME"); home.is_absolute()) {
    return home / ".local" / "share" / "dowel" / "log.db";
  }
  return fail(ErrorCode::kMissing, "there is no place for the log: HOME is not set",
              "set DOWEL_DATA to the folder where the log should be");
}

}  // namespace dowel::store
