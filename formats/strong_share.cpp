// The text that Strong shares: a title, a date, and under each exercise a line a set.
#include <algorithm>

#include "core/base/utf8.h"
#include "formats/folded_text.h"
#include "formats/importers.h"

namespace dowel::formats {
namespace {

struct Line {
  int number = 0;
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (int number = 1; !text.empty(); ++number) {
    const auto end = text.find('\n');
    lines.push_back({number, trimmed(text.substr(0, end))});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "Set 1: 80 kg × 8", "W1: …": what stands before the colon ends in a number.
std::optional<std::pair<std::string_view, std::string_view>> set_line(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > 24) return std::nullopt;
  const std::string_view label = trimmed(line.substr(0, colon));
  if (!is_digit(label.back()) || is_digit(label.front())) return std::nullopt;
  return std::pair{label, trimmed(line.substr(colon + 2))};
}

// "W1" says a kind by its letter, "[Warm-up]" by its word.
void read_kind(ForeignRow& row, std::string_view label, std::string_view tag,
               const ForeignWords* words) {
  const bool letter = label.size() > 1 && is_digit(label[1]);
  const auto by_label = letter ? set_kind_of(label.substr(0, 1), words) : std::nullopt;
  const auto by_tag = set_kind_of(tag, words);
  row.set.kind = by_tag.value_or(by_label.value_or(SetKind::kWorking));
}

// One figure of a set: a load, a way, a time or repetitions. @returns what is wrong, else empty
std::string read_figure(ForeignRow& row, std::string_view text, const ForeignWords* words) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto end = text.find_first_not_of("0123456789.,-");
  const std::string_view unit = end == std::string_view::npos ? "" : trimmed(text.substr(end));
  const auto value = parse_number(text.substr(0, end));
  const std::string word = folded(unit);
  if (value && parse_mass_unit(unit)) {
    row.load = unless_zero(value);
    row.load_unit = parse_mass_unit(unit);
  } else if (value && metres_per(unit) && word != "m") {
    row.distance = value;
    row.metres_per_unit = metres_per(unit);
  } else if (value && (unit.empty() || word.starts_with("rep") || word.starts_with("wied") ||
                       word.starts_with("wdh"))) {
    return read_effort(row, text.substr(0, end), {}, {});
  } else if (const auto length_s = parse_duration_s(text, words)) {
    row.set.hold_s = length_s;
  } else {
    return complaint("", text, " is no load, way, time or repetitions");
  }
  return {};
}

// "335 lb × 4 @ 9 [Failure]" @returns what is wrong, else empty
std::string read_set(ForeignRow& row, std::string_view label, std::string_view text,
                     const ForeignWords* words) {
  std::string_view tag;
  if (const auto open = text.rfind('['); open != std::string_view::npos && text.ends_with(']')) {
    tag = text.substr(open + 1, text.size() - open - 2);
    text = trimmed(text.substr(0, open));
  }
  read_kind(row, label, tag, words);
  row.label = label;
  if (const auto effort = text.find('@'); effort != std::string_view::npos) {
    std::string_view rpe = trimmed(text.substr(effort + 1));
    if (lowered(rpe).starts_with("rpe")) rpe = trimmed(rpe.substr(3));
    text = trimmed(text.substr(0, effort));
    if (std::string wrong = read_effort(row, {}, {}, rpe); !wrong.empty()) return wrong;
  }
  const auto rpe = row.set.rpe;
  auto parts = split_at_times(text);
  if (!parts) {
    if (const auto bar = text.find('|'); bar != std::string_view::npos) {
      parts = std::pair{trimmed(text.substr(0, bar)), trimmed(text.substr(bar + 1))};
    }
  }
  std::string wrong = read_figure(row, parts ? parts->first : text, words);
  if (wrong.empty() && parts) wrong = read_figure(row, parts->second, words);
  if (rpe) row.set.rpe = rpe;
  return wrong;
}

// "Notes: pad slipped", in any language.
std::optional<std::string_view> note_line(std::string_view line, const ForeignWords* words) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return std::nullopt;
  const std::string word = folded(line.substr(0, colon));
  bool is_note = word == "notes" || word == "note";
  if (words != nullptr) {
    is_note = is_note || std::ranges::any_of(words->languages, [&](const LanguageWords& language) {
                const auto column = language.columns.find("Notes");
                return is_one_of(language.note, word) ||
                       (column != language.columns.end() && is_one_of(column->second, word));
              });
  }
  return is_note ? std::optional{trimmed(line.substr(colon + 1))} : std::nullopt;
}

class Reader {
 public:
  Reader(ImportPreview& preview, const ImportOptions& options, const DateReader& dates)
      : preview_(preview), options_(options), dates_(dates), builder_(preview, options) {}

  // @param lines  those that are not empty, the first the title, the second the date
  bool read(const std::vector<Line>& lines) {
    const auto started = dates_.read(lines[1].text);
    if (!started) return false;
    shared_.started = started->time;
    shared_.title = lines[0].text;
    for (std::size_t i = 2; i < lines.size(); ++i) take(lines[i]);
    builder_.finish();
    preview_.counts.not_understood = static_cast<int>(preview_.not_understood.size());
    return true;
  }

 private:
  void take(const Line& line) {
    if (line.text.starts_with("http")) return;
    ForeignRow row = shared_;
    if (const auto note = note_line(line.text, options_.words)) {
      row.note = cleaned_text(*note);
      builder_.add_note(row);
      return;
    }
    const auto set = set_line(line.text);
    if (!set) {
      shared_.exercise = cleaned_text(line.text);
      return;
    }
    ++preview_.counts.rows;
    std::string wrong = shared_.exercise.empty()
                            ? "no exercise is named above the set"
                            : read_set(row, set->first, set->second, options_.words);
    if (wrong.empty()) {
      builder_.add(std::move(row), line.number, std::string{line.text});
    } else {
      preview_.not_understood.push_back({line.number, std::move(wrong), std::string{line.text}});
    }
  }

  ImportPreview& preview_;
  const ImportOptions& options_;
  const DateReader& dates_;
  PreviewBuilder builder_;
  ForeignRow shared_{};
};

std::vector<Line> filled_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Line> lines = lines_of(text);
  std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
  return lines;
}

}  // namespace

bool is_strong_share(std::string_view text, const ForeignWords* words) {
  constexpr std::size_t kLongest = 256 * 1024;
  if (text.size() > kLongest) return false;
  const std::vector<Line> lines = filled_lines(text);
  if (lines.size() < 4 || lines[1].text.size() > 120) return false;
  const bool sets = std::any_of(lines.begin() + 2, lines.end(),
                                [](const Line& line) { return set_line(line.text).has_value(); });
  return sets && take_date_apart(lines[1].text, DateWords{words}).has_value();
}

Result<ImportPreview> read_strong_share(std::string_view text, const ImportOptions& options) {
  ImportPreview preview{.source = "strong", .form = "Strong, a workout as shared text"};
  const std::vector<Line> lines = filled_lines(text);
  const DateReader dates{options.words, {lines[1].text}, options.day_order, options.language};
  preview.must_ask_day_order = dates.unclear_order();
  preview.must_ask_language = dates.unclear_languages();
  if (!Reader{preview, options, dates}.read(lines)) {
    return fail(ErrorCode::kUnreadable,
                "the date of the workout that Strong shared cannot be read: " +
                    std::string{lines[1].text.substr(0, 60)},
                "export the CSV from Strong's settings and import that");
  }
  return preview;
}

}  // namespace dowel::formats
