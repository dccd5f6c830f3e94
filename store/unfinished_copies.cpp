#include "store/unfinished_copies.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <system_error>
#include <vector>

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 4> kOnTheWay{".part-", ".new-", ".trial-", ".restoring-"};
constexpr std::array<std::string_view, 3> kBeside{"-wal", "-shm", "-journal"};

// A copy on the way, or what SQLite lays beside one: `log.db.part-123`, `log.db.part-123-wal`.
bool is_unfinished(std::string_view name) {
  for (const std::string_view end : kBeside) {
    if (name.ends_with(end)) {
      name.remove_suffix(end.size());
      break;
    }
  }
  const auto number = name.find_last_not_of("0123456789");
  if (number == std::string_view::npos || number + 1 == name.size()) return false;
  name.remove_suffix(name.size() - number - 1);
  return std::ranges::any_of(kOnTheWay,
                             [&](std::string_view mark) { return name.ends_with(mark); });
}

int open_folder(const fs::path& folder) {
  const fs::path where = folder.empty() ? fs::path{"."} : folder;
  return ::open(where.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

}  // namespace

CopyAtWork::CopyAtWork(const fs::path& folder) : folder_(open_folder(folder)) {
  // Where a disk knows no such locks nobody is given one, and nothing is removed.
  if (folder_ >= 0) (void)::flock(folder_, LOCK_SH);
}

CopyAtWork::~CopyAtWork() {
  if (folder_ >= 0) ::close(folder_);
}

void remove_unfinished(const fs::path& folder, std::string_view begins) {
  const int handle = open_folder(folder);
  if (handle < 0) return;
  if (::flock(handle, LOCK_EX | LOCK_NB) == 0) {
    std::error_code failed;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, failed)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with(begins) && is_unfinished(name)) left.push_back(entry.path());
    }
    for (const fs::path& one : left) {
      std::error_code ignored;
      if (fs::is_regular_file(fs::symlink_status(one, ignored))) fs::remove(one, ignored);
    }
  }
  ::close(handle);
}

}  // namespace dowel::store
