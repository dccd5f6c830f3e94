#include "app/whole_file.h"

#include "platform/atomic_file.h"
#include "platform/read_file.h"

namespace dowel::app {

Result<void> write_whole_file(const std::filesystem::path& path, std::string_view text) {
  return platform::write_file(path, text);
}

Result<void> check_writable(const std::filesystem::path& path) {
  DOWEL_TRY(platform::AtomicFile::create(path));
  return {};
}

Result<std::string> read_whole_file(const std::filesystem::path& path) {
  return platform::read_file(path);
}

}  // namespace dowel::app
