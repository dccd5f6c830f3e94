// StrongLifts: one exercise a row, its sets side by side; a mark says which of them were not done.
#include <algorithm>
#include <array>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

constexpr int kMostSets = 100;

std::string set_column(int number, std::string_view what) {
  return "Set " + std::to_string(number) + " (" + std::string{what} + ")";
}

// "5/5/4/-/5" cut at its marks; "5×60" is five of the same.
std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  if (const auto times = split_at_times(cell)) {
    const auto count = parse_whole(times->first);
    if (count && *count > 0 && *count <= kMostSets) {
      parts.assign(static_cast<std::size_t>(*count), std::string{times->second});
    }
    return parts;
  }
  while (!cell.empty()) {
    const auto slash = cell.find('/');
    parts.emplace_back(trimmed(cell.substr(0, slash)));
    cell = slash == std::string_view::npos ? std::string_view{} : cell.substr(slash + 1);
  }
  return parts;
}

struct Loads {
  std::string_view name;
  MassUnit unit;
};

// What all sets of a row share. @returns what is wrong, empty when nothing is
std::string read_session(TableReading& table, const CsvRow& row, ForeignRow& out) {
  Columns& columns = table.columns;
  std::string start{columns.measure(row, "Date")};
  const std::string_view clock = columns.measure(row, "Start Time");
  auto started = table.dates.read(start);
  if (!started) return complaint("the date ", start, " cannot be read");
  if (!clock.empty()) {
    started = table.dates.read(start.append(" ").append(clock));
    if (!started) return complaint("the start ", start, " cannot be read");
  }
  out.started = started->time;
  out.title = columns.cell(row, "Workout Name");
  out.session_notes = columns.cell(row, "Notes");
  out.exercise = columns.cell(row, "Exercise");
  if (out.exercise.empty()) return "the row names no exercise";
  const auto hours = parse_number(columns.measure(row, "Duration"));
  if (hours && *hours > 0) out.duration_s = *hours * 3600;
  const auto mass = parse_number(columns.measure(row, "Body Weight"));
  const auto unit = parse_mass_unit(columns.unit_of("Body Weight").value_or(""));
  if (mass && *mass > 0 && unit) {
    out.body_mass_kg = *mass * (*unit == MassUnit::kPound ? kKilogramsPerPound : 1.0);
  }
  // What follows from the sets and needs no place of its own.
  for (const char* known :
       {"Workout", "Reps", "End Time", "Top Set", "e1RM", "Volume", "Workout Volume"}) {
    columns.measure(row, known);
  }
  return {};
}

// One set; nothing where the row has no such set.
tl::expected<std::optional<ForeignRow>, std::string> read_set(TableReading& table,
                                                              const CsvRow& row,
                                                              const ForeignRow& shared, int number,
                                                              const std::string& mark,
                                                              const std::string& length) {
  constexpr std::array<Loads, 3> kLoads{
      {{"KG", MassUnit::kKilogram}, {"LB", MassUnit::kPound}, {"LBS", MassUnit::kPound}}};
  Columns& columns = table.columns;
  const std::string_view reps = columns.cell(row, set_column(number, "Reps"));
  const std::string_view seconds = columns.cell(row, set_column(number, "Time"));
  if (reps.empty() && seconds.empty() && length.empty()) return std::nullopt;
  ForeignRow set = shared;
  set.label = std::to_string(number);
  for (const Loads& column : kLoads) {
    const std::string_view cell = columns.cell(row, set_column(number, column.name));
    const auto load = optional_number(cell, "weight");
    DOWEL_TRY(load);
    if (!*load) continue;
    set.load = unless_zero(*load);
    set.load_unit = column.unit;
  }
  const auto hold_s = table.length_s(seconds.empty() ? std::string_view{length} : seconds);
  std::string wrong = read_effort(set, reps, hold_s ? csv_number(*hold_s) : std::string{}, {});
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  if (mark == "-") set.kind = RowKind::kNotDone;
  return set;
}

RowsReading read_row(TableReading& table, const CsvRow& row) {
  ForeignRow shared;
  std::string wrong = read_session(table, row, shared);
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  const auto marks = parts_of(table.columns.cell(row, "Sets×Reps"));
  const auto lengths = parts_of(table.columns.cell(row, "Sets×Time"));
  const auto at = [](const std::vector<std::string>& list, int number) {
    const auto i = static_cast<std::size_t>(number) - 1;
    return i < list.size() ? list[i] : std::string{};
  };
  std::vector<ForeignRow> sets;
  const auto timed = static_cast<int>(std::min<std::size_t>(lengths.size(), kMostSets));
  for (int number = 1; number <= kMostSets; ++number) {
    if (number > timed && !table.columns.has(set_column(number, "Reps"))) break;
    auto set = read_set(table, row, shared, number, at(marks, number), at(lengths, number));
    DOWEL_TRY(set);
    if (*set) sets.push_back(std::move(**set));
  }
  if (!sets.empty()) return sets;
  // "Skipped", or no figure at all: an exercise that was not done.
  const std::string_view work = table.columns.cell(row, "Sets×Reps");
  const bool counted = work.find_first_of("0123456789") != std::string_view::npos;
  if (counted || !lengths.empty()) return tl::unexpected<std::string>("the row holds no set");
  shared.kind = RowKind::kNotDone;
  shared.label = std::to_string(1);
  return std::vector<ForeignRow>{shared};
}

bool knows(const Columns& columns) {
  return columns.unit_of("Date") && columns.has("Exercise") && columns.has("Set 1 (Reps)");
}

}  // namespace

const Format kStrongLifts{"stronglifts", "StrongLifts", knows, nullptr, read_row, {"Date"}};

}  // namespace dowel::formats
