#include "store/sqlite_images.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "formats/cell_json.h"
#include "store/sqlite_rows.h"

namespace dowel::store {
namespace {

using nlohmann::json;

Cell cell_from(const json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  return {};
}

}  // namespace

json row_as_json(SQLite::Statement& row) {
  json image = json::object();
  for (int i = 0; i < row.getColumnCount(); ++i) {
    image[row.getColumnName(i)] = json(formats::cell_to_json(read_cell(row.getColumn(i))));
  }
  return image;
}

void put_back(SQLite::Database& db, const std::string& table, const json& image) {
  std::vector<std::string> columns;
  for (const auto& [name, value] : image.items()) columns.push_back(name);
  SQLite::Statement upsert{db, upsert_sql(table, columns)};
  int at = 0;
  for (const auto& value : image) bind_cell(upsert, ++at, cell_from(value));
  upsert.exec();
}

}  // namespace dowel::store
