#include "formats/foreign_columns.h"

#include <algorithm>

#include "core/base/plain_text.h"
#include "formats/folded_text.h"

namespace dowel::formats {
namespace {

// A name and the unit in brackets behind it.
std::pair<std::string_view, std::string_view> without_unit(std::string_view name) {
  name = trimmed(name);
  const auto open = name.rfind('(');
  if (open == std::string_view::npos || open == 0 || !name.ends_with(')')) return {name, {}};
  return {trimmed(name.substr(0, open)), trimmed(name.substr(open + 1, name.size() - open - 2))};
}

// Which English name each header has in a language; empty where it has none.
std::vector<std::string> names_in(const LanguageWords& language,
                                  const std::vector<std::string>& headers) {
  std::unordered_map<std::string, std::string> english;
  for (const auto& [name, forms] : language.columns) {
    for (const std::string& form : forms) english.try_emplace(folded(form), name);
  }
  std::vector<std::string> names;
  for (const std::string& header : headers) {
    const auto [base, unit] = without_unit(header);
    const auto found = english.find(folded(base));
    if (found == english.end()) {
      names.emplace_back();
      continue;
    }
    std::string name = found->second;
    if (!unit.empty()) name.append(" (").append(unit).append(")");
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::string Columns::key_of(std::string_view name) { return folded(name); }

Columns::Columns(const CsvTable& table, const ForeignWords* words) : used_(table.header.size()) {
  for (std::size_t i = 0; i < table.header.size(); ++i) add(table.header[i], i);
  if (words != nullptr) translate(table, *words);
}

void Columns::add(const std::string& name, std::size_t column) {
  index_.try_emplace(key_of(name), column);
  const auto [base, unit] = without_unit(name);
  if (bases_.try_emplace(key_of(base), column).second) units_[key_of(base)] = unit;
}

// The language that knows most of the columns; fewer than four say nothing.
void Columns::translate(const CsvTable& table, const ForeignWords& words) {
  std::vector<std::string> best;
  std::ptrdiff_t most = 3;
  for (const LanguageWords& language : words.languages) {
    std::vector<std::string> names = names_in(language, table.header);
    const auto known =
        std::count_if(names.begin(), names.end(), [](const auto& name) { return !name.empty(); });
    if (known > most) {
      most = known;
      best = std::move(names);
    }
  }
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (!best[i].empty()) add(best[i], i);
  }
}

// What was asked before is found without being folded again.
std::string_view Columns::cell(const CsvRow& row, std::string_view name) {
  auto known = asked_.find(name);
  if (known == asked_.end()) {
    const auto found = index_.find(key_of(name));
    const std::size_t column = found == index_.end() ? kNone : found->second;
    known = asked_.emplace(std::string{name}, column).first;
    if (column != kNone) used_[column] = true;
  }
  return known->second == kNone ? std::string_view{} : trimmed(row.fields[known->second]);
}

std::string_view Columns::measure(const CsvRow& row, std::string_view name) {
  auto known = asked_measures_.find(name);
  if (known == asked_measures_.end()) {
    const auto found = bases_.find(key_of(name));
    const std::size_t column = found == bases_.end() ? kNone : found->second;
    known = asked_measures_.emplace(std::string{name}, column).first;
    if (column != kNone) used_[column] = true;
  }
  return known->second == kNone ? std::string_view{} : trimmed(row.fields[known->second]);
}

std::optional<std::string> Columns::unit_of(std::string_view name) const {
  const auto found = units_.find(key_of(name));
  if (found == units_.end()) return std::nullopt;
  return found->second;
}

std::vector<UnusedColumn> Columns::unused(const CsvTable& table) const {
  std::vector<UnusedColumn> list;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (used_[i]) continue;
    const auto filled = std::count_if(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
      return !trimmed(row.fields[i]).empty();
    });
    if (filled > 0) list.push_back({table.header[i], static_cast<int>(filled)});
  }
  return list;
}

}  // namespace dowel::formats
