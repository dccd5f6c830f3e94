#include "formats/foreign_log.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "formats/folded_text.h"
#include "formats/importers.h"
#include "formats/text_encodings.h"

namespace dowel::formats {
namespace {

constexpr std::array kFormats{
    &kStrongSemicolon, &kStrongUnits,        &kStrongPlain, &kStrong2016,  &kHevy,    &kFitNotesIos,
    &kFitNotesAndroid, &kFitNotesAndroidOld, &kLiftosaur,   &kStrongLifts, &kGymBook, &kDowelSets};

constexpr const char* kKnownPrograms =
    "export from Strong, Hevy, FitNotes, Liftosaur, StrongLifts, GymBook, JEFIT or wger, or from "
    "Garmin as FIT; or name the columns of a table of your own as Dowel does: started, exercise, "
    "reps, load_kg, and where you have them kind, side, hold_s, distance_m, rpe, rir, notes";

// What a header must have to be that of a program, for who has only some of it.
struct Wanted {
  const char* whose;
  std::vector<std::string_view> columns;
};
const std::vector<Wanted>& wanted_columns() {
  static const std::vector<Wanted> kWanted{
      {"Strong's", {"Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Reps"}},
      {"Hevy's", {"title", "start_time", "exercise_title", "set_index", "weight_kg", "reps"}},
      {"FitNotes'", {"Date", "Exercise", "Category", "Weight", "Reps"}},
      {"Dowel's own", {"started", "exercise", "reps", "load_kg"}}};
  return kWanted;
}

// "the header … is none that Dowel knows: Date, Exercise Name, Weight, Reps; for Strong's Workout
// Name and Set Order are missing"
std::string unknown_header(const CsvTable& table, const Columns& columns) {
  constexpr std::size_t kShown = 12;
  std::string text = "the header of the file is none that Dowel knows: ";
  for (std::size_t i = 0; i < std::min(kShown, table.header.size()); ++i) {
    text.append(i == 0 ? "" : ", ").append(table.header[i].substr(0, 40));
  }
  if (table.header.size() > kShown) text += " …";
  const Wanted* nearest = nullptr;
  std::vector<std::string_view> missing;
  for (const Wanted& wanted : wanted_columns()) {
    std::vector<std::string_view> lacks;
    for (const std::string_view name : wanted.columns) {
      if (!columns.unit_of(name)) lacks.push_back(name);
    }
    const bool near = lacks.size() * 2 < wanted.columns.size();
    if (near && (nearest == nullptr || lacks.size() < missing.size())) {
      nearest = &wanted;
      missing = std::move(lacks);
    }
  }
  if (nearest == nullptr || missing.empty()) return text;
  text.append("; for ").append(nearest->whose);
  for (std::size_t i = 0; i < missing.size(); ++i) {
    text.append(i == 0 ? " " : i + 1 == missing.size() ? " and " : ", ").append(missing[i]);
  }
  return text.append(missing.size() == 1 ? " is missing" : " are missing");
}

std::string joined(const CsvRow& row) {
  std::string text;
  for (const std::string& field : row.fields) {
    if (text.size() > 120) break;
    text += (text.empty() ? "" : ",") + field;
  }
  return text;
}

RowsReading read_row(const Format& format, TableReading& table, const CsvRow& row) {
  if (format.read_sets != nullptr) return format.read_sets(table, row);
  RowReading reading = format.read(table, row);
  if (!reading) return tl::unexpected(std::move(reading.error()));
  std::vector<ForeignRow> rows;
  rows.push_back(std::move(*reading));
  return rows;
}

bool too_long(const std::vector<ForeignRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const ForeignRow& row) {
    return row.set.notes.size() + row.exercise.size() > kLongestFieldBytes;
  });
}

std::vector<std::string_view> date_cells(const Format& format, Columns& columns,
                                         const CsvTable& table) {
  std::vector<std::string_view> cells;
  for (const std::string_view name : format.date_columns) {
    if (name.empty() || !columns.unit_of(name)) continue;
    for (const CsvRow& row : table.rows) {
      if (const auto cell = columns.measure(row, name); !cell.empty()) cells.push_back(cell);
    }
  }
  return cells;
}

// StrongLifts says in the header how it writes its days: "Date (dd/mm/yyyy)".
std::optional<DayOrder> order_in_header(const Format& format, const Columns& columns) {
  const std::string way = lowered(columns.unit_of(format.date_columns[0]).value_or(""));
  const auto day = way.find("dd");
  const auto month = way.find("mm");
  if (day == std::string::npos || month == std::string::npos) return std::nullopt;
  return day < month ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

// A date with words in it that no language has: the first is told.
void count_unread_date(const Format& format, Columns& columns, const DateReader& dates,
                       const CsvRow& row, ImportPreview& preview) {
  const std::string_view cell = columns.measure(row, format.date_columns[0]);
  const bool words =
      std::ranges::any_of(cell, [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
  if (!words || dates.read(cell)) return;
  if (preview.unread_date.empty()) preview.unread_date = cell.substr(0, 40);
}

Result<ImportPreview> read_rows(const Format& format, Columns& columns, CsvTable& table,
                                const ImportOptions& options) {
  ImportPreview preview{.source = std::string{format.source}, .form = std::string{format.form}};
  const auto order = options.day_order ? options.day_order : order_in_header(format, columns);
  const DateReader dates{options.words, date_cells(format, columns, table), order,
                         options.language};
  if (dates.contradictory_order()) {
    return fail(ErrorCode::kUnreadable,
                "some of the dates can only be day first and others only month first",
                "export the file anew; Dowel reads none of it one way and some the other");
  }
  preview.must_ask_day_order = dates.unclear_order();
  preview.must_ask_language = dates.unclear_languages();
  preview.not_understood = std::move(table.not_understood);
  preview.remarks = std::move(table.remarks);
  preview.counts.rows = static_cast<int>(table.rows.size() + preview.not_understood.size());
  PreviewBuilder builder{preview, options};
  TableReading reading{columns, dates, options.words};
  for (const CsvRow& row : table.rows) {
    RowsReading sets = read_row(format, reading, row);
    if (sets && too_long(*sets)) sets = tl::unexpected<std::string>("the row is too long");
    if (!sets) {
      count_unread_date(format, columns, dates, row, preview);
      preview.not_understood.push_back({row.line, std::move(sets.error()), joined(row)});
      continue;
    }
    for (ForeignRow& set : *sets) {
      const std::string shown = set.remarks.empty() ? std::string{} : joined(row);
      builder.add(std::move(set), row.line, shown);
    }
  }
  builder.finish();
  std::stable_sort(preview.not_understood.begin(), preview.not_understood.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
  preview.counts.not_understood = static_cast<int>(preview.not_understood.size());
  // Where no row was read no column was asked for.
  if (!preview.sessions.empty()) preview.unused = columns.unused(table);
  shift_from_utc(preview, options);
  return preview;
}

const Format* format_of(const Columns& columns) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format* format) {
    return format->recognises(columns);
  });
  return found == kFormats.end() ? nullptr : *found;
}

// A first line that is a set: its header was cut off. A header holds no date and no number.
bool is_a_set(const std::vector<std::string>& header) {
  const bool dated = std::any_of(header.begin(), header.end(), [](const std::string& cell) {
    return parse_foreign_time(cell).has_value();
  });
  const bool counted = std::any_of(header.begin(), header.end(), [](const std::string& cell) {
    return parse_number(cell).has_value();
  });
  return dated && counted;
}

Result<ImportPreview> read_table(CsvTable& table, const ImportOptions& options) {
  if (is_a_set(table.header)) {
    return fail(ErrorCode::kUnreadable,
                "the first line of the file is no header but a set: the header line was cut off",
                "export the file anew, with the line that names its columns");
  }
  Columns columns{table, options.words};
  if (const Format* format = format_of(columns)) return read_rows(*format, columns, table, options);
  if (const auto header = strong_header_by_place(table)) {
    table.header = *header;
    table.remarks.push_back({1,
                             "the header is in a language Dowel does not know: the columns were "
                             "told by Strong's places for them",
                             {}});
    Columns placed{table, nullptr};
    if (const Format* format = format_of(placed)) return read_rows(*format, placed, table, options);
  }
  return fail(ErrorCode::kUnreadable, unknown_header(table, columns), kKnownPrograms);
}

Result<ImportPreview> read_text(std::string_view text, const ImportOptions& options) {
  if (is_wger(text)) return read_wger(text, options);
  if (is_jefit(text)) return read_jefit(text, options);
  if (is_strong_share(text, options.words)) return read_strong_share(text, options);
  auto table = read_csv(text);
  DOWEL_TRY(table);
  return read_table(*table, options);
}

}  // namespace

std::optional<double> TableReading::length_s(std::string_view text) {
  const auto known = lengths_s.find(text);
  if (known != lengths_s.end()) return known->second;
  return lengths_s.emplace(std::string{text}, parse_duration_s(text, words)).first->second;
}

std::optional<std::pair<std::string_view, std::string_view>> split_at_times(std::string_view text) {
  for (const std::string_view sign : {"\xC3\x97", "x", "X", "*"}) {
    if (const auto at = text.find(sign); at != std::string_view::npos) {
      return std::pair{trimmed(text.substr(0, at)), trimmed(text.substr(at + sign.size()))};
    }
  }
  return std::nullopt;
}

bool is_one_of(const std::vector<std::string>& forms, const std::string& word) {
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return folded(form) == word; });
}

std::optional<SetKind> set_kind_of(std::string_view text, const ForeignWords* words) {
  const std::string word = folded(text);
  if (word == "w") return SetKind::kWarmup;
  if (word == "d") return SetKind::kDrop;
  if (word == "f") return SetKind::kFailure;
  if (words == nullptr) return std::nullopt;
  for (const LanguageWords& language : words->languages) {
    if (is_one_of(language.warm_up, word)) return SetKind::kWarmup;
    if (is_one_of(language.drop, word)) return SetKind::kDrop;
    if (is_one_of(language.failure, word)) return SetKind::kFailure;
  }
  return std::nullopt;
}

bool is_assisted(std::string_view name, const ForeignWords* words) {
  const std::string folded_name = " " + folded(name);
  const auto says = [&](const std::string& word) {
    const auto at = folded_name.find(folded(word));
    return at != std::string::npos && at > 0 &&
           std::isalnum(static_cast<unsigned char>(folded_name[at - 1])) == 0;
  };
  if (says("assisted")) return true;
  return words != nullptr &&
         std::ranges::any_of(words->languages, [&](const LanguageWords& language) {
           return std::ranges::any_of(language.assisted, says);
         });
}

std::string complaint(std::string_view before, std::string_view cell, std::string_view after) {
  constexpr std::size_t kShown = 40;
  std::string text{before};
  return text.append("'").append(cell.substr(0, kShown)).append("'").append(after);
}

tl::expected<std::optional<double>, std::string> optional_number(std::string_view cell,
                                                                 std::string_view column) {
  if (cell.empty()) return std::nullopt;
  auto value = parse_number(cell);
  const auto comma = cell.rfind(',');
  const auto point = cell.rfind('.');
  if (!value && comma != std::string_view::npos && point != std::string_view::npos) {
    std::string plain{cell};
    std::erase(plain, comma < point ? ',' : '.');
    value = parse_number(plain);
  }
  if (value) return value;
  return tl::unexpected(
      complaint({}, cell, std::string{" in column "}.append(column).append(" is no number")));
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
  // Holds and ways are exported with 0 reps; 0 reps alone are an attempt that failed.
  if ((row.set.hold_s || row.distance) && row.set.reps == 0) row.set.reps.reset();
  if (*effort && **effort > 0 && **effort <= 10) {
    row.set.rpe = *effort;
  } else if (*effort && **effort != 0) {
    row.remarks.push_back("an RPE outside 0 to 10 was left out: " + std::string{rpe});
  }
  return {};
}

Result<ImportPreview> read_foreign_log(std::string_view text, const ImportOptions& options) {
  std::string decoded;
  if (is_utf16(text)) {
    auto utf8 = utf8_from_utf16(text);
    DOWEL_TRY(utf8);
    decoded = std::move(*utf8);
    text = decoded;
  }
  const bool older = is_single_byte_text(text);
  if (older) {
    decoded = utf8_from_windows_1252(text);
    text = decoded;
  }
  auto preview = read_text(text, options);
  DOWEL_TRY(preview);
  if (older) {
    preview->remarks.push_back({0,
                                "the file is no UTF-8 and was read as Windows-1252: if letters are "
                                "wrong, save it as UTF-8 and import that",
                                {}});
  }
  if (preview->counts.rows == 0) {
    return fail(ErrorCode::kUnusable, "the file holds no set: there is only its header",
                "choose all of the time in the export of the program and try again");
  }
  return preview;
}

}  // namespace dowel::formats
