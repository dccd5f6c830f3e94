// GymBook: one row a set, repetitions or time in one column, weight or distance in another, each
// with its unit.
#include <algorithm>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

constexpr std::string_view kWork = "Repetitions / Time";
constexpr std::string_view kLoad = "Weight / Distance";

// "60 kg" cut before its unit.
std::pair<std::string_view, std::string_view> figure_and_unit(std::string_view cell) {
  const auto end = cell.find_first_not_of("0123456789.,-+");
  if (end == std::string_view::npos) return {cell, {}};
  return {trimmed(cell.substr(0, end)), trimmed(cell.substr(end))};
}

bool says_yes(std::string_view cell) {
  const std::string word = lowered(cell);
  return word == "yes" || word == "true" || word == "1" || word == "ja" || word == "x";
}

std::string read_work(TableReading& table, ForeignRow& row, std::string_view cell) {
  const auto [figure, unit] = figure_and_unit(cell);
  const std::string word = lowered(unit);
  const bool counted = unit.empty() || word.starts_with("rep") || word.starts_with("wdh") ||
                       word.starts_with("wiederh") || word == "x" || word == "\xC3\x97";
  if (counted) return read_effort(row, figure, {}, {});
  const auto hold_s = table.length_s(cell);
  if (!hold_s) return complaint("", cell, " is neither repetitions nor a time");
  return read_effort(row, {}, csv_number(*hold_s), {});
}

std::string read_load(ForeignRow& row, std::string_view cell) {
  if (cell.empty()) return {};
  const auto [figure, unit] = figure_and_unit(cell);
  const auto value = optional_number(figure, kLoad);
  if (!value) return value.error();
  if (const auto mass = parse_mass_unit(unit); mass || unit.empty()) {
    row.load = unless_zero(*value);
    row.load_unit = mass;
  } else if (const auto metres = metres_per(unit)) {
    row.distance = unless_zero(*value);
    row.metres_per_unit = metres;
  } else {
    return complaint("the unit of ", cell, " is not known");
  }
  return {};
}

// A column by GymBook's English name, or by Strong's, which other languages' headers go by.
std::string_view either(Columns& columns, const CsvRow& row, std::string_view one,
                        std::string_view other) {
  return columns.cell(row, columns.has(one) ? one : other);
}

RowReading read_row(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  ForeignRow row;
  std::string start{columns.cell(source, "Date")};
  auto started = table.dates.read(start);
  if (!started) return tl::unexpected(complaint("the date ", start, " cannot be read"));
  row.title = either(columns, source, "Workout", "Workout Name");
  // Where sets have clocks of their own, the first is the start of the workout.
  const std::string workout = start + "|" + row.title;
  if (const std::string_view clock = columns.cell(source, "Time"); !clock.empty()) {
    const auto exact = table.dates.read(start.append(" ").append(clock));
    if (exact) started = exact;
  }
  row.started = table.first_starts.try_emplace(workout, started->time).first->second;
  row.exercise = either(columns, source, "Exercise", "Exercise Name");
  if (row.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  row.set.notes = columns.cell(source, "Notes");
  row.label = "set";
  if (says_yes(columns.cell(source, "Skipped"))) row.kind = RowKind::kNotDone;
  std::string wrong = read_load(row, columns.cell(source, kLoad));
  if (wrong.empty()) wrong = read_work(table, row, columns.cell(source, kWork));
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  return row;
}

bool knows(const Columns& columns) {
  const bool exercise = columns.has("Exercise") || columns.has("Exercise Name");
  return columns.has("Date") && exercise && columns.has(kWork) && columns.has(kLoad);
}

}  // namespace

const Format kGymBook{"gymbook", "GymBook", knows, read_row, nullptr, {"Date"}};

}  // namespace dowel::formats
