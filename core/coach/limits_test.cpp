// A window changed in the knowledge changes how long an answer stands, and the sentence that says
// so.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/catalogue/coach_rules.h"
#include "core/coach/plan_book.h"
#include "core/coach/self_checks.h"
#include "core/coach/training_book.h"
#include "core/log/civil_time.h"
#include "knowledge/testing/changed_number.h"

namespace dowel {
namespace {

using dowel::testing::with_number;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Knowledge& built_in() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

LocalTime day(int number) {
  return parse_local_time("2026-01-01T10:00").value() + std::chrono::days{number};
}

PainAnswer hip(int number, int during) {
  return {.when = day(number), .region = Region::kHip, .during = during};
}

TEST(CoachLimits, HowLongMildPainStands) {
  LogData log;
  log.pain = {hip(0, 2)};
  const Knowledge three = with_number("check-pain-days", 3);
  EXPECT_THAT(standing_pain(built_in(), log, day(7)), SizeIs(1));
  EXPECT_THAT(standing_pain(built_in(), log, day(8)), IsEmpty());
  EXPECT_THAT(standing_pain(three, log, day(3)), SizeIs(1));
  EXPECT_THAT(standing_pain(three, log, day(4)), IsEmpty());
  EXPECT_EQ(sets_from(three, day(28)), day(0)) << "as far back as notes are looked for";
}

TEST(CoachLimits, WhichPainStandsUntilItIsAskedAgain) {
  LogData log;
  log.pain = {hip(0, 2)};
  EXPECT_THAT(standing_pain(built_in(), log, day(40)), IsEmpty());
  EXPECT_THAT(standing_pain(with_number("pain-safe", 0, 1), log, day(40)), SizeIs(1));
}

TEST(CoachLimits, HowLongAnswersAboutWarningSignsStand) {
  const Knowledge two = with_number("check-red-flag-weeks", 2);
  const Knowledge one = with_number("check-red-flag-weeks", 1);
  LogData log;
  log.red_flags = {{.when = day(0), .answers = all_clear(built_in())}};
  EXPECT_TRUE(standing_red_flags(built_in(), log, day(28)));
  EXPECT_FALSE(standing_red_flags(built_in(), log, day(29)));
  EXPECT_TRUE(standing_red_flags(two, log, day(14)));
  EXPECT_FALSE(standing_red_flags(two, log, day(15)));
  EXPECT_THAT(built_in().coach->words.signs_asked_again.text, HasSubstr("again in four weeks,"));
  EXPECT_THAT(two.coach->words.signs_asked_again.text, HasSubstr("again in two weeks,"));
  EXPECT_THAT(two.coach->words.signs_open.text, HasSubstr("in the last two weeks"));
  EXPECT_THAT(one.coach->words.signs_open.text, HasSubstr("in the last week"));
  EXPECT_THAT(one.coach->words.signs_asked_again.text, HasSubstr("again in one week,"));
}

TEST(CoachLimits, WhenPainIsNewAgain) {
  LogData log;
  log.pain = {hip(0, 4)};
  EXPECT_FALSE(is_new_pain(built_in(), log, Region::kHip, day(20)));
  EXPECT_TRUE(is_new_pain(with_number("check-red-flag-weeks", 2), log, Region::kHip, day(20)));
}

TEST(CoachLimits, WhenPainLasts) {
  LogData log;
  log.pain = {hip(0, 4), hip(12, 4)};
  EXPECT_EQ(weeks_sore(built_in(), log, day(14)), 2);
  EXPECT_EQ(weeks_sore(with_number("check-lasting-days", 10), log, day(14)), 0);
  EXPECT_EQ(weeks_sore(with_number("pain-safe", 0, 4), log, day(14)), std::nullopt);
}

TEST(CoachLimits, HowFarAClockMayBeAhead) {
  LogData log;
  log.pain = {hip(2, 8)};
  EXPECT_THAT(standing_pain(built_in(), log, day(0)), IsEmpty());
  EXPECT_THAT(standing_pain(with_number("check-days-ahead", 2), log, day(0)), SizeIs(1));
}

std::vector<TrainingDay> usual_days(Knowledge knowledge) {
  const RulesInForce rules{std::move(knowledge), Technique{}};
  const TrainingBook told{.now = day(0)};
  return usual_request(make_book(told, rules)).value().days;
}

TEST(CoachLimits, TheDaysOfAFirstPlan) {
  const auto usual = usual_days(built_in());
  ASSERT_THAT(usual, SizeIs(3));
  EXPECT_EQ(usual[0].weekday, 0);
  EXPECT_EQ(usual[1].weekday, 2);
  EXPECT_EQ(usual[2].weekday, 4);
  EXPECT_EQ(usual[2].minutes, 60);
  const auto two = usual_days(with_number("plan-usual-days", 2));
  ASSERT_THAT(two, SizeIs(2));
  EXPECT_EQ(two[1].weekday, 3);
  EXPECT_EQ(usual_days(with_number("plan-usual-minutes", 45))[0].minutes, 45);
}

TEST(CoachLimits, TheStepOfABarbell) {
  Athlete athlete;
  EXPECT_DOUBLE_EQ(plates_of(with_number("plates-step-kg", 1), athlete).smallest_step_kg, 1);
  athlete.shown_unit = MassUnit::kPound;
  EXPECT_DOUBLE_EQ(plates_of(with_number("plates-step-lb", 2), athlete).smallest_step_kg,
                   2 * kKilogramsPerPound);
}

}  // namespace
}  // namespace dowel
