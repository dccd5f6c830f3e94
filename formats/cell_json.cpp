#include "formats/cell_json.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace dowel::formats {
namespace {

using nlohmann::ordered_json;

ordered_json rows_to_json(const std::vector<CellRow>& rows) {
  ordered_json array = ordered_json::array();
  for (const CellRow& row : rows) {
    ordered_json& object = array.emplace_back(ordered_json::object());
    for (const auto& [name, cell] : row.fields) object[name] = cell_to_json(cell);
  }
  return array;
}

// A value that is no row: what a field within a row may hold, too.
std::optional<Cell> scalar_from_json(const ordered_json& value) {
  if (value.is_null()) return Cell{};
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return value.get<double>();
  if (value.is_number_unsigned() &&
      value.get<std::uint64_t>() >
          static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return std::nullopt;
  }
  if (value.is_number_integer()) return value.get<std::int64_t>();
  return std::nullopt;
}

std::optional<std::vector<CellRow>> rows_from_json(const ordered_json& array) {
  if (!array.is_array()) return std::nullopt;
  std::vector<CellRow> rows;
  for (const ordered_json& object : array) {
    if (!object.is_object()) return std::nullopt;
    CellRow& row = rows.emplace_back();
    for (const auto& [name, value] : object.items()) {
      auto cell = scalar_from_json(value);
      if (!cell) return std::nullopt;
      row.fields.emplace_back(name, std::move(*cell));
    }
  }
  return rows;
}

}  // namespace

ordered_json cell_to_json(const Cell& cell) {
  return std::visit(
      []<class Value>(const Value& value) -> ordered_json {
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<Value, std::vector<CellRow>>) {
          return rows_to_json(value);
        } else {
          return value;
        }
      },
      cell);
}

std::optional<Cell> cell_from_json(const ordered_json& value) {
  if (!value.is_array()) return scalar_from_json(value);
  auto rows = rows_from_json(value);
  return rows ? std::optional<Cell>(std::move(*rows)) : std::nullopt;
}

std::string rows_to_text(const std::vector<CellRow>& rows) {
  return rows_to_json(rows).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::optional<std::vector<CellRow>> rows_from_text(std::string_view text) {
  return rows_from_json(ordered_json::parse(text, nullptr, false));
}

}  // namespace dowel::formats
