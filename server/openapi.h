#pragma once

#include <string_view>

namespace dowel::server {

/// The contract, docs/openapi.json, built into the program.
std::string_view openapi_text();

}  // namespace dowel::server
