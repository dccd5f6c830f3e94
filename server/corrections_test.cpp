#include "server/corrections.h"

#include <gtest/gtest.h>

namespace dowel::server {
namespace {

// A set of five, the back broken in the fourth alone.
Json five_reps() {
  Json reps = Json::array();
  for (int i = 1; i <= 5; ++i) {
    const bool broken = i == 4;
    reps.push_back({{"index", i},
                    {"partial", false},
                    {"findings",
                     {{{"checkpoint", "C-01"},
                       {"rule", "spine_rounded"},
                       {"state", broken ? "broken" : "held"},
                       {"value", broken ? 12.0 : 0.5},
                       {"reason", ""}},
                      {{"checkpoint", "C-04"},
                       {"rule", "knees"},
                       {"state", "held"},
                       {"value", 1.0},
                       {"reason", ""}}}}});
  }
  return {{"schema", "dowel.analysis/1"}, {"reps", reps}};
}

Json change(const char* kind, int rep) {
  return {{"id", "1"},
          {"kind", kind},
          {"rep", rep},
          {"by", "Mara"},
          {"reason", "the camera fell"},
          {"made_at", "2026-01-08T10:00:00Z"}};
}

std::string state_of(const Json& document, std::size_t rep, std::size_t finding) {
  return document["reps"][rep]["findings"][finding]["state"];
}

// web.md § 6.7: leaving out a broken rep cannot turn hold into pass.
TEST(Corrections, LeavingOutABrokenRepNeverLeavesItsRuleHeld) {
  for (const char* kind : {"left_out", "not_a_rep"}) {
    const auto out = with_changes(five_reps(), Json::array({change(kind, 4)}));
    ASSERT_TRUE(out) << kind;
    for (std::size_t rep = 0; rep < 5; ++rep) {
      EXPECT_EQ(state_of(*out, rep, 0), "cannot_tell") << kind;
    }
    EXPECT_EQ(state_of(*out, 0, 1), "held");  // what it did not break stays judged
    EXPECT_EQ(state_of(*out, 3, 1), "cannot_tell");
    EXPECT_NE(
        (*out)["reps"][3]["findings"][0]["reason"].get<std::string>().find("Mara, 2026-01-08"),
        std::string::npos);
  }
}

TEST(Corrections, LeavingOutAGoodRepChangesNoOther) {
  const auto out = with_changes(five_reps(), Json::array({change("left_out", 2)}));
  ASSERT_TRUE(out);
  EXPECT_EQ(state_of(*out, 1, 0), "cannot_tell");
  EXPECT_EQ(state_of(*out, 0, 0), "held");
  EXPECT_EQ(state_of(*out, 3, 0), "broken");
}

TEST(Corrections, OtherBrokenRepsStayBroken) {
  Json document = five_reps();
  document["reps"][1]["findings"][0]["state"] = "broken";
  const auto out = with_changes(document, Json::array({change("left_out", 4)}));
  ASSERT_TRUE(out);
  EXPECT_EQ(state_of(*out, 1, 0), "broken");
  EXPECT_EQ(state_of(*out, 0, 0), "cannot_tell");
}

TEST(Corrections, WhoSeesABrokenRepHeldMakesItUntold) {
  Json seen = change("state", 4);
  seen["checkpoint"] = "C-01";
  seen["state"] = "held";
  const auto out = with_changes(five_reps(), Json::array({seen}));
  ASSERT_TRUE(out);
  for (std::size_t rep = 0; rep < 5; ++rep) EXPECT_EQ(state_of(*out, rep, 0), "cannot_tell");
}

TEST(Corrections, WhoSeesAHeldRepBrokenIsBelieved) {
  Json seen = change("state", 1);
  seen["checkpoint"] = "C-04";
  seen["state"] = "broken";
  const auto out = with_changes(five_reps(), Json::array({seen}));
  ASSERT_TRUE(out);
  EXPECT_EQ(state_of(*out, 0, 1), "broken");
  EXPECT_EQ(state_of(*out, 1, 1), "held");
}

// What nobody could measure nobody's word makes a number: every reader asks for one.
TEST(Corrections, WithoutANumberASeenStateStaysUntold) {
  for (const char* state : {"held", "borderline", "broken"}) {
    Json document = five_reps();
    Json& finding = document["reps"][0]["findings"][1];
    finding["state"] = "cannot_tell";
    finding["value"] = nullptr;
    Json seen = change("state", 1);
    seen["checkpoint"] = "C-04";
    seen["state"] = state;
    const auto out = with_changes(document, Json::array({seen}));
    ASSERT_TRUE(out);
    EXPECT_EQ(state_of(*out, 0, 1), "cannot_tell") << state;
    const std::string reason = (*out)["reps"][0]["findings"][1]["reason"];
    EXPECT_NE(reason.find(std::string("seen as ") + state), std::string::npos) << reason;
  }
}

TEST(Corrections, TheSumFollowsTheChanges) {
  Json document = five_reps();
  document["set"] = {{"reps", 5}, {"quality", {{"held", 9}, {"gradeable", 10}}}};
  const auto out = with_changes(document, Json::array({change("left_out", 1)}));
  ASSERT_TRUE(out);
  EXPECT_EQ((*out)["set"]["quality"], (Json{{"held", 7}, {"gradeable", 8}}));
}

TEST(Corrections, NothingIsChangedWhereNothingIsMeant) {
  EXPECT_FALSE(with_changes(five_reps(), Json::array({change("left_out", 6)})));
  Json seen = change("state", 1);
  seen["checkpoint"] = "C-99";
  seen["state"] = "held";
  EXPECT_FALSE(with_changes(five_reps(), Json::array({seen})));
  EXPECT_FALSE(with_changes(Json("damaged"), Json::array()));
  const auto same = with_changes(five_reps(), Json::array());
  ASSERT_TRUE(same);
  EXPECT_EQ(*same, five_reps());
}

Json without_fault(Json document) {
  document["reps"][3]["findings"][0]["state"] = "held";
  return document;
}

EdgesSaid moved(int rep) {
  return {.rep = rep, .start_s = 3.5, .reason = "too early", .by = "Mara"};
}

// The measuring is believed, the moving is not: cutting a fault out of a rep makes it no pass.
TEST(Corrections, MovingEdgesNeverTurnsHoldIntoPass) {
  const auto now = measured_anew(five_reps(), without_fault(five_reps()), {moved(4)});
  ASSERT_TRUE(now);
  const Json document = Json::parse(now->text);
  for (std::size_t rep = 0; rep < 5; ++rep) EXPECT_EQ(state_of(document, rep, 0), "cannot_tell");
  EXPECT_EQ(state_of(document, 0, 1), "held");
  EXPECT_EQ(now->held, 5);
  EXPECT_EQ(now->gradeable, 5);
}

TEST(Corrections, AFaultThatIsStillThereStays) {
  const auto now = measured_anew(five_reps(), five_reps(), {moved(4)});
  ASSERT_TRUE(now);
  const Json document = Json::parse(now->text);
  EXPECT_EQ(state_of(document, 3, 0), "broken");
  EXPECT_EQ(state_of(document, 0, 0), "held");
}

TEST(Corrections, EdgesOfAGoodRepDoubtNothing) {
  const auto now = measured_anew(five_reps(), five_reps(), {moved(2)});
  ASSERT_TRUE(now);
  EXPECT_EQ(Json::parse(now->text), five_reps());
  EXPECT_FALSE(measured_anew(five_reps(), Json(nullptr), {moved(2)}));
  EXPECT_FALSE(measured_anew(Json::object(), five_reps(), {moved(2)}));
}

TEST(Corrections, EdgesComeBackAsTheyWereSaid) {
  const EdgesSaid said{3, 1.5, std::nullopt, 2.25, "late", "Mara", "2026-01-08T10:00:00Z"};
  const Json kept = json_of(said);
  EXPECT_TRUE(kept["bottom_s"].is_null());
  EXPECT_EQ(json_of(edges_said(kept)), kept);
}

}  // namespace
}  // namespace dowel::server
