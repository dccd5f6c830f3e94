#pragma once

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "core/log/log_cells.h"

/// Answers for programs: one document on stdout, keys as in core/training/log_fields.h.
namespace dowel::cli {

using Json = nlohmann::ordered_json;

inline Json json_of(const Cell& cell) {
  return std::visit(
      [](const auto& value) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
          return nullptr;
        } else {
          return value;
        }
      },
      cell);
}

/// A record of the log as an object; absent values are null.
template <class Record>
Json record_json(const Record& record) {
  Json object = Json::object();
  visit_fields(record, [&]<class T>(std::string_view name, const T& field) {
    if constexpr (std::is_same_v<T, std::vector<std::string>> || std::is_same_v<T, bool>) {
      object[std::string{name}] = field;
    } else {
      object[std::string{name}] = json_of(to_cell(field));
    }
  });
  return object;
}

/// Begins a document: `{"schema": "dowel.<what>/1"}`.
inline Json json_document(const std::string& what) { return {{"schema", "dowel." + what + "/1"}}; }

/// Prints it; text that is no UTF-8 is mended rather than refused.
inline void print_json(const Json& document) {
  std::cout << document.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace dowel::cli
