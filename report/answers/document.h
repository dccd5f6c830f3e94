#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "report/analysis_json.h"

/// What all answers share: one JSON document, its name and version in `schema`, absent values null.
namespace dowel::report {

using Json = nlohmann::ordered_json;

/// Begins a document: `{"schema": "dowel.<what>/1"}`. Its schema is
/// docs/schemas/<what>.schema.json.
inline Json begin_answer(const std::string& what) { return {{"schema", "dowel." + what + "/1"}}; }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

inline Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

}  // namespace dowel::report
