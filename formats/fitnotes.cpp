// FitNotes: no workout names and no clock, so a day is a session.
#include "formats/importers.h"

namespace dowel::formats {
namespace {

RowReading read_common(TableReading& table, const CsvRow& source, std::string_view note_column) {
  Columns& columns = table.columns;
  ForeignRow row;
  const auto day = table.dates.read(columns.cell(source, "Date"));
  if (!day) return tl::unexpected<std::string>("the date cannot be read");
  row.started = day->time;
  row.in_utc = day->utc;
  row.exercise = columns.cell(source, "Exercise");
  if (row.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  row.set.notes = columns.cell(source, note_column);
  const std::string_view time = columns.cell(source, "Time");
  const auto hold_s = table.length_s(time);
  if (!time.empty() && !hold_s) return tl::unexpected<std::string>("the time cannot be read");
  const auto distance = optional_number(columns.cell(source, "Distance"), "Distance");
  DOWEL_TRY(distance);
  row.distance = unless_zero(*distance);
  if (row.distance && *row.distance < 0) return tl::unexpected<std::string>("a negative distance");
  const std::string_view unit = columns.cell(source, "Distance Unit");
  row.metres_per_unit = metres_per(unit);
  if (row.distance && !unit.empty() && !row.metres_per_unit) {
    return tl::unexpected<std::string>("the distance's unit is not known");
  }
  std::string wrong = read_effort(row, columns.cell(source, "Reps"),
                                  hold_s ? csv_number(*hold_s) : std::string{}, {});
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return row;
}

// Adds the load from one column. @returns what is wrong, empty when nothing is
std::string read_load(ForeignRow& row, std::string_view cell, std::optional<MassUnit> unit) {
  const auto load = optional_number(cell, "weight");
  if (!load) return load.error();
  if (!unless_zero(*load)) return {};
  row.load = *load;
  row.load_unit = unit;
  return {};
}

RowReading read_android(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  RowReading row = read_common(table, source, "Comment");
  DOWEL_TRY(row);
  const std::string_view unit = columns.cell(source, "Weight Unit");
  std::string wrong = read_load(*row, columns.cell(source, "Weight"), parse_mass_unit(unit));
  if (wrong.empty() && row->load && !row->load_unit && !unit.empty()) {
    wrong = "the weight's unit is neither kg nor lb";
  }
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return row;
}

RowReading read_android_old(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  RowReading row = read_common(table, source, "Comment");
  DOWEL_TRY(row);
  const bool kilograms = columns.has("Weight (kgs)");
  std::string wrong =
      read_load(*row, columns.cell(source, kilograms ? "Weight (kgs)" : "Weight (lbs)"),
                kilograms ? MassUnit::kKilogram : MassUnit::kPound);
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return row;
}

// One of the two weight columns is filled; where other programs fill both, kilograms count.
RowReading read_ios(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  RowReading row = read_common(table, source, "Notes");
  DOWEL_TRY(row);
  const std::string_view kilograms = columns.cell(source, "Weight (kg)");
  const std::string_view pounds = columns.cell(source, "Weight (lbs)");
  columns.cell(source, "Kind");  // which figures the exercise has: seen from the figures themselves
  std::string wrong = read_load(*row, kilograms, MassUnit::kKilogram);
  if (wrong.empty() && !row->load) wrong = read_load(*row, pounds, MassUnit::kPound);
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return row;
}

bool is_fitnotes(const Columns& columns) {
  return columns.has("Date") && columns.has("Exercise") && columns.has("Category") &&
         columns.has("Reps");
}
bool knows_android(const Columns& columns) { return is_fitnotes(columns) && columns.has("Weight"); }
bool knows_android_old(const Columns& columns) {
  return is_fitnotes(columns) && (columns.has("Weight (kgs)") || columns.has("Weight (lbs)"));
}
bool knows_ios(const Columns& columns) {
  return is_fitnotes(columns) && columns.has("Weight (kg)") && columns.has("Weight (lbs)");
}

}  // namespace

const Format kFitNotesAndroid{
    "fitnotes", "FitNotes for Android", knows_android, read_android, nullptr, {"Date"}};
const Format kFitNotesAndroidOld{"fitnotes",        "FitNotes for Android, older",
                                 knows_android_old, read_android_old,
                                 nullptr,           {"Date"}};
const Format kFitNotesIos{"fitnotes", "FitNotes for iOS", knows_ios, read_ios, nullptr, {"Date"}};

}  // namespace dowel::formats
