#pragma once

#include <iosfwd>
#include <string>
#include <vector>

/// Text laid out for a terminal, no line longer than 100 columns.
namespace dowel::cli {

struct TextColumn {
  std::string title{};
  bool right = false;  ///< figures stand at the right
};

/// Rows under titles, columns as wide as they need to be. The last column is broken at blanks when
/// the line would become too long; a column without any content is left out.
std::string table_text(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       const std::string& indent = "  ");

/// Width of the terminal on stdout; 80 when it is none.
int terminal_width();
/// Whether the locale of the environment is UTF-8 (LC_ALL, LC_CTYPE, LANG in this order).
bool locale_is_utf8();

/// Prints a text in lines of at most 96 columns, each under the end of `head`.
void print_wrapped(const std::string& head, const std::string& text);

}  // namespace dowel::cli
