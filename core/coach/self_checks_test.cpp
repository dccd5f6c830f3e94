#include "core/coach/self_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

using ::testing::IsEmpty;

LocalTime at(const char* text) { return parse_local_time(text).value(); }

/// Answers in the order they were given.
struct Answers {
  LogData log{};

  Answers& add(const char* when, const char* question, const char* result) {
    const std::string id = std::to_string(log.checks.size());
    log.checks.push_back({{id}, {"ana"}, at(when), question, result, ""});
    return *this;
  }
};

int during(const LogData& log, const char* now) {
  const auto pain = standing_pain(log, at(now));
  return pain.empty() ? 0 : pain.front().during;
}

TEST(StandingPain, StaysAWeekAndStrongPainUntilTheNextAnswer) {
  Answers told;
  told.add("2026-01-05T10:00", "pain-hip", "5");
  EXPECT_EQ(during(told.log, "2026-01-12T10:00"), 5);
  EXPECT_THAT(standing_pain(told.log, at("2026-01-12T10:01")), IsEmpty());
  told.add("2026-01-06T10:00", "pain-hip", "6");
  EXPECT_EQ(during(told.log, "2027-01-06T10:00"), 6);
  told.add("2026-01-09T10:00", "pain-hip", "1");
  EXPECT_THAT(standing_pain(told.log, at("2026-02-06T10:00")), IsEmpty());
}

TEST(StandingPain, CountsADayAheadWhenStrong) {
  Answers told;
  told.add("2026-01-05T10:00", "pain-hip", "2").add("2026-01-06T10:00", "pain-hip", "7");
  EXPECT_EQ(during(told.log, "2026-01-05T10:00"), 7);
  EXPECT_EQ(during(told.log, "2026-01-05T09:59"), 0);
  Answers mild;
  mild.add("2026-01-05T10:00", "pain-hip", "2").add("2026-01-06T10:00", "pain-hip", "4");
  EXPECT_EQ(during(mild.log, "2026-01-05T12:00"), 2);
  told.add("2026-01-06T11:00", "pain-hip", "1");
  EXPECT_EQ(during(told.log, "2026-01-05T12:00"), 2) << "it was answered again since";
}

TEST(NewestRedFlags, AYesCountsADayAheadANoDoesNot) {
  Answers told;
  told.add("2026-01-05T10:00", "red-flags", "none").add("2026-01-06T10:00", "red-flags", "fever");
  const auto raised = [&](const char* now) {
    return red_flag_text(newest_red_flags(told.log, at(now)).value_or(all_clear()));
  };
  EXPECT_EQ(raised("2026-01-05T10:00"), "fever");
  EXPECT_EQ(raised("2026-01-05T09:59"), "none");
  EXPECT_EQ(red_flag_text(standing_red_flags(told.log, at("2026-01-05T12:00")).value()), "fever");
  told.add("2026-01-07T09:00", "red-flags", "none");
  EXPECT_EQ(raised("2026-01-06T10:00"), "fever") << "not yet cleared";
}

TEST(StandingRedFlags, FallWithANewPainInTrainingOrTheMorningAfter) {
  for (const char* question : {"pain-hip", "pain-after-hip"}) {
    Answers told;
    told.add("2026-01-05T10:00", "red-flags", "none").add("2026-01-06T10:00", question, "0");
    EXPECT_TRUE(standing_red_flags(told.log, at("2026-01-07T10:00"))) << question;
    told.add("2026-01-06T11:00", question, "3");
    EXPECT_FALSE(standing_red_flags(told.log, at("2026-01-07T10:00"))) << question;
  }
}

TEST(IsNewPain, GoesByTheLastTimeTheRegionWasToldOf) {
  Answers told;
  EXPECT_TRUE(is_new_pain(told.log, Region::kHip, at("2026-01-05T10:00")));
  told.add("2026-01-05T10:00", "pain-hip", "0").add("2026-01-05T10:00", "pain-after-hip", "3");
  EXPECT_FALSE(is_new_pain(told.log, Region::kHip, at("2026-01-06T10:00")));
  EXPECT_TRUE(is_new_pain(told.log, Region::kKnee, at("2026-01-06T10:00")));
  EXPECT_TRUE(is_new_pain(told.log, Region::kHip, at("2026-02-06T10:00"))) << "long ago";
  told.add("2026-01-07T10:00", "pain-hip", "0");
  EXPECT_TRUE(is_new_pain(told.log, Region::kHip, at("2026-01-08T10:00"))) << "it was gone";
}

TEST(PainWithoutAPlace, IsPlacedByAnAnswerSinceOrOneAsStrongBefore) {
  const auto placed = [](const char* when, const char* question, const char* result) {
    Answers told;
    told.add(when, question, result);
    told.log.sessions.push_back(
        {.id = {"s"}, .athlete = {"ana"}, .started = at("2026-01-10T18:00")});
    told.log.sets.push_back(
        {.id = {"1"}, .session = {"s"}, .exercise = {"deadlift", ""}, .pain = 5});
    return pain_without_a_place(told.log, at("2026-01-11T10:00")) == nullptr;
  };
  EXPECT_TRUE(placed("2026-01-10T18:00", "pain-knee", "0"));
  EXPECT_TRUE(placed("2026-01-10T19:00", "pain-after-hip", "1"));
  EXPECT_TRUE(placed("2026-01-04T18:00", "pain-hip", "5"));
  EXPECT_TRUE(placed("2026-01-09T18:00", "pain-after-hip", "6"));
  EXPECT_FALSE(placed("2026-01-10T17:00", "pain-hip", "4"));
  EXPECT_FALSE(placed("2026-01-02T18:00", "pain-hip", "9")) << "more than a week before";
  EXPECT_FALSE(placed("2026-01-10T19:00", "stiff-hip", "yes"));
}

TEST(PainRecords, KeepWhatWasSaidAndNoMore) {
  const auto questions = [](const FeelAnswer& answer) {
    std::vector<std::string> kept;
    for (const SelfCheck& record : pain_records(answer, {"ana"}, at("2026-01-05T10:00")))
      kept.push_back(record.question + "=" + record.result);
    return kept;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(questions({.region = Region::kHip, .stiff = true}), ElementsAre("stiff-hip=yes"));
  EXPECT_THAT(questions({.region = Region::kHip, .during = 0, .next_day = 2}),
              ElementsAre("pain-hip=0", "pain-after-hip=2", "stiff-hip=no"));
}

}  // namespace
}  // namespace dowel
