#include "knowledge/toml_guard.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace dowel {

namespace {

constexpr const char* kOutsideQuotes =
    "a character that may stand only between quotes or behind a #";
constexpr const char* kAfterContinued =
    "a character outside ASCII at the beginning of a line that continues the one before";

// Walks over a document just far enough to know what is a text and what a comment.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::optional<TomlRefusal> all() {
    while (!refusal_ && at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        comment();
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else if (c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c <= '~')) {
        step();
      } else {
        refuse(kOutsideQuotes);
      }
    }
    return refusal_;
  }

 private:
  void refuse(const char* why) { refusal_ = TomlRefusal{line_, why}; }
  void step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  bool comes(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  void comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }
  void quoted(char quote) {
    const std::string three(3, quote);
    const bool many_lines = comes(three);
    at_ += many_lines ? 3 : 1;
    while (!refusal_ && at_ < text_.size()) {
      if (many_lines ? comes(three) : text_[at_] == quote) {
        at_ += many_lines ? 3 : 1;
        while (many_lines && at_ < text_.size() && text_[at_] == quote) ++at_;  // """x""""
        return;
      }
      if (!many_lines && text_[at_] == '\n') return;  // the parser tells of the missing quote
      if (quote == '"' && text_[at_] == '\\') {
        escape();
      } else {
        step();
      }
    }
  }
  // A backslash and what it escapes: at the end of a line, all blanks up to the next text.
  void escape() {
    ++at_;
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    const bool continues = next < text_.size() && (text_[next] == '\n' || text_[next] == '\r');
    if (!continues) {
      if (at_ < text_.size()) step();
      return;
    }
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) step();
    if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x80) {
      refuse(kAfterContinued);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::optional<TomlRefusal> refusal_;
};

// The line of the first byte that is no text, 0 when all is.
int line_of_malformed(std::string_view text) {
  int line = 1;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find('\n'));
    if (!is_clean_text(one)) return line;
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    ++line;
  }
  return 0;
}

}  // namespace

std::optional<TomlRefusal> refuse_toml(std::string_view text) {
  if (const int line = line_of_malformed(text); line > 0) {
    return TomlRefusal{line, "bytes that are not UTF-8"};
  }
  return Walk(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text).all();
}

}  // namespace dowel
