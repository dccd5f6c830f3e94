// What a plan can be asked for; everything else is refused with what to change.
#include "core/plan/request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

class CheckRequest : public ::testing::Test {
 protected:
  CheckRequest() {
    request.days = {{0, 60, {}}, {3, 45, {{"squat", 5, 5, true}}}};
    request.red_flags = all_clear(knowledge);
  }
  std::string verdict() const {
    const auto checked = check_request(request, knowledge);
    if (checked) return "";
    EXPECT_EQ(checked.error().code, ErrorCode::kUsage);
    EXPECT_FALSE(checked.error().hint.empty());
    return checked.error().message + " | " + checked.error().hint;
  }
  Knowledge knowledge = load_embedded().value();
  PlanRequest request;
};

TEST_F(CheckRequest, AnOrdinaryOneIsTaken) { EXPECT_EQ(verdict(), ""); }

TEST_F(CheckRequest, DaysAreNamedOnceAndHaveTime) {
  const auto with = [&](std::vector<TrainingDay> days) {
    request.days = std::move(days);
    return verdict();
  };
  EXPECT_THAT(with({}), HasSubstr("no training day"));
  EXPECT_THAT(with({{0, 60, {}}, {0, 60, {}}}), HasSubstr("named twice"));
  EXPECT_THAT(with({{7, 60, {}}}), HasSubstr("no day of the week"));
  EXPECT_THAT(with({{-1, 60, {}}}), HasSubstr("no day of the week"));
  for (const double minutes : {0.0, -1.0, 301.0, std::numeric_limits<double>::quiet_NaN(),
                               std::numeric_limits<double>::infinity()}) {
    EXPECT_THAT(with({{0, minutes, {}}}), HasSubstr("between 1 and 300")) << minutes;
  }
  EXPECT_EQ(with({{0, 1, {}}, {6, 300, {}}}), "");
}

TEST_F(CheckRequest, OwnLiftsAreWhole) {
  for (const OwnLift& lift :
       {OwnLift{"", 3, 5, true}, OwnLift{"squat", 0, 5, true}, OwnLift{"squat", 3, 0, true}}) {
    request.days = {{0, 60, {lift}}};
    EXPECT_THAT(verdict(), HasSubstr("no name, sets or reps"));
  }
}

TEST_F(CheckRequest, PainIsNoughtToTen) {
  for (const int pain : {-1, 11, 1000}) {
    request.pain = {{.region = Region::kHip, .during = pain}};
    EXPECT_THAT(verdict(), HasSubstr("from 0 to 10"));
    request.pain = {{.region = Region::kHip, .during = 1, .next_day = pain}};
    EXPECT_THAT(verdict(), HasSubstr("from 0 to 10"));
  }
  request.pain = {{.region = Region::kHip, .during = 10, .next_day = 0}};
  EXPECT_EQ(verdict(), "");
}

TEST_F(CheckRequest, LengthAndSettingsHaveLimits) {
  for (const int weeks : {0, 17, -4}) {
    request.weeks = weeks;
    EXPECT_THAT(verdict(), HasSubstr("1 to 16 weeks"));
  }
  request.weeks = 16;
  for (const int most : {1, 5}) {
    request.settings.most_accessories = most;
    EXPECT_THAT(verdict(), HasSubstr("between 2 and 4"));
  }
  request.settings.most_accessories = 2;
  for (const double minutes : {-1.0, 301.0, std::numeric_limits<double>::quiet_NaN()}) {
    request.off_day_minutes = minutes;
    EXPECT_THAT(verdict(), HasSubstr("days off"));
  }
  request.off_day_minutes = 0;
  EXPECT_EQ(verdict(), "");
}

TEST_F(CheckRequest, WhatIsNotKnownIsNamedWithTheNearest) {
  request.athlete.equipment = {"ketlebell"};
  EXPECT_THAT(verdict(),
              HasSubstr("no equipment is called 'ketlebell' | remove it or use kettlebell"));
  request.athlete.equipment.clear();
  request.weak_links = {{"no-such-cause", ""}};
  EXPECT_THAT(verdict(), HasSubstr("no cause is called"));
  request.weak_links.clear();
  request.emphases = {"chess"};
  EXPECT_THAT(verdict(), HasSubstr("no emphasis is called 'chess'"));
}

TEST(Aims, EachStandsForEmphasesThatAreKnown) {
  const Knowledge knowledge = load_embedded().value();
  for (std::size_t aim = 0; aim < words_of(Aim{}).size(); ++aim) {
    for (const std::string& id : emphases_of(knowledge, static_cast<Aim>(aim))) {
      EXPECT_NE(find_entry(knowledge.sports, id), nullptr) << words_of(Aim{})[aim] << ": " << id;
    }
  }
}

}  // namespace
}  // namespace dowel
