#include "server/guard.h"

#include <algorithm>
#include <array>

namespace dowel::server {
namespace {

bool is_ours(std::string_view host, std::uint16_t port) {
  static constexpr std::array<std::string_view, 3> kNames{"127.0.0.1", "localhost", "[::1]"};
  constexpr std::uint16_t kHttp = 80;
  const std::string end = ":" + std::to_string(port);
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    return host == std::string(name) + end || (port == kHttp && host == name);
  });
}

bool changes_nothing(std::string_view method) { return method == "GET" || method == "HEAD"; }

bool has(const Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const auto& h) { return h.first == name; });
}

}  // namespace

std::optional<Problem> refuse_strangers(const RequestHead& head, std::uint16_t port) {
  static constexpr std::array<std::string_view, 6> kMethods{"GET", "HEAD",  "POST",
                                                            "PUT", "PATCH", "DELETE"};
  if (std::ranges::find(kMethods, head.method) == kMethods.end()) {
    return Problem(405, "method", "the method is not known here",
                   "use GET, HEAD, POST, PUT, PATCH or DELETE");
  }
  if (!is_ours(head.header("host"), port)) {
    return Problem(403, "foreign", "the request is meant for another host",
                   "open http://127.0.0.1:" + std::to_string(port));
  }
  // Browsers say from which page a request comes. Programs that are no browser say nothing.
  const std::string_view origin = head.header("origin");
  constexpr std::string_view kScheme = "http://";
  const bool own_page = origin.starts_with(kScheme) && is_ours(origin.substr(kScheme.size()), port);
  if (!origin.empty() && !own_page) {
    return Problem(403, "foreign", "the request comes from another page",
                   "use Dowel's own page, http://127.0.0.1:" + std::to_string(port));
  }
  const std::string_view site = head.header("sec-fetch-site");
  const bool to_read = changes_nothing(head.method) && !head.path.starts_with("/api/");
  if (!site.empty() && site != "same-origin" && site != "none" && !to_read) {
    return Problem(403, "foreign", "the request comes from another page",
                   "use Dowel's own page, http://127.0.0.1:" + std::to_string(port));
  }
  return std::nullopt;
}

void add_safe_headers(Response& response) {
  static constexpr const char* kPolicy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
      "media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
      "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const auto add = [&](const char* name, const char* value) {
    if (!has(response, name)) response.set(name, value);
  };
  add("Content-Security-Policy", kPolicy);
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
  add("Cache-Control", "no-store");
}

}  // namespace dowel::server
