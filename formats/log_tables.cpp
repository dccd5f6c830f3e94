#include "formats/log_tables.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "core/log/log_cells.h"
#include "formats/cell_json.h"
#include "formats/csv.h"

namespace dowel::formats {
namespace {

constexpr std::size_t kLongestOwnFieldBytes = 256 * 1024 * 1024;  // analyses are kept whole

tl::unexpected<Error> wrong(std::string message, std::string where) {
  return fail(ErrorCode::kUnreadable, std::move(message),
              "the table was changed or comes from another Dowel; export it anew",
              std::move(where));
}

std::string to_field(const Cell& cell) {
  if (const auto* said = std::get_if<bool>(&cell)) return *said ? "1" : "0";
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return csv_number(*real);
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_field(*text);
  if (const auto* rows = std::get_if<std::vector<CellRow>>(&cell)) {
    return csv_field(rows_to_text(*rows));
  }
  return {};
}

// Reads one field as its column declares it. @returns false when it does not hold that
bool to_cell_of(const Column& column, const std::string& field, Cell& cell) {
  if (column.optional && field.empty()) {
    cell = {};
    return true;
  }
  if (column.type == CellType::kText) {
    cell = without_guard(field);
    return true;
  }
  if (column.type == CellType::kRows) {
    auto rows = rows_from_text(field);
    if (rows) cell = std::move(*rows);
    return rows.has_value();
  }
  double number = 0;
  const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (problem != std::errc{} || end != field.data() + field.size()) return false;
  cell = number;
  if (column.type == CellType::kReal) return true;
  constexpr double kLargest = std::numeric_limits<int>::max();
  if (!(std::abs(number) <= kLargest) || number != std::floor(number)) return false;
  cell = static_cast<std::int64_t>(number);
  return true;
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);  // a column of a later Dowel

// For each column of a record, where it stands in the table.
Result<std::vector<std::size_t>> places(const CsvTable& table, const std::vector<Column>& columns,
                                        const std::string& file) {
  std::vector<std::size_t> at;
  for (const Column& column : columns) {
    const auto found = std::find(table.header.begin(), table.header.end(), column.name);
    if (found == table.header.end() && !came_later(column.name)) {
      return wrong("the column '" + std::string{column.name} + "' is missing", file);
    }
    at.push_back(found == table.header.end()
                     ? kNowhere
                     : static_cast<std::size_t>(found - table.header.begin()));
  }
  const auto missing = std::count(at.begin(), at.end(), kNowhere);
  if (table.header.size() + static_cast<std::size_t>(missing) != columns.size()) {
    return wrong("the table has columns this Dowel does not know", file);
  }
  return at;
}

template <class Record>
Result<Record> read_record(const CsvRow& row, const std::vector<std::size_t>& at,
                           const std::string& where) {
  const auto& columns = columns_of<Record>();
  std::vector<Cell> cells(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!to_cell_of(columns[i], at[i] == kNowhere ? "" : row.fields[at[i]], cells[i])) {
      return wrong("column '" + std::string{columns[i].name} + "' holds no valid value", where);
    }
  }
  auto record = from_cells<Record>(cells);
  if (!record) return wrong(record.error().message, where);
  if (const auto checked = check(*record); !checked) return wrong(checked.error().message, where);
  return record;
}

template <class Record>
Result<void> read_table(const std::string& text, const std::string& file,
                        std::vector<Record>& list) {
  auto table = read_csv(text, kLongestOwnFieldBytes);
  if (!table) return wrong(table.error().message, file);
  if (!table->not_understood.empty() || !table->remarks.empty()) {
    const RowProblem& first =
        table->not_understood.empty() ? table->remarks[0] : table->not_understood[0];
    return wrong(first.reason, file + ":" + std::to_string(first.line));
  }
  const auto at = places(*table, columns_of<Record>(), file);
  DOWEL_TRY(at);
  for (const CsvRow& row : table->rows) {
    auto record = read_record<Record>(row, *at, file + ":" + std::to_string(row.line));
    DOWEL_TRY(record);
    list.push_back(std::move(*record));
  }
  return {};
}

template <class Record>
std::string write_table(const std::vector<Record>& list) {
  std::string text;
  for (const Column& column : columns_of<Record>()) text.append(column.name).append(",");
  text.back() = '\n';
  for (const Record& record : list) {
    for (const Cell& cell : to_cells(record)) text.append(to_field(cell)).append(",");
    text.back() = '\n';
  }
  return text;
}

}  // namespace

std::vector<NamedText> log_to_tables(const LogData& log) {
  std::vector<NamedText> tables;
  visit_lists(log, [&](std::string_view name, const auto& list) {
    tables.push_back({std::string{name} + ".csv", write_table(list)});
  });
  return tables;
}

namespace {

using TextOf = std::map<std::string, const std::string*>;

// Reads every table there is. @param passes_over  the name of a list that is not looked for
template <class Log, class Skip>
Result<Log> read_tables(const TextOf& text_of, Skip&& passes_over) {
  Log log;
  Result<void> outcome;
  visit_lists(log, [&](std::string_view name, auto& list) {
    if (!outcome || passes_over(name)) return;
    const std::string file = std::string{name} + ".csv";
    const auto found = text_of.find(file);
    outcome = found == text_of.end() ? wrong("the table is missing", file)
                                     : read_table(*found->second, file, list);
  });
  DOWEL_TRY(outcome);
  return log;
}

std::size_t entries_of(const TextOf& text_of, const char* file) {
  const auto found = text_of.find(file);
  const auto table = found == text_of.end() ? Result<CsvTable>{CsvTable{}}
                                            : read_csv(*found->second, kLongestOwnFieldBytes);
  return table ? table->rows.size() : 0;
}

// Decisions of the third form do not.
bool says_who_overrode(const TextOf& text_of) {
  const auto gates = text_of.find("gates.csv");
  if (gates == text_of.end()) return true;
  const std::string& text = *gates->second;
  return text.substr(0, text.find('\n')).find("overridden_by") != std::string::npos;
}

Result<LogRead> read_older(const TextOf& text_of) {
  // Exports of the first kind had neither of the two.
  const bool first = !text_of.contains("plans.csv") && !text_of.contains("checks.csv");
  auto older = read_tables<OlderLog>(text_of, [&](std::string_view name) {
    return first && (name == "plans" || name == "checks");
  });
  DOWEL_TRY(older);
  LogRead read = from_older(std::move(*older));
  read.left_out.goals = entries_of(text_of, "goals.csv");
  read.left_out.notes = entries_of(text_of, "notes.csv");
  return read;
}

}  // namespace

Result<LogRead> log_from_tables(const std::vector<NamedText>& tables) {
  TextOf text_of;
  for (const NamedText& table : tables) text_of[table.name] = &table.text;
  if (text_of.contains("goals.csv")) return read_older(text_of);
  const int form = !says_who_overrode(text_of) ? 3 : !text_of.contains("film_comments.csv") ? 4 : 5;
  auto log = read_tables<LogData>(
      text_of, [&](std::string_view name) { return form_with_list(name) > form; });
  DOWEL_TRY(log);
  return LogRead{std::move(*log)};
}

}  // namespace dowel::formats
