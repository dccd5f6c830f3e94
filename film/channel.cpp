#include "film/channel.h"

#include <sys/socket.h>

#include <cerrno>
#include <mutex>

namespace dowel::film {
namespace {

// Fills the text from the socket. @returns whether all of it came
bool receive(int socket, std::string& text) {
  for (std::size_t have = 0; have < text.size();) {
    const ssize_t got = ::recv(socket, text.data() + have, text.size() - have, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    have += static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

Result<std::optional<formats::FilmRequest>> Channel::read_request() const {
  std::string head(4, '\0');
  if (!receive(socket_, head)) return std::nullopt;
  const auto length = formats::film_message_length(head);
  std::string body(length.value_or(0), '\0');
  if (!receive(socket_, body)) return std::nullopt;
  auto request = formats::read_film_request(body);
  DOWEL_TRY(request);
  return std::optional(std::move(*request));
}

void Channel::say(const formats::FilmAnswer& answer) const {
  say_bytes(formats::film_message(answer));
}

void Channel::say_bytes(std::string_view message) const {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  while (!message.empty()) {
    const ssize_t sent = ::send(socket_, message.data(), message.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    message.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Channel::wait_for_stop() const {
  std::string byte(1, '\0');
  return receive(socket_, byte);
}

}  // namespace dowel::film
