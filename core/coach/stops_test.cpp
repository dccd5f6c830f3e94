#include "core/coach/stops.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/self_checks.h"
#include "core/coach/warning_signs.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

LocalTime at(const char* text) { return parse_local_time(text).value(); }

void hurts(LogData& log, const char* when, Region region, int level) {
  log.pain.push_back({.id = {std::to_string(log.pain.size())},
                      .athlete = {"ana"},
                      .when = at(when),
                      .region = region,
                      .during = level});
}

// @param yes  the question answered with yes, or kCleared; empty: none
void asked(LogData& log, const char* when, const std::string& yes = "") {
  RedFlagCheck check{.id = {std::to_string(log.red_flags.size())}, .when = at(when)};
  check.answers = all_clear(known());
  if (yes == kCleared) check.answers.push_back({kCleared, true});
  for (RedFlagAnswer& answer : check.answers) answer.yes = answer.id == yes;
  log.red_flags.push_back(check);
}

std::vector<std::string> ends(const LogData& log, const char* now) {
  std::vector<std::string> days;
  for (const LocalDate day : stops_ended(known(), log, at(now))) days.push_back(to_text(day));
  return days;
}

TEST(StopsEnded, ByLessPainOnAnotherDay) {
  LogData log;
  hurts(log, "2026-01-05T10:00", Region::kLowerBack, 7);
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), IsEmpty()) << "nobody has said that it is less";
  hurts(log, "2026-01-05T19:00", Region::kLowerBack, 2);
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), IsEmpty()) << "a slip of the same day";
  hurts(log, "2026-01-06T10:00", Region::kLowerBack, 8);
  hurts(log, "2026-01-09T10:00", Region::kLowerBack, 3);
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), ElementsAre("2026-01-09"));
  EXPECT_THAT(ends(log, "2026-01-09T09:59"), IsEmpty()) << "of what is told later nothing is known";
}

TEST(StopsEnded, EachRegionByItself) {
  LogData log;
  hurts(log, "2026-01-05T10:00", Region::kLowerBack, 7);
  hurts(log, "2026-01-06T10:00", Region::kHip, 1);
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), IsEmpty());
}

TEST(StopsEnded, OfASignOnlyByAClinicianWhoMayDoItThatDay) {
  LogData log;
  asked(log, "2026-01-05T10:00", "leg-weakness");
  asked(log, "2026-01-06T10:00");
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), IsEmpty()) << "a no takes no yes back";
  asked(log, "2026-01-06T12:00", kCleared);
  asked(log, "2026-01-10T08:00", "weight-loss");
  asked(log, "2026-01-10T18:00", kCleared);
  EXPECT_THAT(ends(log, "2026-01-20T10:00"), ElementsAre("2026-01-06", "2026-01-10"));
}

TEST(SignsCleared, CountFromTheFirstYesToTheClinicianWord) {
  LogData log;
  asked(log, "2026-01-05T10:00", "leg-weakness");
  asked(log, "2026-01-07T10:00", "leg-weakness");
  EXPECT_THAT(signs_cleared(log, at("2026-01-20T10:00")), IsEmpty());
  asked(log, "2026-01-09T10:00", kCleared);
  const auto signs = signs_cleared(log, at("2026-01-20T10:00"));
  ASSERT_EQ(signs.size(), 1U);
  EXPECT_EQ(signs[0].told, at("2026-01-05T10:00"));
  EXPECT_EQ(signs[0].cleared, at("2026-01-09T10:00"));
  EXPECT_THAT(signs_cleared(log, at("2026-01-09T09:59")), IsEmpty());
}

TEST(ToldFree, IsTheNewestWordOfThatRegion) {
  LogData log;
  const LocalTime now = at("2026-01-20T10:00");
  EXPECT_FALSE(told_free(log, Region::kLowerBack, now)) << "nothing was said";
  hurts(log, "2026-01-05T10:00", Region::kLowerBack, 0);
  EXPECT_TRUE(told_free(log, Region::kLowerBack, now));
  EXPECT_FALSE(told_free(log, Region::kHip, now));
  hurts(log, "2026-01-07T10:00", Region::kLowerBack, 1);
  EXPECT_FALSE(told_free(log, Region::kLowerBack, now));
  EXPECT_TRUE(told_free(log, Region::kLowerBack, at("2026-01-06T10:00")));
}

}  // namespace
}  // namespace dowel
