#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/problem.h"
#include "server/service.h"

namespace dowel::server {

class House;

/// One request on its way through an endpoint.
struct Call {
  House& house;
  const Request& request;
  std::map<std::string, std::string> named;  ///< what stands in the places of the pattern

  const std::string& operator[](const std::string& place) const { return named.at(place); }
  std::string_view asked(const std::string& name) const { return request.head.asked(name); }
};

using Endpoint = std::function<Outcome(Call&)>;
using Taking = std::function<Answer<std::unique_ptr<BodyTaker>>(Call&)>;

/// One line of the API.
struct Route {
  std::string method{};
  std::string pattern{};  ///< "/api/{a}/today"; a place takes one part of a path
  Endpoint endpoint{};
  std::uint64_t longest_body = 0;  ///< [bytes]; 0: none is taken
  Taking taking{};                 ///< instead of `endpoint`, for bodies too large for memory
  /// How long an answer to GET stands while log and server do nothing: it may ask for the moment it
  /// is, no more. None: it also changes by itself.
  std::chrono::seconds stands{20};
};

constexpr std::uint64_t kSmallBody = std::uint64_t{1} << 20U;

/// All endpoints. Patterns without a place go before those with one.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  const std::vector<Route>& routes() const { return routes_; }

  /// @param named  is filled
  /// @returns null where no endpoint has this path, or none with this method: `other_methods` holds
  ///   those there are
  const Route* find(std::string_view method, std::string_view path,
                    std::map<std::string, std::string>& named,
                    std::vector<std::string>& other_methods) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace dowel::server
