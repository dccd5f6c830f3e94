#include "formats/plan_request_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/plan/testing/random_request.h"
#include "knowledge/load.h"

namespace dowel::formats {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

using ::testing::HasSubstr;

PlanRequest full_request() {
  PlanRequest request;
  request.athlete = {.id = {"a1"},
                     .name = "Ana \"the hinge\" Müller",
                     .sex = Sex::kFemale,
                     .height_m = 1.683,
                     .shown_unit = MassUnit::kPound,
                     .conditions = {"low_back_pain"},
                     .equipment = {"barbell"}};
  request.aim = Aim::kFieldSport;
  request.emphases = {"sprint"};
  request.days = {{0, 62.5, {{"squat", 5, 5, true}, {"", 1, 1, false}}}, {4, 30, {}}};
  request.off_day_minutes = 0;
  request.pain = {{Region::kGroin, 3, 1, true, true}, {Region::kOther, 0, std::nullopt, false}};
  request.red_flags = all_clear(known());
  request.red_flags[2].yes = true;
  request.clinician_cleared = true;
  request.weak_links = {{"weak-hip-flexors", "9.4 mm in reps 2, 3 and 5"}};
  request.history.exercises = {
      {"deadlift", 4, 0.1 + 0.2, 8, std::nullopt, 3.5, 2, 120.0, 1, true, 9, 12}};
  request.history.clean_slow_hinge = true;
  request.history.clean_loaded_hinge = true;
  request.history.weeks_away = 2;
  request.history.weeks_since_easy = 3;
  request.start = *parse_local_date("2026-01-05");
  request.weeks = 12;
  request.settings = {2, false, false, false, true};
  return request;
}

TEST(PlanRequestJson, ComesBackTheSame) {
  const auto back = plan_request_from_json(plan_request_to_json(full_request()));
  ASSERT_TRUE(back) << back.error().message << " " << back.error().where;
  EXPECT_EQ(*back, full_request());
}

TEST(PlanRequestJson, AnyRequestComesBackTheSame) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  dowel::testing::RequestMaker maker(*knowledge, 7);
  for (int i = 0; i < 300; ++i) {
    PlanRequest request = maker.make();
    request.athlete.id.value = std::to_string(i);
    const auto back = plan_request_from_json(plan_request_to_json(request));
    ASSERT_TRUE(back) << back.error().message << " " << back.error().where;
    ASSERT_EQ(*back, request) << plan_request_to_json(request);
  }
}

TEST(PlanRequestJson, NamesWhatIsWrong) {
  const auto where_after = [](const std::string& find, const std::string& put) {
    std::string text = plan_request_to_json(full_request());
    EXPECT_NE(text.find(find), std::string::npos) << find;
    text.replace(text.find(find), find.size(), put);
    const auto back = plan_request_from_json(text);
    EXPECT_FALSE(back) << find;
    return back ? std::string{} : back.error().where;
  };
  EXPECT_EQ(where_after("\"aim\": \"field-sport\"", "\"aim\": \"chess\""), "aim");
  EXPECT_EQ(where_after("\"region\": \"groin\"", "\"region\": 3"), "pain[0].region");
  EXPECT_EQ(where_after("\"minutes\": 62.5", "\"minutes\": \"long\""), "days[0].minutes");
  EXPECT_EQ(where_after("\"reps\": 5", "\"raps\": 5"), "days[0].own[0].reps");
  EXPECT_EQ(where_after("\"rotate\"", "\"turn\": 1, \"rotate\""), "settings");
  EXPECT_EQ(where_after("\"weeks\"", "\"months\": 1, \"weeks\""), "the document");
  EXPECT_EQ(where_after("\"days\": [", "\"days\": {"), "");  // no JSON any more
  EXPECT_EQ(where_after("plan-request/1", "plan-request/9"), "schema");
  EXPECT_THAT(where_after("\"height_m\": 1.683", "\"height_m\": 16.83"), HasSubstr("height"));
  EXPECT_FALSE(plan_request_from_json(""));
  EXPECT_FALSE(plan_request_from_json("[]"));
}

}  // namespace
}  // namespace dowel::formats
