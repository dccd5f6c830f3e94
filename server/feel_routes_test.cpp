#include <gmock/gmock.h>

#include "server/testing/trained_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;

const std::string kAt = TrainedHouse::kAt;

TEST(Feel, AnAnswerMustSaySomethingThatCanBe) {
  const TrainedHouse house;
  const auto tell = [&](const json& answer) {
    return house.send("POST", "/api/me/pain" + kAt, {{"answers", {answer}}});
  };
  for (const json& wrong :
       {json{{"region", "hip"}}, json{{"region", "elbow grease"}, {"during", 3}},
        json{{"during", 3}}, json{{"region", "hip"}, {"during", -1}},
        json{{"region", "hip"}, {"during", 11}}, json{{"region", "hip"}, {"during", 2.5}},
        json{{"region", "hip"}, {"next_morning", 99}}, json{{"region", "hip"}, {"stiff", "a bit"}},
        json{{"region", "hip"}, {"during", 1}, {"colour", "red"}}}) {
    EXPECT_EQ(tell(wrong).status, 422) << wrong;
  }
  EXPECT_TRUE(json_of(house.get("/api/me/pain" + kAt))["answers"].empty());
  const Reply good = tell({{"region", "hip"}, {"during", 0}});
  EXPECT_EQ(good.status, 200) << good.body;
  EXPECT_EQ(json_of(good)["lights"][0]["light"], "green") << "0 is a good answer, too";
}

TEST(Feel, OneWrongAnswerOfSeveralKeepsNone) {
  const TrainedHouse house;
  const Reply reply =
      house.send("POST", "/api/me/pain" + kAt,
                 {{"answers", {{{"region", "hip"}, {"during", 2}}, {{"region", "hip"}}}}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_TRUE(json_of(house.get("/api/me/pain" + kAt))["answers"].empty());
}

TEST(Feel, StrongPainStopsTodayAndPlanUntilItIsToldGone) {
  const TrainedHouse house;
  const auto tell = [&](int level) {
    return json_of(house.send("POST", "/api/me/pain" + kAt,
                              {{"answers", {{{"region", "lower-back"}, {"during", level}}}}}));
  };
  EXPECT_EQ(tell(8).value("schema", ""), "dowel.stop/1");
  EXPECT_TRUE(json_of(house.get("/api/me/plan" + kAt))["programme"]["weeks"].empty());
  EXPECT_TRUE(json_of(house.get("/api/me/today" + kAt))["session"].is_null());
  EXPECT_EQ(json_of(house.get("/api/me/next/deadlift" + kAt)).value("schema", ""), "dowel.stop/1");
  const json gone = tell(0);
  EXPECT_EQ(gone.value("schema", ""), "dowel.pain/1") << gone;
  EXPECT_FALSE(json_of(house.get("/api/me/plan" + kAt))["programme"]["weeks"].empty());
}

TEST(Feel, EveryQuestionAboutWarningSignsIsAnsweredByItself) {
  const TrainedHouse house;
  const json asked = json_of(house.get("/api/me/red-flags" + kAt));
  EXPECT_EQ(asked["standing"], true);
  ASSERT_EQ(asked["questions"].size(), 9U);
  json answers = json::array();
  for (const auto& question : asked["questions"]) {
    answers.push_back({{"question", question["id"]}, {"yes", false}});
  }
  const auto put = [&](const json& list) {
    return house.send("PUT", "/api/me/red-flags" + kAt, {{"answers", list}});
  };
  json open = answers, twice = answers, strange = answers, fewer = answers;
  open[0].erase("yes");
  twice.push_back(answers[0]);
  strange[0]["question"] = "is it raining";
  fewer.erase(0);
  for (const json& wrong : {open, twice, strange, fewer, json::array()}) {
    EXPECT_EQ(put(wrong).status, 422) << wrong;
  }
  EXPECT_EQ(put(answers).status, 200);
  // They are asked again when they have become old.
  EXPECT_EQ(json_of(house.get("/api/me/red-flags?at=2027-01-05T18:00:00"))["standing"], false);
}

TEST(Checks, AnAnswerIsOneOfThoseThereAre) {
  const TrainedHouse house;
  const json checks = json_of(house.get("/api/me/checks" + kAt))["checks"];
  ASSERT_FALSE(checks.empty());
  const std::string id = checks[0]["id"];
  const json one = json_of(house.get("/api/me/checks/" + id + kAt));
  EXPECT_EQ(one.value("schema", ""), "dowel.check/1") << one;
  EXPECT_EQ(house.get("/api/me/checks/none" + kAt).status, 404);
  EXPECT_EQ(house.send("POST", "/api/me/checks/none" + kAt, {{"result", "yes"}}).status, 404);
  EXPECT_EQ(house.send("POST", "/api/me/checks/" + id + kAt, {{"result", "perhaps"}}).status, 422);
  EXPECT_EQ(house.send("POST", "/api/me/checks/" + id + kAt, json::object()).status, 422);
}

}  // namespace
}  // namespace dowel::server
