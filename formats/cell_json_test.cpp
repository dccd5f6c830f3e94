// The one codec of rows within a cell: whatever a log may hold comes back, whatever else is
// refused.
#include "formats/cell_json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/log/testing/random_records.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"

namespace dowel::formats {
namespace {

std::vector<GateEvidence> back_from(const std::string& text) {
  std::vector<GateEvidence> evidence;
  const auto rows = rows_from_text(text);
  EXPECT_TRUE(rows) << text;
  EXPECT_TRUE(rows && from_cell(Cell{*rows}, evidence)) << text;
  return evidence;
}

std::string text_of(const std::vector<GateEvidence>& evidence) {
  return rows_to_text(std::get<std::vector<CellRow>>(to_cell(evidence)));
}

TEST(CellJson, WritesWhatAnyReaderOfJsonExpects) {
  const GateEvidence evidence{.set = {"s2"},
                              .when = *parse_local_time("2026-01-08T18:00:00"),
                              .rep = 3,
                              .at_s = 9.5,
                              .rule = "spine \"rounded\"",
                              .checkpoint = "C-01",
                              .measure = "spine_mdev_mm",
                              .value = 13.75,
                              .sd = 1.25,
                              .threshold = 3.5,
                              .broken_above = true,
                              .source = "Dowel"};
  EXPECT_EQ(text_of({evidence}),
            R"([{"set":"s2","when":"2026-01-08T18:00:00","rep":3,"at_s":9.5,)"
            R"("rule":"spine \"rounded\"","checkpoint":"C-01","measure":"spine_mdev_mm",)"
            R"("value":13.75,"sd":1.25,"threshold":3.5,"broken_above":true,"source":"Dowel"}])");
  EXPECT_EQ(text_of({}), "[]");
}

TEST(CellJson, RandomDecisionsComeBackToTheBit) {
  dowel::testing::RandomRecords random(2);
  for (int i = 0; i < 500; ++i) {
    const GateDecision decision = random.decision();
    const auto& wanted = decision.ruling.evidence;
    const std::string text = text_of(wanted);
    const std::vector<GateEvidence> back = back_from(text);
    ASSERT_EQ(back, wanted) << text;
    for (std::size_t e = 0; e < back.size(); ++e) {
      EXPECT_EQ(std::signbit(back[e].value), std::signbit(wanted[e].value));
    }
    EXPECT_EQ(text_of(back), text);
  }
}

TEST(CellJson, RandomLogsComeBackThroughEveryExport) {
  dowel::testing::RandomRecords random(3);
  for (int i = 0; i < 60; ++i) {
    LogData log;
    for (int n = 0; n < 4; ++n) {
      log.gates.push_back(random.decision());
      log.pain.push_back(random.pain());
      log.red_flags.push_back(random.red_flags());
    }
    const std::string json = log_to_json(log);
    const auto from_json = log_from_json(json);
    ASSERT_TRUE(from_json) << from_json.error().message << " at " << from_json.error().where;
    EXPECT_EQ(from_json->log, log);
    EXPECT_EQ(log_to_json(from_json->log), json);
    const auto from_tables = log_from_tables(log_to_tables(log));
    ASSERT_TRUE(from_tables) << from_tables.error().message << " at " << from_tables.error().where;
    EXPECT_EQ(from_tables->log, log);
    EXPECT_EQ(log_to_json(from_tables->log), json);
  }
}

TEST(CellJson, RefusesWhatNoCellHolds) {
  for (const char* text :
       {"", "{}", "null", "3", "[1]", "[[]]", R"([{"a":{}}])", R"([{"a":[]}])",
        R"([{"a":18446744073709551615}])", "[{]", R"([{"a":1})", "[{\"a\":\"\xFF\"}]"}) {
    EXPECT_FALSE(rows_from_text(text)) << text;
  }
  const std::string deep(100'000, '[');
  EXPECT_FALSE(rows_from_text(deep));
  EXPECT_TRUE(rows_from_text(R"([{"a":9223372036854775807,"b":null,"c":-0.0}])"));
}

TEST(CellJson, DamagedTextsAreReadSoundlyOrRefused) {
  dowel::testing::RandomRecords random(4);
  std::mt19937 dice(4);
  for (int i = 0; i < 3000; ++i) {
    std::string text = text_of(random.decision().ruling.evidence);
    for (int n = 0; n < 3; ++n) text[dice() % text.size()] = static_cast<char>(dice());
    const auto rows = rows_from_text(text);
    std::vector<GateEvidence> back;
    if (rows && from_cell(Cell{*rows}, back)) {
      EXPECT_EQ(back_from(text_of(back)), back) << text;
    }
  }
}

}  // namespace
}  // namespace dowel::formats
