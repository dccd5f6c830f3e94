#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/log/log_cells.h"
#include "formats/cell_json.h"

/// Records of the log as JSON objects, by the field lists of core/log. Reading is strict: a
/// field that is missing, unknown or holds no valid value is an error, since it would be lost.
namespace dowel::formats {

template <class T>
nlohmann::ordered_json field_to_json(const T& field) {
  return cell_to_json(to_cell(field));
}
inline nlohmann::ordered_json field_to_json(const std::vector<std::string>& list) { return list; }

/// Each reads one field. @returns false when the value is not one of its kind
template <class T>
bool field_from_json(const nlohmann::ordered_json& value, T& field) {
  const auto cell = cell_from_json(value);
  return cell && from_cell(*cell, field);
}
inline bool field_from_json(const nlohmann::ordered_json& value, bool& field) {
  if (value.is_boolean()) field = value.get<bool>();
  return value.is_boolean();
}
inline bool field_from_json(const nlohmann::ordered_json& value, std::vector<std::string>& field) {
  const bool texts = value.is_array() && std::all_of(value.begin(), value.end(),
                                                     [](const auto& e) { return e.is_string(); });
  if (texts) field = value.get<std::vector<std::string>>();
  return texts;
}

template <class Record>
nlohmann::ordered_json record_to_json(const Record& record) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  visit_fields(record, [&](std::string_view name, const auto& value) {
    object[std::string{name}] = field_to_json(value);
  });
  return object;
}

/// @returns errors: unreadable, naming `where` and the field
template <class Record>
Result<Record> record_from_json(const nlohmann::ordered_json& object, const std::string& where) {
  const auto wrong = [&](std::string message) {
    return fail(ErrorCode::kUnreadable, std::move(message),
                "the file was changed or comes from another Dowel; export it anew", where);
  };
  if (!object.is_object()) return wrong("an entry is no object");
  Record record;
  std::size_t known = 0;
  std::string missing;
  visit_fields(record, [&](std::string_view name, auto& field) {
    const auto found = object.find(std::string{name});
    const bool read = found != object.end() && field_from_json(*found, field);
    if (read) ++known;
    const bool later = came_later(name) && found == object.end();
    if (!read && !later && missing.empty()) missing = name;
  });
  if (!missing.empty()) {
    return wrong("the field '" + missing + "' is missing or holds no valid value");
  }
  if (known != object.size()) return wrong("an entry has fields this Dowel does not know");
  if (const auto checked = check(record); !checked) return wrong(checked.error().message);
  return record;
}

}  // namespace dowel::formats
