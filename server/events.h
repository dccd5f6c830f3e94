#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"

namespace dowel::server {

/// What happened, told to every page that listens (server-sent events). The last some hundred are
/// kept, so that who was away for a moment misses nothing.
class Events {
 public:
  Events();

  /// @param json  one line
  void tell(const std::string& event, const std::string& json);

  /// How much was told so far.
  std::uint64_t count() const { return count_; }

  /// @param last_seen  number of the last event that was received, as `Last-Event-ID` says it;
  ///   empty: only what is told from now on
  Response stream(std::string_view last_seen);

 private:
  struct Told {
    std::uint64_t number;
    std::string text;
  };
  std::string since(std::uint64_t& seen);

  std::atomic<std::uint64_t> count_ = 0;
  std::mutex mutex_;
  std::deque<Told> told_;
  std::uint64_t newest_;  ///< number of the last that was told, or of none yet
  std::vector<std::weak_ptr<std::function<void()>>> wakes_;
};

}  // namespace dowel::server
