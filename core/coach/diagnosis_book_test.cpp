// What may lie behind what was filmed and told, and whether a block helped.
#include "core/coach/diagnosis_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::Form;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kLift;
using ::testing::Not;
using testing::on;
using testing::ToldLog;

Diagnosis diagnosis_of(ToldLog& told, const char* now) {
  return diagnose_book(told.book(now)).value();
}

bool seen_anything(const Diagnosis& diagnosis) {
  return !diagnosis.signs.empty() || !diagnosis.unlinked.empty();
}

TEST(DiagnoseBook, TakesWhatWasFilmedInTheLastEightWeeks) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kBroken);
  EXPECT_TRUE(seen_anything(diagnosis_of(told, "2026-01-05T08:00")));
  EXPECT_TRUE(seen_anything(diagnosis_of(told, "2026-02-27T18:00"))) << "eight weeks to the minute";
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-02-27T18:01")));
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-01-02T17:00"))) << "before it was done";
}

TEST(DiagnoseBook, ACleanFilmShowsNothing) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-01-05T08:00")));
}

TEST(DiagnoseBook, TakesOnlyTheNewestAnalysisOfASet) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kBroken);
  told.film(told.log.analyses.front().set, testing::at("2026-01-03T18:00"), kLift, Form::kClean,
            60);
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-01-05T08:00")));
}

TEST(DiagnoseBook, TakesSignsThatWereToldAndLetsThemBeTakenBack) {
  const std::string sign = testing::rules_in_force().knowledge.signs.front().id;
  ToldLog told;
  told.answers("2026-01-02T18:00", sign, "yes");
  EXPECT_TRUE(seen_anything(diagnosis_of(told, "2026-01-05T08:00")));
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-03-05T08:00"))) << "too long ago";
  told.answers("2026-01-03T18:00", sign, "no");
  EXPECT_FALSE(seen_anything(diagnosis_of(told, "2026-01-05T08:00")));
}

TEST(DiagnoseBook, StrongBackPainAndWarningSignsSendToAClinician) {
  ToldLog told;
  EXPECT_FALSE(diagnosis_of(told, "2026-01-05T08:00").see_clinician);
  told.hurts("2026-01-02T18:00", Region::kLowerBack, 8);
  EXPECT_TRUE(diagnosis_of(told, "2026-01-05T08:00").see_clinician);
  ToldLog ill;
  ill.red_flags("2026-01-02T18:00", "fever");
  const Diagnosis fever = diagnosis_of(ill, "2026-01-05T08:00");
  EXPECT_TRUE(fever.see_clinician);
  EXPECT_THAT(fever.hypotheses, IsEmpty()) << "no causes are given until then";
}

TEST(WeakLinksOf, AreWhatIsSuspectedFirstAndCanBeTrained) {
  Diagnosis diagnosis;
  for (const Standing standing : {Standing::kSupported, Standing::kFirstSuspected,
                                  Standing::kCompeting, Standing::kUnlikely}) {
    Hypothesis hypothesis;
    hypothesis.cause = "cause" + std::to_string(diagnosis.hypotheses.size());
    hypothesis.standing = standing;
    hypothesis.exercises.emplace_back();
    diagnosis.hypotheses.push_back(hypothesis);
  }
  Hypothesis untrained = diagnosis.hypotheses.front();
  untrained.cause = "nothing trains it";
  untrained.exercises.clear();
  diagnosis.hypotheses.push_back(untrained);
  const auto links = weak_links_of(testing::rules_in_force().knowledge, diagnosis);
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].cause, "cause0");
  EXPECT_EQ(links[1].cause, "cause1");
}

// Whether a block from 5 January to 1 February helped.
BlockComparison block_of(ToldLog& told) {
  return compare_block_of(told.book("2026-02-10T08:00"), on("2026-01-05"), on("2026-02-01"))
      .value();
}

TEST(CompareBlockOf, AFaultThatIsGoneImproved) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kBroken);
  told.trains("2026-01-30T18:00", kLift, 8, 60, Form::kClean);
  const BlockComparison block = block_of(told);
  ASSERT_EQ(block.changes.size(), 1U) << "what was never broken is not followed";
  EXPECT_EQ(block.changes.front().outcome, BlockOutcome::kImproved);
  EXPECT_THAT(block.changes.front().text, HasSubstr(std::string(kLift) + ", "));
}

TEST(CompareBlockOf, AFaultThatCameIsWorse) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-30T18:00", kLift, 8, 60, Form::kBroken);
  const BlockComparison block = block_of(told);
  ASSERT_EQ(block.changes.size(), 1U);
  EXPECT_EQ(block.changes.front().outcome, BlockOutcome::kWorse);
}

TEST(CompareBlockOf, CleanBeforeAndAfterIsSaidPlainly) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-30T18:00", kLift, 8, 60, Form::kClean);
  EXPECT_THAT(block_of(told).summary, HasSubstr("Nothing was broken when the block began"));
}

TEST(CompareBlockOf, AFilmOfTheFirstWeekStandsForTheBeginning) {
  ToldLog told;
  told.trains("2026-01-11T18:00", kLift, 8, 60, Form::kBroken);
  told.trains("2026-01-30T18:00", kLift, 8, 60, Form::kClean);
  ASSERT_EQ(block_of(told).changes.size(), 1U);
  EXPECT_EQ(block_of(told).changes.front().outcome, BlockOutcome::kImproved);
}

TEST(CompareBlockOf, TwoWeeksAtLeastLieBetween) {
  for (const auto& [again, outcome] : {std::pair{"2026-01-25T17:59", BlockOutcome::kNotRemeasured},
                                       std::pair{"2026-01-25T18:00", BlockOutcome::kImproved}}) {
    ToldLog told;
    told.trains("2026-01-11T18:00", kLift, 8, 60, Form::kBroken);
    told.trains(again, kLift, 8, 60, Form::kClean);
    ASSERT_EQ(block_of(told).changes.size(), 1U) << again;
    EXPECT_EQ(block_of(told).changes.front().outcome, outcome) << again;
  }
}

TEST(CompareBlockOf, ALighterFilmIsNoImprovement) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kBroken);
  told.trains("2026-01-30T18:00", kLift, 8, 30, Form::kClean);
  ASSERT_EQ(block_of(told).changes.size(), 1U);
  EXPECT_NE(block_of(told).changes.front().outcome, BlockOutcome::kImproved);
}

TEST(CompareBlockOf, WhatWasToldIsComparedOnceItIsAnsweredAgain) {
  const auto outcome = [](const char* again) {
    ToldLog told;
    told.answers("2026-01-04T08:00", "E-04", "yes");
    if (again) told.answers("2026-02-01T08:00", "E-04", again);
    const Book book = told.book("2026-02-02T08:00");
    const BlockComparison block =
        compare_block_of(book, on("2026-01-05"), on("2026-02-01")).value();
    EXPECT_EQ(block.changes.size(), 1U);
    return block.changes.empty() ? BlockOutcome::kWorse : block.changes.front().outcome;
  };
  EXPECT_EQ(outcome("no"), BlockOutcome::kImproved);
  EXPECT_EQ(outcome("yes"), BlockOutcome::kUnchanged);
  EXPECT_EQ(outcome(nullptr), BlockOutcome::kNotRemeasured);
}

TEST(CompareBlockOf, ATestThatNoLongerSpeaksForTheSameCauseImproved) {
  const auto outcome = [](const char* again) {
    ToldLog told;
    told.answers("2026-01-04T08:00", "bridge-or-copenhagen", "bridge-shorter");
    told.answers("2026-01-10T08:00", "bridge-or-copenhagen", "bridge-shorter");  // still its start
    told.answers("2026-02-01T08:00", "bridge-or-copenhagen", again);
    const Book book = told.book("2026-02-02T08:00");
    const BlockComparison block =
        compare_block_of(book, on("2026-01-05"), on("2026-02-01")).value();
    EXPECT_EQ(block.changes.size(), 1U);
    return block.changes.empty() ? BlockOutcome::kWorse : block.changes.front().outcome;
  };
  EXPECT_EQ(outcome("alike"), BlockOutcome::kImproved);
  EXPECT_EQ(outcome("bridge-shorter"), BlockOutcome::kUnchanged);
}

TEST(CompareBlockOf, NothingFilmedIsNothingCompared) {
  ToldLog told;
  told.trains("2026-01-02T18:00");
  EXPECT_THAT(block_of(told).changes, IsEmpty());
  EXPECT_THAT(block_of(told).summary, Not(IsEmpty()));
}

TEST(PlanKnowsOtherLinks, OnceAnAnswerChangesThem) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  const Book before = told.book("2026-01-07T08:00");
  EXPECT_FALSE(*plan_knows_other_links(before, *diagnose_book(before)));
  told.answers("2026-01-07T20:00", "E-04", "yes");
  const Book after = told.book("2026-01-07T21:00");
  EXPECT_TRUE(*plan_knows_other_links(after, *diagnose_book(after)));
  told.plans("2026-01-07T21:30", 4, [&](PlanRequest& request) {
    request.weak_links = weak_links_of(after.knowledge(), *diagnose_book(after));
    EXPECT_FALSE(request.weak_links.front().tested);
    EXPECT_EQ(request.weak_links.front().test, diagnose_book(after)->hypotheses.front().next_test);
    EXPECT_NE(request.weak_links.front().test, "");
  });
  const Book again = told.book("2026-01-07T22:00");
  EXPECT_FALSE(*plan_knows_other_links(again, *diagnose_book(again)));
  told.answers("2026-01-08T10:00", "bridge-or-copenhagen", "plank-shorter");
  const Book tested = told.book("2026-01-08T11:00");
  const WeakLink link = weak_links_of(tested.knowledge(), *diagnose_book(tested)).front();
  EXPECT_TRUE(link.tested);
  EXPECT_EQ(link.test, "bridge-or-copenhagen");
  EXPECT_TRUE(*plan_knows_other_links(tested, *diagnose_book(tested)));
}

TEST(UntoldMiss, IsTheNewestUntilASignIsAnswered) {
  ToldLog told;
  told.trains("2026-01-05T18:00", kLift, 5, 160);
  EXPECT_FALSE(*untold_miss(told.book("2026-01-06T08:00")));
  told.trains("2026-01-10T18:00", kLift, 0, 170);
  const auto miss = *untold_miss(told.book("2026-01-11T08:00"));
  ASSERT_TRUE(miss);
  EXPECT_EQ(miss->set.load_kg, 170);
  EXPECT_NE(std::ranges::find(miss->signs, "E-04"), miss->signs.end());
  EXPECT_EQ(std::ranges::find(miss->signs, "E-05"), miss->signs.end()) << "of the bench press";
  told.answers("2026-01-11T09:00", "E-04", "no");
  EXPECT_FALSE(*untold_miss(told.book("2026-01-11T10:00")));
}

}  // namespace
}  // namespace dowel
