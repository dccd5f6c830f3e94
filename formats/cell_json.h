#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/log_cells.h"

/// Cells as JSON, writer and reader side by side. Rows within a cell have this one form: an export
/// in JSON nests them, a database and a CSV table hold them as its text.
namespace dowel::formats {

/// Null, a boolean, a number, a text, or an array of objects.
nlohmann::ordered_json cell_to_json(const Cell& cell);
/// @returns nothing for what no cell holds: other arrays, objects by themselves, whole numbers
///   beyond 64 bits
std::optional<Cell> cell_from_json(const nlohmann::ordered_json& value);

/// `[{"set":"s1","rep":3,…},…]` on one line.
std::string rows_to_text(const std::vector<CellRow>& rows);
/// @returns nothing when the text is no such array
std::optional<std::vector<CellRow>> rows_from_text(std::string_view text);

}  // namespace dowel::formats
