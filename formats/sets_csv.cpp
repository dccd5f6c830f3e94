#include "formats/sets_csv.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/log/log_cells.h"
#include "formats/importers.h"

namespace dowel::formats {
namespace {

constexpr std::string_view kHeader =
    "started,session_title,exercise,exercise_slug,kind,side,reps,hold_s,distance_m,load_kg,rpe,rir,"
    "tempo,superset,pain,next_day_pain,notes,session_duration_s,session_notes,session_id,set_id";

std::string cell_text(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return csv_number(*real);
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_field(*text);
  return {};
}

template <class... Fields>
std::string row_of(const Fields&... fields) {
  std::string row;
  ((row += cell_text(to_cell(fields)) + ','), ...);
  row.back() = '\n';
  return row;
}

std::string text_row(const WorkoutSession& w, const SetEntry& s) {
  return row_of(w.started, w.title, s.exercise.name, s.exercise.slug, s.kind, s.side, s.reps,
                s.hold_s, s.distance_m, s.load_kg, s.rpe, s.rir, s.tempo, s.superset, s.pain,
                s.next_day_pain, s.notes, w.duration_s, w.notes, w.id, s.id);
}

// A table of one's own goes by Dowel's names, or by the usual ones, which other languages are read
// as. @returns the first that is there; empty: none
std::string_view first_of(const Columns& columns, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (columns.unit_of(name)) return name;
  }
  return {};
}
std::string_view start_column(const Columns& columns) {
  return first_of(columns, {"started", "Date"});
}
std::string_view exercise_column(const Columns& columns) {
  return first_of(columns, {"exercise", "Exercise Name"});
}
std::string_view load_column(const Columns& columns) {
  return first_of(columns, {"load_kg", "load_lb", "load_lbs", "load", "weight_kg", "weight_lb",
                            "weight_lbs", "Weight", "kg", "lb", "lbs"});
}

// The load, whose unit stands in the cell, behind the column's name or in it.
std::string read_load(ForeignRow& row, Columns& columns, const CsvRow& source) {
  const std::string_view name = load_column(columns);
  const std::string low = lowered(name), behind = columns.unit_of(name).value_or("");
  std::string_view cell = columns.measure(source, name);
  row.load_unit = low.ends_with("kg")                           ? MassUnit::kKilogram
                  : low.ends_with("lb") || low.ends_with("lbs") ? MassUnit::kPound
                                                                : parse_mass_unit(behind);
  if (const auto end = cell.find_last_of("0123456789.,"); end != std::string_view::npos) {
    if (const auto unit = parse_mass_unit(cell.substr(end + 1))) {
      row.load_unit = unit;
      cell = trimmed(cell.substr(0, end + 1));
    }
  }
  const auto load = optional_number(cell, name);
  if (!load) return load.error();
  row.load = *load;
  return {};
}

// The kind of set by Dowel's word, or by what programs and languages call it.
bool read_kind(const std::string& text, const ForeignWords* words, SetKind& kind) {
  if (text.empty() || from_cell(Cell{text}, kind)) return true;
  const std::string low = lowered(text);
  if (low == "work" || low == "normal" || low == "n") {
    kind = SetKind::kWorking;
    return true;
  }
  const auto told = set_kind_of(text, words);
  kind = told.value_or(kind);
  return told.has_value();
}

// Reads what only Dowel's own file has. @returns the column that is wrong, empty when none is
std::string read_own(ForeignRow& row, TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  const auto text = [&](std::string_view name) {
    return without_guard(columns.cell(source, name));
  };
  const auto word = [&](std::string_view name, auto& value) {
    const std::string cell = text(name);
    return cell.empty() || from_cell(Cell{cell}, value);
  };
  const auto scale = [&](std::string_view name, std::optional<int>& value) {
    const std::string_view cell = columns.cell(source, name);
    value = parse_whole(cell);
    return cell.empty() || value.has_value();
  };
  if (!read_kind(text("kind"), table.words, row.set.kind)) return "kind";
  if (!word("side", row.set.side)) return "side";
  if (!scale("pain", row.set.pain)) return "pain";
  if (!scale("next_day_pain", row.set.next_day_pain)) return "next_day_pain";
  const auto rir = optional_number(columns.cell(source, "rir"), "rir");
  if (!rir) return "rir";
  row.set.rir = *rir;
  // Others write 0 for "not said"; what Dowel writes is meant.
  if (const auto reps = parse_whole(columns.cell(source, "reps"))) row.set.reps = reps;
  if (parse_number(columns.cell(source, "rpe")) == 0.0) row.set.rpe = 0;
  row.set.tempo = text("tempo");
  row.set.superset = text("superset");
  row.set.notes = text("notes");
  row.set.id = {text("set_id")};
  row.session_id = {text("session_id")};
  row.session_notes = text("session_notes");
  row.duration_s = parse_duration_s(columns.cell(source, "session_duration_s"));
  return {};
}

RowReading read_row(TableReading& table, const CsvRow& source) {
  Columns& columns = table.columns;
  ForeignRow row;
  const auto started = table.dates.read(columns.measure(source, start_column(columns)));
  if (!started) return tl::unexpected<std::string>("the start cannot be read");
  row.started = started->time;
  row.title = without_guard(columns.cell(source, "session_title"));
  row.exercise = without_guard(columns.measure(source, exercise_column(columns)));
  row.slug = without_guard(columns.cell(source, "exercise_slug"));
  if (row.exercise.empty() && row.slug.empty()) {
    return tl::unexpected<std::string>("the row names no exercise");
  }
  row.label = "set";
  std::string wrong = read_load(row, columns, source);
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  const auto distance = optional_number(columns.cell(source, "distance_m"), "distance_m");
  DOWEL_TRY(distance);
  row.distance = *distance;
  row.metres_per_unit = 1;
  wrong = read_effort(row, columns.cell(source, "reps"), columns.cell(source, "hold_s"),
                      columns.cell(source, "rpe"));
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  if (const std::string column = read_own(row, table, source); !column.empty()) {
    const char* valid = column == "kind"   ? ": there are working, warmup, failure and drop"
                        : column == "side" ? ": there are both, left and right"
                                           : "";
    return tl::unexpected<std::string>("column " + column + " holds no valid value" + valid);
  }
  // What no log may hold must not get into a preview either.
  SetEntry probe = row.set;
  probe.id = {"probe"};
  probe.exercise = {row.slug, row.exercise};
  if (const auto checked = check(probe); !checked) {
    return tl::unexpected<std::string>(checked.error().message);
  }
  return row;
}

// A row that says how many sets there were is so many.
RowsReading read_rows(TableReading& table, const CsvRow& source) {
  RowReading reading = read_row(table, source);
  DOWEL_TRY(reading);
  const std::string_view cell = table.columns.cell(source, "sets");
  const auto sets = cell.empty() ? std::optional(1) : parse_whole(cell);
  constexpr int kMostSets = 50;
  if (!sets || *sets < 0 || *sets > kMostSets) {
    return tl::unexpected(complaint("the number of sets ", cell, " cannot be read"));
  }
  if (*sets > 1 && !reading->set.id.value.empty()) {
    return tl::unexpected<std::string>("a set with an identity of its own cannot be several");
  }
  if (*sets == 0) reading->kind = RowKind::kNotDone;
  return std::vector<ForeignRow>(static_cast<std::size_t>(std::max(1, *sets)), *reading);
}

bool knows(const Columns& columns) {
  return !start_column(columns).empty() && !exercise_column(columns).empty() &&
         columns.has("reps") && !load_column(columns).empty();
}

}  // namespace

const Format kDowelSets{"dowel",   "Dowel's own table of sets", knows, nullptr,
                        read_rows, {"started", "Date"}};

std::string write_sets_csv(const LogData& log, const AthleteId& athlete) {
  std::map<std::string, std::vector<const SetEntry*>> sets_of;
  for (const SetEntry& set : log.sets) sets_of[set.session.value].push_back(&set);
  std::vector<const WorkoutSession*> sessions;
  for (const WorkoutSession& session : log.sessions) {
    if (session.athlete == athlete) sessions.push_back(&session);
  }
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const auto* a, const auto* b) { return a->started < b->started; });
  std::string text = std::string{kHeader} + "\n";
  for (const WorkoutSession* session : sessions) {
    auto& sets = sets_of[session->id.value];
    std::stable_sort(sets.begin(), sets.end(),
                     [](const auto* a, const auto* b) { return a->order < b->order; });
    for (const SetEntry* set : sets) text += text_row(*session, *set);
  }
  return text;
}

}  // namespace dowel::formats
