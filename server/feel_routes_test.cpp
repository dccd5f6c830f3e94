#include <gmock/gmock.h>

#include <algorithm>

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

// The answers of somebody to all questions, with yes to these.
json answers_to(const json& asked, const std::vector<std::string>& yes) {
  json answers = json::array();
  for (const auto& question : asked["questions"]) {
    const bool said = std::ranges::find(yes, question["id"].get<std::string>()) != yes.end();
    answers.push_back({{"question", question["id"]}, {"yes", said}});
  }
  return answers;
}

// A slip goes out of the log by itself; a clinician's word can be taken back like it.
TEST(Feel, OneAnswerAboutWarningSignsIsTakenBackByItself) {
  const TrainedHouse house;
  const auto asked = [&](const std::string& at) {
    return json_of(house.get("/api/me/red-flags" + at));
  };
  const auto put = [&](const std::string& at, const std::vector<std::string>& yes,
                       const char* note) {
    return house.send("PUT", "/api/me/red-flags" + at,
                      {{"answers", answers_to(asked(at), yes)}, {"note", note}});
  };
  const auto stopped = [&](const std::string& at) {
    return !json_of(house.get("/api/me/today" + at))["stopped"].is_null();
  };
  const std::string monday = "?at=2026-01-05T09:00:00", thursday = "?at=2026-01-08T09:00:00";
  EXPECT_TRUE(asked(kAt)["sign"].is_null());
  EXPECT_EQ(put(monday, {"night-pain"}, "since Sunday").status, 200);
  const json sign = asked(monday)["sign"];
  EXPECT_EQ(sign["raised"], json::array({"night-pain"}));
  EXPECT_EQ(sign["note"], "since Sunday");
  EXPECT_TRUE(sign["cleared"].is_null());
  EXPECT_TRUE(stopped(monday));

  EXPECT_EQ(put(thursday, {"cleared"}, "examined by Dr. Klein on 2026-01-07").status, 200);
  const json cleared = asked(thursday)["sign"]["cleared"];
  EXPECT_EQ(cleared["note"], "examined by Dr. Klein on 2026-01-07");
  EXPECT_FALSE(stopped(thursday));
  const auto take_back = [&](const json& answer) {
    return ask(house.port(), "DELETE", "/api/me/red-flags/" + answer.get<std::string>() + thursday);
  };
  EXPECT_EQ(take_back("01890a5d-ac96-774b-bcce-b302099a8057").status, 404);
  const json after = json_of(take_back(cleared["answer"]));
  EXPECT_TRUE(after["sign"]["cleared"].is_null()) << after;
  EXPECT_TRUE(stopped(thursday)) << "the sign waits for a clinician's word again";

  EXPECT_TRUE(json_of(take_back(sign["answer"]))["sign"].is_null());
  EXPECT_FALSE(stopped(thursday));
  EXPECT_EQ(asked(thursday)["answered"]["answers"].size(), 9U) << "the answers before it stand";
}

TEST(Feel, SomebodyNewIsAskedAboutNobodyElse) {
  const TrainedHouse house;
  const std::string at = "?at=2026-01-05T09:00:00";
  const json mine = json_of(house.get("/api/me/red-flags" + at));
  house.send("PUT", "/api/me/red-flags" + at, {{"answers", answers_to(mine, {"night-pain"})}});
  EXPECT_EQ(json_of(house.get("/api/me/red-flags" + at))["questions"].size(), 10U);
  house.send("POST", "/api/athletes", {{"name", "Bo"}});
  const json asked = json_of(house.get("/api/red-flags"));
  EXPECT_EQ(asked["questions"], mine["questions"]);
  EXPECT_TRUE(asked["answered"].is_null() && asked["sign"].is_null()) << asked;
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
