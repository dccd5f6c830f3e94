#include "formats/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CsvTable read(std::string_view text) {
  auto table = read_csv(text);
  EXPECT_TRUE(table) << table.error().message;
  return table.value_or(CsvTable{});
}

TEST(Csv, ReadsPlainAndQuotedFields) {
  const CsvTable table = read("a,b,c\n1,\"two, \"\"2\"\"\",3\n");
  EXPECT_THAT(table.header, ElementsAre("a", "b", "c"));
  ASSERT_THAT(table.rows, SizeIs(1));
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1", "two, \"2\"", "3"));
}

TEST(Csv, DropsTheByteOrderMark) {
  EXPECT_THAT(read("\xEF\xBB\xBF\"Date\",b\n1,2\n").header, ElementsAre("Date", "b"));
}

TEST(Csv, TakesEveryLineEnding) {
  for (const char* text : {"a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n1,2\n\n3,4"}) {
    EXPECT_THAT(read(text).rows, SizeIs(2)) << text;
  }
}

TEST(Csv, FindsTheSeparatorOutsideQuotes) {
  EXPECT_EQ(read("\"a,b\";c;d\n1;2;3\n").separator, ';');
  EXPECT_EQ(read("a\tb\n1\t2\n").separator, '\t');
}

TEST(Csv, KeepsLineNumbersAcrossQuotedBreaks) {
  const CsvTable table = read("a,b\n1,\"x\ny\r\nz\"\n2,w\n");
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_EQ(table.rows[0].fields[1], "x\ny\r\nz");
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_EQ(table.rows[1].line, 5);
}

TEST(Csv, FillsShortRowsAndReportsLongOnes) {
  const CsvTable table = read("a,b,c\n1\n1,2,3,4\n1,2,3,,\n");
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1", "", ""));
  ASSERT_THAT(table.not_understood, SizeIs(1));
  EXPECT_EQ(table.not_understood[0].line, 3);
  EXPECT_THAT(table.not_understood[0].reason, HasSubstr("more fields"));
}

TEST(Csv, AQuoteThatIsNeverClosedCostsOneRow) {
  const CsvTable table = read("a,b\n1,\"open\n2,3\n4,5\n");
  EXPECT_THAT(table.rows, SizeIs(2));
  ASSERT_THAT(table.not_understood, SizeIs(1));
  EXPECT_EQ(table.not_understood[0].line, 2);
}

TEST(Csv, AHugeFieldCostsOneRow) {
  const std::string huge(2 * kLongestFieldBytes, 'x');
  for (const std::string& field : {huge, '"' + huge + '"'}) {
    const CsvTable table = read("a,b\n1," + field + "\n2,3\n");
    EXPECT_THAT(table.rows, SizeIs(1));
    ASSERT_THAT(table.not_understood, SizeIs(1));
    EXPECT_LT(table.not_understood[0].text.size(), 200u);
  }
}

TEST(Csv, ReplacesBytesThatAreNoText) {
  using namespace std::string_literals;
  const CsvTable table = read("a,b\n1\0x,M\xFCnster\n"s);
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1x", "M\xEF\xBF\xBDnster"));
  EXPECT_THAT(table.remarks, SizeIs(1));
}

TEST(Csv, RefusesWhatIsNoTable) {
  EXPECT_FALSE(read_csv(""));
  EXPECT_FALSE(read_csv("\n \n"));
  EXPECT_FALSE(
      read_csv("\xFF\xFE"
               "a,b"));
  EXPECT_FALSE(read_csv("\"never closed,b\n1,2"));
}

TEST(CsvField, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"up\""), "\"say \"\"up\"\"\"");
  EXPECT_EQ(csv_field(" edge"), "\" edge\"");
}

TEST(CsvField, DefusesFormulasAndTakesTheGuardAwayAgain) {
  for (const std::string text : {"=1+1", "+49", "-heavy", "@sum", "'quoted", "\tx",
                                 "=HYPERLINK(\"x\")", "''", "'", "plain", "it's", ""}) {
    const CsvTable table = read("a,b\n" + csv_field(text) + ",x\n");
    ASSERT_THAT(table.rows, SizeIs(1)) << text;
    const std::string& field = table.rows[0].fields[0];
    EXPECT_TRUE(field.empty() || std::string{"=+-@\t"}.find(field[0]) == std::string::npos)
        << field;
    EXPECT_EQ(without_guard(field), text);
  }
}

TEST(CsvNumber, ReadsBackExactly) {
  for (const double value : {0.1 + 0.2, 61.23496995, -5.0, 1e-9, 100.0}) {
    EXPECT_EQ(std::stod(csv_number(value)), value);
  }
  EXPECT_EQ(csv_number(82.5), "82.5");
}

}  // namespace
}  // namespace dowel::formats
