#include "store/log_place.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>
#include <vector>

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> not_reached(const fs::path& path, const std::string& why, std::string hint) {
  return fail(ErrorCode::kUnreadable, "the log cannot be reached: " + why, std::move(hint),
              path.string());
}

// The link on the way to `path` whose end is missing.
std::optional<fs::path> dangling_link(fs::path path) {
  for (; !path.empty(); path = path.parent_path()) {
    std::error_code ignored;
    if (fs::exists(path, ignored) || path == path.parent_path()) return std::nullopt;
    if (fs::is_symlink(path, ignored)) return path;
  }
  return std::nullopt;
}

// Is the file the user's own and open to everybody? Then to nobody else any more.
void close_one(const fs::path& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return;
  if (found.st_uid != ::geteuid() || (found.st_mode & S_IRWXO) == 0) return;
  ::chmod(path.c_str(), found.st_mode & S_IRWXU);
}

}  // namespace

Result<bool> log_is_there(const fs::path& path) {
  const fs::path whole = fs::absolute(path);
  std::error_code problem;
  const fs::file_status status = fs::status(whole, problem);
  if (fs::exists(status)) return true;
  if (problem == std::errc::not_a_directory) {
    return not_reached(whole, "a part of its path is a file, not a folder",
                       "name another place by DOWEL_DATA");
  }
  if (status.type() == fs::file_type::not_found) {
    if (const auto link = dangling_link(whole)) {
      return not_reached(*link, "this link leads nowhere",
                         "mount or mend what it leads to, or remove the link");
    }
    return false;
  }
  if (problem == std::errc::too_many_symbolic_link_levels) {
    return not_reached(whole, "a link on the way leads back to itself", "mend or remove the link");
  }
  return not_reached(whole, problem.message(), "check who may enter its folder");
}

Result<void> make_private_folder(const fs::path& folder) {
  std::vector<fs::path> missing;
  std::error_code ignored;
  for (fs::path at = folder; !at.empty() && !fs::exists(at, ignored); at = at.parent_path()) {
    missing.push_back(at);
  }
  for (auto at = missing.rbegin(); at != missing.rend(); ++at) {
    if (::mkdir(at->c_str(), S_IRWXU) == 0 || errno == EEXIST) continue;
    const std::error_code failed{errno, std::generic_category()};
    return fail(ErrorCode::kWriteFailed, "the log's folder cannot be made: " + failed.message(),
                "name another place by DOWEL_DATA", folder.string());
  }
  if (fs::is_directory(folder, ignored)) return {};
  return fail(ErrorCode::kWriteFailed, "the log's folder cannot be made: a file is in its place",
              "name another place by DOWEL_DATA", folder.string());
}

void make_private_file(const fs::path& path) {
  const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (made >= 0) ::close(made);
}

void close_to_others(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || (found.st_mode & S_IRWXO) == 0) return;
  std::error_code failed;
  const std::string name = path.filename().string();
  close_one(path);
  for (fs::directory_iterator at{path.parent_path(), failed}, end; !failed && at != end;
       at.increment(failed)) {
    const std::string other = at->path().filename().string();
    const bool own = other.size() > name.size() && other.starts_with(name);
    if (own && (other[name.size()] == '-' || other[name.size()] == '.')) close_one(at->path());
  }
}

}  // namespace dowel::store
