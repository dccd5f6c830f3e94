#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/knowledge.h"

namespace dowel {

/// Width of a page of plain text [columns].
inline constexpr std::size_t kPageColumns = 92;

/// Breaks a text at spaces so that no line is longer than `columns` columns (UTF-8 counted by
/// character); the first line starts with `first_indent`, the others with `next_indent`. A word
/// longer than a line stands alone. No line ends in a space; ends with a line feed.
std::string wrapped(std::string_view text, std::string_view first_indent,
                    std::string_view next_indent, std::size_t columns = kPageColumns);

/// A page of plain text about one entry: headed sections, and at the end every source cited.
class TextPage {
 public:
  /// @param knowledge  outlives the page; names and references are looked up in it
  TextPage(const Knowledge& knowledge, std::string_view id, std::string_view name,
           std::string_view kind);

  /// A headed paragraph; nothing when the text is empty.
  void paragraph(std::string_view heading, std::string_view text);
  /// A headed list of plain lines; nothing when empty.
  void list(std::string_view heading, const std::vector<std::string>& lines);
  /// A headed list of statements, each with its sources in brackets; nothing when empty.
  void statements(std::string_view heading, const std::vector<Statement>& statements);
  /// A headed list of other entries by id and name; nothing when empty.
  void entries(std::string_view heading, const std::vector<std::string>& ids);
  /// What the articles say, what comes from outside them and what is Dowel's own, each under its
  /// heading; remembers the entry's sources.
  void basis(const Basis& basis);
  /// Sources in brackets, remembered for the end of the page.
  std::string cite(const std::vector<std::string>& sources);

  /// The page, closed with the full references of all that was cited.
  std::string finished() const;

 private:
  const Knowledge& knowledge_;
  std::string text_;
  std::set<std::string> cited_;
};

/// "X-09  Side-lying clamshell (clamshell)": handle, name and slug of any entry, the slug only when
/// it does not follow from the name; the id alone when nothing has it.
std::string titled(const Knowledge& knowledge, std::string_view id);

}  // namespace dowel
