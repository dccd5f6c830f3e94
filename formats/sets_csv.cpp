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

// Reads what only Dowel's own file has. @returns the column that is wrong, empty when none is
std::string read_own(ForeignRow& row, Columns& columns, const CsvRow& source) {
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
  if (!word("kind", row.set.kind)) return "kind";
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
  const auto started = parse_foreign_time(columns.cell(source, "started"));
  if (!started) return tl::unexpected<std::string>("the start cannot be read");
  row.started = started->time;
  row.title = without_guard(columns.cell(source, "session_title"));
  row.exercise = without_guard(columns.cell(source, "exercise"));
  row.slug = without_guard(columns.cell(source, "exercise_slug"));
  if (row.exercise.empty() && row.slug.empty()) {
    return tl::unexpected<std::string>("the row names no exercise");
  }
  row.label = "set";
  const auto load = optional_number(columns.cell(source, "load_kg"), "load_kg");
  const auto distance = optional_number(columns.cell(source, "distance_m"), "distance_m");
  DOWEL_TRY(load);
  DOWEL_TRY(distance);
  row.load = *load;
  row.load_unit = MassUnit::kKilogram;
  row.distance = *distance;
  row.metres_per_unit = 1;
  std::string wrong = read_effort(row, columns.cell(source, "reps"), columns.cell(source, "hold_s"),
                                  columns.cell(source, "rpe"));
  if (!wrong.empty()) return tl::unexpected<std::string>(std::move(wrong));
  if (const std::string column = read_own(row, columns, source); !column.empty()) {
    return tl::unexpected<std::string>("column " + column + " holds no valid value");
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

bool knows(const Columns& columns) {
  return columns.has("started") && columns.has("exercise") && columns.has("reps") &&
         columns.has("load_kg");
}

}  // namespace

const Format kDowelSets{"dowel", "Dowel's own table of sets", knows, read_row};

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
