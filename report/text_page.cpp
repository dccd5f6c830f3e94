#include "report/text_page.h"

#include <algorithm>
#include <cctype>

#include "report/entry_index.h"

namespace dowel {

namespace {

// Columns of a UTF-8 text: bytes that do not continue a character.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

// The slug that follows from a name: lower case, hyphens between words.
std::string slug_of(std::string_view name) {
  std::string slug;
  for (char letter : name) {
    slug +=
        letter == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return slug;
}

}  // namespace

std::string wrapped(std::string_view text, std::string_view first_indent,
                    std::string_view next_indent, std::size_t columns) {
  std::string page;
  std::string line(first_indent);
  bool line_is_empty = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!line_is_empty && columns_of(line) + 1 + columns_of(word) > columns) {
      page += line + "\n";
      line = next_indent;
      line_is_empty = true;
    }
    if (!line_is_empty) line += ' ';
    line += word;
    line_is_empty = false;
  }
  return line_is_empty ? page : page + line + "\n";
}

TextPage::TextPage(const Knowledge& knowledge, std::string_view id, std::string_view name,
                   std::string_view kind)
    : knowledge_(knowledge) {
  std::string title(id);
  if (!name.empty()) title.append(": ").append(name);
  text_ = wrapped(title.append(" (").append(kind).append(")"), "", "  ");
}

void TextPage::paragraph(std::string_view heading, std::string_view text) {
  if (text.empty()) return;
  text_.append("\n").append(heading).append("\n").append(wrapped(text, "  ", "  "));
}

void TextPage::list(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  text_.append("\n").append(heading).append("\n");
  for (const std::string& line : lines) text_ += wrapped(line, "  - ", "    ");
}

void TextPage::statements(std::string_view heading, const std::vector<Statement>& statements) {
  std::vector<std::string> lines;
  for (const Statement& statement : statements) {
    lines.push_back(statement.says + " " + cite(statement.sources));
  }
  list(heading, lines);
}

void TextPage::entries(std::string_view heading, const std::vector<std::string>& ids) {
  std::vector<std::string> lines;
  for (const std::string& id : ids) lines.push_back(titled(knowledge_, id));
  list(heading, lines);
}

void TextPage::basis(const Basis& basis) {
  statements("What the articles say", basis.articles);
  std::vector<Statement> outside;
  std::vector<Statement> own;
  for (const Statement& statement : basis.elsewhere) {
    const bool is_own = statement.sources == std::vector<std::string>{"Dowel"};
    (is_own ? own : outside).push_back(statement);
  }
  statements("From outside the articles", outside);
  statements("Dowel's own", own);
  cited_.insert(basis.sources.begin(), basis.sources.end());
}

std::string TextPage::cite(const std::vector<std::string>& sources) {
  std::string bracket;
  for (const std::string& source : sources) {
    bracket.append(bracket.empty() ? "[" : " ").append(source);
    cited_.insert(source);
  }
  return bracket + "]";
}

std::string TextPage::finished() const {
  std::string page = text_;
  if (!cited_.empty()) page += "\nSources\n";
  for (const Reference& reference : knowledge_.references) {
    if (!cited_.contains(reference.key)) continue;
    std::string line = "[";
    page += wrapped(line.append(reference.key).append("] ").append(reference.text), "  ", "    ");
  }
  return page;
}

std::string titled(const Knowledge& knowledge, std::string_view id) {
  for (const IndexEntry& entry : index_of_entries(knowledge)) {
    if (entry.id != id) continue;
    const Exercise* exercise = find_entry(knowledge.exercises, id);
    const std::string slug = exercise ? exercise->slug : entry.id;
    const bool is_handle = entry.id.front() >= 'A' && entry.id.front() <= 'Z';
    std::string title = is_handle ? entry.id + "  " + entry.name : entry.name;
    const bool slug_tells_more = exercise || !is_handle;
    if (slug_tells_more && slug != slug_of(entry.name)) title += " (" + slug + ")";
    return title;
  }
  return std::string(id);
}

}  // namespace dowel
