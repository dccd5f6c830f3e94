#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/film_messages.h"

namespace dowel::film {

/// The film process' end of the conversation.
class Channel {
 public:
  explicit Channel(int socket) : socket_(socket) {}

  /// @returns nothing when the other side went away; errors: kBadData
  Result<std::optional<formats::FilmRequest>> read_request() const;
  /// An answer to somebody who went away is lost, which is no failure.
  void say(const formats::FilmAnswer& answer) const;
  /// Says a message made before; allocates nothing.
  void say_bytes(std::string_view message) const;
  /// Waits until the other side says a byte more or goes away. @returns whether it is still there
  bool wait_for_stop() const;

 private:
  int socket_;
};

}  // namespace dowel::film
