#include "server/log_watch.h"

#include <sys/stat.h>

namespace dowel::server {

std::optional<std::int64_t> LogWatch::look() {
  struct stat there {};
  if (::stat(log_.c_str(), &there) != 0) {
    store_.reset();
    return std::nullopt;
  }
  if (!store_ || there.st_dev != device_ || there.st_ino != file_) {
    auto opened = app::look_into_log(log_, app::Opening::kToRead);
    if (!opened) return std::nullopt;
    store_ = std::move(*opened);
    device_ = there.st_dev;
    file_ = there.st_ino;
    ++files_seen_;
  }
  const auto version = store_->version();
  if (!version) {
    store_.reset();
    return std::nullopt;
  }
  return (files_seen_ << kVersionBits) + *version;
}

std::optional<std::int64_t> LogWatch::version() {
  const std::lock_guard lock(mutex_);
  return look();
}

std::optional<std::int64_t> LogWatch::version_at_once() {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  return lock ? look() : std::nullopt;
}

}  // namespace dowel::server
