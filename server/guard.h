#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/http.h"
#include "server/problem.h"

/// Who may ask. The server listens on this machine alone, but every page in its browser can reach
/// it, also under a name of their own that suddenly means 127.0.0.1 (DNS rebinding).
namespace dowel::server {

/// Refuses requests that name another host, come from another page, or use a method the API does
/// not have.
/// @param port  the one listened on
std::optional<Problem> refuse_strangers(const RequestHead& head, std::uint16_t port);

/// Tells the browser what the page may do: nothing but what comes from here.
void add_safe_headers(Response& response);

}  // namespace dowel::server
