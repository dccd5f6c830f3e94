#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

/// Comma-separated values as they really come: RFC 4180, and beyond it a byte-order mark, CRLF or
/// CR alone, semicolons or tabs, quoted line breaks, bytes that are no text.
namespace dowel::formats {

/// Something in a foreign file that was not, or not quite, understood.
struct RowProblem {
  int line = 0;  ///< in the file, from 1
  std::string reason{};
  std::string text{};  ///< the row, shortened
};

struct CsvRow {
  int line = 0;  ///< where the row begins, from 1
  std::vector<std::string> fields{};
};

struct CsvTable {
  char separator = ',';
  std::vector<std::string> header{};
  std::vector<CsvRow> rows{};                ///< as many fields as the header has
  std::vector<RowProblem> not_understood{};  ///< rows left out, with the reason
  std::vector<RowProblem> remarks{};         ///< rows taken after a repair
};

/// No field of a foreign log is longer; a quote that is never closed must not eat the file.
inline constexpr std::size_t kLongestFieldBytes = 64 * 1024;

/// Reads a whole table. Rows with fewer fields than the header are filled up, since spreadsheets
/// drop empty ends; rows with more are left out and reported, and so is a last line that breaks
/// off. Blank lines are passed over.
/// @param longest_field_bytes  a longer field costs its row
/// @returns errors: unreadable when there is no header or the text is UTF-16
Result<CsvTable> read_csv(std::string_view text,
                          std::size_t longest_field_bytes = kLongestFieldBytes);

/// One field as RFC 4180 wants it. Text that a spreadsheet would run as a formula gets an
/// apostrophe before it; `without_guard` takes it away again.
std::string csv_field(std::string_view text);
/// A number, which no guard must touch: shortest form that reads back exactly.
std::string csv_number(double value);
/// Undoes the apostrophe of `csv_field`.
std::string without_guard(std::string_view field);

}  // namespace dowel::formats
