#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dowel::server {

/// A socket to the server under test. Everything waits at most half a minute, and only for what the
/// server was asked to do: no test hangs on time.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{30, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0;
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(socket_); }

  bool connected() const { return connected_; }

  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Some bytes; empty when the other side closed or nothing came.
  std::string receive() const {
    std::string bytes(65536, '\0');
    const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

  void hang_up() const { ::shutdown(socket_, SHUT_WR); }

 private:
  int socket_;
  bool connected_ = false;
};

struct Reply {
  int status = 0;                                ///< 0: none came
  std::map<std::string, std::string> headers{};  ///< names in lower case
  std::string body{};
};

/// Reads one answer. @param rest  bytes that came already, and those behind the answer
inline Reply read_reply(const Client& client, std::string& rest, bool no_body = false) {
  Reply reply;
  std::size_t end = rest.find("\r\n\r\n");
  while (end == std::string::npos) {
    const std::string more = client.receive();
    if (more.empty()) return reply;
    rest += more;
    end = rest.find("\r\n\r\n");
  }
  const std::string head = rest.substr(0, end);
  rest.erase(0, end + 4);
  constexpr std::size_t kStatusAt = 9;  // behind "HTTP/1.1 "
  reply.status = std::atoi(head.substr(kStatusAt, 3).c_str());
  for (std::size_t line = head.find("\r\n"); line != std::string::npos;) {
    const std::size_t next = head.find("\r\n", line + 2);
    const std::string text =
        head.substr(line + 2, next == std::string::npos ? next : next - line - 2);
    const std::size_t colon = text.find(':');
    std::string name = text.substr(0, colon);
    for (char& c : name) c = static_cast<char>(std::tolower(c));
    reply.headers[name] = text.substr(std::min(colon + 2, text.size()));
    line = next;
  }
  const bool bare = no_body || reply.status == 204 || reply.status == 304 || reply.status == 100;
  if (bare || !reply.headers.contains("content-length")) return reply;
  const std::size_t length = std::strtoull(reply.headers["content-length"].c_str(), nullptr, 10);
  while (rest.size() < length) {
    const std::string more = client.receive();
    if (more.empty()) break;
    rest += more;
  }
  reply.body = rest.substr(0, length);
  rest.erase(0, length);
  return reply;
}

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a request.
inline std::string request_text(std::uint16_t port, const std::string& method,
                                const std::string& target, const Headers& headers = {},
                                const std::string& body = {}) {
  std::string text = method + " " + target + " HTTP/1.1\r\n";
  bool has_host = false;
  for (const auto& [name, value] : headers) {
    has_host = has_host || name == "Host";
    text.append(name).append(": ").append(value).append("\r\n");
  }
  if (!has_host) text += "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + "\r\n" + body;
}

/// One request on a connection of its own.
inline Reply ask(std::uint16_t port, const std::string& method, const std::string& target,
                 const Headers& headers = {}, const std::string& body = {}) {
  const Client client(port);
  client.send(request_text(port, method, target, headers, body));
  std::string rest;
  return read_reply(client, rest, method == "HEAD");
}

/// The same with a JSON body.
inline Reply ask_json(std::uint16_t port, const std::string& method, const std::string& target,
                      const std::string& json, Headers headers = {}) {
  headers.emplace_back("Content-Type", "application/json");
  return ask(port, method, target, headers, json);
}

}  // namespace dowel::server
