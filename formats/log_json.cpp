#include "formats/log_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/training/log_cells.h"

namespace dowel::formats {
namespace {

using nlohmann::ordered_json;

constexpr const char* kSchema = "dowel.log/1";

template <class T>
ordered_json to_json(const T& field) {
  return std::visit(
      []<class Value>(const Value& value) -> ordered_json {
        if constexpr (std::is_same_v<Value, std::monostate>) return nullptr;
        if constexpr (!std::is_same_v<Value, std::monostate>) return value;
      },
      to_cell(field));
}
ordered_json to_json(const std::vector<std::string>& list) { return list; }
ordered_json to_json(bool value) { return value; }

template <class T>
bool from_json(const ordered_json& value, T& field) {
  Cell cell;
  if (value.is_string()) {
    cell = value.get<std::string>();
  } else if (value.is_number_integer()) {
    cell = value.get<std::int64_t>();
  } else if (value.is_number()) {
    cell = value.get<double>();
  } else if (!value.is_null()) {
    return false;
  }
  return from_cell(cell, field);
}
bool from_json(const ordered_json& value, bool& field) {
  if (value.is_boolean()) field = value.get<bool>();
  return value.is_boolean();
}
bool from_json(const ordered_json& value, std::vector<std::string>& field) {
  const bool texts = value.is_array() && std::all_of(value.begin(), value.end(),
                                                     [](const auto& e) { return e.is_string(); });
  if (texts) field = value.get<std::vector<std::string>>();
  return texts;
}

tl::unexpected<Error> wrong(std::string message, std::string where) {
  return fail(ErrorCode::kUnreadable, std::move(message),
              "the file was changed or comes from another Dowel; export it anew", std::move(where));
}

template <class Record>
Result<Record> read_record(const ordered_json& object, const std::string& where) {
  if (!object.is_object()) return wrong("an entry is no object", where);
  Record record;
  std::size_t known = 0;
  std::string missing;
  visit_fields(record, [&](std::string_view name, auto& field) {
    const auto found = object.find(std::string{name});
    const bool read = found != object.end() && from_json(*found, field);
    if (read) ++known;
    if (!read && missing.empty()) missing = name;
  });
  if (!missing.empty())
    return wrong("the field '" + missing + "' is missing or holds no valid value", where);
  if (known != object.size()) return wrong("an entry has fields this Dowel does not know", where);
  if (const auto checked = check(record); !checked) return wrong(checked.error().message, where);
  return record;
}

template <class Record>
Result<void> read_list(const ordered_json& document, std::string_view name,
                       std::vector<Record>& list) {
  const auto found = document.find(std::string{name});
  if (found == document.end() || !found->is_array())
    return wrong("the list is missing", std::string{name});
  for (const ordered_json& object : *found) {
    auto record =
        read_record<Record>(object, std::string{name} + "[" + std::to_string(list.size()) + "]");
    if (!record) return tl::unexpected<Error>(std::move(record.error()));
    list.push_back(std::move(*record));
  }
  return {};
}

}  // namespace

std::string log_to_json(const LogData& log) {
  ordered_json document{{"schema", kSchema}};
  visit_lists(log, [&](std::string_view name, const auto& list) {
    ordered_json& array = document[std::string{name}] = ordered_json::array();
    for (const auto& record : list) {
      ordered_json& object = array.emplace_back(ordered_json::object());
      visit_fields(record, [&](std::string_view field, const auto& value) {
        object[std::string{field}] = to_json(value);
      });
    }
  });
  return document.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<LogData> log_from_json(std::string_view text) {
  const ordered_json document = ordered_json::parse(text, nullptr, false);
  if (!document.is_object()) return wrong("the file is no JSON document of a log", "");
  if (document.value("schema", ordered_json{}) != ordered_json(kSchema))
    return wrong("the file is not marked as '" + std::string{kSchema} + "'", "schema");
  LogData log;
  Result<void> outcome;
  visit_lists(log, [&](std::string_view name, auto& list) {
    if (outcome) outcome = read_list(document, name, list);
  });
  if (!outcome) return tl::unexpected<Error>(std::move(outcome.error()));
  return log;
}

}  // namespace dowel::formats
