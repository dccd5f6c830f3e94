// Each set, analysis and plan is worked out once, and what nobody asks for is not read.
#include "core/coach/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/catalogue/plan_rules.h"
#include "core/coach/diagnosis_book.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using testing::Form;
using ::testing::IsEmpty;
using testing::kLift;
using testing::ToldLog;

// A book whose reader counts what it is asked.
struct Watched {
  ToldLog told{};
  std::map<std::string, int> sets{};
  std::map<std::string, int> analyses{};
  std::map<std::string, int> plans{};
  TrainingBook said{};

  Book book(const char* now) {
    said = TrainingBook{told.athlete, log_until(told.log, testing::at(now)), testing::at(now),
                        reader_of(told.log, told.documents)};
    const LogReader reader = said.reader;
    said.reader.sets_of = [=, this](const std::string& slug) {
      ++sets[slug];
      return reader.sets_of(slug);
    };
    said.reader.analysis = [=, this](const AnalysisLink& link, const Technique& technique) {
      ++analyses[link.id.value];
      return reader.analysis(link, technique);
    };
    said.reader.plan_request = [=, this](const PlanRecord& plan) {
      ++plans[plan.id.value];
      return reader.plan_request(plan);
    };
    return make_book(said, testing::rules_in_force());
  }
};

TEST(Book, ReadsAnExerciseOnceAndNoOther) {
  Watched watched;
  watched.told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  watched.told.trains("2026-01-02T18:30", "squat", 8, 60, Form::kClean);
  const Book book = watched.book("2026-01-05T08:00");
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(next_step(book, kLift));
  }
  EXPECT_EQ(watched.sets.size(), 1U);
  EXPECT_EQ(watched.sets[kLift], 1);
  EXPECT_EQ(watched.analyses.size(), 1U);
  EXPECT_EQ(watched.analyses.begin()->second, 1);
}

TEST(Book, ReadsEachPlanOnce) {
  Watched watched;
  watched.told.plans("2026-01-01T18:00").plans("2026-01-02T18:00");
  const Book book = watched.book("2026-01-05T08:00");
  ASSERT_TRUE(plan_in_force(book, testing::on("2026-01-05")).value());
  ASSERT_TRUE(usual_request(book));
  EXPECT_EQ(watched.plans["plan0"], 0) << "nobody asked for what went before";
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(book.facts().days.empty());
  EXPECT_EQ(watched.plans["plan0"], 1);
  EXPECT_EQ(watched.plans["plan1"], 1);
}

TEST(Book, ReadsNoFilmThatIsTooOldToSpeak) {
  Watched watched;
  for (int month = 1; month <= 9; ++month) {
    watched.told.trains("2025-0" + std::to_string(month) + "-02T18:00", kLift, 8, 60,
                        Form::kBroken);
  }
  ASSERT_TRUE(diagnose_book(watched.book("2025-09-05T08:00")));
  EXPECT_EQ(watched.analyses.size(), 2U) << "August and September";
}

TEST(Book, ADamagedAnalysisIsToldWithItsClipAndSpoilsNothingElse) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-02T18:30", "squat", 8, 60, Form::kClean);
  TrainingBook said{told.athlete, told.log, testing::at("2026-01-05T08:00"),
                    reader_of(told.log, told.documents)};
  said.reader.analysis = [](const AnalysisLink&, const Technique&) -> Result<ReadAnalysis> {
    return fail(ErrorCode::kUnreadable, "a stored analysis cannot be read", "", "reps[2]");
  };
  const Book book = make_book(said, testing::rules_in_force());
  const auto exercise = book.exercise(kLift);
  ASSERT_FALSE(exercise);
  EXPECT_EQ(exercise.error().where, "set.mp4 reps[2]");
  EXPECT_TRUE(book.exercise("good-morning")) << "it was not filmed";
}

TEST(Book, HoldsTheSessionsInTheOrderTheyTookPlaceWhateverTheirNames) {
  ToldLog told;
  told.trains("2026-01-08T18:00").trains("2026-01-02T18:00").trains("2026-01-05T18:00");
  const Book book = told.book("2026-01-09T08:00");
  std::vector<LocalTime> done, seen;
  for (const DoneSession& session : (*book.exercise(kLift))->done) done.push_back(session.when);
  for (const GateSession& session : (*book.exercise(kLift))->seen) seen.push_back(session.when);
  EXPECT_THAT(done, ElementsAre(testing::at("2026-01-02T18:00"), testing::at("2026-01-05T18:00"),
                                testing::at("2026-01-08T18:00")));
  EXPECT_EQ(seen, done);
}

TEST(Book, LeavesSetsOfOthersAndOfTimesToComeOut) {
  ToldLog told;
  told.trains("2026-01-02T18:00").trains("2026-01-08T18:00");
  told.log.sessions.push_back(
      {.id = {"bo"}, .athlete = {"bo"}, .started = testing::at("2026-01-03T18:00")});
  told.log.sets.push_back({.id = {"bo/0"}, .session = {"bo"}, .exercise = {kLift, ""}, .reps = 5});
  TrainingBook said{told.athlete, log_of(told.log, told.athlete.id),
                    testing::at("2026-01-05T08:00"), reader_of(told.log, told.documents)};
  said.log = log_until(std::move(said.log), said.now);
  const Book book = make_book(said, testing::rules_in_force());
  EXPECT_EQ((*book.exercise(kLift))->done.size(), 1U);
  EXPECT_FALSE(book.began({"bo"}));
}

TEST(Book, KnowsWhatTheAthleteHas) {
  ToldLog told;
  told.athlete.shown_unit = MassUnit::kPound;
  told.athlete.bells = {"16 kg", "53 lb"};
  const TrainingFacts facts = told.book("2026-01-05T08:00").facts();
  EXPECT_EQ(facts.plates.shown, MassUnit::kPound);
  EXPECT_DOUBLE_EQ(facts.plates.smallest_step_kg, 5 * kKilogramsPerPound);
  ASSERT_EQ(facts.bells_kg.size(), 2U);
  EXPECT_NEAR(facts.bells_kg[1], 24.04, 0.005);
  EXPECT_EQ(facts.owned, told.athlete.equipment);
  told.athlete.equipment.clear();
  EXPECT_FALSE(told.book("2026-01-05T08:00").facts().owned) << "nothing said is not nothing had";
}

TEST(Book, TwoBellsThatWereLiftedTogetherAreAPairThatIsOwned) {
  ToldLog told;
  told.athlete.equipment = {"kettlebell"};
  told.athlete.bells = {"12 kg", "16 kg", "20 kg"};
  const auto bells = [&] { return told.book("2026-01-12T08:00").facts().bells_kg; };
  EXPECT_THAT(bells(), ElementsAre(12, 16, 20));
  told.trains("2026-01-05T18:00", "romanian-deadlift", 8, 32, Form::kClean);
  told.trains("2026-01-06T18:00", "romanian-deadlift", 8, 37, Form::kClean);
  told.trains("2026-01-07T18:00", "hanging-leg-raise", 8, 24, Form::kClean);
  EXPECT_THAT(bells(), ElementsAre(12, 16, 20, 32)) << "37 is no two of them";
  const Book book = told.book("2026-01-12T08:00");
  const auto next = next_step(book, "romanian-deadlift");
  ASSERT_TRUE(next);
  EXPECT_EQ(next->progress.target.load_kg, 32);
}

TEST(Book, CountsTheEasierWeeksOfThePlansAsFarAsTheyWereInForce) {
  const auto easy_weeks = [](bool replaced) {
    ToldLog told;
    told.plans("2026-01-05T08:00", 6);
    if (replaced) told.plans("2026-01-12T08:00", 1);
    return told.book("2026-03-05T08:00").facts().easy_weeks;
  };
  const auto whole = easy_weeks(false);
  ASSERT_FALSE(whole.empty()) << "six weeks have an easier one";
  EXPECT_GE(whole.front(), testing::on("2026-01-12"));
  EXPECT_THAT(easy_weeks(true), IsEmpty()) << "the new plan began before it";
}

TEST(Book, HoldsLoadedWorkOffByPainOfTheBackAndByStrongPain) {
  ToldLog told;
  told.hurts("2026-01-02T08:00", Region::kLowerBack, 1)
      .hurts("2026-01-03T08:00", Region::kHip, 5)
      .hurts("2026-01-04T08:00", Region::kKnee, 6)
      .hurts("2026-01-05T08:00", Region::kOther, 9);
  EXPECT_THAT(told.book("2026-01-06T08:00").facts().held_off_by_pain,
              ElementsAre(testing::at("2026-01-02T08:00"), testing::at("2026-01-04T08:00")));
}

TEST(Book, AmberBackPainThatHadSettledByTheMorningIsNoFlare) {
  ToldLog told;
  told.feels("2026-01-02T08:00", {.region = Region::kLowerBack, .during = 4, .next_morning = 2})
      .feels("2026-01-03T08:00", {.region = Region::kLowerBack, .during = 4, .next_morning = 3})
      .hurts("2026-01-04T08:00", Region::kLowerBack, 4)
      .feels("2026-01-05T08:00", {.region = Region::kLowerBack, .during = 7, .next_morning = 1});
  EXPECT_THAT(told.book("2026-01-06T08:00").facts().flares,
              ElementsAre(testing::at("2026-01-03T08:00"), testing::at("2026-01-04T08:00"),
                          testing::at("2026-01-05T08:00")));
}

TEST(Book, KnowsWhatThePlanOfTheWeekAskedToLeave) {
  ToldLog told;
  told.trains("2025-12-22T18:00").plans("2026-01-05T08:00", 6);
  const Programme plan = told.book("2026-01-05T09:00").plan(told.log.plans.back())->programme;
  ASSERT_EQ(plan.main_hinge, kLift) << "the plan is for the lift that is logged";
  told.trains("2026-01-06T18:00").trains("2026-03-20T18:00");
  const Book book = told.book("2026-03-21T08:00");
  const auto& done = (*book.exercise(kLift))->done;
  ASSERT_EQ(done.size(), 3U);
  EXPECT_FALSE(done[0].asked_reserve) << "before any plan";
  ASSERT_TRUE(done[1].asked_reserve);
  EXPECT_EQ(done[1].asked_reserve->to, testing::rules_in_force().knowledge.plan->reserve.to)
      << "the first week stays far from failure";
  EXPECT_FALSE(done[2].asked_reserve) << "after the last week of it";
}

TEST(FilmedSet, LeavesPartialRepetitionsOut) {
  ReadAnalysis analysis;
  analysis.reps.resize(2);
  analysis.findings.resize(2);
  analysis.reps[0].partial = true;
  EXPECT_EQ(filmed_set(analysis, {"s"}).reps.size(), 1U);
}

}  // namespace
}  // namespace dowel
