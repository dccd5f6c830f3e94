#include "server/router.h"

#include <algorithm>
#include <optional>

namespace dowel::server {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

bool is_place(std::string_view part) { return part.size() > 2 && part.front() == '{'; }

std::optional<std::map<std::string, std::string>> matched(std::string_view pattern,
                                                          std::string_view path) {
  const auto wanted = parts_of(pattern), got = parts_of(path);
  if (wanted.size() != got.size()) return std::nullopt;
  std::map<std::string, std::string> named;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_place(wanted[i])) {
      if (got[i].empty()) return std::nullopt;
      named[std::string(wanted[i].substr(1, wanted[i].size() - 2))] = got[i];
    } else if (wanted[i] != got[i]) {
      return std::nullopt;
    }
  }
  return named;
}

// How many parts are places, the first ones counting most: the least is the closest.
std::vector<bool> looseness(const std::string& pattern) {
  std::vector<bool> places;
  for (const std::string_view part : parts_of(pattern)) places.push_back(is_place(part));
  return places;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::stable_sort(routes_.begin(), routes_.end(), [](const Route& one, const Route& other) {
    return looseness(one.pattern) < looseness(other.pattern);
  });
}

const Route* Router::find(std::string_view method, std::string_view path,
                          std::map<std::string, std::string>& named,
                          std::vector<std::string>& other_methods) const {
  if (path.empty() || path.front() != '/') return nullptr;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  std::string first_pattern;
  for (const Route& route : routes_) {
    auto places = matched(route.pattern, path);
    if (!places) continue;
    // "/api/me/today" is a plan's today, never an athlete's thing called so: the closest decides.
    if (first_pattern.empty()) first_pattern = route.pattern;
    if (route.pattern != first_pattern) continue;
    if (route.method == method || route.method == wanted) {
      named = std::move(*places);
      return &route;
    }
    other_methods.push_back(route.method);
  }
  return nullptr;
}

}  // namespace dowel::server
