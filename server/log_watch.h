#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "app/log_book.h"

namespace dowel::server {

/// Tells whether the log has changed, by whomever: this server, another program, or somebody who
/// put another file in its place.
class LogWatch {
 public:
  explicit LogWatch(std::filesystem::path log) : log_(std::move(log)) {}

  /// A number that is another one after every change. @returns nothing where it cannot be told
  std::optional<std::int64_t> version();
  /// The same without waiting for another who asks just now.
  std::optional<std::int64_t> version_at_once();
  /// The file a version is of: another number for another file in the log's place.
  static std::int64_t file_of(std::int64_t version) { return version >> kVersionBits; }

 private:
  static constexpr int kVersionBits = 40;  // SQLite's own is of 32
  std::optional<std::int64_t> look();

  const std::filesystem::path log_;
  std::mutex mutex_;
  std::unique_ptr<store::Store> store_;
  dev_t device_ = 0;
  ino_t file_ = 0;
  std::int64_t files_seen_ = 0;
};

}  // namespace dowel::server
