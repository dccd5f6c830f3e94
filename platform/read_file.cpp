#include "platform/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dowel::platform {
namespace {

// Closes a descriptor at the end of its scope.
struct Descriptor {
  int number = -1;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

tl::unexpected<Error> not_read(const std::filesystem::path& path, std::string message,
                               std::string hint) {
  return fail(ErrorCode::kUnreadable, std::move(message), std::move(hint), path.string());
}

tl::unexpected<Error> not_opened(const std::filesystem::path& path, int error_number) {
  const std::string why = std::strerror(error_number);
  switch (error_number) {
    case ENOENT: {
      std::error_code ignored;
      if (std::filesystem::is_symlink(path, ignored)) {
        return not_read(path, "the file is a link that leads nowhere", "mend or remove the link");
      }
      return not_read(path, "there is no such file", "check its name");
    }
    case ENOTDIR:
      return not_read(path, "there is no such file: a part of its path is no folder",
                      "check its name");
    case ELOOP:
      return not_read(path, "the file is a link that leads back to itself",
                      "mend or remove the link");
    case EACCES:
      return not_read(path, "the file cannot be read: " + why, "check who may read it");
    default:
      return not_read(path, "the file cannot be read: " + why, "check its name and the disk");
  }
}

std::string in_mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  // Without waiting for somebody at the other end of a pipe.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)};
  if (file.number < 0) return not_opened(path, errno);
  struct stat found {};
  if (::fstat(file.number, &found) != 0) return not_opened(path, errno);
  if (S_ISDIR(found.st_mode)) {
    return not_read(path, "this is a folder, not a file", "name a file in it");
  }
  if (!S_ISREG(found.st_mode)) {
    return not_read(path, "this is not a regular file but a pipe or a device",
                    "write its content to a file first and name that");
  }
  // Files under /proc say 0 and hold more: what is read counts, not what was said.
  std::string bytes;
  std::string chunk(std::size_t{1} << 20, '\0');
  for (;;) {
    const ssize_t count = ::read(file.number, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return not_opened(path, errno);
    if (count == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(count) > most_bytes) {
      return not_read(path, "the file is larger than " + in_mebibytes(most_bytes),
                      "this is not a file Dowel can take in; divide it if it is");
    }
    bytes.append(chunk, 0, static_cast<std::size_t>(count));
  }
}

}  // namespace dowel::platform
