#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "vision/video_reader.h"

namespace dowel::vision {

/// Runs a reader on its own thread, a few frames ahead of whoever takes them, so that decoding and
/// the work on frames overlap. Memory stays bounded: `capacity` frames wait, one is in work on
/// each side.
class DecodeAhead {
 public:
  explicit DecodeAhead(VideoReader reader, std::size_t capacity = 4);
  ~DecodeAhead();  ///< stops the thread, whether or not the clip is finished
  DecodeAhead(const DecodeAhead&) = delete;
  DecodeAhead& operator=(const DecodeAhead&) = delete;

  /// As `VideoReader::read`, waiting when none is ready. The old buffer of `out` is used again.
  Result<bool> read(Frame& out);

  const VideoInfo& info() const { return info_; }
  /// Valid once `read` returned false or an error.
  const StreamEnd& end() const { return end_; }

 private:
  void run();
  /// Waits for room and returns a buffer to decode into; empty: told to stop.
  std::optional<Frame> wait_for_room();

  VideoReader reader_;
  VideoInfo info_;
  StreamEnd end_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Frame> ready_;
  std::vector<Frame> spare_;  ///< buffers handed back
  std::optional<Error> error_;
  bool finished_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace dowel::vision
