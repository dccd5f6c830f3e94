#include "knowledge/toml_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "knowledge/toml_reader.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

int refused_line(std::string_view text) {
  const auto refusal = refuse_toml(text);
  return refusal ? refusal->line : 0;
}

TEST(TomlGuard, LetsTheRulesThatAreBuiltInPass) {
  for (const KnowledgeFile& file : embedded_files()) {
    EXPECT_EQ(refused_line(file.text), 0) << file.name;
    EXPECT_EQ(refused_line("\xEF\xBB\xBF" + std::string(file.text)), 0) << file.name;
  }
}

TEST(TomlGuard, LetsEveryCharacterStandInTextsAndComments) {
  EXPECT_EQ(refused_line("a = \"45° – é\" # 45° – é\n"), 0);
  EXPECT_EQ(refused_line("a = '45°'\r\nb = [ \"°\", '°' ]\n"), 0);
  EXPECT_EQ(refused_line("a = \"\"\"\n°\n\"\"\"\nb = '''\n° \\ '''\n"), 0);
  EXPECT_EQ(refused_line("a = \"an \\\"escaped\\\" quote, °\"\n"), 0);
  EXPECT_EQ(refused_line("a = \"\"\"five quotes \"\"\"\"\"\nb = 1\n"), 0);
  EXPECT_EQ(refused_line("a = '\\' # a lone backslash ends no literal text, °\n"), 0);
  EXPECT_EQ(refused_line("a = \"\"\"x \\\n  y °\"\"\"\n"), 0);
}

TEST(TomlGuard, NamesTheLineOfACharacterOutsideThem) {
  EXPECT_EQ(refused_line("a = 1\nb° = 2\n"), 2);
  EXPECT_EQ(refused_line("a = \"°\"\nb = '''\n\n'''\nc = 3 ° \n"), 5);
  EXPECT_EQ(refused_line("# °\n\n[a]\xC2\xA0\n"), 3);
  EXPECT_EQ(refused_line("a = 1 \x1b[31m\n"), 1);
  EXPECT_EQ(refused_line("a = \"no end\n° = 1\n"), 2);
  // After a line that is continued the parser skips blanks: it asks the same question there.
  EXPECT_EQ(refused_line("a = \"\"\"x\\\n°\"\"\"\n"), 2);
  EXPECT_EQ(refused_line("a = \"\"\"x \\  \n \n  é\"\"\"\n"), 3);
}

TEST(TomlGuard, NamesTheLineOfMalformedBytes) {
  EXPECT_EQ(refused_line("a = 1\n# \xff\n"), 2);
  EXPECT_EQ(refused_line(std::string_view("a = \"\0\"\n", 8)), 1);
}

// Two inputs that fuzzing found, cut down: the first aborted in the parser where its assertions
// were compiled in, the second ran into code that is promised never to be reached.
TEST(TomlGuard, WhatFuzzingFoundIsRefusedWithFileAndLine) {
  const auto refusal = [](std::string_view text) {
    const auto document = TomlDocument::parse(text, "technique.toml");
    EXPECT_FALSE(document);
    return document ? Error{} : document.error();
  };
  const Error name = refusal("# rules\n\n[;rule]]\nid = \"spine_rounded\"\n");
  EXPECT_EQ(name.code, ErrorCode::kUnreadable);
  EXPECT_EQ(name.where, "technique.toml:3");
  const Error degree = refusal("# x\nhel12\u00B0;\u2003never m\n");
  EXPECT_EQ(degree.where, "technique.toml:2");
  EXPECT_THAT(degree.message, HasSubstr("between quotes"));
  EXPECT_FALSE(degree.hint.empty());
}

// A value that stands where none may, a key without one, and so on: no assertion of the parser may
// end the program, whatever it was built with.
TEST(TomlGuard, NoTextEndsTheProgram) {
  for (const char* text : {"a = ]",     "a = }",
                           "a = ,",     "= 1",
                           "[",         "[[",
                           "[a",        "a.",
                           "a. = 1",    ".a",
                           "[.a]",      "a = [",
                           "a = {",     "a = { b",
                           "a = \"",    "a = '''",
                           "a = 0x",    "a = 1e",
                           "a = 1979-", "a = 07:",
                           "a = inf1",  "\"\"\"a\"\"\" = 1"}) {
    const auto document = TomlDocument::parse(text, "f");
    EXPECT_FALSE(document) << text;
  }
}

}  // namespace
}  // namespace dowel
