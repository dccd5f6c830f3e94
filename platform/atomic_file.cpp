#include "platform/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace dowel::platform {
namespace {

namespace fs = std::filesystem;

const char* hint_for(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "free some space, or write to another disk";
    case EACCES:
    case EPERM:
      return "check the rights on the folder, or write to another one";
    case EROFS:
      return "the disk is mounted for reading only; write to another one";
    case ENOENT:
    case ENOTDIR:
      return "create the folder first, or check its name";
    case EISDIR:
      return "give a file name, not a folder";
    default:
      return "check the disk, or write to another one";
  }
}

std::string words_for(int error_number) {
  if (error_number == ENOSPC) return "the disk is full";
  if (error_number == EDQUOT) return "your disk quota is used up";
  return std::generic_category().message(error_number);
}

tl::unexpected<Error> write_failed(const char* doing, const fs::path& target, int error_number) {
  return fail(ErrorCode::kWriteFailed,
              std::string("the file cannot be ") + doing + ": " + words_for(error_number),
              hint_for(error_number), target.string());
}

// The file behind a chain of symbolic links; the path itself when it is none.
fs::path follow_links(fs::path path) {
  std::error_code error;
  for (int depth = 0; depth < 40 && fs::is_symlink(fs::symlink_status(path, error)); ++depth) {
    const fs::path to = fs::read_symlink(path, error);
    if (error) break;
    path = to.is_absolute() ? to : path.parent_path() / to;
  }
  return path;
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// The rights an ordinary new file would get, or those of the file to be replaced.
mode_t mode_for(const fs::path& target) {
  struct stat existing {};
  if (::stat(target.c_str(), &existing) == 0) return existing.st_mode & 0777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Makes the rename itself survive a power cut; some file systems cannot, which is no failure.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

const FileCalls kSystemFileCalls = {::write, ::fsync, std::rename};

Result<AtomicFile> AtomicFile::create(const fs::path& target, const FileCalls& calls) {
  AtomicFile file;
  file.calls_ = &calls;
  file.target_ = follow_links(target);
  std::error_code error;
  const fs::file_status status = fs::status(file.target_, error);
  if (target.filename().empty() || fs::is_directory(status)) {
    return write_failed("written", target, EISDIR);
  }
  file.straight_through_ = fs::exists(status) && !fs::is_regular_file(status);
  if (file.straight_through_) {
    file.temporary_ = file.target_;
    file.descriptor_ = ::open(file.target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file.descriptor_ < 0) return write_failed("opened", target, errno);
    return file;
  }
  // The process' number tells whose it was, should it not live to remove it.
  std::string hidden = ".";
  hidden.append(file.target_.filename().string())
      .append(".")
      .append(std::to_string(::getpid()))
      .append("-XXXXXX");
  std::string name = (folder_of(file.target_) / hidden).string();
  file.descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (file.descriptor_ < 0) return write_failed("created", target, errno);
  file.temporary_ = name;
  ::fchmod(file.descriptor_, mode_for(file.target_));
  return file;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept { *this = std::move(other); }

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this == &other) return *this;
  discard();
  target_ = std::move(other.target_);
  temporary_ = std::move(other.temporary_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  straight_through_ = other.straight_through_;
  calls_ = other.calls_;
  return *this;
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  descriptor_ = -1;
  if (!straight_through_) ::unlink(temporary_.c_str());
}

Result<void> AtomicFile::fail_and_discard(const char* doing, int error_number) {
  discard();
  return write_failed(doing, target_, error_number);
}

Result<void> AtomicFile::write(std::string_view bytes) {
  if (descriptor_ < 0) return write_failed("written", target_, EBADF);
  while (!bytes.empty()) {
    const ssize_t written = calls_->write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail_and_discard("written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> AtomicFile::seek(std::int64_t offset_bytes) {
  if (descriptor_ < 0) return write_failed("written", target_, EBADF);
  if (::lseek(descriptor_, offset_bytes, SEEK_SET) < 0) return fail_and_discard("written", errno);
  return {};
}

Result<void> AtomicFile::commit() {
  if (descriptor_ < 0) return write_failed("finished", target_, EBADF);
  if (straight_through_) {
    if (::close(std::exchange(descriptor_, -1)) != 0) {
      return write_failed("finished", target_, errno);
    }
    return {};
  }
  if (calls_->sync(descriptor_) != 0) return fail_and_discard("finished", errno);
  if (calls_->rename(temporary_.c_str(), target_.c_str()) != 0) {
    return fail_and_discard("put in its place", errno);
  }
  ::close(std::exchange(descriptor_, -1));
  sync_folder(folder_of(target_));
  return {};
}

Result<void> write_file(const fs::path& target, std::string_view bytes) {
  auto file = AtomicFile::create(target);
  DOWEL_TRY(file);
  DOWEL_TRY(file->write(bytes));
  return file->commit();
}

}  // namespace dowel::platform
