// Which plan counts, what it is asked with, and when nothing may be trained.
#include "core/coach/plan_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using testing::Form;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::kLift;
using testing::on;
using testing::ToldLog;

std::string in_force(ToldLog& told, const char* day) {
  const auto plan = plan_in_force(told.book("2026-01-05T08:00"), on(day)).value();
  return plan ? plan->record.id.value : "";
}

TEST(PlanInForce, IsTheNewestThatHoldsTheDayElseTheNextToBegin) {
  ToldLog told;
  EXPECT_EQ(in_force(told, "2026-01-05"), "");
  told.plans("2026-01-05T08:00", 4);                          // plan0 to 1 February
  told.plans("2026-01-12T08:00", 1);                          // plan1, one week within it
  told.plans("2026-01-03T08:00", 2, [](PlanRequest& later) {  // plan2, made first,
    later.start = testing::on("2026-03-02");                  // begins last
  });
  EXPECT_EQ(in_force(told, "2026-01-06"), "plan0");
  EXPECT_EQ(in_force(told, "2026-01-14"), "plan1");
  EXPECT_EQ(in_force(told, "2026-01-20"), "plan0");
  EXPECT_EQ(in_force(told, "2026-02-01"), "plan0") << "its last day";
  EXPECT_EQ(in_force(told, "2026-02-02"), "plan2") << "nothing holds the day";
  EXPECT_EQ(in_force(told, "2026-03-16"), "") << "all are over";
}

TEST(PlanInForce, APlanThatCannotBeReadIsToldWhereItIsNeeded) {
  ToldLog told;
  told.plans("2026-01-05T08:00");
  TrainingBook said{told.athlete, told.log, testing::at("2026-01-06T08:00"),
                    reader_of(told.log, told.documents)};
  said.reader.plan_request = [](const PlanRecord&) -> Result<PlanRequest> {
    return fail(ErrorCode::kUnreadable, "no plan request", "", "days");
  };
  const Book book = make_book(said, testing::rules_in_force());
  EXPECT_THAT(book.facts().easy_weeks, IsEmpty());
  EXPECT_EQ(plan_in_force(book, on("2026-01-06")).error().where, "days");
  EXPECT_TRUE(plan_in_force(book, on("2026-06-06"))) << "long over: nobody needs it";
}

TEST(NewestPlan, IsTheLastMade) {
  ToldLog told;
  EXPECT_EQ(newest_plan(told.log), nullptr);
  told.plans("2026-01-12T08:00").plans("2026-01-05T08:00");
  EXPECT_EQ(newest_plan(told.log)->id.value, "plan0");
  EXPECT_EQ(last_day(*newest_plan(told.log)), on("2026-02-08"));
}

TEST(DaysGivenUp, AreThoseOfFormerPlansThatTheNewOneDoesNotHold) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 2);  // Monday, Wednesday, Friday
  told.plans("2026-01-14T08:00", 1, [](PlanRequest& request) {
    request.days = {{2, 60, {}}, {3, 60, {}}, {5, 60, {}}};
  });
  const Book book = told.book("2026-01-14T08:00");
  const auto plan = plan_in_force(book, on("2026-01-14")).value();
  EXPECT_THAT(days_given_up(book, *plan), ElementsAre(on("2026-01-16")))
      << "Wednesday is in both, Monday was before";
}

TEST(UsualRequest, IsAsTheLastPlanWithoutWhatChangesFromDayToDay) {
  ToldLog told;
  const PlanRequest first = usual_request(told.book("2026-01-05T08:00")).value();
  EXPECT_EQ(first.days.size(), 3U);
  EXPECT_EQ(first.start, on("2026-01-05"));
  told.plans("2026-01-05T08:00", 6, [](PlanRequest& request) {
    request.aim = Aim::kPowerlifting;
    request.days = {{1, 45, {}}};
    request.pain = {{Region::kHip, 2, std::nullopt, false, false}};
    request.weak_links = {{"weak-glutes", "told so"}};
    request.history.weeks_away = 3;
  });
  told.athlete.name = "Ana again";
  const PlanRequest next = usual_request(told.book("2026-02-05T08:00")).value();
  EXPECT_EQ(next.aim, Aim::kPowerlifting);
  EXPECT_EQ(next.days.size(), 1U);
  EXPECT_EQ(next.weeks, 6);
  EXPECT_EQ(next.athlete.name, "Ana again") << "as she is today";
  EXPECT_EQ(next.start, on("2026-02-05"));
  EXPECT_THAT(next.pain, IsEmpty());
  EXPECT_THAT(next.red_flags, IsEmpty());
  EXPECT_THAT(next.weak_links, IsEmpty());
  EXPECT_EQ(next.history, TrainingHistory{});
}

TEST(RequestInForce, IsOfThePlanThatCountsTodayNotOfALaterOne) {
  ToldLog told;
  told.plans("2026-01-05T08:00", 4, [](PlanRequest& r) { r.aim = Aim::kStrongman; });
  told.plans("2026-01-06T08:00", 4, [](PlanRequest& r) { r.start = on("2026-02-02"); });
  EXPECT_EQ(request_in_force(told.book("2026-01-07T08:00"))->aim, Aim::kStrongman);
  EXPECT_EQ(usual_request(told.book("2026-01-07T08:00"))->aim, Aim::kGeneralStrength);
}

TEST(HistoryOf, TellsWhereEveryExerciseStands) {
  ToldLog told;
  told.trains("2026-01-02T18:00").trains("2026-01-05T18:00", "squat", 10, 80);
  const auto history = history_of(told.book("2026-01-06T08:00"), {}).value();
  ASSERT_EQ(history.exercises.size(), 2U);
  const ExerciseState* squat = history.find("squat");
  ASSERT_NE(squat, nullptr);
  EXPECT_EQ(squat->sessions, 1);
  EXPECT_EQ(squat->load_kg, 80);
  EXPECT_NEAR(squat->one_rep_max_kg.value(), 80 * (1 + 10 / 30.0), 1e-9) << "Epley";
}

TEST(HistoryOf, CountsTheFormOfTheNewestAnalysisOfASetOnly) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.film(told.log.analyses.front().set, testing::at("2026-01-03T18:00"), kLift, Form::kClean,
            60);
  for (AnalysisLink& link : told.log.analyses) {
    link.held = 9;
    link.gradeable = 10;
  }
  const auto history = history_of(told.book("2026-01-06T08:00"), {}).value();
  EXPECT_EQ(history.find(kLift)->held, 9);
  EXPECT_EQ(history.find(kLift)->gradeable, 10);
}

TEST(ReadinessOf, CountsWeeksSincePainByItsStrengthAndPlace) {
  ToldLog told;
  told.hurts("2026-01-01T08:00", Region::kLowerBack, 1)
      .hurts("2026-01-08T08:00", Region::kKnee, 6)
      .hurts("2026-01-15T08:00", Region::kGroin, 3)
      .hurts("2026-01-22T08:00", Region::kOther, 9);
  const TrainingHistory history = readiness_of(told.book("2026-01-29T08:00")).value();
  EXPECT_EQ(history.weeks_since_back_pain, 4);
  EXPECT_EQ(history.weeks_since_strong_pain, 3);
  EXPECT_EQ(history.weeks_since_groin_pain, 2);
  EXPECT_TRUE(history.exercises.empty());
  const TrainingHistory none = readiness_of(ToldLog().book("2026-01-29T08:00")).value();
  EXPECT_FALSE(none.weeks_since_back_pain || none.weeks_since_strong_pain ||
               none.weeks_since_groin_pain || none.weeks_sore);
}

TEST(ReadinessOf, IsTheSameAsTheHistoryOfAPlanButForTheExercises) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kClean);
  told.trains("2026-01-05T18:00", kLift, 8, 60, Form::kClean);
  told.hurts("2026-01-06T08:00", Region::kHip, 3);
  const Book book = told.book("2026-01-20T08:00");
  TrainingHistory whole = history_of(book, {}).value();
  EXPECT_TRUE(whole.clean_slow_hinge);
  whole.exercises.clear();
  EXPECT_EQ(readiness_of(book).value(), whole);
}

TEST(AddWhatTheLogSays, FillsInWhatWasNotAskedOtherwise) {
  ToldLog told;
  told.trains("2026-01-02T18:00", kLift, 8, 60, Form::kBroken);
  told.hurts("2026-01-04T08:00", Region::kHip, 2).red_flags("2026-01-04T09:00");
  const Book book = told.book("2026-01-05T08:00");
  PlanRequest request = usual_request(book).value();
  ASSERT_TRUE(add_what_the_log_says(book, request));
  ASSERT_EQ(request.pain.size(), 1U);
  EXPECT_EQ(request.pain.front().during, 2);
  EXPECT_EQ(request.red_flags, all_clear(testing::rules_in_force().knowledge));
  EXPECT_EQ(request.history.exercises.size(), 1U);
  PlanRequest said = usual_request(book).value();
  said.pain = {{Region::kKnee, 1, std::nullopt, false, false}};
  ASSERT_TRUE(add_what_the_log_says(book, said));
  EXPECT_EQ(said.pain.front().region, Region::kKnee) << "what was asked for stays";
}

TEST(StopInForce, ByAWarningSignByStrongPainAndByAPregnancy) {
  const auto why = [](const std::function<void(ToldLog&)>& tell, const char* now) {
    ToldLog told;
    tell(told);
    const auto stop = stop_in_force(told.book(now)).value();
    return stop ? stop->why.text : "";
  };
  const auto nothing = [](ToldLog&) {};
  EXPECT_EQ(why(nothing, "2026-01-05T08:00"), "") << "unasked is no yes";
  const auto fever = [](ToldLog& told) { told.red_flags("2026-01-05T08:00", "fever"); };
  EXPECT_THAT(why(fever, "2026-01-05T09:00"), HasSubstr("answered a safety question with yes"));
  EXPECT_NE(why(fever, "2027-01-05T09:00"), "") << "until it is answered again";
  const auto cleared = [](ToldLog& told) {
    told.red_flags("2026-01-05T08:00", "fever").red_flags("2026-01-09T08:00");
  };
  EXPECT_NE(why(cleared, "2026-01-10T08:00"), "") << "a no takes no yes back";
  EXPECT_EQ(why(cleared, "2026-03-31T08:00"), "") << "but for so long only";
  const auto seen = [](ToldLog& told) {
    told.red_flags("2026-01-05T08:00", "fever").red_flags("2026-01-09T08:00", kCleared);
  };
  EXPECT_EQ(why(seen, "2026-01-10T08:00"), "");
  for (const auto& [level, stops] : {std::pair{5, false}, std::pair{6, true}}) {
    const auto hip = [l = level](ToldLog& told) {
      told.hurts("2026-01-05T08:00", Region::kHip, l);
    };
    EXPECT_EQ(!why(hip, "2026-01-06T08:00").empty(), stops) << level;
  }
  const auto arm = [](ToldLog& told) { told.hurts("2026-01-05T08:00", Region::kOther, 9); };
  EXPECT_EQ(why(arm, "2026-01-06T08:00"), "") << "it concerns no hip";
  const auto pregnant = [](ToldLog& told) { told.athlete.conditions = {"pregnancy"}; };
  EXPECT_THAT(why(pregnant, "2026-01-06T08:00"), HasSubstr("clinician"));
}

}  // namespace
}  // namespace dowel
