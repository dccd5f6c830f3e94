#include "vision/decode_ahead.h"

#include <algorithm>
#include <utility>

namespace dowel::vision {

DecodeAhead::DecodeAhead(VideoReader reader, std::size_t capacity)
    : reader_(std::move(reader)),
      info_(reader_.info()),
      capacity_(std::max<std::size_t>(1, capacity)),
      thread_([this] { run(); }) {}

DecodeAhead::~DecodeAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<Frame> DecodeAhead::wait_for_room() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || ready_.size() < capacity_; });
  if (stopping_) return std::nullopt;
  if (spare_.empty()) return Frame{};
  Frame frame = std::move(spare_.back());
  spare_.pop_back();
  return frame;
}

void DecodeAhead::run() {
  while (std::optional<Frame> frame = wait_for_room()) {
    Result<bool> got = reader_.read(*frame);
    const bool more = got.has_value() && *got;
    {
      const std::lock_guard lock(mutex_);
      if (more) {
        ready_.push_back(std::move(*frame));
      } else {
        if (!got) error_ = std::move(got.error());
        end_ = reader_.end();
        finished_ = true;
      }
    }
    changed_.notify_all();
    if (!more) return;
  }
}

Result<bool> DecodeAhead::read(Frame& out) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return finished_ || !ready_.empty(); });
  if (ready_.empty()) {
    if (error_) return tl::unexpected(*error_);
    return false;
  }
  if (!out.bgrx.empty() && spare_.size() < capacity_) spare_.push_back(std::move(out));
  out = std::move(ready_.front());
  ready_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return true;
}

}  // namespace dowel::vision
