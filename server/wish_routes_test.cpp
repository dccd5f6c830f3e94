// What an athlete asks of the plan: exercises wished for, and others done instead to its end.
#include <gmock/gmock.h>

#include <set>

#include "server/testing/trained_house.h"

namespace dowel::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

const std::string kAt = "&at=2026-01-05T08:00:00";

// Calls `visit(date, block kind, line)` for each line of a plan.
template <class Visit>
void each_line(const json& plan, Visit&& visit) {
  for (const json& week : plan["programme"]["weeks"]) {
    for (const json& day : week["days"]) {
      for (const json& block : day["blocks"]) {
        for (const json& line : block["lines"]) visit(day["date"], block["kind"], line);
      }
    }
  }
}

std::set<std::string> days_of(const json& plan, const std::string& exercise) {
  std::set<std::string> days;
  each_line(plan, [&](const std::string& date, const std::string& kind, const json& line) {
    if (kind == "accessory" && line["exercise"] == exercise) days.insert(date);
  });
  return days;
}

class Asked : public ::testing::Test {
 protected:
  json plan() const { return json_of(house_.get("/api/me/plan?x=1" + kAt)); }
  Reply swap(const std::string& exercise, const std::string& instead) const {
    return house_.send("POST", "/api/me/plan/swaps?x=1" + kAt,
                       {{"exercise", exercise}, {"instead", instead}});
  }
  // A line of some session and what the sheet offers for it to the end of the plan.
  std::pair<std::string, std::string> offered() const {
    for (const std::string date : {"2026-01-05", "2026-01-07", "2026-01-09"}) {
      const json sheet =
          json_of(house_.get("/api/me/today/sheet?date=" + date + "&at=2026-01-05T08:00:00"));
      for (const json& line : sheet["lines"]) {
        for (const json& other : line["swaps"]) {
          const std::string chosen = line["exercise"], instead = other["exercise"];
          if (other["to_the_end"] == true && swap(chosen, instead).status == 201) {
            house_.send("POST", "/api/me/undo", json::object());
            return {chosen, instead};
          }
        }
      }
    }
    return {};
  }

  TrainedHouse house_;
};

TEST_F(Asked, ASwapHoldsToTheEndAndIsTakenBack) {
  const json before = plan();
  const auto [chosen, instead] = offered();
  ASSERT_FALSE(chosen.empty()) << "nothing of the plan can be swapped";
  const Reply reply = swap(chosen, instead);
  ASSERT_EQ(reply.status, 201) << reply.body;
  const json made = json_of(reply);
  EXPECT_EQ(made["exercise"], chosen);
  EXPECT_EQ(made["instead"], instead);
  EXPECT_EQ(made["from"], "2026-01-05");
  EXPECT_EQ(made["until"], "2026-02-01");
  EXPECT_EQ(json_of(house_.get("/api/me/plan?x=1" + kAt)), made["plan"]);
  EXPECT_EQ(made["plan"]["id"], before["id"]) << "the same plan";
  std::set<std::string> now;
  each_line(made["plan"], [&, chosen = chosen, instead = instead](
                              const std::string& date, const std::string&, const json& line) {
    if (line["instead_of"] != chosen) return;
    EXPECT_EQ(line["exercise"], instead);
    now.insert(date);
  });
  ASSERT_FALSE(now.empty());
  // The day itself asks for it, and its sheet knows what was done of it last.
  const std::string day = *now.begin();
  const json today = json_of(house_.get("/api/me/today?date=" + day + kAt));
  EXPECT_THAT(today.dump(), HasSubstr("\"instead_of\":\"" + chosen + "\""));
  // The same again takes it back from today on.
  const json back = json_of(swap(chosen, chosen));
  EXPECT_EQ(days_of(back["plan"], chosen), days_of(before, chosen));
  for (int i = 0; i < 2; ++i) house_.send("POST", "/api/me/undo", json::object());
  EXPECT_EQ(plan(), before);
}

TEST_F(Asked, ASwapThatCannotBeIsRefusedAndNothingIsKept) {
  const json before = plan();
  const auto [chosen, instead] = offered();
  ASSERT_FALSE(chosen.empty());
  EXPECT_EQ(swap(chosen, "jefferson-curl").status, 422) << "before films show a clean hinge";
  EXPECT_EQ(swap("nordic-hamstring", instead).status, 422) << "what the plan does not have";
  EXPECT_EQ(swap(before["programme"]["main_hinge"], instead).status, 422) << "K-11";
  EXPECT_EQ(swap("flying", instead).status, 422);
  EXPECT_EQ(swap(chosen, "").status, 422);
  EXPECT_EQ(house_
                .send("POST", "/api/me/plan/swaps?x=1" + kAt,
                      {{"exercise", chosen}, {"instead", instead}, {"date", "2026-01-04"}})
                .status,
            422)
      << "yesterday";
  EXPECT_EQ(plan(), before);
  const RunningHouse empty;
  empty.send("POST", "/api/athletes", {{"name", "Bo"}});
  EXPECT_EQ(empty
                .send("POST", "/api/me/plan/swaps",
                      {{"exercise", "hip-thrust"}, {"instead", "belt-squat"}})
                .status,
            422);
}

TEST_F(Asked, TheSheetOffersWhatHasTheSameTargetAndNothingTooHardOrFast) {
  int same_target = 0;
  for (const std::string date : {"2026-01-05", "2026-01-07", "2026-01-09"}) {
    const json sheet =
        json_of(house_.get("/api/me/today/sheet?date=" + date + "&at=2026-01-05T08:00:00"));
    for (const json& line : sheet["lines"]) {
      std::set<std::string> names;
      for (const json& other : line["swaps"]) {
        EXPECT_TRUE(names.insert(other["exercise"]).second) << other << " is offered twice";
        const std::string reason = other["reasons"][0];
        same_target += reason.starts_with("has the same target: ") ? 1 : 0;
      }
      EXPECT_FALSE(names.contains(line["exercise"]));
      for (const char* not_yet :
           {"copenhagen-plank", "nordic-hamstring", "jefferson-curl", "kettlebell-swing"}) {
        EXPECT_FALSE(names.contains(not_yet)) << not_yet << " for " << line["exercise"];
      }
    }
  }
  EXPECT_GT(same_target, 3);
}

TEST_F(Asked, AWishStaysWithThePlansThatFollow) {
  const Reply shown =
      house_.send("POST", "/api/me/plan/preview?x=1" + kAt, {{"wishes", {"hip thrust"}}});
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_FALSE(plan()["request"].contains("wishes")) << "nothing is kept by looking";
  ASSERT_EQ(house_.send("POST", "/api/me/plan?x=1" + kAt, {{"wishes", {"cossack-squat"}}}).status,
            201);
  const json with = plan();
  EXPECT_EQ(with["request"]["wishes"], json::array({"cossack-squat"}));
  const bool stands = !days_of(with, "cossack-squat").empty();
  const bool said =
      with["programme"]["not_met"].dump().find("\"cossack-squat\"") != std::string::npos;
  EXPECT_NE(stands, said);
  ASSERT_EQ(house_.send("POST", "/api/me/plan?x=1" + kAt, json::object()).status, 201);
  EXPECT_EQ(plan()["request"]["wishes"], json::array({"cossack-squat"})) << "asked for once";
  ASSERT_EQ(house_.send("POST", "/api/me/plan?x=1" + kAt, {{"wishes", json::array()}}).status, 201);
  EXPECT_FALSE(plan()["request"].contains("wishes"));
  for (const json& wrong : {json{"flying"}, json{"static-stretching"}, json{1}}) {
    EXPECT_EQ(house_.send("POST", "/api/me/plan?x=1" + kAt, {{"wishes", wrong}}).status, 422)
        << wrong;
  }
}

}  // namespace
}  // namespace dowel::server
