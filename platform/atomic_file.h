#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace dowel::platform {

/// The system calls that writing a file can fail in; a test hands in its own to make them fail.
/// Each behaves as the call of its name: −1 and `errno` on failure.
struct FileCalls {
  ssize_t (*write)(int descriptor, const void* bytes, std::size_t count);
  int (*sync)(int descriptor);
  int (*rename)(const char* from, const char* to);
};
extern const FileCalls kSystemFileCalls;

/// Writes a file so that its name never stands for half of it: bytes go to a temporary file in the
/// same folder, `commit` syncs it to the disk and renames it over the target. Without a `commit`
/// the temporary file is removed and an older file of that name stays as it was.
///
/// A target that is a device or a pipe (/dev/stdout) is written straight through: there is no file
/// to protect. A symbolic link is followed, so the link stays and the file behind it is replaced.
class AtomicFile {
 public:
  /// @returns errors: kWriteFailed (no such folder, no right to write, disk full, a folder there)
  static Result<AtomicFile> create(const std::filesystem::path& target,
                                   const FileCalls& calls = kSystemFileCalls);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();  ///< discards what was not committed

  /// Appends at the write position. After a failure the temporary file is gone and every further
  /// call fails the same way. @returns errors: kWriteFailed
  Result<void> write(std::string_view bytes);
  /// Moves the write position [bytes from the start]; for formats that fill in a header at the end.
  Result<void> seek(std::int64_t offset_bytes);
  /// Makes everything written the file of that name. Call once. @returns errors: kWriteFailed
  Result<void> commit();

  /// Where the bytes are until `commit`; the target itself when written straight through.
  const std::filesystem::path& temporary_path() const { return temporary_; }
  /// True for devices and pipes, which cannot seek.
  bool is_straight_through() const { return straight_through_; }

 private:
  AtomicFile() = default;
  Result<void> fail_and_discard(const char* doing, int error_number);
  void discard();

  std::filesystem::path target_;
  std::filesystem::path temporary_;
  int descriptor_ = -1;
  bool straight_through_ = false;
  const FileCalls* calls_ = &kSystemFileCalls;
};

/// Writes a whole file at once. @returns errors: kWriteFailed
Result<void> write_file(const std::filesystem::path& target, std::string_view bytes);

}  // namespace dowel::platform
