#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Requests and answers as plain values: what the endpoints see of HTTP. Who reads and writes them
/// on sockets is `listener.h`, the only place that knows a library.
namespace dowel::server {

/// A request without its body. Everything in it comes from somebody else and may be hostile.
struct RequestHead {
  std::string method{};                          ///< "GET"
  std::string target{};                          ///< as sent: "/api/me/today?date=2026-01-05"
  std::string path{};                            ///< decoded, without the query
  std::map<std::string, std::string> query{};    ///< decoded; of a name said twice the last
  std::map<std::string, std::string> headers{};  ///< names in lower case

  /// @returns empty where it was not sent
  std::string_view header(const std::string& lower_case_name) const;
  std::string_view asked(const std::string& name) const;
};

struct Request {
  RequestHead head{};
  std::string body{};
};

/// Part of a file, sent as it is read.
struct FilePart {
  std::filesystem::path path{};
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// An answer that never ends: whoever is asked for more says what there is, or nothing yet.
/// `more` is called by one thread at a time; it is asked again after `wake` was called.
struct EventStream {
  std::function<std::string()> more{};
  /// Takes what is to be called when there may be more; called once, before the first `more`.
  std::function<void(std::function<void()> wake)> subscribe{};
};

/// A body that is kept and sent to several at once.
using SharedText = std::shared_ptr<const std::string>;

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::variant<std::string, FilePart, EventStream, SharedText> body{};

  void set(const std::string& name, std::string value);
  /// The body where it lies in memory, else null.
  const std::string* text() const;
};

/// The reason phrase of a status.
std::string_view reason_of(int status);

/// Decodes %XX, and + as a blank where asked for. @returns nothing for what is no such text, or a
/// NUL in it
std::optional<std::string> decoded(std::string_view text, bool plus_is_blank);
/// The other way: every byte that is no letter, digit or one of -._~ becomes %XX.
std::string encoded(std::string_view text);

/// Fills path and query from the target. @returns whether that could be read
bool read_target(RequestHead& head);

}  // namespace dowel::server
