#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/log/log_fields.h"

/// Records as rows of cells: the one form that databases, CSV and JSON have in common.
namespace dowel {

struct CellRow;

/// One field's value as a table holds it: nothing, yes or no, a whole number, a real number, text,
/// or rows of a table of its own.
using Cell =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<CellRow>>;

/// One row of a table within a cell, each value with its field's name.
struct CellRow {
  std::vector<std::pair<std::string, Cell>> fields{};

  bool operator==(const CellRow&) const = default;
};

enum class CellType { kInteger, kReal, kText, kRows };

/// A column as a table declares it.
struct Column {
  std::string_view name;
  CellType type = CellType::kText;
  bool optional = false;  ///< the cell may hold nothing
};

std::string_view to_text(Sex value);
std::string_view to_text(MassUnit value);
std::string_view to_text(Experience value);
std::string_view to_text(Side value);
std::string_view to_text(SetKind value);
std::string_view to_text(GateVerdict value);
std::string_view to_text(FormWord value);
std::string_view to_text(Region value);

struct VisitNothing {
  template <class T>
  void operator()(std::string_view, T&) const {}
};
/// What has its fields told in log_fields.h.
template <class T>
concept HasFields = requires(T& record) {
  visit_fields(record, VisitNothing{});
};

/// Each writes one field's value as a cell. Lists of texts become one text, an entry a line, with
/// newline and backslash written as `\n` and `\\`; lists of what has fields become rows.
Cell to_cell(const std::string& value);
Cell to_cell(const std::vector<std::string>& value);
Cell to_cell(int value);
Cell to_cell(bool value);
Cell to_cell(double value);
Cell to_cell(LocalTime value);
Cell to_cell(LocalDate value);
Cell to_cell(Instant value);
template <class Tag>
Cell to_cell(const Id<Tag>& id) {
  return to_cell(id.value);
}
template <HasFields Part>
Cell to_cell(const std::vector<Part>& parts) {
  std::vector<CellRow> rows;
  for (const Part& part : parts) {
    CellRow& row = rows.emplace_back();
    visit_fields(part, [&](std::string_view name, const auto& field) {
      row.fields.emplace_back(name, to_cell(field));
    });
  }
  return rows;
}
template <class Enum>
requires std::is_enum_v<Enum> Cell to_cell(Enum value) { return std::string{to_text(value)}; }
template <class T>
Cell to_cell(const std::optional<T>& value) {
  return value ? to_cell(*value) : Cell{};
}

/// Each reads one field's value from a cell. @returns false when the cell does not hold one
bool from_cell(const Cell& cell, std::string& value);
bool from_cell(const Cell& cell, std::vector<std::string>& value);
bool from_cell(const Cell& cell, int& value);
bool from_cell(const Cell& cell, bool& value);
bool from_cell(const Cell& cell, double& value);
bool from_cell(const Cell& cell, LocalTime& value);
bool from_cell(const Cell& cell, LocalDate& value);
bool from_cell(const Cell& cell, Instant& value);
bool from_cell(const Cell& cell, Sex& value);
bool from_cell(const Cell& cell, MassUnit& value);
bool from_cell(const Cell& cell, Experience& value);
bool from_cell(const Cell& cell, Side& value);
bool from_cell(const Cell& cell, SetKind& value);
bool from_cell(const Cell& cell, GateVerdict& value);
bool from_cell(const Cell& cell, FormWord& value);
bool from_cell(const Cell& cell, Region& value);
/// The field of that name; null when the row has none.
const Cell* find_cell(const CellRow& row, std::string_view name);
template <class Tag>
bool from_cell(const Cell& cell, Id<Tag>& id) {
  return from_cell(cell, id.value);
}
template <class T>
bool from_cell(const Cell& cell, std::optional<T>& value) {
  if (std::holds_alternative<std::monostate>(cell)) {
    value.reset();
    return true;
  }
  return from_cell(cell, value.emplace());
}

/// Every field must be there and none besides, in any order.
template <HasFields Part>
bool from_cell(const Cell& cell, std::vector<Part>& parts) {
  const auto* rows = std::get_if<std::vector<CellRow>>(&cell);
  if (!rows) return false;
  parts.clear();
  for (const CellRow& row : *rows) {
    std::size_t known = 0;
    visit_fields(parts.emplace_back(), [&](std::string_view name, auto& field) {
      const Cell* found = find_cell(row, name);
      if (found && from_cell(*found, field)) ++known;
    });
    std::size_t wanted = 0;
    visit_fields(parts.back(), [&](std::string_view, auto&) { ++wanted; });
    if (known != wanted || row.fields.size() != wanted) return false;
  }
  return true;
}

template <class T>
struct ColumnOf {
  static constexpr CellType kType = std::is_same_v<T, double> ? CellType::kReal
                                    : std::is_same_v<T, int> || std::is_same_v<T, bool>
                                        ? CellType::kInteger
                                        : CellType::kText;
  static constexpr bool kOptional = false;
};
template <class T>
struct ColumnOf<std::optional<T>> {
  static constexpr CellType kType = ColumnOf<T>::kType;
  static constexpr bool kOptional = true;
};

template <HasFields Part>
struct ColumnOf<std::vector<Part>> {
  static constexpr CellType kType = CellType::kRows;
  static constexpr bool kOptional = false;
};

/// The columns of a record type, identity first.
template <class Record>
const std::vector<Column>& columns_of() {
  static const std::vector<Column> columns = [] {
    std::vector<Column> list;
    Record record;
    visit_fields(record, [&]<class T>(std::string_view name, T&) {
      list.push_back({name, ColumnOf<T>::kType, ColumnOf<T>::kOptional});
    });
    return list;
  }();
  return columns;
}

/// A record as one row, in the order of `columns_of<Record>()`.
template <class Record>
std::vector<Cell> to_cells(const Record& record) {
  std::vector<Cell> cells;
  cells.reserve(columns_of<Record>().size());
  visit_fields(record,
               [&](std::string_view, const auto& field) { cells.push_back(to_cell(field)); });
  return cells;
}

/// One row as a record. @param cells  in the order of `columns_of<Record>()`
/// @returns errors: bad_data naming the first column that does not hold what it should
template <class Record>
Result<Record> from_cells(const std::vector<Cell>& cells) {
  if (cells.size() != columns_of<Record>().size()) {
    return fail(ErrorCode::kBadData, "a row of the log has the wrong number of columns");
  }
  Record record;
  std::size_t at = 0;
  std::string_view wrong;
  visit_fields(record, [&](std::string_view name, auto& field) {
    if (!from_cell(cells[at++], field) && wrong.empty()) wrong = name;
  });
  if (!wrong.empty()) {
    return fail(ErrorCode::kBadData, "column '" + std::string{wrong} + "' holds no valid value");
  }
  return record;
}

/// Checks what a record must keep to before it is stored or exported: an identity, valid UTF-8
/// text without NUL, finite numbers, and each number within its scale (pain 0 … 10, no negative
/// reps …). @returns the first breach, naming the field
Result<void> check(const Athlete& athlete);
Result<void> check(const WorkoutSession& session);
Result<void> check(const SetEntry& set);
Result<void> check(const AnalysisLink& analysis);
Result<void> check(const GateDecision& gate);
Result<void> check(const PlanRecord& plan);
Result<void> check(const PainAnswer& answer);
Result<void> check(const RedFlagCheck& red_flags);
Result<void> check(const SelfCheck& self_check);
Result<void> check(const CoachNote& note);
Result<void> check(const FilmComment& comment);
Result<void> check(const NameMapping& mapping);
Result<void> check(const ImportedRow& row);

}  // namespace dowel
