#include "formats/foreign_log.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

constexpr std::array kFormats{
    &kStrongSemicolon, &kStrongUnits,        &kStrongPlain, &kHevy,     &kFitNotesIos,
    &kFitNotesAndroid, &kFitNotesAndroidOld, &kLiftosaur,   &kDowelSets};

std::string joined(const CsvRow& row) {
  std::string text;
  for (const std::string& field : row.fields) {
    if (text.size() > 120) break;
    text += (text.empty() ? "" : ",") + field;
  }
  return text;
}

// Puts rows into sessions and keeps the books.
class PreviewBuilder {
 public:
  PreviewBuilder(ImportPreview& preview, const ImportOptions& options)
      : preview_(preview), options_(options) {}

  void add(ForeignRow row, const CsvRow& source) {
    for (std::string& remark : row.remarks) {
      preview_.remarks.push_back({source.line, std::move(remark), joined(source)});
    }
    if (row.kind == RowKind::kRestTimer) {
      ++preview_.counts.rest_timers;
      return;
    }
    ForeignSession& session = session_of(row);
    if (row.kind == RowKind::kNotDone) {
      ++preview_.counts.not_done;
      next_key(session, row);  // so that the keys of the others do not depend on what was done
      return;
    }
    if (row.kind == RowKind::kNote) {
      ++preview_.counts.notes;
      append_line(session.session.notes,
                  row.exercise.empty() ? row.note : row.exercise + ": " + row.note);
      return;
    }
    add_set(session, std::move(row), source);
  }

  // Names by use, most used first; sessions of which nothing was done are none.
  void finish() {
    std::erase_if(preview_.sessions, [](const ForeignSession& session) {
      return session.sets.empty() && session.session.notes.empty();
    });
    std::stable_sort(preview_.names.begin(), preview_.names.end(),
                     [](const FoundName& a, const FoundName& b) { return a.sets > b.sets; });
  }

 private:
  static void append_line(std::string& text, const std::string& line) {
    if (line.empty() || text == line) return;
    text += (text.empty() ? "" : "\n") + line;
  }

  ForeignSession& session_of(const ForeignRow& row) {
    const std::string key = row.session_id.value.empty() ? to_text(row.started) + "|" + row.title
                                                         : row.session_id.value;
    const auto [found, fresh] = session_at_.try_emplace(key, preview_.sessions.size());
    if (fresh) {
      preview_.sessions.push_back({.session = {.id = row.session_id,
                                               .started = row.started,
                                               .duration_s = row.duration_s,
                                               .title = row.title,
                                               .notes = row.session_notes,
                                               .source = preview_.source},
                                   .key = key});
    }
    ForeignSession& session = preview_.sessions[found->second];
    if (!session.session.duration_s) session.session.duration_s = row.duration_s;
    return session;
  }

  void convert(ForeignRow& row) {
    if (row.load) {
      const auto unit = row.load_unit ? row.load_unit : options_.unit;
      if (!unit) preview_.must_ask_unit = true;
      row.set.load_kg = *row.load * (unit == MassUnit::kPound ? kKilogramsPerPound : 1.0);
    }
    if (row.distance) {
      const auto metres = row.metres_per_unit ? row.metres_per_unit : options_.distance_in_m;
      if (!metres) preview_.must_ask_distance = true;
      row.set.distance_m = *row.distance * metres.value_or(1);
    }
  }

  // The same exercise may come twice in a session, so the same label may, too: they are counted.
  std::string next_key(const ForeignSession& session, const ForeignRow& row) {
    const std::string base = row.exercise + "|" + row.label;
    return base + "|" + std::to_string(occurrences_[session.key + "|" + base]++);
  }

  void count_name(const ForeignRow& row) {
    const bool settled = !row.slug.empty() || !row.set.id.value.empty();
    const std::string key = row.exercise + "|" + row.slug + (settled ? "|settled" : "");
    const auto [found, fresh] = name_at_.try_emplace(key, preview_.names.size());
    const std::string& name = row.exercise.empty() ? row.slug : row.exercise;
    if (fresh) preview_.names.push_back({.name = name, .slug = row.slug, .settled = settled});
    ++preview_.names[found->second].sets;
  }

  void add_set(ForeignSession& session, ForeignRow row, const CsvRow& source) {
    convert(row);
    row.set.exercise = {row.slug, row.exercise};
    row.set.order = static_cast<int>(session.sets.size());
    std::string key = next_key(session, row);
    ++(row.set.kind == SetKind::kWarmup    ? preview_.counts.warmup
       : row.set.kind == SetKind::kFailure ? preview_.counts.failure
       : row.set.kind == SetKind::kDrop    ? preview_.counts.drop
                                           : preview_.counts.working);
    count_name(row);
    session.sets.push_back({std::move(row.set), std::move(key), source.line});
  }

  ImportPreview& preview_;
  const ImportOptions& options_;
  std::unordered_map<std::string, std::size_t> session_at_;
  std::unordered_map<std::string, std::size_t> name_at_;
  std::unordered_map<std::string, int> occurrences_;
};

ImportPreview read_rows(const Format& format, Columns& columns, CsvTable& table,
                        const ImportOptions& options) {
  ImportPreview preview{.source = std::string{format.source}, .form = std::string{format.form}};
  preview.not_understood = std::move(table.not_understood);
  preview.remarks = std::move(table.remarks);
  preview.counts.rows = static_cast<int>(table.rows.size() + preview.not_understood.size());
  PreviewBuilder builder{preview, options};
  for (const CsvRow& row : table.rows) {
    RowReading reading = format.read(columns, row);
    if (reading && reading->set.notes.size() + reading->exercise.size() > kLongestFieldBytes) {
      reading = tl::unexpected<std::string>("the row is too long");
    }
    if (reading) {
      builder.add(std::move(*reading), row);
    } else {
      preview.not_understood.push_back({row.line, std::move(reading.error()), joined(row)});
    }
  }
  builder.finish();
  preview.counts.not_understood = static_cast<int>(preview.not_understood.size());
  preview.unused = columns.unused(table);
  return preview;
}

void shift_from_utc(ImportPreview& preview, const ImportOptions& options) {
  for (ForeignSession& session : preview.sessions) {
    session.session.started += std::chrono::minutes{options.utc_offset_min};
  }
}

}  // namespace

Columns::Columns(const CsvTable& table) : used_(table.header.size()) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    index_.try_emplace(lowered(trimmed(table.header[i])), i);
  }
}

bool Columns::has(std::string_view name) const { return index_.contains(lowered(name)); }

std::string_view Columns::cell(const CsvRow& row, std::string_view name) {
  const auto found = index_.find(lowered(name));
  if (found == index_.end()) return {};
  used_[found->second] = true;
  return trimmed(row.fields[found->second]);
}

std::vector<UnusedColumn> Columns::unused(const CsvTable& table) const {
  std::vector<UnusedColumn> list;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (used_[i]) continue;
    const auto filled = std::count_if(table.rows.begin(), table.rows.end(), [&](const CsvRow& row) {
      return !trimmed(row.fields[i]).empty();
    });
    if (filled > 0) list.push_back({table.header[i], static_cast<int>(filled)});
  }
  return list;
}

tl::expected<std::optional<double>, std::string> optional_number(std::string_view cell,
                                                                 std::string_view column) {
  if (cell.empty()) return std::nullopt;
  const auto value = parse_number(cell);
  if (value) return value;
  std::string wrong{"'"};
  wrong.append(cell.substr(0, 40)).append("' in column ").append(column).append(" is no number");
  return tl::unexpected<std::string>(std::move(wrong));
}

std::string read_effort(ForeignRow& row, std::string_view reps, std::string_view seconds,
                        std::string_view rpe) {
  const auto count = optional_number(reps, "reps");
  const auto hold = optional_number(seconds, "seconds");
  const auto effort = optional_number(rpe, "RPE");
  if (!count) return count.error();
  if (!hold) return hold.error();
  if (!effort) return effort.error();
  if (*count && **count < 0) return "negative reps";
  if (*hold && **hold < 0) return "a negative time";
  row.set.hold_s = unless_zero(*hold);
  if (*count) {
    row.set.reps = static_cast<int>(std::floor(**count));
    if (**count != std::floor(**count)) {
      row.remarks.push_back("part of a rep was left out: " + std::string{reps});
    }
  }
  // Holds are exported with 0 reps; 0 reps without a time are an attempt that failed.
  if (row.set.hold_s && row.set.reps == 0) row.set.reps.reset();
  if (*effort && **effort > 0 && **effort <= 10) {
    row.set.rpe = *effort;
  } else if (*effort && **effort != 0) {
    row.remarks.push_back("an RPE outside 0 to 10 was left out: " + std::string{rpe});
  }
  return {};
}

Result<ImportPreview> read_foreign_log(std::string_view text, const ImportOptions& options) {
  auto table = read_csv(text);
  DOWEL_TRY(table);
  for (const Format* format : kFormats) {
    Columns columns{*table};
    if (!format->recognises(columns, *table)) continue;
    ImportPreview preview = read_rows(*format, columns, *table, options);
    if (format == &kLiftosaur) shift_from_utc(preview, options);
    return preview;
  }
  return fail(ErrorCode::kUnreadable, "the header of the file is none that Dowel knows",
              "export from Strong, Hevy, FitNotes or Liftosaur as CSV, or use Dowel's own columns");
}

}  // namespace dowel::formats
