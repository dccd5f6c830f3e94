#include "cli/visible_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "core/base/utf8.h"

namespace dowel::cli {
namespace {

std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

// Nothing in it that `visible_text` would change: printable ASCII, new lines and tabs.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
}

// The code of the two- or three-byte character at `at`, 0 for others.
unsigned code_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte(text[at]);
  const auto low = [&](std::size_t i) { return byte(text[at + i]) & 0x3FU; };
  if (lead >= 0xC0 && lead < 0xE0) return (lead & 0x1FU) << 6 | low(1);
  if (lead >= 0xE0 && lead < 0xF0) return (lead & 0x0FU) << 12 | low(1) << 6 | low(2);
  return 0;
}

// Is it obeyed rather than shown? The Unicode Standard, ch. 23.1 and 23.2.
bool is_obeyed(unsigned code) {
  return (code >= 0x80 && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

// How many bytes at the end begin what only the next bytes can tell.
std::size_t unfinished(std::string_view text) {
  if (text.ends_with('\r')) return 1;
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const std::uint8_t c = byte(text[text.size() - back]);
    if ((c & 0xC0U) == 0x80) continue;
    const std::size_t length = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

std::string visible_text(std::string_view raw) {
  const std::string text = cleaned_text(raw);
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool ends_line = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (ends_line) continue;
    if (byte(c) >= 0xC2) {
      const unsigned code = code_at(text, i);
      if (is_obeyed(code)) {
        shown += fmt::format("\\u{:04x}", code);
        i += code < 0x800 ? 1 : 2;
        continue;
      }
    }
    if ((byte(c) < 0x20 && c != '\n' && c != '\t') || byte(c) == 0x7F) {
      shown += fmt::format("\\u{:04x}", byte(c));
    } else {
      shown += c;
    }
  }
  return shown;
}

void VisibleBuffer::put_as_it_is(std::string_view text) {
  finish();
  pass_on(text);
}

bool VisibleBuffer::pass_on(std::string_view text) {
  const auto count = static_cast<std::streamsize>(text.size());
  return under_.sputn(text.data(), count) == count;
}

void VisibleBuffer::finish() {
  pass_on(visible_text(rest_));
  rest_.clear();
}

VisibleBuffer::int_type VisibleBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

std::streamsize VisibleBuffer::xsputn(const char* text, std::streamsize count) {
  const std::string_view fresh{text, static_cast<std::size_t>(count)};
  if (rest_.empty() && is_plain(fresh)) return pass_on(fresh) ? count : 0;
  rest_ += fresh;
  const std::size_t whole = rest_.size() - unfinished(rest_);
  const bool passed = pass_on(visible_text(std::string_view{rest_}.substr(0, whole)));
  rest_.erase(0, whole);
  return passed ? count : 0;
}

int VisibleBuffer::sync() { return under_.pubsync(); }

namespace {

// Length of the code of a colour at the front of a text; 0: none stands there.
std::size_t colour_code(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

void print_coloured(std::ostream& stream, std::string_view text) {
  auto* buffer = dynamic_cast<VisibleBuffer*>(stream.rdbuf());
  while (buffer != nullptr && !text.empty()) {
    const std::size_t code = colour_code(text);
    if (code > 0) {
      buffer->put_as_it_is(text.substr(0, code));
    } else {
      stream << text[0];
    }
    text.remove_prefix(std::max<std::size_t>(code, 1));
  }
  stream << text;
}

}  // namespace dowel::cli
