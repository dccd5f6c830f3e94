// Who may lift more, and who must not.
#include "core/coach/gate_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::Form;
using ::testing::HasSubstr;
using testing::kLift;
using testing::ToldLog;

constexpr const char* kDays[] = {"2026-01-02T18:00", "2026-01-05T18:00", "2026-01-08T18:00",
                                 "2026-01-11T18:00"};

// Sessions that reach every repetition asked for, so that only the gate can hold the load.
void train(ToldLog& told, const std::vector<Form>& forms, int reps = 12) {
  for (std::size_t i = 0; i < forms.size(); ++i) told.trains(kDays[i], kLift, reps, 60, forms[i]);
}

bool rises(const NextStep& next) { return next.progress.target.load_kg > 60.0; }

TEST(NextStep, TwoCleanFilmsLetTheLoadRise) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  const NextStep next = next_step(told.book("2026-01-09T08:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kPass);
  EXPECT_TRUE(rises(next));
  EXPECT_EQ(next.if_passed.load_kg, next.progress.target.load_kg);
  EXPECT_EQ(next.sessions, 3);
  EXPECT_EQ(next.done.size(), 2U);
}

TEST(NextStep, UnseenIsNoPass) {
  ToldLog told;
  train(told, {Form::kNotFilmed, Form::kNotFilmed, Form::kNotFilmed});
  const NextStep next = next_step(told.book("2026-01-09T08:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kNotMeasured);
  EXPECT_FALSE(rises(next));
  EXPECT_GT(next.if_passed.load_kg, 60.0) << "the work is done, only the film is missing";
}

TEST(NextStep, AFaultOnFilmTakesTheLoadBack) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kBroken});
  const NextStep next = next_step(told.book("2026-01-09T08:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kRegress);
  EXPECT_FALSE(rises(next));
  EXPECT_EQ(next.ruling.evidence.size(), 5U) << "one for every repetition";
  EXPECT_EQ(next.ruling.evidence.front().set.value, std::string(kDays[2]) + kLift + "/1");
}

TEST(NextStep, AnUnfilmedSessionAfterAFaultHolds) {
  ToldLog told;
  train(told, {Form::kClean, Form::kBroken, Form::kNotFilmed});
  const NextStep next = next_step(told.book("2026-01-09T08:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kHold);
  EXPECT_THAT(next.ruling.why.text, HasSubstr("Not filmed, and the film of 2026-01-05"));
}

TEST(NextStep, ABarThatSlowedOnFilmHoldsTheLoadThatTheFormLetRise) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  ASSERT_TRUE(rises(next_step(told.book("2026-01-09T08:00"), kLift).value()));
  told.documents.analyses[told.log.analyses.back().id].velocity_loss = Measured{0.52, 0.04};
  const NextStep next = next_step(told.book("2026-01-09T08:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kPass) << "the form was clean";
  EXPECT_FALSE(rises(next));
  EXPECT_EQ(next.if_passed.load_kg, next.progress.target.load_kg) << "no film of the form helps";
  EXPECT_THAT(next.progress.decided_by()->why.text, HasSubstr("lost 52 ± 4 % of its speed"));
}

TEST(NextStep, PainOfASetOverridesACleanFilm) {
  for (const auto& [pain, verdict] :
       {std::pair{2, GateVerdict::kPass}, std::pair{3, GateVerdict::kHold},
        std::pair{6, GateVerdict::kRegress}}) {
    ToldLog told;
    train(told, {Form::kClean, Form::kClean});
    told.trains(kDays[2], kLift, 12, 60, Form::kClean, pain);
    const NextStep next = next_step(told.book("2026-01-08T20:00"), kLift).value();
    EXPECT_EQ(next.ruling.verdict, verdict) << pain;
    EXPECT_EQ(rises(next), verdict == GateVerdict::kPass) << pain;
  }
}

TEST(NextStep, WhatIsAnsweredAfterTheSessionBelongsToIt) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.hurts("2026-01-08T20:00", Region::kGroin, 4);
  EXPECT_EQ(next_step(told.book("2026-01-08T21:00"), kLift)->ruling.verdict, GateVerdict::kHold);
  ToldLog next_morning;
  train(next_morning, {Form::kClean, Form::kClean, Form::kClean});
  next_morning.hurts("2026-01-09T08:00", Region::kGroin, 4);
  EXPECT_EQ(next_step(next_morning.book("2026-01-09T09:00"), kLift)->ruling.verdict,
            GateVerdict::kRegress)
      << "on another day it is how it felt afterwards";
}

TEST(NextStep, PainOfARegionTouchesWhatLoadsIt) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.hurts("2026-01-08T20:00", Region::kKnee, 4);
  EXPECT_EQ(next_step(told.book("2026-01-08T21:00"), kLift)->ruling.verdict, GateVerdict::kPass)
      << "a deadlift hardly loads the knee";
  told.hurts("2026-01-08T20:30", Region::kHamstring, 4);
  EXPECT_EQ(next_step(told.book("2026-01-08T21:00"), kLift)->ruling.verdict, GateVerdict::kHold);
}

TEST(NextStep, PainElsewhereDecidesNothing) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.hurts("2026-01-08T20:00", Region::kOther, 8);
  EXPECT_EQ(next_step(told.book("2026-01-08T21:00"), kLift)->ruling.verdict, GateVerdict::kPass);
}

TEST(NextStep, PainToldBeforeTheLastSessionStandsForIt) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.hurts("2026-01-07T08:00", Region::kHip, 4);
  const auto verdict = [&](const char* now) {
    return next_step(told.book(now), kLift)->ruling.verdict;
  };
  EXPECT_EQ(verdict("2026-01-14T08:00"), GateVerdict::kHold);
  EXPECT_EQ(verdict("2026-02-14T08:01"), GateVerdict::kHold) << "nobody said that it is over";
  told.hurts("2026-01-14T08:00", Region::kHip, 0);
  EXPECT_EQ(verdict("2026-01-14T08:01"), GateVerdict::kPass);
}

TEST(NextStep, WhatIsStillToComeCountsForNothing) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean, Form::kBroken});
  EXPECT_TRUE(rises(next_step(told.book("2026-01-09T08:00"), kLift).value()));
  EXPECT_FALSE(rises(next_step(told.book("2026-01-12T08:00"), kLift).value()));
}

TEST(NextStep, TheNewestAnalysisOfASetCounts) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kBroken});
  const SetId filmed{std::string(kDays[2]) + kLift + "/1"};
  told.film(filmed, testing::at("2026-01-09T07:00"), kLift, Form::kClean, 60);
  EXPECT_TRUE(rises(next_step(told.book("2026-01-09T08:00"), kLift).value()));
  told.film(filmed, testing::at("2026-01-07T07:00"), kLift, Form::kBroken, 60);
  EXPECT_TRUE(rises(next_step(told.book("2026-01-09T08:00"), kLift).value()))
      << "later in the log, but made before";
}

TEST(NextStep, AnOverrideStandsUntilSomethingWorseComesUp) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kNotFilmed});
  EXPECT_FALSE(rises(next_step(told.book("2026-01-09T08:00"), kLift).value()));
  told.overrides("2026-01-09T08:00", kLift, GateVerdict::kPass);
  const NextStep overridden = next_step(told.book("2026-01-09T09:00"), kLift).value();
  ASSERT_TRUE(overridden.overridden);
  EXPECT_EQ(overridden.overridden->reason, "meet on Saturday");
  EXPECT_NE(overridden.ruling.verdict, GateVerdict::kPass) << "what Dowel said stays said";
  EXPECT_TRUE(rises(overridden));
  told.hurts("2026-01-09T10:00", Region::kHip, 4);
  const NextStep sore = next_step(told.book("2026-01-09T11:00"), kLift).value();
  EXPECT_FALSE(sore.overridden);
  EXPECT_FALSE(rises(sore));
}

TEST(NextStep, ANewFaultEndsAnOverrideAndAStricterOneStays) {
  ToldLog told;
  train(told, {Form::kClean, Form::kNotFilmed});
  told.overrides("2026-01-06T08:00", kLift, GateVerdict::kPass);
  told.film({std::string(kDays[1]) + kLift + "/0"}, testing::at("2026-01-06T09:00"), kLift,
            Form::kBroken, 60);
  EXPECT_FALSE(next_step(told.book("2026-01-06T10:00"), kLift)->overridden);
  ToldLog strict;
  train(strict, {Form::kClean, Form::kClean});
  strict.overrides("2026-01-06T08:00", kLift, GateVerdict::kRegress);
  strict.hurts("2026-01-06T09:00", Region::kHip, 4);
  EXPECT_TRUE(next_step(strict.book("2026-01-06T10:00"), kLift)->overridden);
}

TEST(NextStep, AnExerciseNobodyDidStartsWithoutASession) {
  ToldLog told;
  const NextStep next = next_step(told.book("2026-01-06T08:00"), kLift).value();
  EXPECT_EQ(next.sessions, 0);
  EXPECT_TRUE(next.progress.steps.empty());
  EXPECT_TRUE(next.done.empty());
  EXPECT_EQ(next_step(told.book("2026-01-06T08:00"), "chess").error().code, ErrorCode::kUsage);
}

TEST(GateRulings, AreAsDecidingFromTheBeginningEveryTime) {
  ToldLog told;
  train(told, {Form::kClean, Form::kBroken, Form::kNotFilmed, Form::kClean});
  const Book book = told.book("2026-01-12T08:00");
  const ExerciseBook& exercise = *book.exercise(kLift).value();
  const GateRules rules = gate_rules(book.rules().technique, book.knowledge(), kLift).value();
  ASSERT_EQ(exercise.rulings.size(), 4U);
  GateInput input;
  for (std::size_t i = 0; i < exercise.seen.size(); ++i) {
    input.sessions.push_back(exercise.seen[i]);
    input.now = exercise.seen[i].when;
    const GateRuling slowly = decide(input, rules);
    EXPECT_EQ(exercise.rulings[i].ruling, slowly) << i;
    EXPECT_EQ(exercise.done[i].gate, slowly.verdict) << i;
  }
}

TEST(HingeForm, AsksForTwoCleanFilmsOfWhichALoadedOneIsRecent) {
  const auto form = [](Form second, double load_kg, const char* now) {
    ToldLog told;
    told.trains(kDays[0], kLift, 8, load_kg, Form::kClean);
    told.trains(kDays[1], kLift, 8, load_kg, second);
    return hinge_form(told.book(now)).value();
  };
  EXPECT_TRUE(form(Form::kClean, 60, "2026-01-09T08:00").slow);
  EXPECT_TRUE(form(Form::kClean, 60, "2026-01-09T08:00").loaded);
  EXPECT_FALSE(form(Form::kNotFilmed, 60, "2026-01-09T08:00").slow) << "one is not enough";
  EXPECT_FALSE(form(Form::kBroken, 60, "2026-01-09T08:00").slow);
  EXPECT_TRUE(form(Form::kClean, 0, "2026-01-09T08:00").slow);
  EXPECT_FALSE(form(Form::kClean, 0, "2026-01-09T08:00").loaded) << "without a load";
  EXPECT_TRUE(form(Form::kClean, 60, "2026-03-30T08:00").loaded) << "within twelve weeks";
  EXPECT_FALSE(form(Form::kClean, 60, "2026-03-31T08:00").loaded) << "too long ago";
}

TEST(HingeForm, AStepBackTheAthleteChoseIsAsAFault) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean});
  told.overrides("2026-01-06T08:00", kLift, GateVerdict::kRegress);
  EXPECT_FALSE(hinge_form(told.book("2026-01-06T09:00"))->slow);
}

TEST(NextStep, TheNewestWordAboutAPainCounts) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  const auto verdict = [&](const char* now) {
    return next_step(told.book(now), kLift)->ruling.verdict;
  };
  told.hurts("2026-01-12T08:00", Region::kGroin, 5);
  EXPECT_EQ(verdict("2026-01-12T09:00"), GateVerdict::kRegress);
  told.hurts("2026-01-14T08:00", Region::kGroin, 1);
  EXPECT_EQ(verdict("2026-01-14T09:00"), GateVerdict::kPass) << "it has eased since";
  told.hurts("2026-01-15T08:00", Region::kHip, 4).hurts("2026-01-15T08:05", Region::kGroin, 0);
  EXPECT_EQ(verdict("2026-01-15T09:00"), GateVerdict::kRegress) << "another place does not ease it";
}

TEST(NextStep, AMorningLongAfterTheSessionIsNotTheMorningAfterIt) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.feels("2026-01-12T08:00", {.region = Region::kHip, .during = 3, .next_morning = 4});
  const GateRuling ruling = next_step(told.book("2026-01-12T09:00"), kLift)->ruling;
  EXPECT_EQ(ruling.verdict, GateVerdict::kRegress);
  EXPECT_THAT(ruling.why.text, HasSubstr("Pain of 4 of 10 was told of on 2026-01-12"));
}

TEST(NextStep, AmberPainThatHadSettledByTheMorningHoldsAndTakesNothingOff) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.feels("2026-01-12T08:00", {.region = Region::kHip, .during = 4, .next_morning = 2});
  const NextStep next = next_step(told.book("2026-01-12T09:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kHold);
  EXPECT_THAT(next.ruling.why.text, HasSubstr("green again the morning after"));
  EXPECT_EQ(next.progress.decided_by()->kind, StepKind::kRepeat);
  told.feels("2026-01-12T08:05", {.region = Region::kGroin, .during = 3, .next_morning = 3});
  EXPECT_EQ(next_step(told.book("2026-01-12T09:00"), kLift)->ruling.verdict, GateVerdict::kRegress)
      << "the groin had not";
}

TEST(NextStep, AmberThatSettledDoesNotGrowAgainstAnEarlierGreenMorning) {
  ToldLog told;
  train(told, {Form::kClean, Form::kClean, Form::kClean});
  told.feels("2026-01-06T08:00", {.region = Region::kHip, .during = 3, .next_morning = 1});
  told.feels("2026-01-12T08:00", {.region = Region::kHip, .during = 4, .next_morning = 2});
  const NextStep next = next_step(told.book("2026-01-12T09:00"), kLift).value();
  EXPECT_EQ(next.ruling.verdict, GateVerdict::kHold) << next.ruling.why.text;
  EXPECT_EQ(next.progress.decided_by()->kind, StepKind::kRepeat);
}

TEST(NextStep, WhatSetsTellOfASorePlaceIsANewerWord) {
  ToldLog told;
  told.trains("2026-01-05T18:00").hurts("2026-01-06T08:00", Region::kHip, 3);
  told.trains("2026-01-07T18:00", kLift, 8, 60, Form::kNotFilmed, 1);
  EXPECT_NE(next_step(told.book("2026-01-08T08:00"), kLift)->ruling.verdict, GateVerdict::kHold)
      << "1 told with the sets, after the 3";
}

}  // namespace
}  // namespace dowel
