// Liftosaur's history: one row a set, planned beside done, times in UTC.
#include "formats/importers.h"

namespace dowel::formats {
namespace {

bool is_true(std::string_view cell) { return cell == "1" || lowered(cell) == "true"; }

RowReading read_row(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  ForeignRow row;
  const auto started = table.dates.read(columns.cell(source, "Workout DateTime"));
  if (!started) return tl::unexpected<std::string>("the date cannot be read");
  row.started = started->time;
  row.in_utc = started->utc;
  row.title = columns.cell(source, "Day Name");
  row.session_notes = columns.cell(source, "Program");
  row.exercise = columns.cell(source, "Exercise");
  if (row.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  const bool warmup = is_true(columns.cell(source, "Is Warmup Set?"));
  if (warmup) row.set.kind = SetKind::kWarmup;
  row.label = warmup ? "warmup" : "set";
  row.set.notes = columns.cell(source, "Notes");
  // Older exports have one weight and one RPE, newer ones what was asked and what was done.
  const bool old = columns.has("Weight Value");
  const auto load = optional_number(
      columns.cell(source, old ? "Weight Value" : "Completed Weight Value"), "weight");
  DOWEL_TRY(load);
  row.load = unless_zero(*load);
  const std::string_view unit = columns.cell(source, old ? "Weight Unit" : "Completed Weight Unit");
  row.load_unit = parse_mass_unit(unit);
  if (row.load && !row.load_unit) {
    return tl::unexpected<std::string>("the weight's unit is neither kg nor lb");
  }
  const std::string_view reps = columns.cell(source, "Completed Reps");
  if (reps.empty()) row.kind = RowKind::kNotDone;
  std::string wrong =
      read_effort(row, reps, {}, columns.cell(source, old ? "RPE" : "Completed RPE"));
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return row;
}

bool knows(const Columns& columns) {
  return columns.has("Workout DateTime") && columns.has("Day Name") && columns.has("Exercise") &&
         columns.has("Completed Reps") &&
         (columns.has("Completed Weight Value") || columns.has("Weight Value"));
}

}  // namespace

const Format kLiftosaur{"liftosaur", "Liftosaur", knows, read_row, nullptr, {"Workout DateTime"}};

}  // namespace dowel::formats
