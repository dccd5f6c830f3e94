// Which days of a week get hip work: as told by what a coach would say of the week, not by a score.
#include "core/plan/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;

constexpr LocalDate kSomeDay{std::chrono::days{20000}};

class Layout : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = load_embedded();
    ASSERT_TRUE(loaded) << loaded.error().message;
    knowledge_ = std::move(*loaded);
    request_.red_flags = all_clear(knowledge_);
    request_.off_day_minutes = 0;
    request_.start = kSomeDay - std::chrono::days{weekday_of(kSomeDay)};  // a Monday
  }
  WeekLayout lay_out(const std::vector<TrainingDay>& days) {
    request_.days = days;
    auto plan = make_programme(request_, knowledge_);
    EXPECT_TRUE(plan) << plan.error().message;
    WeekLayout layout;
    if (plan && !plan->weeks.empty()) {
      for (const PlanDay& day : plan->weeks.front().days) {
        DayPlan made;
        made.weekday = day.weekday;
        made.hips = day.training && day.hips;
        made.general = !day.training;
        layout.days.push_back(made);
      }
    }
    return layout;
  }
  std::vector<int> hip_days(const std::vector<TrainingDay>& days) {
    std::vector<int> chosen;
    for (const DayPlan& day : lay_out(days).days) {
      if (day.hips) chosen.push_back(day.weekday);
    }
    return chosen;
  }

  Knowledge knowledge_;
  PlanRequest request_;
};

TEST_F(Layout, OneDayIsThatDay) {
  for (int weekday = 0; weekday < 7; ++weekday) {
    EXPECT_THAT(hip_days({{weekday, 60, {}}}), ElementsAre(weekday));
  }
}

TEST_F(Layout, NeverMoreDaysThanWereGiven) {
  for (unsigned chosen = 1; chosen < 128; ++chosen) {
    std::vector<TrainingDay> days;
    for (int weekday = 0; weekday < 7; ++weekday) {
      if (chosen >> weekday & 1U) days.push_back({weekday, 60, {}});
    }
    for (const int hip : hip_days(days)) {
      EXPECT_TRUE(chosen >> hip & 1U) << "hips on day " << hip << " of " << chosen;
    }
  }
}

TEST_F(Layout, HipWorkStandsWellApart) {
  // Seven days free: no two sessions of hip work on neighbouring days, the week taken as a ring.
  std::vector<TrainingDay> all;
  for (int weekday = 0; weekday < 7; ++weekday) all.push_back({weekday, 60, {}});
  const std::vector<int> hips = hip_days(all);
  ASSERT_GE(hips.size(), 2U);
  for (std::size_t i = 0; i < hips.size(); ++i) {
    const int next = i + 1 < hips.size() ? hips[i + 1] : hips.front() + 7;
    EXPECT_GE(next - hips[i], 2);
  }
}

// The days of a week on which the plan's own hinge stands.
TEST_F(Layout, TheSameHingeNeverStandsOnThreeDaysRunning) {
  request_.athlete.experience = Experience::kAdvanced;
  request_.athlete.equipment = {"barbell", "rack", "bench", "mini-band", "cable"};
  request_.history.clean_slow_hinge = true;
  for (int first = 0; first < 7; ++first) {
    for (int days = 3; days <= 7; ++days) {
      request_.days.clear();
      for (int i = 0; i < days; ++i) request_.days.push_back({(first + i) % 7, 60, {}});
      const auto plan = make_programme(request_, knowledge_);
      ASSERT_TRUE(plan) << plan.error().message;
      std::vector<LocalDate> hinge;
      for (const PlanWeek& week : plan->weeks) {
        for (const PlanDay& day : week.days) {
          for (const PlanBlock& block : day.blocks) {
            const bool there = block.kind == BlockKind::kMain && !block.lines.empty();
            if (there && (hinge.empty() || hinge.back() != day.date)) hinge.push_back(day.date);
          }
        }
      }
      ASSERT_GE(hinge.size(), 2U);
      for (std::size_t i = 2; i < hinge.size(); ++i) {
        EXPECT_GT(hinge[i] - hinge[i - 2], std::chrono::days{2}) << first << " " << days;
      }
    }
  }
}

TEST_F(Layout, HipWorkGoesWithTheAthletesOwnLifts) {
  const OwnLift squat{"squat", 3, 5, false};
  const auto hips = hip_days({{0, 60, {}}, {1, 60, {squat}}, {3, 60, {}}, {4, 60, {squat}}});
  EXPECT_THAT(hips, ::testing::IsSupersetOf({1, 4}));
}

TEST_F(Layout, OneDayOfTheWeekIsAlwaysLeftFree) {
  request_.off_day_minutes = 20;
  for (unsigned chosen = 1; chosen < 128; ++chosen) {
    std::vector<TrainingDay> days;
    for (int weekday = 0; weekday < 7; ++weekday) {
      if (chosen >> weekday & 1U) days.push_back({weekday, 60, {}});
    }
    if (days.size() == 7) continue;
    EXPECT_LT(lay_out(days).days.size(), 7U) << chosen;
  }
}

TEST_F(Layout, NoEasyWorkWhereNoTimeIsGivenForIt) {
  for (const DayPlan& day : lay_out({{0, 60, {}}, {3, 60, {}}}).days) EXPECT_FALSE(day.general);
}

}  // namespace
}  // namespace dowel
