// Strong's exports: comma without units (short and long), comma with units, and semicolon.
#include "formats/importers.h"

namespace dowel::formats {
namespace {

// Reads the set order, which is a number or one of a few words.
bool read_order(ForeignRow& row, std::string_view order) {
  const std::string word = lowered(order);
  row.label = order;
  if (word == "rest timer") {
    row.kind = RowKind::kRestTimer;
  } else if (word == "note") {
    row.kind = RowKind::kNote;
  } else if (word == "w") {
    row.set.kind = SetKind::kWarmup;
  } else if (word == "f") {
    row.set.kind = SetKind::kFailure;
  } else if (word == "d") {
    row.set.kind = SetKind::kDrop;
  } else {
    return parse_whole(order).has_value();
  }
  return true;
}

struct Names {
  std::string_view weight;
  std::string_view distance;
  std::string_view duration;
};

RowReading read_with(Columns& columns, const CsvRow& row, const Names& names) {
  ForeignRow out;
  const auto time = parse_foreign_time(columns.cell(row, "Date"));
  if (!time) return tl::unexpected<std::string>("the date cannot be read");
  out.started = time->time;
  out.title = columns.cell(row, "Workout Name");
  out.session_notes = columns.cell(row, "Workout Notes");
  out.duration_s = parse_duration_s(columns.cell(row, names.duration));
  out.exercise = columns.cell(row, "Exercise Name");
  if (!read_order(out, columns.cell(row, "Set Order"))) {
    return tl::unexpected<std::string>("the set order is neither a number nor a known word");
  }
  if (out.kind == RowKind::kNote) {
    out.note = columns.cell(row, "Notes");
    return out;
  }
  if (out.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  out.set.notes = columns.cell(row, "Notes");
  const auto load = optional_number(columns.cell(row, names.weight), "weight");
  const auto distance = optional_number(columns.cell(row, names.distance), "distance");
  DOWEL_TRY(load);
  DOWEL_TRY(distance);
  out.load = unless_zero(*load);
  out.distance = unless_zero(*distance);
  if (out.distance && *out.distance < 0) return tl::unexpected<std::string>("a negative distance");
  std::string wrong = read_effort(out, columns.cell(row, "Reps"), columns.cell(row, "Seconds"),
                                  columns.cell(row, "RPE"));
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  return out;
}

bool is_strong(const Columns& columns) {
  return columns.has("Exercise Name") && columns.has("Set Order") && columns.has("Date") &&
         columns.has("Workout Name");
}

bool knows_plain(const Columns& columns, const CsvTable&) {
  return is_strong(columns) && columns.has("Weight") && columns.has("Duration");
}
RowReading read_plain(Columns& columns, const CsvRow& row) {
  return read_with(columns, row, {"Weight", "Distance", "Duration"});
}

bool knows_units(const Columns& columns, const CsvTable& table) {
  return knows_plain(columns, table) && columns.has("Weight Unit");
}
RowReading read_units(Columns& columns, const CsvRow& row) {
  RowReading reading = read_plain(columns, row);
  if (!reading) return reading;
  reading->load_unit = parse_mass_unit(columns.cell(row, "Weight Unit"));
  if (reading->load && !reading->load_unit) {
    return tl::unexpected<std::string>("the weight's unit is neither kg nor lb");
  }
  const std::string_view unit = columns.cell(row, "Distance Unit");
  reading->metres_per_unit = metres_per(unit);
  if (reading->distance && !reading->metres_per_unit && !unit.empty()) {
    return tl::unexpected<std::string>("the distance's unit is not known");
  }
  return reading;
}

constexpr std::string_view kKilogramHeader = "Weight (kg)";
constexpr std::string_view kPoundHeader = "Weight (lbs)";

bool knows_semicolon(const Columns& columns, const CsvTable&) {
  return is_strong(columns) && (columns.has(kKilogramHeader) || columns.has(kPoundHeader)) &&
         columns.has("Duration (sec)");
}
RowReading read_semicolon(Columns& columns, const CsvRow& row) {
  const bool kilograms = columns.has(kKilogramHeader);
  columns.cell(row, "Workout #");  // numbers shift when a workout is deleted: of no use as a key
  RowReading reading = read_with(
      columns, row,
      {kilograms ? kKilogramHeader : kPoundHeader, "Distance (meters)", "Duration (sec)"});
  if (!reading) return reading;
  reading->load_unit = kilograms ? MassUnit::kKilogram : MassUnit::kPound;
  reading->metres_per_unit = 1;
  return reading;
}

}  // namespace

const Format kStrongPlain{"strong", "Strong, without units", knows_plain, read_plain};
const Format kStrongUnits{"strong", "Strong, with units", knows_units, read_units};
const Format kStrongSemicolon{"strong", "Strong, semicolons", knows_semicolon, read_semicolon};

}  // namespace dowel::formats
