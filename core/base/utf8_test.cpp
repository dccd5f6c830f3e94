#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace dowel {
namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

// A code point in UTF-8, written down from the table of RFC 3629 §3, surrogates included.
std::string encoded(std::uint32_t code) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

TEST(Utf8, EveryCharacterButNulIsClean) {
  for (std::uint32_t code = 1; code <= 0x10FFFF; ++code) {
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    std::string text(1, 'a');
    text.append(encoded(code)).append(1, 'b');
    ASSERT_EQ(is_clean_text(text), !surrogate) << std::hex << code;
    if (surrogate) continue;
    ASSERT_EQ(cleaned_text(text), text) << std::hex << code;
  }
}

// The boundaries of RFC 3629 §4: what is not in its grammar is malformed.
TEST(Utf8, MalformedBytesAreReplacedOneByOne) {
  struct Case {
    const char* bytes;
    int replaced;
  };
  for (const Case& c :
       {Case{"\x80", 1}, Case{"\xBF", 1}, Case{"\xC0\xAF", 2}, Case{"\xC1\xBF", 2},
        Case{"\xE0\x9F\xBF", 3}, Case{"\xED\xA0\x80", 3}, Case{"\xF0\x8F\xBF\xBF", 4},
        Case{"\xF4\x90\x80\x80", 4}, Case{"\xF5\x80\x80\x80", 4}, Case{"\xFE\xFF", 2},
        Case{"\xE2\x82", 2}, Case{"\xF0\x9F\x8F", 3}, Case{"\xC3", 1}}) {
    const std::string text = std::string("a") + c.bytes + "b";
    EXPECT_FALSE(is_clean_text(text));
    std::string wanted = "a";
    for (int i = 0; i < c.replaced; ++i) wanted += kReplacement;
    EXPECT_EQ(cleaned_text(text), wanted + "b");
    EXPECT_TRUE(is_clean_text(cleaned_text(text)));
    EXPECT_FALSE(is_clean_text(c.bytes)) << "at the very end, too";
  }
}

TEST(Utf8, NulIsDropped) {
  const std::string text{"a\0b\0", 4};
  EXPECT_FALSE(is_clean_text(text));
  EXPECT_EQ(cleaned_text(text), "ab");
  EXPECT_TRUE(is_clean_text(""));
}

}  // namespace
}  // namespace dowel
