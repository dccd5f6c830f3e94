// Laws of every record: its fields have names of their own, come back as they went, and a breach
// of any limit is refused by name.

#include "core/log/log_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "core/log/films.h"
#include "core/log/log_cells.h"
#include "core/log/log_change.h"
#include "core/log/numbered_set.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

LocalTime moment(int n) { return LocalTime{std::chrono::seconds{1'700'000'000 + n}}; }

// One record of each kind with something in every field.
LogData full_log() {
  LogData log;
  log.athletes = {{.id = {"a"},
                   .name = "Ana; \"A\"",
                   .sex = Sex::kFemale,
                   .birth_year = 1990,
                   .height_m = 1.68,
                   .mass_kg = 61.5,
                   .shown_unit = MassUnit::kPound,
                   .experience = Experience::kAdvanced,
                   .conditions = {"low_back_pain"},
                   .equipment = {"barbell", "rack"},
                   .bells = {"16 kg", "53 lb"},
                   .dumbbells = {"4 kg", "6 kg"},
                   .plates = {"4 x 20 kg"},
                   .bar = "15 kg"}};
  log.sessions = {{.id = {"w"},
                   .athlete = {"a"},
                   .started = moment(1),
                   .duration_s = 3600.5,
                   .title = "Monday",
                   .notes = "line\nbreak",
                   .body_mass_kg = 61,
                   .source = "hevy"}};
  log.sets = {{.id = {"s"},
               .session = {"w"},
               .exercise = {"deadlift", "Kreuzheben"},
               .order = 2,
               .kind = SetKind::kDrop,
               .side = Side::kRight,
               .reps = 5,
               .hold_s = 2.5,
               .distance_m = 10,
               .load_kg = 102.5,
               .rpe = 8,
               .rir = 2,
               .tempo = "3-1-1-0",
               .superset = "A",
               .pain = 1,
               .next_day_pain = 2,
               .notes = "ü"}};
  log.analyses = {{.id = {"f"},
                   .set = {"s"},
                   .made_at = Instant{std::chrono::seconds{1'700'000'500}},
                   .clip = "set.mp4",
                   .held = 3,
                   .gradeable = 4,
                   .json = "{}"}};
  GateDecision gate{.id = {"g"}, .athlete = {"a"}, .exercise = {"deadlift", "DL"}};
  gate.decided = moment(2);
  gate.ruling.verdict = GateVerdict::kRegress;
  gate.ruling.session = {"w"};
  gate.ruling.form = FormWord::kBroken;
  gate.ruling.loaded = true;
  gate.ruling.pain = 3;
  gate.ruling.pain_decided = true;
  gate.ruling.planned_step = "105 kg";
  gate.ruling.why = {"because", {"R-P1"}, {"S1"}};
  gate.ruling.would_change = "film";
  gate.ruling.clean_in_a_row = 1;
  gate.ruling.clean_needed = 2;
  gate.ruling.evidence = {{.set = {"s"},
                           .when = moment(1),
                           .rep = 3,
                           .at_s = 9.5,
                           .rule = "back",
                           .checkpoint = "C-01",
                           .measure = "spine_mdev_mm",
                           .value = 9,
                           .sd = 1,
                           .threshold = 3.5,
                           .broken_above = false,
                           .source = "S0"}};
  gate.overridden_to = GateVerdict::kPass;
  gate.override_reason = "meet";
  gate.overridden_by = "Eve";
  log.gates = {gate};
  log.plans = {{.id = {"p"},
                .athlete = {"a"},
                .made = moment(3),
                .start = *parse_local_date("2025-03-03"),
                .weeks = 6,
                .request = "{}"}};
  log.pain = {{.id = {"h"},
               .athlete = {"a"},
               .when = moment(4),
               .region = Region::kGroin,
               .during = 4,
               .next_morning = 2,
               .stiff = true,
               .note = "left"}};
  log.red_flags = {{.id = {"r"},
                    .athlete = {"a"},
                    .when = moment(5),
                    .answers = {{"fever", true}},
                    .note = "n"}};
  log.checks = {{.id = {"c"},
                 .athlete = {"a"},
                 .when = moment(6),
                 .question = "brace-cue",
                 .result = "better",
                 .note = "n"}};
  log.notes = {{.id = {"n"},
                .athlete = {"a"},
                .session = {"w"},
                .set = SetId{"s"},
                .written = moment(7),
                .author = "Eve",
                .text = "push"}};
  log.comments = {{.id = {"k"},
                   .athlete = {"a"},
                   .set = {"s"},
                   .written = moment(8),
                   .in_s = 1.5,
                   .out_s = 2.5,
                   .rep = 2,
                   .finding = "C-01",
                   .author = "Eve",
                   .text = "look",
                   .drawing = "{}",
                   .done = true,
                   .reply_to = {"k0"},
                   .read_by = {"Ana"},
                   .voice = "v1",
                   .voice_s = 2.5}};
  log.mappings = {{.id = {"m"}, .source = "hevy", .name = "RDL", .slug = "romanian-deadlift"}};
  log.imported = {{.id = {"i"}, .athlete = {"a"}, .source = "hevy"}};
  return log;
}

template <class Visit>
void each_list(Visit&& visit) {
  const LogData log = full_log();
  visit_lists(log, [&]<class Record>(std::string_view name, const std::vector<Record>& list) {
    visit(name, list.at(0));
  });
}

TEST(LogFields, EveryFieldHasANameOfItsOwnAndTheFirstIsTheIdentity) {
  std::set<std::string_view> lists;
  each_list([&]<class Record>(std::string_view list, const Record&) {
    EXPECT_TRUE(lists.insert(list).second) << list;
    std::set<std::string_view> names;
    for (const Column& column : columns_of<Record>()) {
      EXPECT_TRUE(names.insert(column.name).second) << list << " " << column.name;
      EXPECT_EQ(column.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"),
                std::string_view::npos)
          << column.name << " must be a column of any database";
    }
    EXPECT_EQ(columns_of<Record>().front().name, "id") << list;
  });
  EXPECT_EQ(lists.size(), 13U);
}

TEST(LogFields, EveryRecordIsSoundAndComesBackWhole) {
  each_list([]<class Record>(std::string_view list, const Record& record) {
    const auto sound = check(record);
    EXPECT_TRUE(sound) << list << ": " << (sound ? "" : sound.error().message);
    const auto cells = to_cells(record);
    EXPECT_EQ(cells.size(), columns_of<Record>().size());
    const auto back = from_cells<Record>(cells);
    ASSERT_TRUE(back) << list << ": " << back.error().message;
    EXPECT_EQ(*back, record) << list;
  });
}

// A field that visit_fields forgets keeps its default on the way back.
TEST(LogFields, NoFieldIsForgotten) {
  each_list([]<class Record>(std::string_view list, const Record& record) {
    const Record bare{};
    const auto cells = to_cells(record), none = to_cells(bare);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      EXPECT_NE(cells[k], none[k])
          << list << " " << columns_of<Record>()[k].name << " holds its default in the full record";
    }
  });
}

TEST(LogFields, AWrongCellIsRefusedByItsColumnsName) {
  each_list([]<class Record>(std::string_view list, const Record& record) {
    const auto cells = to_cells(record);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      auto wrong = cells;
      // Rows where a value belongs, and a value where rows belong.
      wrong[k] = std::holds_alternative<std::vector<CellRow>>(cells[k])
                     ? Cell{1.5}
                     : Cell{std::vector<CellRow>{}};
      const auto back = from_cells<Record>(wrong);
      ASSERT_FALSE(back) << list << " " << columns_of<Record>()[k].name;
      EXPECT_THAT(back.error().message,
                  HasSubstr("'" + std::string(columns_of<Record>()[k].name) + "'"));
    }
    auto short_of_one = cells;
    short_of_one.pop_back();
    EXPECT_FALSE(from_cells<Record>(short_of_one)) << list;
  });
}

TEST(LogFields, OnlyWhatMayBeAbsentIsOptional) {
  each_list([]<class Record>(std::string_view list, const Record& record) {
    const auto cells = to_cells(record);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      auto absent = cells;
      absent[k] = Cell{};
      EXPECT_EQ(from_cells<Record>(absent).has_value(), columns_of<Record>()[k].optional)
          << list << " " << columns_of<Record>()[k].name;
    }
  });
}

TEST(LogFields, WholeNumbersStandForRealOnesAndNeverTheOtherWay) {
  double real = 0;
  EXPECT_TRUE(from_cell(Cell{std::int64_t{60}}, real));
  EXPECT_EQ(real, 60);
  int whole = 0;
  EXPECT_FALSE(from_cell(Cell{60.0}, whole));
  EXPECT_FALSE(from_cell(Cell{std::int64_t{1} << 40}, whole)) << "it does not fit";
  EXPECT_FALSE(from_cell(Cell{-(std::int64_t{1} << 40)}, whole));
  bool said = false;
  EXPECT_TRUE(from_cell(Cell{std::int64_t{1}}, said));
  EXPECT_FALSE(from_cell(Cell{std::int64_t{2}}, said));
  std::vector<std::string> lines;
  EXPECT_FALSE(from_cell(Cell{std::string{"no end of line"}}, lines));
}

// Every word of an enumeration is its own, and is read as what it was written for.
template <class Enum>
void expect_words(int count) {
  std::set<std::string> words;
  for (int k = 0; k < count; ++k) {
    const auto value = static_cast<Enum>(k);
    const Cell cell = to_cell(value);
    EXPECT_TRUE(words.insert(std::get<std::string>(cell)).second);
    Enum back{};
    EXPECT_TRUE(from_cell(cell, back));
    EXPECT_EQ(back, value);
  }
  Enum none{};
  EXPECT_FALSE(from_cell(Cell{std::string{"Both"}}, none)) << "words are lower case";
  EXPECT_FALSE(from_cell(Cell{std::string{}}, none));
}

TEST(LogFields, WordsOfEnumerationsAreTheirOwn) {
  expect_words<Sex>(3);
  expect_words<MassUnit>(2);
  expect_words<Experience>(4);
  expect_words<Side>(3);
  expect_words<SetKind>(4);
  expect_words<GateVerdict>(4);
  expect_words<FormWord>(3);
  expect_words<Region>(6);
}

// ------------------------------------------------------------------------------------- log_check

template <class Record, class Change>
std::string breach(Record record, const Change& change) {
  change(record);
  const auto verdict = check(record);
  return verdict ? "" : verdict.error().message;
}

TEST(LogCheck, LimitsHoldAtTheirEdges) {
  const LogData log = full_log();
  const auto athlete = [&](auto change) { return breach(log.athletes[0], change); };
  EXPECT_EQ(athlete([](Athlete& a) { a.height_m = 0.3; }), "");
  EXPECT_EQ(athlete([](Athlete& a) { a.height_m = 3.0; }), "");
  EXPECT_THAT(athlete([](Athlete& a) { a.height_m = 168; }), HasSubstr("between 0.3 and 3 m"));
  EXPECT_THAT(athlete([](Athlete& a) { a.mass_kg = 1.9; }), HasSubstr("between 2 and 700 kg"));
  EXPECT_THAT(athlete([](Athlete& a) { a.birth_year = 90; }), HasSubstr("birth year"));

  const auto session = [&](auto change) { return breach(log.sessions[0], change); };
  EXPECT_NE(session([](WorkoutSession& s) { s.duration_s = -1; }), "");
  EXPECT_NE(session([](WorkoutSession& s) { s.body_mass_kg = 701; }), "");
  EXPECT_THAT(session([](WorkoutSession& s) {
                s.started = LocalTime{std::chrono::seconds{253'402'300'800}};
              }),
              HasSubstr("'started' has a year that is not between 0 and 9999"));
  EXPECT_THAT(session([](WorkoutSession& s) { s.title = "\xC3("; }), HasSubstr("'title'"));

  const auto plan = [&](auto change) { return breach(log.plans[0], change); };
  EXPECT_EQ(plan([](PlanRecord& p) { p.weeks = 16; }), "");
  EXPECT_NE(plan([](PlanRecord& p) { p.weeks = 17; }), "");
  EXPECT_NE(plan([](PlanRecord& p) { p.weeks = 0; }), "");
  EXPECT_NE(plan([](PlanRecord& p) { p.request.clear(); }), "");

  const auto one_check = [&](auto change) { return breach(log.checks[0], change); };
  EXPECT_NE(one_check([](SelfCheck& c) { c.question.clear(); }), "");
  EXPECT_NE(one_check([](SelfCheck& c) { c.result.clear(); }), "");

  const auto note = [&](auto change) { return breach(log.notes[0], change); };
  EXPECT_EQ(note([](CoachNote& n) { n.text.clear(); }), "") << "looked at, nothing to say";
  EXPECT_NE(note([](CoachNote& n) { n.author.clear(); }), "");
  EXPECT_NE(note([](CoachNote& n) { n.session.value.clear(); }), "");
}

TEST(LogCheck, NoRecordIsKeptWithoutAnIdentity) {
  each_list([]<class Record>(std::string_view list, const Record& record) {
    EXPECT_THAT(breach(record, [](Record& r) { r.id.value.clear(); }), HasSubstr("identity"))
        << list;
  });
}

// -------------------------------------------------------------------- films.h, log_change.h, sets

TEST(NewestAnalyses, TheNewestOfASetCountsAndOfTwoAtOnceTheLater) {
  const auto link = [](const char* id, const char* set, int when) {
    return AnalysisLink{.id = {id}, .set = {set}, .made_at = Instant{std::chrono::seconds{when}}};
  };
  LogData log;
  log.analyses = {link("old", "s1", 5),   link("new", "s1", 9),  link("older", "s1", 1),
                  link("first", "s2", 3), link("twin", "s2", 3), link("only", "s3", -7)};
  const auto newest = newest_analyses(log);
  ASSERT_EQ(newest.size(), 3U);
  EXPECT_EQ(newest.at({"s1"})->id.value, "new");
  EXPECT_EQ(newest.at({"s2"})->id.value, "twin");
  EXPECT_EQ(newest.at({"s3"})->id.value, "only");
  EXPECT_EQ(newest.at({"s3"}), &log.analyses[5]) << "it refers to the log";
  EXPECT_TRUE(newest_analyses({}).empty());
}

TEST(ChangeFrom, PutsEveryRecordParentsFirst) {
  const LogData log = full_log();
  const LogChange change = change_from(log, "import");
  EXPECT_EQ(change.what, "import");
  EXPECT_TRUE(change.removed.empty());
  ASSERT_EQ(change.put.size(), 13U);
  std::vector<std::size_t> kinds;
  for (const Record& record : change.put) kinds.push_back(record.index());
  EXPECT_THAT(kinds, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
  EXPECT_EQ(std::get<SetEntry>(change.put[2]), log.sets[0]);
}

TEST(HandleOf, NamesTheDayAndTheNumberWithinIt) {
  NumberedSet set;
  set.number = 3;
  set.session.started = *parse_local_time("2026-01-05T23:59");
  EXPECT_EQ(handle_of(set), "2026-01-05/3");
}

}  // namespace
}  // namespace dowel
