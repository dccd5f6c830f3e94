#include "report/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "report/bar_words.h"
#include "report/checkpoint_grid.h"
#include "report/measure_name.h"
#include "report/text.h"
#include "report/verdict.h"

namespace dowel::report {
namespace {

constexpr std::size_t kCellWidth = 8;
constexpr std::string_view kReset = "\x1b[0m";

std::string trimmed(const std::string& text) {
  const std::size_t last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string::npos ? 0 : last + 1);
}

class Page {
 public:
  explicit Page(const SummaryOptions& options) : options_(options) {}

  void line(const std::string& text) { out_ += trimmed(text) + "\n"; }
  void blank() { out_ += "\n"; }
  void paragraph(const std::string& text, std::string_view first = "", std::string_view rest = "") {
    const std::size_t indent = std::max(columns(first), columns(rest));
    bool start = true;
    for (const std::string& part : wrap(text, std::max<std::size_t>(options_.width, 60) - indent)) {
      line(std::string(start ? first : rest) + part);
      start = false;
    }
  }
  std::string paint(std::string_view code, const std::string& text) const {
    return options_.colour ? fmt::format("\x1b[{}m{}{}", code, text, kReset) : text;
  }
  std::size_t width() const { return std::max<std::size_t>(options_.width, 60); }
  std::string take() { return std::move(out_); }

 private:
  const SummaryOptions& options_;
  std::string out_;
};

// Text of unknown origin: control characters would steer the terminal.
std::string plain(std::string_view raw) {
  const std::string text = cleaned_text(raw);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<std::uint8_t>(text[i]);
    const bool c1 =
        code == 0xC2 && static_cast<std::uint8_t>(text[i + 1]) < 0xA0;  // U+0080 … U+009F
    if (c1) ++i;
    if (c1 || code < 0x20 || code == 0x7F) {
      out += '?';
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? text + std::string(width - used, ' ') : text;
}

std::string_view cell_word(const GridCell& cell) {
  if (!cell.judged) return "-";
  switch (cell.state) {
    case FindingState::kHeld:
      return "held";
    case FindingState::kBroken:
      return "BROKEN";
    case FindingState::kBorderline:
      return "edge";
    case FindingState::kCannotTell:
      break;
  }
  return "?";
}

std::string_view cell_colour(const GridCell& cell) {
  if (!cell.judged || cell.state == FindingState::kCannotTell) return "2";
  if (cell.state == FindingState::kHeld) return "36";
  return cell.state == FindingState::kBroken ? "1;31" : "33";
}

std::string rep_cells(const SetAnalysis& analysis, const Rep& rep) {
  const std::string number = rep.partial ? "cut" : std::to_string(rep.index);
  const std::string when =
      fmt::format("{}–{} s", fixed_for_people(frame_time_s(analysis, rep.start_frame), 1),
                  fixed_for_people(frame_time_s(analysis, rep.end_frame), 1));
  return fmt::format("  {:>3}  {}{}", number, padded(when, 15), padded(tempo_text(rep), 18));
}

void write_table(Page& page, const SetAnalysis& analysis, const CheckpointGrid& grid) {
  const std::string lead =
      fmt::format("  {:>3}  {}{}", "rep", padded("time", 15), padded("tempo d-p-u-p", 18));
  const std::size_t per_block =
      std::max<std::size_t>(1, (page.width() - columns(lead)) / kCellWidth);
  const std::size_t n = grid.columns.size();
  for (std::size_t from = 0; from == 0 || from < n; from += per_block) {
    const std::size_t to = std::min(n, from + per_block);
    std::string head = lead;
    for (std::size_t c = from; c < to; ++c) {
      head += padded(plain(grid.columns[c].checkpoint).substr(0, kCellWidth - 1), kCellWidth);
    }
    page.line(page.paint("1", trimmed(head)));
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      std::string row = rep_cells(analysis, analysis.reps.reps[i]);
      for (std::size_t c = from; c < to; ++c) {
        const GridCell& cell = grid.rows[i][c];
        const std::string word(cell_word(cell));
        row += page.paint(cell_colour(cell), word);
        row += std::string(kCellWidth - columns(word), ' ');
      }
      page.line(row);
    }
    page.blank();
  }
  for (const GridColumn& column : grid.columns) {
    const std::string tail = column.told() == 0
                                 ? "could not be told"
                                 : fmt::format("held in {} of {}", column.held, column.told());
    const std::string key = "  " + padded(plain(column.checkpoint), 8);
    page.paragraph(fmt::format("{}: {}", plain(column.title), tail), key, std::string(10, ' '));
  }
  page.blank();
}

std::string heading(const SetAnalysis& analysis, const ReportContext& context) {
  return fmt::format("{} · {}", plain(context.source.file_name),
                     plain(exercise_text(analysis.exercise, context.names)));
}

}  // namespace

std::string summary_text(const SetAnalysis& analysis, const ReportContext& context,
                         const SummaryOptions& options) {
  Page page(options);
  if (context.synthetic) page.line("SYNTHETIC: no real person was filmed.");
  page.paragraph(heading(analysis, context));
  page.blank();
  const Verdict verdict = speak_verdict(analysis, context.names);
  page.paragraph(plain(verdict_text(verdict)));
  if (analysis.quality.gradeable > 0) {
    page.paragraph(
        fmt::format("Movement quality: {}.{}", verdict.quality,
                    verdict.untold_count > 0
                        ? fmt::format(" Another {} could not be told.", verdict.untold_count)
                        : ""));
  }
  page.blank();
  if (!analysis.reps.reps.empty()) {
    write_table(page, analysis, lay_out_checkpoints(analysis, context.names));
  }
  if (const std::string bar = bar_summary(analysis); !bar.empty()) page.paragraph(bar);
  // Each thing is said once: the verdict of a set without reps holds the warnings already.
  std::string said = verdict_text(verdict);
  const auto say = [&](const std::string& text, const char* as_what) {
    if (said.find(text) != std::string::npos) return;
    said += text;
    page.paragraph(plain(text), as_what, "    ");
  };
  for (const std::string& advice : analysis.view.advice) say(advice, "  Film better: ");
  for (const Warning& warning : analysis.warnings) say(warning.message, "  Note: ");
  return page.take();
}

}  // namespace dowel::report
