// JEFIT: several tables in one file, each under a line of its own. A row of the exercise logs holds
// all sets of an exercise ("60x5,100x5"); sessions tell their start in seconds of UTC, and the
// settings the unit of loads.
#include <algorithm>

#include "formats/importers.h"

namespace dowel::formats {
namespace {

struct Section {
  std::string name{};
  int line = 0;  // of its first row of text, from 1
  std::string text{};
};

std::string_view next_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::vector<Section> sections_of(std::string_view text) {
  std::vector<Section> sections;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = next_line(text);
    if (line.starts_with("###")) {
      const auto begin = line.find_first_not_of("# ");
      if (begin == std::string_view::npos) continue;  // the end of one
      std::string_view name = line.substr(begin);
      name = trimmed(name.substr(0, name.find('#')));
      sections.push_back({std::string{name}, number + 1, {}});
    } else if (!sections.empty()) {
      sections.back().text.append(line).append("\n");
    }
  }
  return sections;
}

struct Table {
  CsvTable csv{};
  int first_line = 1;
};

// A section's table; empty when it is missing or has no header.
Table table_of(const std::vector<Section>& sections, std::string_view name) {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& section) { return section.name == name; });
  if (found == sections.end()) return {};
  auto csv = read_csv(found->text);
  return csv ? Table{std::move(*csv), found->line} : Table{};
}

class Reader {
 public:
  Reader(const std::vector<Section>& sections, ImportPreview& preview, const ImportOptions& options)
      : sections_(sections), preview_(preview), options_(options), builder_(preview, options) {}

  void read() {
    read_setting();
    read_sessions();
    Table logs = table_of(sections_, "EXERCISE LOGS");
    Columns columns{logs.csv, nullptr};
    preview_.not_understood = std::move(logs.csv.not_understood);
    for (RowProblem& problem : preview_.not_understood) problem.line += logs.first_line - 1;
    for (const CsvRow& row : logs.csv.rows) {
      ++preview_.counts.rows;
      const int line = row.line + logs.first_line - 1;
      if (const std::string wrong = read_row(columns, row, line); !wrong.empty()) {
        preview_.not_understood.push_back({line, wrong, shown(row)});
      }
    }
    preview_.counts.rows += static_cast<int>(preview_.not_understood.size()) - refused_;
    builder_.finish();
    preview_.counts.not_understood = static_cast<int>(preview_.not_understood.size());
    remark_on_others();
    shift_from_utc(preview_, options_);
  }

 private:
  static std::string shown(const CsvRow& row) {
    std::string text;
    for (const std::string& field : row.fields) text += (text.empty() ? "" : ",") + field;
    return text.substr(0, 120);
  }

  void read_setting() {
    Table setting = table_of(sections_, "SETTING");
    Columns columns{setting.csv, nullptr};
    for (const CsvRow& row : setting.csv.rows) unit_ = parse_mass_unit(columns.cell(row, "mass"));
  }

  void read_sessions() {
    Table sessions = table_of(sections_, "WORKOUT SESSIONS");
    Columns columns{sessions.csv, nullptr};
    for (const CsvRow& row : sessions.csv.rows) {
      const auto start = seconds(columns.cell(row, "starttime"));
      const auto end = seconds(columns.cell(row, "endtime"));
      if (!start || *start <= 0) continue;
      Session session{LocalTime{std::chrono::seconds{*start}}, {}};
      if (end && *end > *start) session.length_s = static_cast<double>(*end - *start);
      starts_[std::string{columns.cell(row, "_id")}] = session;
    }
  }

  // Seconds since 1970: larger than any number a log holds elsewhere.
  static std::optional<std::int64_t> seconds(std::string_view cell) {
    constexpr std::size_t kMostDigits = 11;
    const bool digits = !cell.empty() && cell.size() <= kMostDigits &&
                        cell.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) return std::nullopt;
    return std::stoll(std::string{cell});
  }

  // @returns what is wrong, empty when nothing is
  std::string read_row(Columns& columns, const CsvRow& row, int line) {
    ForeignRow shared;
    shared.exercise = columns.cell(row, "ename");
    if (shared.exercise.empty()) {
      const std::string_view number = columns.cell(row, "eid");
      if (number.empty()) return count_refused("the row names no exercise");
      shared.exercise = std::string{"exercise "}.append(number);
    }
    const auto session = starts_.find(std::string{columns.cell(row, "belongsession")});
    if (session != starts_.end()) {
      shared.started = session->second.start;
      shared.in_utc = true;
      shared.duration_s = session->second.length_s;
    } else {
      const auto day = parse_foreign_time(columns.cell(row, "mydate"));
      if (!day) return count_refused("the date cannot be read");
      shared.started = day->time;
    }
    shared.load_unit = unit_;
    std::vector<ForeignRow> sets;
    std::string wrong = read_sets(columns.cell(row, "logs"), shared, sets);
    if (!wrong.empty()) return count_refused(std::move(wrong));
    for (ForeignRow& set : sets) builder_.add(std::move(set), line, shown(row));
    return {};
  }

  std::string count_refused(std::string wrong) {
    ++refused_;
    return wrong;
  }

  static std::string read_sets(std::string_view logs, const ForeignRow& shared,
                               std::vector<ForeignRow>& sets) {
    while (!logs.empty()) {
      const auto comma = logs.find(',');
      const std::string_view one = trimmed(logs.substr(0, comma));
      logs = comma == std::string_view::npos ? std::string_view{} : logs.substr(comma + 1);
      if (one.empty()) continue;
      const auto figures = split_at_times(one);
      if (!figures) return complaint("", one, " is no set: load x repetitions");
      ForeignRow set = shared;
      const auto load = optional_number(figures->first, "logs");
      if (!load) return load.error();
      set.load = unless_zero(*load);
      set.label = std::to_string(sets.size() + 1);
      std::string wrong = read_effort(set, figures->second, {}, {});
      if (!wrong.empty()) return wrong;
      sets.push_back(std::move(set));
    }
    return sets.empty() ? "the row holds no set" : std::string{};
  }

  // Sections with trainings or notes that are not read.
  void remark_on_others() {
    for (const Section& section : sections_) {
      const bool tells = section.name.find("CARDIO") != std::string::npos ||
                         section.name.find("NOTE") != std::string::npos;
      if (!tells) continue;
      const auto csv = read_csv(section.text);
      if (!csv || csv->rows.empty()) continue;
      preview_.remarks.push_back({section.line,
                                  "the table " + section.name + " with " +
                                      std::to_string(csv->rows.size()) + " rows was not read",
                                  {}});
    }
  }

  struct Session {
    LocalTime start{};
    std::optional<double> length_s{};
  };
  const std::vector<Section>& sections_;
  ImportPreview& preview_;
  const ImportOptions& options_;
  PreviewBuilder builder_;
  std::map<std::string, Session> starts_;
  std::optional<MassUnit> unit_;
  int refused_ = 0;
};

}  // namespace

bool is_jefit(std::string_view text) {
  return text.find("### EXERCISE LOGS") != std::string_view::npos;
}

Result<ImportPreview> read_jefit(std::string_view text, const ImportOptions& options) {
  ImportPreview preview{.source = "jefit", .form = "JEFIT"};
  const std::vector<Section> sections = sections_of(text);
  Reader{sections, preview, options}.read();
  return preview;
}

}  // namespace dowel::formats
