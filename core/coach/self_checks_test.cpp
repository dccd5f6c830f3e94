#include "core/coach/self_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

using ::testing::IsEmpty;

LocalTime at(const char* text) { return parse_local_time(text).value(); }

// Answers in the order they were given.
struct Answers {
  LogData log{};

  Answers& hurts(const char* when, Region region, std::optional<int> during,
                 std::optional<int> next_morning = std::nullopt,
                 std::optional<bool> stiff = std::nullopt) {
    log.pain.push_back({.id = {std::to_string(log.pain.size())},
                        .athlete = {"ana"},
                        .when = at(when),
                        .region = region,
                        .during = during,
                        .next_morning = next_morning,
                        .stiff = stiff});
    return *this;
  }
  Answers& hip(const char* when, std::optional<int> during,
               std::optional<int> next_morning = std::nullopt) {
    return hurts(when, Region::kHip, during, next_morning);
  }
  // @param yes  the question answered with yes; empty: none
  Answers& asked(const char* when, const std::string& yes = "") {
    RedFlagCheck check{.id = {std::to_string(log.red_flags.size())}, .when = at(when)};
    check.answers = all_clear(known());
    for (RedFlagAnswer& answer : check.answers) answer.yes = answer.id == yes;
    log.red_flags.push_back(check);
    return *this;
  }
};

int during(const LogData& log, const char* now) {
  const auto pain = standing_pain(known(), log, at(now));
  return pain.empty() ? 0 : pain.front().during;
}

TEST(StandingPain, GreenStaysAWeekAndMoreUntilTheNextAnswer) {
  Answers told;
  told.hip("2026-01-05T10:00", 2);
  EXPECT_EQ(during(told.log, "2026-01-12T10:00"), 2);
  EXPECT_THAT(standing_pain(known(), told.log, at("2026-01-12T10:01")), IsEmpty());
  told.hip("2026-01-05T12:00", 3, 3);
  EXPECT_EQ(during(told.log, "2026-03-12T10:01"), 3) << "nobody has said that it is over";
  Answers eased = told;
  eased.hip("2026-03-12T10:01", 0);
  EXPECT_THAT(standing_pain(known(), eased.log, at("2026-03-12T10:02")), IsEmpty())
      << "nor does the old morning after stand";
  told.hip("2026-01-06T10:00", 6);
  EXPECT_EQ(during(told.log, "2027-01-06T10:00"), 6);
  told.hip("2026-01-09T10:00", 1);
  EXPECT_THAT(standing_pain(known(), told.log, at("2026-02-06T10:00")), IsEmpty());
}

TEST(StandingPain, CountsADayAheadWhenStrong) {
  Answers told;
  told.hip("2026-01-05T10:00", 2).hip("2026-01-06T10:00", 7);
  EXPECT_EQ(during(told.log, "2026-01-05T10:00"), 7);
  EXPECT_EQ(during(told.log, "2026-01-05T09:59"), 0);
  Answers mild;
  mild.hip("2026-01-05T10:00", 2).hip("2026-01-06T10:00", 4);
  EXPECT_EQ(during(mild.log, "2026-01-05T12:00"), 2);
  told.hip("2026-01-06T11:00", 1);
  EXPECT_EQ(during(told.log, "2026-01-05T12:00"), 2) << "it was answered again since";
}

TEST(StandingPain, TrainingAndTheMorningAfterAreTwoAnswers) {
  Answers told;
  told.hip("2026-01-05T10:00", 3, 5).hip("2026-01-06T10:00", 4);
  const PainReport report = standing_pain(known(), told.log, at("2026-01-06T11:00")).at(0);
  EXPECT_EQ(report.during, 4);
  EXPECT_EQ(report.next_day, 5) << "a morning that was not spoken of takes nothing back";
  told.hip("2026-01-07T10:00", std::nullopt, 0);
  EXPECT_EQ(standing_pain(known(), told.log, at("2026-01-07T11:00")).at(0).during, 4);
  EXPECT_EQ(standing_pain(known(), told.log, at("2026-01-07T11:00")).at(0).next_day, 0);
}

TEST(StandingPain, ALaterGreenDayEasesTheMorningBefore) {
  Answers told;
  told.hip("2026-01-05T10:00", 3, 5).hip("2026-01-05T20:00", 1);
  EXPECT_EQ(standing_pain(known(), told.log, at("2026-01-06T11:00")).at(0).next_day, 5)
      << "the same day";
  told.hip("2026-01-06T10:00", 2);
  EXPECT_EQ(standing_pain(known(), told.log, at("2026-01-06T11:00")).at(0).next_day, std::nullopt);
}

TEST(StandingPain, StiffnessStandsUntilItIsDenied) {
  Answers told;
  told.hurts("2026-01-05T10:00", Region::kHip, std::nullopt, std::nullopt, true);
  EXPECT_TRUE(standing_pain(known(), told.log, at("2026-01-06T10:00")).at(0).stiff);
  told.hip("2026-01-06T10:00", 1);
  EXPECT_TRUE(standing_pain(known(), told.log, at("2026-01-06T11:00")).at(0).stiff)
      << "not asked about";
  told.hurts("2026-01-06T12:00", Region::kHip, 1, std::nullopt, false);
  EXPECT_FALSE(standing_pain(known(), told.log, at("2026-01-06T13:00")).at(0).stiff);
}

TEST(NewestRedFlags, AYesCountsADayAheadANoDoesNot) {
  Answers told;
  told.asked("2026-01-05T10:00").asked("2026-01-06T10:00", "fever");
  const auto raised = [&](const char* now) {
    return red_flag_text(newest_red_flags(known(), told.log, at(now)).value_or(all_clear(known())));
  };
  EXPECT_EQ(raised("2026-01-05T10:00"), "fever");
  EXPECT_EQ(raised("2026-01-05T09:59"), "none");
  EXPECT_EQ(red_flag_text(standing_red_flags(known(), told.log, at("2026-01-05T12:00")).value()),
            "fever");
  told.asked("2026-01-07T09:00");
  EXPECT_EQ(raised("2026-01-06T10:00"), "fever") << "not yet cleared";
}

TEST(NewestRedFlags, AnswersAreHeldAgainstTheQuestionsThatAreAskedNow) {
  Answers told;
  told.asked("2026-01-05T10:00");
  const LocalTime now = at("2026-01-06T10:00");
  RedFlagCheck& check = told.log.red_flags.back();
  EXPECT_TRUE(newest_red_flags(known(), told.log, now));
  const RedFlagAnswer last = check.answers.back();
  check.answers.pop_back();
  EXPECT_FALSE(newest_red_flags(known(), told.log, now)) << "one was not asked: never taken as no";
  check.answers.front().yes = true;
  ASSERT_TRUE(newest_red_flags(known(), told.log, now)) << "a yes stops, whatever else was asked";
  EXPECT_EQ(red_flag_text(*newest_red_flags(known(), told.log, now)), check.answers.front().id);
  check.answers.front().yes = false;
  check.answers.push_back(last);
  check.answers.push_back({"hiccups", false});
  EXPECT_TRUE(newest_red_flags(known(), told.log, now)) << "a no to what is asked no more";
  check.answers.back().yes = true;
  EXPECT_FALSE(newest_red_flags(known(), told.log, now))
      << "a yes to what is asked no more is asked again";
}

TEST(StandingRedFlags, FallWithANewPainInTrainingOrTheMorningAfter) {
  for (const bool morning : {false, true}) {
    const auto level = [&](int pain, bool of_morning) {
      return of_morning == morning ? std::optional{pain} : std::nullopt;
    };
    Answers told;
    told.asked("2026-01-05T10:00").hip("2026-01-06T10:00", level(0, false), level(0, true));
    EXPECT_TRUE(standing_red_flags(known(), told.log, at("2026-01-07T10:00"))) << morning;
    told.hip("2026-01-06T11:00", level(3, false), level(3, true));
    EXPECT_FALSE(standing_red_flags(known(), told.log, at("2026-01-07T10:00"))) << morning;
  }
}

TEST(IsNewPain, GoesByTheLastTimeTheRegionWasToldOf) {
  Answers told;
  EXPECT_TRUE(is_new_pain(known(), told.log, Region::kHip, at("2026-01-05T10:00")));
  told.hip("2026-01-05T10:00", 0, 3);
  EXPECT_FALSE(is_new_pain(known(), told.log, Region::kHip, at("2026-01-06T10:00")));
  EXPECT_TRUE(is_new_pain(known(), told.log, Region::kKnee, at("2026-01-06T10:00")));
  EXPECT_TRUE(is_new_pain(known(), told.log, Region::kHip, at("2026-02-06T10:00"))) << "long ago";
  told.hurts("2026-01-06T10:00", Region::kHip, std::nullopt, std::nullopt, true);
  EXPECT_FALSE(is_new_pain(known(), told.log, Region::kHip, at("2026-01-07T09:00")))
      << "stiff is no pain";
  told.hip("2026-01-07T10:00", 0);
  EXPECT_TRUE(is_new_pain(known(), told.log, Region::kHip, at("2026-01-08T10:00")))
      << "it was gone";
}

TEST(IsNewPain, AnswersOfOneMomentBelongTogetherHoweverTheyAreKept) {
  Answers told;  // as older logs have them: an answer each
  told.hip("2026-01-05T10:00", std::nullopt, 3).hip("2026-01-05T10:00", 0);
  EXPECT_FALSE(is_new_pain(known(), told.log, Region::kHip, at("2026-01-06T10:00")));
}

TEST(PainWithoutAPlace, IsPlacedByAnAnswerSinceOrOneAsStrongBefore) {
  const auto placed = [](const char* when, Region region, std::optional<int> during,
                         std::optional<int> morning = std::nullopt) {
    Answers told;
    told.hurts(when, region, during, morning, true);
    told.log.sessions.push_back(
        {.id = {"s"}, .athlete = {"ana"}, .started = at("2026-01-10T18:00")});
    told.log.sets.push_back(
        {.id = {"1"}, .session = {"s"}, .exercise = {"deadlift", ""}, .pain = 5});
    return pain_without_a_place(known(), told.log, at("2026-01-11T10:00")) == nullptr;
  };
  EXPECT_TRUE(placed("2026-01-10T18:00", Region::kKnee, 0));
  EXPECT_TRUE(placed("2026-01-10T19:00", Region::kHip, std::nullopt, 1));
  EXPECT_TRUE(placed("2026-01-04T18:00", Region::kHip, 5));
  EXPECT_TRUE(placed("2026-01-09T18:00", Region::kHip, 1, 6));
  EXPECT_FALSE(placed("2026-01-10T17:00", Region::kHip, 4));
  EXPECT_FALSE(placed("2026-01-02T18:00", Region::kHip, 9)) << "more than a week before";
  EXPECT_FALSE(placed("2026-01-10T19:00", Region::kHip, std::nullopt)) << "stiff is no pain";
}

TEST(PainTimes, AreThoseOfTheRegionAtLeastAsStrong) {
  Answers told;
  told.hip("2026-01-05T10:00", 1, 6)
      .hip("2026-01-06T10:00", 2)
      .hurts("2026-01-07T10:00", Region::kKnee, 9);
  EXPECT_THAT(pain_times(told.log, Region::kHip, 3),
              ::testing::ElementsAre(at("2026-01-05T10:00")));
  EXPECT_EQ(weeks_since_pain(told.log, Region::kHip, at("2026-01-21T10:00")), 2);
  EXPECT_EQ(weeks_since_pain(told.log, Region::kGroin, at("2026-01-21T10:00")), std::nullopt);
}

TEST(NewestPain, IsOfTrainingAndNotOfTheMorning) {
  Answers told;
  told.hip("2026-01-05T10:00", std::nullopt, 4);
  EXPECT_EQ(newest_pain(told.log, Region::kHip, at("2026-01-05T11:00"), 1), nullptr);
  told.hip("2026-01-05T10:30", 0);
  EXPECT_NE(newest_pain(told.log, Region::kHip, at("2026-01-05T11:00"), 1), nullptr);
  EXPECT_EQ(newest_pain(told.log, Region::kKnee, at("2026-01-05T11:00"), 1), nullptr);
  EXPECT_EQ(newest_pain(told.log, Region::kHip, at("2026-01-06T11:00"), 1), nullptr);
}

// The working sets of "w" on the evening of the fifth, of which one is told to have hurt more.
LogData evening() {
  LogData log;
  log.sessions = {{.id = {"before"}, .athlete = {"ana"}, .started = at("2026-01-03T19:00")},
                  {.id = {"w"}, .athlete = {"ana"}, .started = at("2026-01-05T19:00")}};
  log.sets = {{.id = {"b"}, .session = {"before"}, .reps = 5},
              {.id = {"warm"}, .session = {"w"}, .kind = SetKind::kWarmup, .reps = 5},
              {.id = {"one"}, .session = {"w"}, .reps = 5},
              {.id = {"two"}, .session = {"w"}, .reps = 5, .next_day_pain = 6}};
  return log;
}

TEST(SetsWithNextDayPain, AreTheWorkingSetsOfTheLastSessionWithNoneAsBad) {
  const auto sets = sets_with_next_day_pain(known(), evening(), at("2026-01-06T07:00"), 4);
  ASSERT_EQ(sets.size(), 1U);
  EXPECT_EQ(sets.front().id.value, "one");
  EXPECT_EQ(sets.front().next_day_pain, 4);
  EXPECT_THAT(sets_with_next_day_pain(known(), evening(), at("2026-01-05T18:00"), 4),
              ::testing::SizeIs(1))
      << "the evening's own session is not of the morning before: the one of the third is";
}

TEST(SetsWithNextDayPain, AreNoneOfASessionLongerAgoThanTheRulesSay) {
  EXPECT_THAT(sets_with_next_day_pain(known(), evening(), at("2026-01-07T19:00"), 4),
              ::testing::SizeIs(1));
  EXPECT_THAT(sets_with_next_day_pain(known(), evening(), at("2026-01-07T19:01"), 4), IsEmpty());
  Knowledge patient = known();
  auto rules = std::make_shared<CoachRules>(*patient.coach);
  rules->next_morning_days = 3;
  patient.coach = rules;
  EXPECT_THAT(sets_with_next_day_pain(patient, evening(), at("2026-01-07T19:01"), 4),
              ::testing::SizeIs(1));
}

TEST(StandingPain, IsAnsweredByTheSetsThatLoadThePlace) {
  const auto stands = [](int before, int level, const char* slug, std::optional<int> morning = {}) {
    Answers told;
    told.hurts("2026-01-05T08:00", Region::kLowerBack, before, 1);
    told.log.sessions.push_back(
        {.id = {"s"}, .athlete = {"ana"}, .started = at("2026-01-06T18:00")});
    told.log.sets.push_back({.id = {"1"},
                             .session = {"s"},
                             .exercise = {slug, ""},
                             .pain = level,
                             .next_day_pain = morning});
    const auto pain = standing_pain(known(), told.log, at("2026-01-07T08:00"));
    return pain.empty() ? 0 : std::max(pain.front().during, pain.front().next_day.value_or(0));
  };
  EXPECT_EQ(stands(4, 2, "deadlift"), 2);
  EXPECT_EQ(stands(4, 0, "deadlift"), 0) << "over";
  EXPECT_EQ(stands(4, 1, "deadlift", 3), 3) << "the morning after it";
  EXPECT_EQ(stands(4, 0, "copenhagen-plank"), 4) << "loads no back";
  EXPECT_EQ(stands(7, 0, "deadlift"), 7) << "a stop is ended by an answer alone";
}

TEST(WeeksInPain, AreCountedAnewFromWhereItGotBetter) {
  Answers told;
  told.hip("2026-01-05T08:00", 5).hip("2026-01-12T08:00", 5).hip("2026-01-19T08:00", 3);
  EXPECT_EQ(weeks_in_pain(*known().coach, told.log, Region::kHip, at("2026-01-20T08:00"), 3), 0);
  told.hip("2026-01-26T08:00", 3).hip("2026-02-02T08:00", 4);
  EXPECT_EQ(weeks_in_pain(*known().coach, told.log, Region::kHip, at("2026-02-03T08:00"), 3), 2);
}

TEST(AsksForSigns, WhatIsNewOrRisesFarOrAboveAmber) {
  const auto asks = [](int before, int now) {
    Answers told;
    told.hip("2026-01-05T08:00", before).hip("2026-01-06T08:00", now);
    return asks_for_signs(known(), told.log, told.log.pain.back());
  };
  EXPECT_TRUE(asks(0, 1)) << "new";
  EXPECT_FALSE(asks(2, 4));
  EXPECT_TRUE(asks(2, 5)) << "risen by three";
  EXPECT_TRUE(asks(5, 6)) << "above amber";
  EXPECT_FALSE(asks(7, 8)) << "asked for already";
  EXPECT_FALSE(asks(7, 0));
}

TEST(UnderstandRedFlags, TakesWordsAndThrowsNothingAway) {
  const auto raised = [](const std::string& text) {
    return red_flag_text(understand_red_flags(known(), text).value());
  };
  EXPECT_EQ(raised("none"), "none");
  EXPECT_EQ(raised("No"), "none");
  EXPECT_EQ(raised("leg weakness"), "leg-weakness");
  EXPECT_EQ(raised("my left foot is numb, Fever"), "leg-weakness,fever");
  EXPECT_EQ(raised("numb around the seat"), "saddle-numbness");
  EXPECT_EQ(raised("numbness between my legs"), "saddle-numbness,leg-weakness") << "either may be";
  EXPECT_EQ(raised("cleared"), kCleared);
  EXPECT_EQ(raised("yes"), kOwnWordsSign);
  EXPECT_EQ(raised("no numb foot"), kOwnWordsSign) << "a denial is no yes, and no answer to all";
  EXPECT_EQ(raised("fever, odd feeling"), std::string("fever,") + kOwnWordsSign);
  EXPECT_FALSE(understand_red_flags(known(), " , "));
  EXPECT_FALSE(parse_red_flags(known(), "odd feeling"));
}

TEST(ToldSign, WaitsForAClinicianAndIsRememberedForAWhile) {
  Answers told;
  told.asked("2026-01-05T10:00", "fever");
  ASSERT_TRUE(told_sign(known(), told.log, at("2026-01-06T10:00")));
  EXPECT_FALSE(told_sign(known(), told.log, at("2026-01-06T10:00"))->cleared);
  told.asked("2026-01-07T10:00");
  EXPECT_EQ(red_flag_text(*newest_red_flags(known(), told.log, at("2026-01-08T10:00"))), "fever");
  told.log.red_flags.back().answers.push_back({kCleared, true});
  EXPECT_EQ(red_flag_text(*newest_red_flags(known(), told.log, at("2026-01-08T10:00"))), "none");
  EXPECT_EQ(told_sign(known(), told.log, at("2026-01-08T10:00"))->cleared, at("2026-01-07T10:00"));
  EXPECT_FALSE(told_sign(known(), told.log, at("2026-02-19T10:00"))) << "six weeks on";
}

TEST(WrittenSign, WordsOfWarningInANoteAskForTheQuestions) {
  for (const char* note : {"tingling in the left foot in the evening", "pins and needles after",
                           "no pain, but a dead leg", "felt weakness in the leg"}) {
    EXPECT_THAT(signs_in_words(known(), note), ::testing::Contains("leg-weakness")) << note;
  }
  for (const char* note : {"no tingling any more", "without numbness", "good session", ""}) {
    EXPECT_THAT(signs_in_words(known(), note), IsEmpty()) << note;
  }
  Answers told;
  told.asked("2026-01-05T10:00");
  const LocalTime now = at("2026-01-06T10:00");
  told.log.sessions.push_back({.id = {"s"}, .started = at("2026-01-05T18:00")});
  told.log.sets.push_back({.id = {"s1"}, .session = {"s"}, .reps = 8});
  EXPECT_TRUE(standing_red_flags(known(), told.log, now));
  told.log.sets.back().notes = "tingling in the left foot";
  ASSERT_TRUE(written_sign(known(), told.log, now));
  EXPECT_EQ(written_sign(known(), told.log, now)->note, "tingling in the left foot");
  EXPECT_FALSE(standing_red_flags(known(), told.log, now)) << "they are asked again";
  told.asked("2026-01-05T20:00");
  EXPECT_TRUE(standing_red_flags(known(), told.log, now)) << "and answered";
}

TEST(RedFlagWords, APlainNoIsANo) {
  for (const char* words : {"none", "None of them", "no", "nothing", "no to all", "not at all"}) {
    const auto answers = understand_red_flags(known(), words);
    ASSERT_TRUE(answers) << words;
    EXPECT_EQ(red_flag_text(*answers), "none") << words;
  }
  EXPECT_EQ(red_flag_text(*understand_red_flags(known(), "not any more")), kOwnWordsSign);
  EXPECT_EQ(red_flag_text(*understand_red_flags(known(), "cleared by Dr Weber, on Monday")),
            kCleared);
}

TEST(MayClear, ASignThatAsksForHelpAtOnceIsNotClearedByABareWordThatDay) {
  std::vector<RedFlagAnswer> cleared = all_clear(known());
  cleared.push_back({kCleared, true});
  const auto may = [&](const char* sign, const char* now, const char* note) {
    Answers told;
    told.asked("2026-01-05T10:00", sign);
    return may_clear(known(), told.log, cleared, note, at(now)).has_value();
  };
  EXPECT_FALSE(may("bladder-bowel", "2026-01-05T10:01", ""));
  EXPECT_FALSE(may("leg-weakness", "2026-01-05T19:00", " "));
  EXPECT_TRUE(may("bladder-bowel", "2026-01-05T19:00", "Dr Weber, this afternoon"));
  EXPECT_TRUE(may("bladder-bowel", "2026-01-06T10:00", ""));
  EXPECT_TRUE(may("weight-loss", "2026-01-05T10:01", "")) << "asks for no help today";
}

}  // namespace
}  // namespace dowel
