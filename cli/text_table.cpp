#include "cli/text_table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "report/text.h"

namespace dowel::cli {
namespace {

constexpr std::size_t kWidest = 100;
constexpr std::size_t kGap = 2;

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t own = report::columns(text);
  const std::string blanks(width > own ? width - own : 0, ' ');
  return right ? blanks + text : text + blanks;
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string table_text(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::string& indent) {
  std::vector<std::size_t> shown, width(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t widest = 0;
    for (const auto& row : rows) widest = std::max(widest, report::columns(row[c]));
    if (widest == 0) continue;
    width[c] = std::max(widest, report::columns(columns[c].title));
    shown.push_back(c);
  }
  if (shown.empty()) return {};
  std::size_t before_last = indent.size();
  for (std::size_t i = 0; i + 1 < shown.size(); ++i) before_last += width[shown[i]] + kGap;
  const std::size_t room = before_last + 20 < kWidest ? kWidest - before_last : 20;

  const auto line_of = [&](const auto& cell_of) {
    std::string head = indent;
    for (std::size_t i = 0; i + 1 < shown.size(); ++i) {
      const std::size_t c = shown[i];
      head += padded(cell_of(c), width[c], columns[c].right) + std::string(kGap, ' ');
    }
    const std::size_t last = shown.back();
    if (columns[last].right) {
      return without_trailing_blanks(head + padded(cell_of(last), width[last], true));
    }
    std::string text;
    for (const std::string& part : report::wrap(cell_of(last), room)) {
      text += without_trailing_blanks(head + part);
      head.assign(before_last, ' ');
    }
    return text.empty() ? without_trailing_blanks(head) : text;
  };
  std::string text;
  const bool titled =
      std::any_of(shown.begin(), shown.end(), [&](auto c) { return !columns[c].title.empty(); });
  if (titled) text += line_of([&](std::size_t c) { return columns[c].title; });
  for (const auto& row : rows) text += line_of([&](std::size_t c) { return row[c]; });
  return text;
}

int terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col >= 20) {
    return size.ws_col;
  }
  return 80;
}

bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string locale = value;
    for (char& c : locale) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

void print_wrapped(const std::string& head, const std::string& text) {
  constexpr std::size_t kWidth = 96;
  std::string lead = head;
  for (const std::string& line : report::wrap(text, kWidth - report::columns(head))) {
    std::cout << lead << line << "\n";
    lead = std::string(report::columns(head), ' ');
  }
}

}  // namespace dowel::cli
