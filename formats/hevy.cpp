// Hevy's export: one row a set, loads in kilograms or pounds by the header.
#include <algorithm>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

// Hevy writes line breaks of notes as a backslash and an n.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n') {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool read_kind(ForeignRow& row, std::string_view type) {
  const std::string word = lowered(type);
  if (word == "warmup") {
    row.set.kind = SetKind::kWarmup;
  } else if (word == "failure") {
    row.set.kind = SetKind::kFailure;
  } else if (word == "dropset") {
    row.set.kind = SetKind::kDrop;
  } else {
    return word.empty() || word == "normal";
  }
  return true;
}

void read_times(ForeignRow& row, LocalTime started, const DateReader& dates, std::string_view end) {
  row.started = started;
  const auto ended = dates.read(end);
  if (!ended) {
    if (!end.empty()) row.remarks.emplace_back("the end of the workout cannot be read");
  } else if (ended->time < started) {
    row.remarks.emplace_back("the workout ends before it starts; its length was left out");
  } else {
    row.duration_s = static_cast<double>((ended->time - started).count());
  }
}

void read_load(ForeignRow& row, Columns& columns, const CsvRow& source, std::string& wrong) {
  const bool kilograms = columns.has("weight_kg");
  const bool kilometres = columns.has("distance_km");
  const auto load =
      optional_number(columns.cell(source, kilograms ? "weight_kg" : "weight_lbs"), "weight");
  const auto distance = optional_number(
      columns.cell(source, kilometres ? "distance_km" : "distance_miles"), "distance");
  if (!load) wrong = load.error();
  if (!distance) wrong = distance.error();
  if (!wrong.empty()) return;
  row.load = unless_zero(*load);
  row.load_unit = kilograms ? MassUnit::kKilogram : MassUnit::kPound;
  row.distance = unless_zero(*distance);
  row.metres_per_unit = kilometres ? 1000 : 1609.344;
  if (row.distance && *row.distance < 0) wrong = "a negative distance";
}

void remark_on_rpe(ForeignRow& row) {
  constexpr double kHevyScale[] = {6, 7, 7.5, 8, 8.5, 9, 9.5, 10};
  if (row.set.rpe && std::find(std::begin(kHevyScale), std::end(kHevyScale), *row.set.rpe) ==
                         std::end(kHevyScale)) {
    row.remarks.emplace_back("an RPE that Hevy itself does not offer");
  }
}

// The note belongs to the exercise and is repeated in each of its rows. Hevy counts its sets from
// 0; tools that write its columns may count from 1, or not at all.
void keep_note_once(TableReading& table, ForeignRow& row, std::string_view note) {
  std::string exercise = to_text(row.started);
  exercise.append("|").append(row.title).append("|").append(row.exercise);
  std::string& kept = table.kept_notes[std::move(exercise)];
  if (row.label != "0" && kept == note) return;
  kept = note;
  row.set.notes = unescaped(note);
}

RowReading read_row(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  ForeignRow row;
  const std::string_view start = columns.cell(source, "start_time");
  const auto started = table.dates.read(start);
  if (!started) {
    return tl::unexpected(complaint("the start time ", start, " cannot be read"));
  }
  row.in_utc = started->utc;
  read_times(row, started->time, table.dates, columns.cell(source, "end_time"));
  row.title = columns.cell(source, "title");
  row.session_notes = unescaped(columns.cell(source, "description"));
  row.exercise = columns.cell(source, "exercise_title");
  if (row.exercise.empty()) return tl::unexpected<std::string>("the row names no exercise");
  // A table that somebody has cut down may lack the index: the order of its rows stands for it.
  const bool indexed = columns.has("set_index");
  row.label = indexed ? columns.cell(source, "set_index") : std::string_view{"set"};
  if (indexed && !parse_whole(row.label)) {
    return tl::unexpected<std::string>("the set index is no number");
  }
  if (!read_kind(row, columns.cell(source, "set_type"))) {
    return tl::unexpected<std::string>("the set type is none that Hevy has");
  }
  row.set.superset = columns.cell(source, "superset_id");
  keep_note_once(table, row, columns.cell(source, "exercise_notes"));
  std::string wrong;
  read_load(row, columns, source, wrong);
  if (wrong.empty()) {
    wrong = read_effort(row, columns.cell(source, "reps"), columns.cell(source, "duration_seconds"),
                        columns.cell(source, "rpe"));
  }
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  remark_on_rpe(row);
  return row;
}

bool knows(const Columns& columns) {
  return columns.has("exercise_title") && columns.has("start_time") && columns.has("reps") &&
         (columns.has("weight_kg") || columns.has("weight_lbs"));
}

}  // namespace

const Format kHevy{"hevy", "Hevy", knows, read_row, nullptr, {"start_time", "end_time"}};

}  // namespace dowel::formats
