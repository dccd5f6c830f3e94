// Strong's exports: comma without units (2016, short and long), comma with units, and semicolon;
// the header in English or in another language, the columns in any order.
#include <algorithm>
#include <array>

#include "formats/folded_text.h"
#include "formats/importers.h"

namespace dowel::formats {
namespace {

// What a word in place of a set's number says; sets are kSet.
RowKind kind_of(TableReading& table, std::string_view order) {
  if (const auto known = table.kinds.find(order); known != table.kinds.end()) return known->second;
  const std::string word = folded(order);
  RowKind kind = word == "rest timer" ? RowKind::kRestTimer
                 : word == "note"     ? RowKind::kNote
                                      : RowKind::kSet;
  if (table.words != nullptr) {
    for (const LanguageWords& language : table.words->languages) {
      if (kind == RowKind::kSet && is_one_of(language.rest_timer, word)) kind = RowKind::kRestTimer;
      if (kind == RowKind::kSet && is_one_of(language.note, word)) kind = RowKind::kNote;
    }
  }
  return table.kinds.emplace(std::string{order}, kind).first->second;
}

// Reads the set order, which is a number, a letter or one of a few words.
bool read_order(ForeignRow& row, std::string_view order, TableReading& table) {
  row.label = order;
  if (parse_whole(order)) return true;
  row.kind = kind_of(table, order);
  if (row.kind != RowKind::kSet) return true;
  const auto kind = set_kind_of(order, table.words);
  row.set.kind = kind.value_or(SetKind::kWorking);
  return kind.has_value();
}

// A row under a word nobody knows with nothing but a time is a rest timer in another language.
bool looks_like_rest(const ForeignRow& row) {
  return row.label.size() > 2 && !row.load && !row.distance && row.set.reps.value_or(0) == 0 &&
         row.set.hold_s;
}

// Of the figures: the units are those behind the columns' names, or nobody's yet.
std::string read_figures(ForeignRow& out, Columns& columns, const CsvRow& row,
                         std::string_view weight, std::string_view distance) {
  const auto load = optional_number(columns.measure(row, weight), "weight");
  const auto way = optional_number(columns.measure(row, distance), "distance");
  if (!load) return load.error();
  if (!way) return way.error();
  out.load = unless_zero(*load);
  out.distance = unless_zero(*way);
  if (out.distance && *out.distance < 0) return "a negative distance";
  return read_effort(out, columns.cell(row, "Reps"), columns.cell(row, "Seconds"),
                     columns.cell(row, "RPE"));
}

RowReading read_with(TableReading& table, const CsvRow& row, std::string_view weight,
                     std::string_view distance) {
  Columns& columns = table.columns;
  ForeignRow out;
  const std::string_view date = columns.cell(row, "Date");
  const auto time = table.dates.read(date);
  if (!time) return tl::unexpected(complaint("the date ", date, " cannot be read"));
  out.started = time->time;
  out.in_utc = time->utc;
  out.title = columns.cell(row, "Workout Name");
  out.session_notes = columns.cell(row, "Workout Notes");
  const std::string_view lasted = columns.measure(row, "Duration");
  out.duration_s =
      table.length_s(lasted.empty() ? columns.measure(row, "Workout Duration") : lasted);
  columns.cell(row, "Workout #");  // numbers shift when a workout is deleted: of no use as a key
  out.exercise = columns.cell(row, "Exercise Name");
  const std::string_view order = columns.cell(row, "Set Order");
  const bool known = read_order(out, order, table);
  if (out.kind == RowKind::kNote) {
    out.note = columns.cell(row, "Notes");
    return out;
  }
  if (out.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  out.set.notes = columns.cell(row, "Notes");
  std::string wrong = read_figures(out, columns, row, weight, distance);
  if (!known && looks_like_rest(out)) out.kind = RowKind::kRestTimer;
  if (out.kind == RowKind::kRestTimer) return out;
  if (!known) {
    return tl::unexpected(
        complaint("the set order ", order, " is neither a number nor a known word"));
  }
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  return out;
}

bool is_strong(const Columns& columns) {
  return columns.has("Exercise Name") && columns.has("Set Order") && columns.has("Date") &&
         columns.has("Reps");
}

bool knows_plain(const Columns& columns) { return is_strong(columns) && columns.unit_of("Weight"); }

// The units that stand in the header, or in columns of their own.
RowReading with_units(RowReading reading, TableReading& table, const CsvRow& row) {
  DOWEL_TRY(reading);
  Columns& columns = table.columns;
  const std::string mass = columns.unit_of("Weight").value_or("");
  const std::string_view mass_cell = columns.cell(row, "Weight Unit");
  reading->load_unit = parse_mass_unit(mass.empty() ? mass_cell : std::string_view{mass});
  if (reading->load && !reading->load_unit && !(mass.empty() && mass_cell.empty())) {
    return tl::unexpected<std::string>("the weight's unit is neither kg nor lb");
  }
  const std::string way = columns.unit_of("Distance").value_or("");
  const std::string_view way_cell = columns.cell(row, "Distance Unit");
  reading->metres_per_unit = metres_per(way.empty() ? way_cell : std::string_view{way});
  if (reading->distance && !reading->metres_per_unit && !(way.empty() && way_cell.empty())) {
    return tl::unexpected<std::string>("the distance's unit is not known");
  }
  return reading;
}

RowReading read_row(TableReading& table, const CsvRow& row) {
  return with_units(read_with(table, row, "Weight", "Distance"), table, row);
}

bool knows_units(const Columns& columns) {
  return knows_plain(columns) && columns.has("Weight Unit");
}
bool knows_semicolon(const Columns& columns) {
  return knows_plain(columns) && !columns.unit_of("Weight")->empty();
}

// In 2016 the columns of loads and ways were called by their units.
constexpr std::array<std::string_view, 3> kMassColumns{"kg", "lb", "lbs"};
constexpr std::array<std::string_view, 3> kWayColumns{"km", "mi", "miles"};

template <std::size_t n>
std::string_view one_of(const Columns& columns, const std::array<std::string_view, n>& names) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](std::string_view name) { return columns.has(name); });
  return found == names.end() ? std::string_view{} : *found;
}

bool knows_2016(const Columns& columns) {
  return is_strong(columns) && !one_of(columns, kMassColumns).empty();
}
RowReading read_2016(TableReading& table, const CsvRow& row) {
  const std::string_view mass = one_of(table.columns, kMassColumns);
  const std::string_view way = one_of(table.columns, kWayColumns);
  RowReading reading = read_with(table, row, mass, way);
  DOWEL_TRY(reading);
  reading->load_unit = parse_mass_unit(mass);
  reading->metres_per_unit = metres_per(way);
  return reading;
}

using Header = std::vector<std::string>;

// The forms in which Strong was seen to write its columns.
const std::vector<Header>& known_headers() {
  static const std::vector<Header> kHeaders{
      {"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps",
       "Distance", "Seconds", "Notes", "Workout Notes", "RPE"},
      {"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps",
       "Distance", "Seconds", "RPE"},
      {"Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE",
       "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes", "Workout Duration"},
      {"Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE",
       "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes"},
      {"Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Reps", "RPE", "Distance",
       "Seconds", "Notes", "Workout Notes", "Workout Duration"},
      {"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Weight Unit",
       "Reps", "RPE", "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes"},
      {"Workout #", "Date", "Workout Name", "Duration (sec)", "Exercise Name", "Set Order",
       "Weight", "Reps", "RPE", "Distance (meters)", "Seconds", "Notes", "Workout Notes"}};
  return kHeaders;
}

bool is_number_or_empty(std::string_view cell) { return cell.empty() || parse_number(cell); }

// Whether a cell may stand in a column.
bool fits(const std::string& column, std::string_view cell) {
  if (column == "Date") return parse_foreign_time(cell).has_value();
  if (column == "Exercise Name") return !cell.empty() && !parse_number(cell);
  if (column == "Set Order") return !cell.empty() && cell.size() < 60;
  if (column == "Weight" || column == "Reps" || column == "Seconds" ||
      column.starts_with("Distance (") || column == "Distance") {
    return is_number_or_empty(cell);
  }
  if (column == "RPE") return cell.empty() || parse_number(cell).value_or(11) <= 10;
  if (column == "Weight Unit") return cell.empty() || parse_mass_unit(cell);
  if (column == "Distance Unit") return cell.empty() || metres_per(cell);
  // A workout lasts a time and is no bare number, but in the form that says so.
  if (column == "Duration" || column == "Workout Duration") {
    return cell.empty() || (!parse_number(cell) && cell.find_first_of("0123456789") == 0);
  }
  if (column.starts_with("Duration") || column == "Workout #") return is_number_or_empty(cell);
  return true;
}

bool fits(const Header& header, const CsvTable& table) {
  if (header.size() != table.header.size() || table.rows.empty()) return false;
  std::size_t fitting = 0, numbered = 0;
  for (const CsvRow& row : table.rows) {
    bool all = true;
    for (std::size_t i = 0; i < header.size() && all; ++i) {
      all = fits(header[i], trimmed(row.fields[i]));
    }
    fitting += all;
    const auto order = std::find(header.begin(), header.end(), "Set Order") - header.begin();
    numbered += parse_whole(row.fields[static_cast<std::size_t>(order)]).has_value();
  }
  return fitting * 10 >= table.rows.size() * 9 && numbered * 2 >= table.rows.size();
}

}  // namespace

std::optional<std::vector<std::string>> strong_header_by_place(const CsvTable& table) {
  std::optional<Header> found;
  for (const Header& header : known_headers()) {
    if (!fits(header, table)) continue;
    if (found) return std::nullopt;
    found = header;
  }
  if (!found) return found;
  // Units behind the names stay.
  for (std::size_t i = 0; i < found->size(); ++i) {
    const std::string& there = table.header[i];
    const auto open = there.rfind('(');
    if ((*found)[i] == "Weight" && open != std::string::npos) {
      (*found)[i].append(" ").append(there, open);
    }
  }
  return found;
}

const Format kStrongPlain{"strong", "Strong, without units", knows_plain, read_row, nullptr,
                          {"Date"}};
const Format kStrongUnits{"strong", "Strong, with units", knows_units, read_row, nullptr, {"Date"}};
const Format kStrongSemicolon{"strong", "Strong, semicolons", knows_semicolon, read_row, nullptr,
                              {"Date"}};
const Format kStrong2016{"strong", "Strong of 2016", knows_2016, read_2016, nullptr, {"Date"}};

}  // namespace dowel::formats
