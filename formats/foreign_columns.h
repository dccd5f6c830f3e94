#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalogue/foreign_words.h"
#include "formats/csv.h"
#include "formats/foreign_log.h"

namespace dowel::formats {

/// A row of a table by column names, in any case, order and language. Remembers which columns were
/// ever asked for.
class Columns {
 public:
  /// @param words  languages whose columns go by English names; null for none
  Columns(const CsvTable& table, const ForeignWords* words);
  bool has(std::string_view name) const { return index_.contains(key_of(name)); }
  /// The trimmed cell, empty when there is no such column.
  std::string_view cell(const CsvRow& row, std::string_view name);
  std::vector<UnusedColumn> unused(const CsvTable& table) const;

  /// The unit in brackets behind a column's name, e.g. "lbs" of "Weight (lbs)"; empty where it has
  /// none; nothing where there is no such column.
  std::optional<std::string> unit_of(std::string_view name) const;
  /// The cell of a column whatever unit stands behind its name.
  std::string_view measure(const CsvRow& row, std::string_view name);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static std::string key_of(std::string_view name);
  void add(const std::string& name, std::size_t column);
  void translate(const CsvTable& table, const ForeignWords& words);

  std::unordered_map<std::string, std::size_t> index_;  ///< whole names
  std::unordered_map<std::string, std::size_t> bases_;  ///< names without units
  std::map<std::string, std::string> units_;            ///< by names without units
  std::map<std::string, std::size_t, std::less<>> asked_;
  std::map<std::string, std::size_t, std::less<>> asked_measures_;
  std::vector<bool> used_;
};

}  // namespace dowel::formats
