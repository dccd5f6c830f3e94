#include "report/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "report/testing/sample_set.h"

namespace dowel::report {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ne;
using testing::sample_cases;
using testing::SampleCase;
using ::testing::SizeIs;

using Row = std::vector<std::string>;

// Reads RFC 4180 strictly: fails the test on a bare line feed or a stray quote.
std::vector<Row> read_csv(const std::string& text) {
  std::vector<Row> rows;
  Row row;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      EXPECT_TRUE(cell.empty());
      quoted = true;
    } else if (c == ',') {
      row.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\r') {
      EXPECT_EQ(text[++i], '\n');
      row.push_back(std::move(cell));
      cell.clear();
      rows.push_back(std::move(row));
      row.clear();
    } else {
      EXPECT_NE(c, '\n');
      cell += c;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_TRUE(row.empty() && cell.empty());
  return rows;
}

SampleCase case_named(const std::string& name) {
  for (SampleCase& c : sample_cases()) {
    if (c.name == name) return std::move(c);
  }
  ADD_FAILURE() << "no case " << name;
  return {};
}

TEST(Csv, TablesAreRectangularInEveryCase) {
  for (const SampleCase& c : sample_cases()) {
    const CsvTables tables = make_csv(c.analysis, c.context);
    for (const std::string* table :
         {&tables.reps, &tables.measures, &tables.findings, &tables.bar, &tables.series}) {
      const std::vector<Row> rows = read_csv(*table);
      ASSERT_FALSE(rows.empty());
      EXPECT_THAT(rows, Each(SizeIs(rows[0].size()))) << c.name;
      for (const Row& row : rows) {
        EXPECT_THAT(row, Each(AllOf(Ne("nan"), Ne("-nan"), Ne("inf"), Ne("-inf")))) << c.name;
      }
    }
    EXPECT_EQ(read_csv(tables.reps).size(), 1 + c.analysis.reps.reps.size());
    EXPECT_EQ(read_csv(tables.series).size(), 1 + c.analysis.motion.time_s.size());
  }
}

TEST(Csv, NoCellIsAFormula) {
  const SampleCase c = case_named("hostile");
  const CsvTables tables = make_csv(c.analysis, c.context);
  for (const std::string* table : {&tables.reps, &tables.findings}) {
    for (const Row& row : read_csv(*table)) {
      for (const std::string& cell : row) {
        if (cell.empty() || cell.find_first_not_of("-0123456789.") == std::string::npos) continue;
        EXPECT_EQ(std::string("=+-@\t\r").find(cell[0]), std::string::npos) << cell;
      }
    }
  }
}

TEST(Csv, CellsAreGuardedAndQuoted) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1,A2)"), "\"'@SUM(A1,A2)\"");
  EXPECT_EQ(csv_cell("-x"), "'-x");
  EXPECT_EQ(csv_cell(""), "");
  EXPECT_EQ(csv_cell("\xff"), "\xEF\xBF\xBD");
}

TEST(Csv, MeasuresCarryTheirUnit) {
  const SampleCase c = case_named("no_scale");
  const std::vector<Row> rows = read_csv(make_csv(c.analysis, c.context).measures);
  EXPECT_THAT(rows[0], ElementsAre("clip", "rep", "partial", "measure", "value", "sd", "unit",
                                   "at_s", "reason"));
  EXPECT_EQ(rows[1][3], "trunk_inclination_deg");
  EXPECT_EQ(rows[1][6], "deg");
  bool seen_unknown = false;
  for (const Row& row : rows) {
    if (row[3] != "shoulder_travel_m") continue;
    seen_unknown = true;
    EXPECT_EQ(row[4], "");
    EXPECT_EQ(row[8], "No height was given and no plate was seen.");
  }
  EXPECT_TRUE(seen_unknown);
}

TEST(Csv, AFindingThatCannotBeToldHasNoValue) {
  const SampleCase c = case_named("oblique");
  for (const Row& row : read_csv(make_csv(c.analysis, c.context).findings)) {
    if (row[6] == "cannot_tell") {
      EXPECT_EQ(row[8], "");
      EXPECT_NE(row[14], "");
    }
  }
}

TEST(Csv, TellsWhatTheBarDidInEveryRep) {
  const SampleCase c = case_named("with_bar");
  const CsvTables tables = make_csv(c.analysis, c.context);
  const std::vector<Row> rows = read_csv(tables.bar);
  ASSERT_EQ(rows.size(), 1 + c.analysis.reps.reps.size());
  EXPECT_EQ(rows[0][7], "mean_velocity_m_s");
  EXPECT_EQ(rows[1][7], "0.405");
  EXPECT_EQ(rows[1][8], "0.020");
  EXPECT_EQ(rows[2][7], "");  // could not be followed
  EXPECT_EQ(rows[2].back(), "not_followed");
  EXPECT_NE(rows[3][13], "");  // slows down
  const std::vector<Row> series = read_csv(tables.series);
  EXPECT_NE(std::find(series[0].begin(), series[0].end(), "plate_x_px"), series[0].end());
  EXPECT_NE(std::find(series[0].begin(), series[0].end(), "bar_up_m_s"), series[0].end());
  EXPECT_EQ(read_csv(make_csv(case_named("mixed").analysis, c.context).bar).size(), 1U);
}

TEST(Csv, ACutRepHasNoNumber) {
  const SampleCase c = case_named("rounded_cut");
  const std::vector<Row> rows = read_csv(make_csv(c.analysis, c.context).reps);
  EXPECT_EQ(rows.back()[1], "");
  EXPECT_EQ(rows.back()[2], "1");
  EXPECT_EQ(rows.back()[10], "The clip ends before the lifter stands.");
}

}  // namespace
}  // namespace dowel::report
