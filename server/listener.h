#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "server/service.h"

namespace dowel::server {

/// Limits that keep slow, broken and hostile clients from standing in anybody's way.
struct ListenerOptions {
  std::uint16_t port = 8080;               ///< 0: any that is free
  int workers = 8;                         ///< threads in which requests are answered
  std::size_t most_connections = 1000;     ///< beyond these new ones are closed at once
  std::uint32_t longest_head = 16 * 1024;  ///< request line and headers [bytes]
  std::chrono::milliseconds head_time{
      15'000};  ///< from the first byte wanted to the last of the head
  std::chrono::milliseconds piece_time{30'000};  ///< for each piece of a body, in or out
  std::chrono::milliseconds body_time{60'000};   ///< for a whole body that is kept in memory
  std::chrono::milliseconds idle_time{60'000};   ///< between two requests
};

/// Listens on 127.0.0.1 and, where there is one, ::1; on no other address.
class Listener {
 public:
  /// @param service  outlives the listener
  /// @returns errors: kUsage when the port is taken or not ours to take
  static Result<std::unique_ptr<Listener>> open(Service& service, const ListenerOptions& options);
  virtual ~Listener() = default;

  virtual std::uint16_t port() const = 0;
  /// Serves until `stop` is called, by any thread.
  virtual void run() = 0;
  virtual void stop() = 0;
  virtual std::size_t connections() const = 0;
};

}  // namespace dowel::server
