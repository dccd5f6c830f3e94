#include "report/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "report/entry_index.h"
#include "report/explain_pages.h"
#include "report/text_page.h"

namespace dowel {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Explain : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Knowledge> loaded = load_embedded();
    ASSERT_TRUE(loaded);
    knowledge_ = std::move(*loaded);
  }
  std::string page(std::string_view id) const {
    const Result<std::string> text = explain(knowledge_, id);
    EXPECT_TRUE(text) << id;
    return text ? *text : "";
  }
  Knowledge knowledge_;
};

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

TEST_F(Explain, EveryEntryOfEveryKind) {
  const std::vector<IndexEntry> index = index_of_entries(knowledge_);
  EXPECT_GT(index.size(), 300U);
  for (const IndexEntry& entry : index) {
    const std::string text = page(entry.id);
    EXPECT_THAT(text, HasSubstr(entry.id)) << entry.id;
    EXPECT_THAT(text, HasSubstr("\n")) << entry.id;
    EXPECT_GT(text.size(), 60U) << entry.id;
  }
}

TEST_F(Explain, PagesKeepTheirWidthAndLeaveNoTrailingSpace) {
  for (const IndexEntry& entry : index_of_entries(knowledge_)) {
    std::istringstream lines(page(entry.id));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(columns(line), kPageColumns) << entry.id << ": " << line;
      EXPECT_TRUE(line.empty() || line.back() != ' ') << entry.id << ": " << line;
    }
  }
}

TEST_F(Explain, EveryPageButAReferencesNamesItsSources) {
  for (const IndexEntry& entry : index_of_entries(knowledge_)) {
    if (entry.kind == "reference") continue;
    EXPECT_THAT(page(entry.id), HasSubstr("\nSources\n  [")) << entry.id;
  }
}

TEST_F(Explain, IdsSlugsAndAliasesInAnyCase) {
  EXPECT_EQ(page("X-16"), page("x-16"));
  EXPECT_EQ(page("X-16"), page("kettlebell-swing"));
  EXPECT_EQ(page("X-25"), page("RDL"));
  EXPECT_EQ(page("K-05"), page("k-05"));
  EXPECT_EQ(page("deLeva1996"), page("deleva1996"));
}

TEST_F(Explain, UnknownIdsSuggestTheNearest) {
  const Result<std::string> swing = explain(knowledge_, "kettlebel-swing");
  ASSERT_FALSE(swing);
  EXPECT_EQ(swing.error().code, ErrorCode::kUsage);
  EXPECT_THAT(swing.error().hint, HasSubstr("kettlebell-swing"));
  EXPECT_THAT(explain(knowledge_, "X-29").error().message, HasSubstr("X-29"));
  EXPECT_THAT(explain(knowledge_, "").error().hint, HasSubstr("list"));
  EXPECT_THAT(explain(knowledge_, "thrust").error().hint, HasSubstr("hip-thrust"));
  EXPECT_THAT(explain(knowledge_, "c-1").error().hint, HasSubstr("C-01"));
}

TEST_F(Explain, AContradictionShowsBothSidesTheDecisionAndWhereToChangeIt) {
  EXPECT_THAT(page("K-01"),
              AllOf(HasSubstr("What the articles say"), HasSubstr("[S1]"), HasSubstr("[S2]"),
                    HasSubstr("What Dowel does"), HasSubstr("Where you can change it")));
}

TEST_F(Explain, ArticlesOutsideAndOwnStandUnderTheirOwnHeadings) {
  const std::string text = page("E-03");
  EXPECT_LT(text.find("What the articles say"), text.find("From outside the articles"));
  EXPECT_THAT(page("K-17"), HasSubstr("From outside the articles"));
  EXPECT_THAT(page("X-16"), HasSubstr("Dowel's own"));
}

TEST_F(Explain, UnseenCheckpointsSaySo) {
  EXPECT_THAT(page("C-06"), AllOf(HasSubstr("never reports it from video"), HasSubstr("asks you"),
                                  Not(HasSubstr("What is measured"))));
}

TEST_F(Explain, SettingsSentencesConditionsAndWarningSigns) {
  EXPECT_THAT(page("progress-gap"),
              AllOf(HasSubstr("21 days"), HasSubstr("Set by Dowel"), HasSubstr("G-05")));
  EXPECT_THAT(page("gate-green-would-change"), HasSubstr("pain of 2 or less"));
  EXPECT_THAT(page("pregnancy"), HasSubstr("G-14"));
  EXPECT_THAT(page("fever"), HasSubstr("medical help today"));
  EXPECT_THAT(page("choice-warm-up"), HasSubstr("X-17 Lateral band walk"));
  EXPECT_EQ(explain_index(knowledge_).find("gate-pain-red"), std::string::npos);
}

TEST_F(Explain, SquatsSayThatTheHingeDoesNotJudgeThem) {
  EXPECT_THAT(page("squat"), HasSubstr("never judged by the hinge's checkpoints"));
}

TEST_F(Explain, TheListNamesEveryExercise) {
  const std::string index = explain_index(knowledge_);
  for (const Exercise& exercise : knowledge_.exercises) {
    EXPECT_THAT(index, HasSubstr(exercise.name));
  }
}

TEST(DosageLine, ReadsAsALifterWritesIt) {
  Dosage dosage;
  dosage.sets = IntRange{2, 3};
  dosage.reps = IntRange{8, 12};
  EXPECT_EQ(dosage_line(dosage), "2-3 x 8-12");
  dosage.per_side = true;
  EXPECT_EQ(dosage_line(dosage), "2-3 x 8-12 a side");
  Dosage hold;
  hold.sets = IntRange{3, 3};
  hold.seconds = RealRange{20, 20};
  EXPECT_EQ(dosage_line(hold), "3 x 20 s");
  Dosage tempo;
  tempo.tempo = Tempo{3, 2, 1, 0};
  EXPECT_EQ(dosage_line(tempo), "tempo 3-2-1-0");
  EXPECT_EQ(dosage_line(Dosage{}), "up to you");
}

TEST(Wrapped, BreaksAtSpacesAndCountsCharactersNotBytes) {
  EXPECT_EQ(wrapped("one two three", "", "", 7), "one two\nthree\n");
  EXPECT_EQ(wrapped("äöü äöü", "", "", 7), "äöü äöü\n");
  EXPECT_EQ(wrapped("a verylongword b", "- ", "  ", 6), "- a\n  verylongword\n  b\n");
  EXPECT_EQ(wrapped("", "- ", "  ", 6), "");
}

TEST_F(Explain, WordsFindWhatIsNamedByThem) {
  EXPECT_EQ(*explained_id(knowledge_, "Slow or missed lockout"), "E-04");
  EXPECT_EQ(*explained_id(knowledge_, "missed lockout"), "E-04");
  const auto several = explained_id(knowledge_, "lockout");
  ASSERT_FALSE(several);
  EXPECT_THAT(several.error().hint, AllOf(HasSubstr("E-04"), HasSubstr("L-03")));
  EXPECT_FALSE(explained_id(knowledge_, "zzyx"));
}

TEST_F(Explain, WordsOfTrainingAreExplained) {
  for (const char* word : {"rpe", "RIR", "reserve", "AMRAP", "training max", "e1RM", "effort"}) {
    EXPECT_TRUE(explained_id(knowledge_, word)) << word;
  }
  EXPECT_THAT(page(*explained_id(knowledge_, "rpe")), HasSubstr("effort"));
  EXPECT_THAT(page("reserve"), HasSubstr("could still have done"));
}

}  // namespace
}  // namespace dowel
