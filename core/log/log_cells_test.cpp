#include "core/log/log_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/log/civil_time.h"
#include "core/log/ids.h"
#include "core/log/testing/random_records.h"

namespace dowel {
namespace {

template <class Record>
Record round_trip(const Record& record) {
  auto back = from_cells<Record>(to_cells(record));
  EXPECT_TRUE(back) << back.error().message;
  return back.value_or(Record{});
}

SetEntry full_set() {
  return {.id = {"s1"},
          .session = {"w1"},
          .exercise = {"romanian_deadlift", "RDL"},
          .order = 3,
          .kind = SetKind::kFailure,
          .side = Side::kLeft,
          .reps = 8,
          .hold_s = 12.5,
          .distance_m = 20.25,
          .load_kg = 61.23497,
          .rpe = 8.5,
          .rir = 1.5,
          .tempo = "3-2-1-0",
          .superset = "A",
          .pain = 2,
          .next_day_pain = 0,
          .notes = "bar drifted;\n\"heavy\""};
}

TEST(Cells, KeepEveryFieldOfASet) {
  EXPECT_EQ(round_trip(full_set()), full_set());
  const SetEntry bare{.id = {"s2"}, .session = {"w1"}, .exercise = {"", "Bench"}};
  EXPECT_EQ(round_trip(bare), bare);
}

TEST(Cells, KeepListsWithAnyText) {
  const Athlete athlete{.id = {"a"},
                        .name = "Ana",
                        .sex = Sex::kFemale,
                        .height_m = 1.68,
                        .conditions = {"", "line\nbreak", "back\\slash", "\\n"},
                        .equipment = {}};
  EXPECT_EQ(round_trip(athlete), athlete);
}

TEST(Cells, NameTheColumnThatIsWrong) {
  auto cells = to_cells(full_set());
  cells[5] = std::string{"superhuman"};
  const auto back = from_cells<SetEntry>(cells);
  ASSERT_FALSE(back);
  EXPECT_NE(back.error().message.find("'kind'"), std::string::npos);
}

TEST(Cells, KeepDecisionsAndAnswersWhateverIsInThem) {
  dowel::testing::RandomRecords random(11);
  for (int i = 0; i < 300; ++i) {
    const GateDecision decision = random.decision();
    ASSERT_TRUE(check(decision)) << check(decision).error().message;
    EXPECT_EQ(round_trip(decision), decision);
    const PainAnswer pain = random.pain();
    ASSERT_TRUE(check(pain)) << check(pain).error().message;
    EXPECT_EQ(round_trip(pain), pain);
    const RedFlagCheck flags = random.red_flags();
    ASSERT_TRUE(check(flags)) << check(flags).error().message;
    EXPECT_EQ(round_trip(flags), flags);
  }
}

TEST(Cells, RowsWithinACellHaveEveryFieldAndNoOther) {
  const std::vector<RedFlagAnswer> answers{{"fever", true}, {"cancer", false}};
  auto rows = std::get<std::vector<CellRow>>(to_cell(answers));
  std::vector<RedFlagAnswer> back;
  std::reverse(rows[0].fields.begin(), rows[0].fields.end());
  EXPECT_TRUE(from_cell(Cell{rows}, back)) << "the order of fields means nothing";
  EXPECT_EQ(back, answers);
  auto more = rows;
  more[1].fields.emplace_back("mood", std::string{"good"});
  EXPECT_FALSE(from_cell(Cell{more}, back));
  auto fewer = rows;
  fewer[1].fields.pop_back();
  EXPECT_FALSE(from_cell(Cell{fewer}, back));
  auto twice = rows;
  twice[1].fields[1] = twice[1].fields[0];
  EXPECT_FALSE(from_cell(Cell{twice}, back));
  auto wrong = rows;
  wrong[0].fields[0].second = std::string{"maybe"};
  EXPECT_FALSE(from_cell(Cell{wrong}, back));
  EXPECT_FALSE(from_cell(Cell{std::string{"[]"}}, back)) << "a text is no list";
}

TEST(Check, RefusesAnswersThatSayNothingOrTooMuch) {
  const PainAnswer hurts{.id = {"p"}, .region = Region::kHip, .during = 3};
  EXPECT_TRUE(check(hurts));
  const auto refused = [&](auto change) {
    PainAnswer answer = hurts;
    change(answer);
    return !check(answer).has_value();
  };
  EXPECT_TRUE(refused([](PainAnswer& a) { a.during = 11; }));
  EXPECT_TRUE(refused([](PainAnswer& a) { a.next_morning = -1; }));
  EXPECT_TRUE(refused([](PainAnswer& a) { a.during.reset(); }));
  EXPECT_TRUE(refused([](PainAnswer& a) { a.note = "\xFF"; }));

  EXPECT_TRUE(check(RedFlagCheck{.id = {"r"}, .answers = {{"fever", false}}}));
  EXPECT_FALSE(check(RedFlagCheck{.id = {"r"}}));
  EXPECT_FALSE(check(RedFlagCheck{.id = {"r"}, .answers = {{"", true}}}));
  EXPECT_FALSE(check(RedFlagCheck{.id = {"r"}, .answers = {{"fever", true}, {"fever", false}}}));
}

TEST(Check, RefusesGroundsThatCannotBe) {
  const GateDecision sound{.id = {"d"}, .exercise = {"deadlift", ""}};
  EXPECT_TRUE(check(sound));
  const auto refused = [&](auto change) {
    GateDecision decision = sound;
    change(decision.ruling);
    return !check(decision).has_value();
  };
  EXPECT_TRUE(refused([](GateRuling& r) { r.pain = 11; }));
  EXPECT_TRUE(refused([](GateRuling& r) { r.clean_in_a_row = -1; }));
  EXPECT_TRUE(refused([](GateRuling& r) { r.why.text = "\xC3("; }));
  EXPECT_TRUE(refused([](GateRuling& r) { r.evidence = {{.rep = -1}}; }));
  EXPECT_TRUE(refused([](GateRuling& r) { r.evidence = {{.rule = std::string("a\0", 2)}}; }));
  EXPECT_TRUE(refused(
      [](GateRuling& r) { r.evidence = {{.value = std::numeric_limits<double>::infinity()}}; }));
}

TEST(Check, AcceptsAFullSet) { EXPECT_TRUE(check(full_set())); }

TEST(Check, RefusesWhatNoLogMayHold) {
  const auto refused = [](auto change) {
    SetEntry set = full_set();
    change(set);
    return !check(set).has_value();
  };
  EXPECT_TRUE(refused([](SetEntry& s) { s.id.value.clear(); }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.exercise = {}; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.pain = 11; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.next_day_pain = -1; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.reps = -1; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.rpe = 10.5; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.load_kg = std::numeric_limits<double>::quiet_NaN(); }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.load_kg = std::numeric_limits<double>::infinity(); }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.notes = std::string("a\0b", 3); }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.notes = "\xC3("; }));
  EXPECT_TRUE(refused([](SetEntry& s) { s.order = -1; }));
}

TEST(Check, QualityIsHeldOutOfGradeable) {
  EXPECT_TRUE(check(AnalysisLink{.id = {"a"}, .set = {"s"}, .held = 41, .gradeable = 45}));
  EXPECT_FALSE(check(AnalysisLink{.id = {"a"}, .set = {"s"}, .held = 46, .gradeable = 45}));
}

TEST(CivilTime, WritesAndReadsBack) {
  const auto time = make_local_time(2024, 2, 29, 23, 59, 58);
  ASSERT_TRUE(time);
  EXPECT_EQ(to_text(*time), "2024-02-29T23:59:58");
  EXPECT_EQ(parse_local_time("2024-02-29T23:59:58"), time);
  EXPECT_EQ(parse_local_time("2024-02-29 23:59:58"), time);
  EXPECT_EQ(to_text(*parse_local_time("2025-09-15 07:48")), "2025-09-15T07:48:00");
  EXPECT_EQ(to_text(*parse_instant("1999-12-31T00:00:01Z")), "1999-12-31T00:00:01Z");
}

TEST(CivilTime, KnowsWhichDaysExist) {
  EXPECT_FALSE(parse_local_date("2023-02-29"));
  EXPECT_FALSE(parse_local_date("2023-13-01"));
  EXPECT_FALSE(parse_local_date("2023-1-01"));
  EXPECT_FALSE(parse_local_time("2023-01-01T24:00:00"));
  EXPECT_FALSE(parse_local_time("2023-01-01T10:60:00"));
  EXPECT_FALSE(parse_local_time(""));
  EXPECT_FALSE(parse_instant("2023-01-01T10:00:00"));
}

TEST(Ids, NameUuidMatchesThePublishedExample) {
  // RFC 9562, appendix A.4: "www.example.com" in the DNS space.
  EXPECT_EQ(name_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(Ids, NameUuidReadsNamesLongerThanABlock) {
  const std::string long_name(200, 'x');
  EXPECT_NE(name_uuid(kImportSpace, long_name), name_uuid(kImportSpace, long_name + "x"));
  EXPECT_EQ(name_uuid(kImportSpace, long_name), name_uuid(kImportSpace, long_name));
}

TEST(Ids, TimeOrderedUuidSortsByTimeAndCarriesItsVersion) {
  // RFC 9562, appendix A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0 ms.
  const std::string id = time_ordered_uuid(0x017F22E279B0, 0x1234, 0x5678);
  EXPECT_EQ(id.substr(0, 15), "017f22e2-79b0-7");
  EXPECT_LT(id, time_ordered_uuid(0x017F22E279B1, 0, 0));
  EXPECT_EQ(id.size(), 36u);
}

}  // namespace
}  // namespace dowel
