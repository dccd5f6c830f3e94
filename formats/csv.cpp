#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/base/utf8.h"

namespace dowel::formats {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kShownRowBytes = 120;

// The separator that occurs most in the first line, outside quotes.
char find_separator(std::string_view text) {
  std::array<std::pair<char, int>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (auto& [separator, count] : counts) {
      if (!quoted && c == separator) ++count;
    }
  }
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// Spreadsheets name the separator in a line before the header: "sep=;". 0 where there is none.
char named_separator(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const bool named = line.size() == 5 && line.starts_with("sep=") &&
                     std::string_view{",;\t"}.find(line[4]) != std::string_view::npos;
  return named ? line[4] : '\0';
}

struct RawRow {
  CsvRow row{};
  std::string_view text{};  // the bytes it was read from
  const char* broken = nullptr;
};

// Reads one row after the other from the text.
class RowReader {
 public:
  RowReader(std::string_view text, char separator, std::size_t longest_field_bytes)
      : text_(text), separator_(separator), longest_field_bytes_(longest_field_bytes) {}

  bool at_end() const { return at_ >= text_.size(); }

  RawRow next() {
    RawRow raw{.row = {.line = line_}};
    const std::size_t begin = at_;
    while (true) {
      std::string field;
      if (!read_field(field)) raw.broken = "a quoted field is never closed";
      if (field.size() > longest_field_bytes_) raw.broken = "a field is too long";
      raw.row.fields.push_back(std::move(field));
      if (at_end() || text_[at_] != separator_) break;
      ++at_;
    }
    raw.text = text_.substr(begin, at_ - begin);
    end_line();
    return raw;
  }

 private:
  bool ends_field(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  void end_line() {
    if (at_end()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  bool read_field(std::string& field) {
    if (!at_end() && text_[at_] == '"') return read_quoted(field);
    while (!at_end() && !ends_field(text_[at_])) field += text_[at_++];
    return true;
  }

  // A quote that is never closed, or not within a sensible length, is taken back: the field then
  // ends with its line, so that one slip costs one row.
  bool read_quoted(std::string& field) {
    const std::size_t begin = at_++;
    const int begin_line = line_;
    while (!at_end() && field.size() <= longest_field_bytes_) {
      const char c = text_[at_++];
      if (c == '"' && !at_end() && text_[at_] == '"') {
        field += text_[at_++];
      } else if (c == '"') {
        // What stands between the closing quote and the separator belongs to the field, too.
        while (!at_end() && !ends_field(text_[at_])) field += text_[at_++];
        return true;
      } else {
        const bool lone_return = c == '\r' && (at_end() || text_[at_] != '\n');
        if (c == '\n' || lone_return) ++line_;
        field += c;
      }
    }
    at_ = begin;
    line_ = begin_line;
    field.clear();
    while (!at_end() && text_[at_] != '\n' && text_[at_] != '\r') field += text_[at_++];
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t longest_field_bytes_;
  std::size_t at_ = 0;
  int line_ = 1;
};

std::string shown(std::string_view row) {
  std::string text = cleaned_text(row.substr(0, kShownRowBytes));
  if (row.size() > kShownRowBytes) text += " …";
  return text;
}

bool is_blank(const RawRow& raw) {
  return raw.row.fields.size() == 1 &&
         raw.row.fields[0].find_first_not_of(" \t") == std::string::npos;
}

void clean(CsvTable& table, RawRow& raw) {
  bool repaired = false;
  for (std::string& field : raw.row.fields) {
    if (is_clean_text(field)) continue;
    field = cleaned_text(field);
    repaired = true;
  }
  if (repaired) {
    table.remarks.push_back(
        {raw.row.line, "bytes that are no UTF-8 text were replaced", shown(raw.text)});
  }
}

void take_row(CsvTable& table, RawRow raw) {
  if (is_blank(raw)) return;
  clean(table, raw);
  const std::size_t wanted = table.header.size();
  while (raw.row.fields.size() > wanted && raw.row.fields.back().empty()) raw.row.fields.pop_back();
  const char* broken = raw.broken;
  if (!broken && raw.row.fields.size() > wanted) broken = "the row has more fields than the header";
  if (broken) {
    table.not_understood.push_back({raw.row.line, broken, shown(raw.text)});
    return;
  }
  raw.row.fields.resize(wanted);
  table.rows.push_back(std::move(raw.row));
}

}  // namespace

Result<CsvTable> read_csv(std::string_view text, std::size_t longest_field_bytes) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return fail(ErrorCode::kUnreadable, "the file is UTF-16 text",
                "save it as UTF-8 and try again");
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const char named = named_separator(text);
  CsvTable table{.separator = named != '\0' ? named : find_separator(text)};
  RowReader reader{text, table.separator, longest_field_bytes};
  if (named != '\0') reader.next();
  while (!reader.at_end() && table.header.empty()) {
    RawRow raw = reader.next();
    if (is_blank(raw)) continue;
    if (raw.broken) {
      return fail(ErrorCode::kUnreadable, "the header is broken: " + std::string{raw.broken},
                  "export the file anew");
    }
    clean(table, raw);
    table.header = std::move(raw.row.fields);
  }
  if (table.header.empty()) {
    return fail(ErrorCode::kUnreadable, "the file is empty", "export it anew");
  }
  RawRow last;
  bool dropped_ends = false;  // some rows are shorter than the header: spreadsheets do that
  bool any = false;
  while (!reader.at_end()) {
    if (any) {
      dropped_ends = dropped_ends || last.row.fields.size() < table.header.size();
      take_row(table, std::move(last));
    }
    last = reader.next();
    any = true;
  }
  if (!any) return table;
  const bool ended = text.ends_with('\n') || text.ends_with('\r');
  const bool shorter = last.row.fields.size() < table.header.size() && !is_blank(last);
  if (!ended && (last.broken || (shorter && !dropped_ends && !table.rows.empty()))) {
    last.broken = "the file ends within this line: it was cut off";
  }
  take_row(table, std::move(last));
  return table;
}

std::string csv_field(std::string_view text) {
  std::string guarded;
  if (!text.empty() && std::string_view{"=+-@\t\r'"}.find(text.front()) != std::string_view::npos) {
    guarded = "'";
  }
  guarded += text;
  const bool plain = guarded.find_first_of(",;\t\"\r\n") == std::string::npos &&
                     !guarded.starts_with(' ') && !guarded.ends_with(' ');
  if (plain) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_number(double value) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string without_guard(std::string_view field) {
  if (field.size() > 1 && field[0] == '\'' &&
      std::string_view{"=+-@\t\r'"}.find(field[1]) != std::string_view::npos) {
    field.remove_prefix(1);
  }
  return std::string{field};
}

}  // namespace dowel::formats
