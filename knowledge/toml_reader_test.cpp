#include "knowledge/toml_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TomlDocument parsed(std::string_view text) {
  Result<TomlDocument> document = TomlDocument::parse(text, "file.toml");
  EXPECT_TRUE(document);
  return *document;
}

TEST(TomlReader, ReadsEveryKindOfValue) {
  const TomlDocument document = parsed(R"(
text = "words"
number = 2.5
count = 3
flag = true
texts = ["a", "b"]
lists = [["a"], []]
range = [1, 2]
sub = { x = 1 }
rows = [{}, { y = 2 }]
)");
  const TomlTable root = document.root();
  EXPECT_EQ(root.text("text"), "words");
  EXPECT_EQ(root.number("number"), 2.5);
  EXPECT_EQ(root.integer("count"), 3);
  EXPECT_TRUE(root.flag_or("flag", false));
  EXPECT_THAT(root.texts("texts"), ElementsAre("a", "b"));
  EXPECT_EQ(root.text_lists("lists").size(), 2U);
  EXPECT_EQ(root.int_range("range")->to, 2);
  EXPECT_EQ(root.table("sub").integer("x"), 1);
  EXPECT_EQ(root.tables("rows")[1].integer("y"), 2);
  EXPECT_TRUE(document.finish());
}

TEST(TomlReader, AbsentOptionalValuesAreNoMistake) {
  const TomlDocument document = parsed("");
  const TomlTable root = document.root();
  EXPECT_EQ(root.text_or_empty("a"), "");
  EXPECT_EQ(root.number_or("b", 7), 7);
  EXPECT_TRUE(root.texts("c").empty());
  EXPECT_FALSE(root.range("d"));
  EXPECT_TRUE(root.tables("e").empty());
  EXPECT_TRUE(document.finish());
}

// What no int holds was cast to one all the same, which is undefined.
TEST(TomlReader, NumbersNoIntHoldsAreRefusedNotCast) {
  for (const char* number : {"1e308", "-1e308", "inf", "nan", "3000000000", "2.5"}) {
    const TomlDocument whole = parsed("a = " + std::string(number));
    whole.root().integer("a");
    EXPECT_FALSE(whole.good()) << number;
    const TomlDocument range = parsed("a = [-1e308, " + std::string(number) + "]");
    range.root().int_range("a");
    EXPECT_FALSE(range.good()) << number;
    const TomlDocument limited = parsed("a = " + std::string(number));
    const double kept = limited.root().number("a", {1, 2});
    EXPECT_TRUE(kept >= 1 && kept <= 2) << number << ": who casts it must not regret it";
    EXPECT_FALSE(limited.good()) << number;
  }
}

TEST(TomlReader, KeepsTheFirstMistakeOnly) {
  const TomlDocument document = parsed("a = 1\nb = 2\n");
  document.root().text("a");
  document.root().text("b");
  EXPECT_FALSE(document.good());
  const Result<void> done = document.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().where, "file.toml:1: a");
}

TEST(TomlReader, NamesKeysThatNobodyAskedForAtAnyDepth) {
  const TomlDocument document = parsed("[outer]\nknown = 1\n[outer.inner]\nstray = 2\n");
  const TomlTable outer = document.root().table("outer");
  outer.integer("known");
  outer.table("inner");
  const Result<void> done = document.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().where, "file.toml:4: outer.inner.stray");
  EXPECT_THAT(done.error().message, HasSubstr("unknown key 'stray'"));
}

TEST(TomlReader, ReadsAfterAMistakeGoOnWithoutHarm) {
  const TomlDocument document = parsed("");
  const TomlTable missing = document.root().table("limits").table("knee");
  EXPECT_EQ(missing.number("most"), 0);
  EXPECT_TRUE(missing.tables("rows").empty());
  EXPECT_EQ(document.finish().error().where, "file.toml:1: limits");
}

TEST(TomlReader, PlacesItemsOfLongArraysOnTheirOwnLine) {
  const TomlDocument document = parsed("words = [\n  \"a\",\n  5,\n]\n");
  document.root().texts("words");
  EXPECT_EQ(document.finish().error().where, "file.toml:3: words[1]");
}

TEST(TomlReader, KeysComeInFileOrder) {
  const TomlDocument document = parsed("z = 1\na = 2\nm = 3\n");
  EXPECT_THAT(document.root().keys(), ElementsAre("z", "a", "m"));
}

TEST(TomlReader, LimitsIncludeTheirEnds) {
  const TomlDocument document = parsed("low = 0\nhigh = 90\nover = 90.5\n");
  EXPECT_EQ(document.root().number("low", {0, 90}), 0);
  EXPECT_EQ(document.root().number("high", {0, 90}), 90);
  EXPECT_TRUE(document.good());
  document.root().number("over", {0, 90});
  EXPECT_THAT(document.finish().error().message, HasSubstr("90.5 is out of range"));
}

TEST(TomlReader, NumbersOfAListMustRise) {
  const auto read = [](const std::string& list) {
    auto document = TomlDocument::parse("masses = " + list, "x.toml");
    const std::vector<double> numbers = document->root().rising_numbers("masses", {0, 100});
    const auto done = document->finish();
    return std::pair{numbers, done ? "" : done.error().message};
  };
  EXPECT_EQ(read("[4, 8.5, 12]").first, (std::vector<double>{4, 8.5, 12}));
  EXPECT_EQ(read("[4, 8.5, 12]").second, "");
  EXPECT_NE(read("[8, 4]").second, "");
  EXPECT_NE(read("[4, 4]").second, "");
  EXPECT_NE(read("[4, 101]").second, "");
  EXPECT_NE(read("[4, \"8\"]").second, "");
  EXPECT_NE(read("4").second, "");
}

TEST(TomlReader, NotANumberIsOutOfAnyLimits) {
  const TomlDocument document = parsed("x = nan\n");
  document.root().number("x");
  EXPECT_FALSE(document.finish());
}

}  // namespace
}  // namespace dowel
