// What people read of a log, a ruling and a diagnosis: exact words where they are short, laws of
// width and order where they are long.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "knowledge/load.h"
#include "report/diagnosis_text.h"
#include "report/entry_index.h"
#include "report/gate_text.h"
#include "report/log_words.h"
#include "report/some_of.h"
#include "report/text.h"

namespace dowel::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

TEST(LogWords, WorkReadsAsALifterSaysIt) {
  struct Case {
    SetEntry set;
    const char* kilograms;
  };
  const Case cases[] = {
      {{.reps = 5, .load_kg = 100}, "5 × 100 kg"},
      {{.reps = 5, .load_kg = 102.5}, "5 × 102.5 kg"},
      {{.reps = 8}, "8 reps"},
      {{.reps = 1}, "1 rep"},
      {{.reps = 1, .load_kg = 60}, "1 × 60 kg"},
      {{.hold_s = 20}, "20 s"},
      {{.hold_s = 20, .load_kg = 16}, "20 s with 16 kg"},
      {{.distance_m = 40, .load_kg = 60}, "40 m with 60 kg"},
      {{.reps = 3, .hold_s = 2.5}, "3 reps in 2.5 s"},
      {{.hold_s = 60, .distance_m = 200}, "60 s, 200 m"},
      {{.reps = 0, .load_kg = 150}, "0 × 150 kg (missed)"},
      // Written in pounds, so told in pounds.
      {{.reps = 5, .load_kg = 225 * kKilogramsPerPound}, "5 × 225 lb (102.1 kg)"},
      {{.reps = 5, .load_kg = 102.06}, "5 × 102.06 kg"},
      {{.reps = 0}, "missed"},
      {{.load_kg = 60}, "60 kg"},
      {{}, "done"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(work_words(one.set, MassUnit::kKilogram), one.kilograms);
  }
  // 100 kg are 220.462 lb, told to a tenth.
  EXPECT_EQ(work_words({.reps = 5, .load_kg = 100}, MassUnit::kPound), "5 × 220.5 lb");
}

TEST(LogWords, DetailsStandInOrderAndOnlyWhenTold) {
  EXPECT_EQ(detail_words({}), "");
  SetEntry set;
  set.kind = SetKind::kWarmup;
  set.side = Side::kLeft;
  set.rpe = 7.5;
  set.rir = 2;
  set.tempo = "3-1-1-0";
  set.superset = "A";
  set.pain = 0;
  set.next_day_pain = 2;
  set.notes = "bar drifted";
  EXPECT_EQ(detail_words(set),
            "warm-up, left, effort 7.5 of 10, 2 left in reserve, tempo 3-1-1-0, superset A, pain 0 "
            "of 10, pain 2 of 10 the day after, “bar drifted”");
  EXPECT_EQ(set_words({.reps = 5, .load_kg = 60, .rpe = 8}, MassUnit::kKilogram),
            "5 × 60 kg, effort 8 of 10");
}

TEST(LogWords, FiguresAreShortAndNeverMinusNought) {
  struct Case {
    double value;
    const char* text;
  };
  for (const Case& one : {Case{0, "0"}, Case{-0.001, "0"}, Case{62.5, "62.5"}, Case{60, "60"},
                          Case{0.125, "0.12"}, Case{-20, "-20"}, Case{1234567, "1234567"}}) {
    EXPECT_EQ(figure(one.value), one.text);
  }
  EXPECT_EQ(rounded_figure(101, MassUnit::kKilogram, 2.5), "100");
  EXPECT_EQ(rounded_figure(101.3, MassUnit::kKilogram, 2.5), "102.5");
  EXPECT_EQ(rounded_figure(100, MassUnit::kPound, 5), "220");
}

TEST(LogWords, DaysAndClocks) {
  EXPECT_EQ(day_words(*parse_local_date("2026-11-27")), "Fri 27 Nov 2026");
  EXPECT_EQ(day_words(*parse_local_date("2024-02-29")), "Thu 29 Feb 2024");
  EXPECT_EQ(clock_words(*parse_local_time("2026-11-27T07:05")), "07:05");
  EXPECT_EQ(clock_words(*parse_local_time("2026-11-27T00:00")), "") << "only the day was told";
}

TEST(LogWords, AnExerciseIsNamedByTheCatalogueOrItsWriter) {
  EXPECT_EQ(exercise_words(known(), {"deadlift", "Kreuzheben"}), "Deadlift");
  EXPECT_EQ(exercise_words(known(), {"", "Kreuzheben"}), "Kreuzheben");
  EXPECT_EQ(exercise_words(known(), {"gone-from-catalogue", ""}), "gone-from-catalogue");
  EXPECT_EQ(own_name({"deadlift", "DL"}), "DL");
}

TEST(SomeOf, ALongListIsCounted) {
  EXPECT_EQ(some_of({}), "");
  EXPECT_EQ(some_of({"a", "b"}), "a, b");
  const std::vector<std::string> gym(20'000, "x");
  EXPECT_THAT(some_of(gym), HasSubstr(" and 19988 more"));
  EXPECT_LT(some_of(gym).size(), 80U);
  EXPECT_EQ(some_of({"a", "b", "c"}, "; ", 2), "a; b and 1 more");
  EXPECT_EQ(some_of({"a", "b"}, "; ", 2), "a; b");
}

// ---------------------------------------------------------------------------------------- gate

void expect_narrow(const std::string& text) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    EXPECT_LE(columns(line), 96U) << line;
    EXPECT_TRUE(line.empty() || line.back() != ' ') << '"' << line << '"';
    from = end + 1;
  }
}

GateEvidence evidence(int rep, const char* day) {
  return {.set = {"s"},
          .when = *parse_local_time(std::string(day) + "T18:00"),
          .rep = rep,
          .at_s = 9.94,
          .rule = "spine_rounded",
          .checkpoint = "C-01",
          .measure = "spine_mdev_mm",
          .value = 13.66,
          .sd = 1.2,
          .threshold = 3.5,
          .source = "Own measurement."};
}

TEST(GateText, EveryVerdictHasItsWords) {
  std::set<std::string> words;
  for (const auto verdict :
       {GateVerdict::kPass, GateVerdict::kHold, GateVerdict::kRegress, GateVerdict::kNotMeasured}) {
    EXPECT_TRUE(words.insert(verdict_words(verdict)).second);
  }
}

TEST(GateText, ShowsRepMomentNumberAndLimitByDay) {
  GateRuling ruling;
  ruling.verdict = GateVerdict::kHold;
  ruling.why = {"The back rounded.", {"R-P1"}, {"S1"}};
  ruling.would_change = "Film again.";
  ruling.evidence = {evidence(3, "2026-01-08"), evidence(4, "2026-01-08"),
                     evidence(1, "2026-01-10")};
  const std::string text = gate_text(ruling);
  EXPECT_THAT(text, HasSubstr("HOLD"));
  EXPECT_THAT(text, HasSubstr("Measured on Thu 8 Jan\n    rep  3,   9.9 s  13.7 ± 1.2 mm    at "
                              "most 3.5 mm"));
  EXPECT_THAT(text, HasSubstr("Measured on Sat 10 Jan"));
  EXPECT_EQ(text.find("Measured on Thu"), text.rfind("Measured on Thu")) << "each day once";
  EXPECT_THAT(text, HasSubstr("The limit of C-01 (at most 3.5 mm): Own measurement."));
  EXPECT_EQ(text.find("Own measurement."), text.rfind("Own measurement.")) << "each rule once";
  expect_narrow(text);
}

TEST(GateText, ManyRowsAreCounted) {
  GateRuling ruling;
  ruling.why = {"Why.", {"R-P1"}, {"S1"}};
  for (int rep = 1; rep <= 20; ++rep) ruling.evidence.push_back(evidence(rep, "2026-01-08"));
  const std::string text = gate_text(ruling);
  EXPECT_THAT(text, HasSubstr("rep 12,"));
  EXPECT_THAT(text, Not(HasSubstr("rep 13,")));
  EXPECT_THAT(text, HasSubstr("… and 8 more"));
}

TEST(GateText, BelowALimitIsAtLeast) {
  GateRuling ruling;
  ruling.evidence = {evidence(1, "2026-01-08")};
  ruling.evidence[0].broken_above = false;
  EXPECT_THAT(gate_text(ruling), HasSubstr("at least 3.5 mm"));
}

TEST(GateText, OneLineIsOneLine) {
  GateRuling ruling;
  ruling.why.text = "Short.";
  EXPECT_THAT(gate_line("Deadlift", ruling), HasSubstr("Short."));
  ruling.why.text = std::string(200, 'x');
  EXPECT_LE(columns(gate_line("Deadlift", ruling)), 96U);
}

// ------------------------------------------------------------------------------------- diagnosis

TEST(DiagnosisText, RanksAndNamesTheTest) {
  Diagnosis diagnosis;
  diagnosis.message = "Two possible causes.";
  const DiscriminatingTest& test = known().tests.front();
  for (const char* what : {"First words.", "Second words."}) {
    dowel::Hypothesis hypothesis;
    hypothesis.wording = what;
    hypothesis.next_test = test.id;
    hypothesis.speaks_for = {{"seen on film", "", EvidenceKind::kMeasured}};
    hypothesis.speaks_against = {{"said otherwise", "", EvidenceKind::kReported}};
    hypothesis.exercises = {{known().exercises.front().id, false, ""}};
    diagnosis.hypotheses.push_back(hypothesis);
  }
  diagnosis.left_out = {"something, because of something"};
  const std::string text = diagnosis_text(diagnosis, known());
  EXPECT_LT(text.find(" 1. First words."), text.find(" 2. Second words."));
  EXPECT_THAT(text, HasSubstr("seen on film (measured)"));
  EXPECT_THAT(text, HasSubstr("said otherwise (told)"));
  EXPECT_THAT(text, HasSubstr(test.name));
  EXPECT_THAT(text, HasSubstr(known().exercises.front().name));
  EXPECT_THAT(text, HasSubstr("left out: something"));
  expect_narrow(text);
  diagnosis.see_clinician = true;
  EXPECT_THAT(diagnosis_text(diagnosis, known()), Not(HasSubstr("First words")))
      << "who is sent to a clinician gets no ranking";
}

TEST(DiagnosisText, EveryTestSaysHowAndWhatToAnswer) {
  for (const DiscriminatingTest& test : known().tests) {
    const std::string text = test_text(test);
    for (const TestOutcome& outcome : test.outcomes) {
      EXPECT_THAT(text, HasSubstr("--result " + outcome.id)) << test.id;
    }
    expect_narrow(text);
  }
}

TEST(EntryIndex, NamesEverythingOnceInAKind) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const IndexEntry& entry : index_of_entries(known())) {
    EXPECT_TRUE(seen.insert({std::string(entry.kind), entry.id}).second) << entry.id;
    EXPECT_FALSE(entry.name.empty()) << entry.id;
  }
  EXPECT_EQ(name_of_entry(known(), "no-such-entry"), "no-such-entry");
  EXPECT_EQ(name_of_entry(known(), known().exercises.front().id), known().exercises.front().name);
}

TEST(GateText, WhatNoFilmJudgesIsNotAskedForAFilm) {
  EXPECT_THAT(verdict_words(GateVerdict::kNotMeasured, {.judged = false}),
              Not(HasSubstr("without a film")));
  EXPECT_THAT(verdict_words(GateVerdict::kNotMeasured, {.own = true}),
              HasSubstr("your own programme"));
  EXPECT_THAT(verdict_words(GateVerdict::kNotMeasured, {.by_load = false}),
              Not(HasSubstr("more load")));
  EXPECT_EQ(verdict_words(GateVerdict::kHold, {.judged = false}),
            verdict_words(GateVerdict::kHold));
}

}  // namespace
}  // namespace dowel::report
