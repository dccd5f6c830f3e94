#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

/// Names, notes and file names come from others; a terminal obeys what they hold. This is the one
/// place that stands between: all that Dowel prints goes through it.
namespace dowel::cli {

/// Text that no terminal obeys: control characters but for new lines and tabs (C0, DEL, C1) and
/// those that turn the direction of writing round are written out, "\u001b", and broken UTF-8
/// becomes U+FFFD. "\r\n" ends a line as "\n" does. Inside a JSON string the same character is
/// meant before and after, so programs lose nothing.
std::string visible_text(std::string_view text);

/// Passes on what is written to it as `visible_text`, however it comes in pieces.
class VisibleBuffer : public std::streambuf {
 public:
  explicit VisibleBuffer(std::streambuf& under) : under_(under) {}
  VisibleBuffer(const VisibleBuffer&) = delete;
  VisibleBuffer& operator=(const VisibleBuffer&) = delete;
  ~VisibleBuffer() override { finish(); }

  /// For colours of our own: the caller has made sure that the text holds nobody else's.
  void put_as_it_is(std::string_view text);

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize count) override;
  int sync() override;

 private:
  bool pass_on(std::string_view text);
  void finish();

  std::streambuf& under_;
  std::string rest_;  ///< the beginning of a character whose end has not come yet
};

/// While it lives, a stream writes through a `VisibleBuffer`.
class VisibleOutput {
 public:
  explicit VisibleOutput(std::ostream& stream)
      : stream_(stream), former_(stream.rdbuf()), buffer_(*former_) {
    stream_.rdbuf(&buffer_);
  }
  VisibleOutput(const VisibleOutput&) = delete;
  VisibleOutput& operator=(const VisibleOutput&) = delete;
  ~VisibleOutput() { stream_.rdbuf(former_); }

 private:
  std::ostream& stream_;
  std::streambuf* former_;
  VisibleBuffer buffer_;
};

/// Prints text in which the codes of colours (ESC [ 1;31 m) are obeyed and nothing else is: it may
/// come from the process that reads films, which a hostile film may have taken over.
void print_coloured(std::ostream& stream, std::string_view text);

}  // namespace dowel::cli
