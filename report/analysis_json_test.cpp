#include "report/analysis_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/testing/json_schema.h"
#include "report/testing/sample_set.h"
#include "testing/folders.h"

namespace dowel::report {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::sample_cases;
using testing::SampleCase;
using testing::schema_violations;

std::string schema_text() {
  std::ifstream file(source_folder() / "docs/analysis.schema.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& item : object.items()) out.push_back(item.key());
  return out;
}

TEST(AnalysisJson, EveryCaseFollowsTheSchema) {
  const std::string schema = schema_text();
  ASSERT_FALSE(schema.empty());
  for (const SampleCase& c : sample_cases()) {
    const std::string text = json_text(analysis_to_json(c.analysis, c.context));
    EXPECT_THAT(schema_violations(text, schema), IsEmpty()) << c.name << "\n"
                                                            << text.substr(0, 3000);
  }
}

TEST(AnalysisJson, EveryErrorFollowsTheSchema) {
  const std::string schema = schema_text();
  for (const ErrorCode code :
       {ErrorCode::kUsage, ErrorCode::kUnreadable, ErrorCode::kUnusable, ErrorCode::kMissing,
        ErrorCode::kWriteFailed, ErrorCode::kCancelled, ErrorCode::kBadData}) {
    const Error error{code, "No person is to be seen.",
                      "\xff"
                      "clip.mp4",
                      "Step into the picture."};
    const std::string text = json_text(error_to_json(error, {}));
    EXPECT_THAT(schema_violations(text, schema), IsEmpty()) << text;
    EXPECT_EQ(Json::parse(text)["reps"].size(), 0U);
  }
}

// The schema must be able to say no, or the two tests above mean nothing.
TEST(AnalysisJson, SchemaRejectsWhatIsNotInIt) {
  const std::string schema = schema_text();
  const SampleCase c = sample_cases().front();
  const Json good = analysis_to_json(c.analysis, c.context);
  const std::vector<std::function<void(Json&)>> harms = {
      [](Json& j) { j["extra"] = 1; },
      [](Json& j) { j["schema"] = "dowel.analysis/2"; },
      [](Json& j) { j.erase("view"); },
      [](Json& j) {
        j["error"] = {{"code", "usage"}, {"message", "m"}, {"hint", ""}, {"where", ""}};
      },
      [](Json& j) { j["reps"][0]["extra"] = 1; },
      [](Json& j) { j["reps"][0]["tempo"] = "1-2-3"; },
      [](Json& j) { j["reps"][0]["findings"][0]["state"] = "fine"; },
      [](Json& j) { j["reps"][0]["findings"][0]["state"] = "cannot_tell"; },
      [](Json& j) { j["reps"][0]["findings"][0]["value"] = nullptr; },
      [](Json& j) { j["reps"][0]["findings"][0].erase("rule"); },
      [](Json& j) { j["reps"][0]["measures"]["knee_flexion_deg"]["sd"] = -1; },
      [](Json& j) { j["reps"][0]["measures"]["knee_flexion_deg"]["value"] = nullptr; },
      [](Json& j) { j["set"]["quality"].erase("held"); },
      [](Json& j) { j["source"]["synthetic"] = "yes"; },
      [](Json& j) { j["source"]["sha256"] = "XYZ"; },
  };
  for (std::size_t i = 0; i < harms.size(); ++i) {
    Json bad = good;
    harms[i](bad);
    EXPECT_THAT(schema_violations(json_text(bad), schema), Not(IsEmpty())) << "harm " << i;
  }
}

TEST(AnalysisJson, KeysStandInTheOrderOfTheDesign) {
  const SampleCase c = sample_cases().front();
  const Json j = analysis_to_json(c.analysis, c.context);
  EXPECT_THAT(keys(j), ElementsAre("schema", "source", "athlete", "exercise", "view", "scale",
                                   "reps", "set", "bar", "hypotheses", "warnings", "timing"));
  EXPECT_THAT(keys(j["reps"][0]),
              ElementsAre("index", "partial", "start_s", "bottom_s", "end_s", "tempo", "told_by",
                          "against", "top_hidden", "measures", "findings"));
  EXPECT_THAT(keys(j["reps"][0]["findings"][0]),
              ElementsAre("checkpoint", "fault", "state", "rule", "measure", "value", "sd",
                          "threshold", "broken_above", "at_s", "reason"));
  EXPECT_THAT(keys(j["set"]), ElementsAre("reps", "sure", "dropped", "quality", "faults"));
  EXPECT_THAT(keys(error_to_json({}, {})),
              ElementsAre("schema", "source", "error", "athlete", "reps", "set", "hypotheses",
                          "warnings", "timing"));
}

TEST(AnalysisJson, WhereTheLifterWasNotSeenIsSaidWithTheReason) {
  SampleCase c = sample_cases().front();
  c.context.seen = SeenFacts{0.5,
                             20.25,
                             {{0, 0.5, UnseenReason::kNotFound},
                              {2, 3.5, UnseenReason::kHidden},
                              {4, 5, UnseenReason::kOutside},
                              {6, 7, UnseenReason::kRefused},
                              {8, 9, UnseenReason::kNoFrames},
                              {10, 11, UnseenReason::kCut}}};
  const std::string text = json_text(analysis_to_json(c.analysis, c.context));
  EXPECT_THAT(schema_violations(text, schema_text()), IsEmpty());
  const Json seen = Json::parse(text)["seen"];
  EXPECT_EQ(seen["from_s"], 0.5);
  EXPECT_EQ(seen["to_s"], 20.25);
  std::vector<std::string> reasons;
  for (const Json& span : seen["unseen"]) reasons.push_back(span["why"]);
  EXPECT_THAT(reasons,
              ElementsAre("not_found", "hidden", "outside", "refused", "no_frames", "cut"));
  EXPECT_EQ(seen["unseen"][1]["to_s"], 3.5);
}

TEST(AnalysisJson, TellsWhoCanBeChosenAndHowTheFilmWasTurned) {
  SampleCase c = sample_cases().front();
  c.context.source.turned_deg = 90;
  c.context.people = {{false, 0, 0.5, 9, 2.25, 10, 20, 100, 200},
                      {true, 5, 0, 10, 4, 150, 20, 90, 260}};
  const std::string text = json_text(analysis_to_json(c.analysis, c.context));
  EXPECT_THAT(schema_violations(text, schema_text()), IsEmpty());
  const Json j = Json::parse(text);
  EXPECT_EQ(j["source"]["turned_deg"], 90);
  ASSERT_EQ(j["people"].size(), 2U);
  EXPECT_EQ(j["people"][0]["person"], 1);
  EXPECT_FALSE(j["people"][0]["chosen"]);
  EXPECT_EQ(j["people"][1]["person"], 2);
  EXPECT_EQ(j["people"][1]["reps"], 5);
  EXPECT_EQ(j["people"][1]["box"]["height"], 260);
}

SampleCase case_named(const std::string& name) {
  for (SampleCase& c : sample_cases()) {
    if (c.name == name) return std::move(c);
  }
  ADD_FAILURE() << "no case " << name;
  return {};
}

TEST(AnalysisJson, TellsWhatTheBarDid) {
  SampleCase c = case_named("with_bar");
  c.context.athlete.plate_m = 0.45;
  const std::string text = json_text(analysis_to_json(c.analysis, c.context));
  EXPECT_THAT(schema_violations(text, schema_text()), IsEmpty());
  const Json bar = Json::parse(text)["bar"];
  EXPECT_EQ(bar["kind"], "plate");
  EXPECT_EQ(bar["scale_from"], "height");
  EXPECT_EQ(bar["point"], "middle");
  EXPECT_EQ(bar["plate_confirmed_m"], 0.45);
  EXPECT_EQ(bar["nearer"].dump(), R"({"value":1.24,"sd":0.06})");
  EXPECT_EQ(bar["velocity_loss"]["value"], 0.18);
  ASSERT_EQ(bar["reps"].size(), c.analysis.reps.reps.size());
  EXPECT_EQ(bar["reps"][0]["mean_velocity_m_s"]["value"], 0.405);
  EXPECT_EQ(bar["reps"][1]["followed"], false);
  EXPECT_EQ(bar["reps"][1]["reason"], "not_followed");
  EXPECT_TRUE(bar["reps"][1]["rise_m"].is_null());
  EXPECT_EQ(bar["reps"][2]["sticking"]["slows_to"], 0.6);
  std::size_t followed = 0;
  for (const auto seen : c.analysis.bar.motion.picture.seen) followed += seen;
  EXPECT_EQ(bar["points"].size(), followed);
}

TEST(AnalysisJson, TellsNothingOfTheBarInMetresWithoutAScale) {
  const SampleCase c = case_named("bar_without_scale");
  const Json bar = analysis_to_json(c.analysis, c.context)["bar"];
  EXPECT_EQ(bar["scale_from"], "none");
  EXPECT_TRUE(bar["metres_per_pixel"].is_null());
  for (const Json& rep : bar["reps"]) {
    EXPECT_TRUE(rep["rise_m"].is_null() && rep["mean_velocity_m_s"].is_null() &&
                rep["peak_velocity_m_s"].is_null() && rep["ahead_m"].is_null());
  }
}

// The end of the bar is what others annotate, so the points are its where it was told.
TEST(AnalysisJson, PointsAreThoseOfTheBarsEndWhereItWasTold) {
  SampleCase c = case_named("with_bar");
  BarMotion& bar = c.analysis.bar.motion;
  bar.end = bar.picture;
  for (Vec2& p : bar.end.px) p = p + Vec2{30, -40};
  const Json j = analysis_to_json(c.analysis, c.context)["bar"];
  EXPECT_EQ(j["point"], "end");
  const std::size_t first = static_cast<std::size_t>(
      std::find(bar.end.seen.begin(), bar.end.seen.end(), 1) - bar.end.seen.begin());
  EXPECT_NEAR(j["points"][0]["x_px"].get<double>(), bar.end.px[first].x, 0.06);
}

// Documents of before there was a bar in them go on being good.
TEST(AnalysisJson, TheSchemaTakesOlderDocumentsWithoutABar) {
  const SampleCase c = case_named("mixed");
  Json older = analysis_to_json(c.analysis, c.context);
  older.erase("bar");
  EXPECT_THAT(schema_violations(json_text(older), schema_text()), IsEmpty());
}

TEST(AnalysisJson, SaysWhenThereIsNoBar) {
  const Json bar = analysis_to_json(case_named("mixed").analysis, {})["bar"];
  EXPECT_EQ(bar["kind"], "none");
  EXPECT_TRUE(bar["points"].empty());
  EXPECT_FALSE(bar.contains("reps"));
}

TEST(AnalysisJson, WhatWasOnlyBorderlineIsNoFaultOfTheSet) {
  SampleCase c = sample_cases().front();
  c.analysis.faults = {{"D-01", "C-01", {2}, {}, "In 1 of 2 reps.", "spine-shape"},
                       {"C-14", "C-14", {}, {1}, "In 1 of 2 reps close to the limit.", "order"}};
  const Json j = analysis_to_json(c.analysis, c.context);
  ASSERT_EQ(j["set"]["faults"].size(), 1U);
  EXPECT_EQ(j["set"]["faults"][0]["fault"], "D-01");
}

TEST(AnalysisJson, NumbersAreRoundedAndInTheNamedUnit) {
  SampleCase c = sample_cases().front();
  c.analysis.view.yaw_rad.value = to_rad(4.1234);
  c.analysis.findings[0].measures[0].value = Measured{54.12345, 1.23456};
  const Json j = analysis_to_json(c.analysis, c.context);
  EXPECT_EQ(j["view"]["yaw_deg"].dump(), "4.1");
  EXPECT_EQ(j["reps"][0]["measures"]["trunk_inclination_deg"].dump(),
            R"({"value":54.12,"sd":1.23})");
  EXPECT_EQ(j["reps"][0]["start_s"].dump(), "0.8");
  EXPECT_EQ(j["reps"][0]["tempo"], "1.2-0.3-0.9-0.6");
}

TEST(AnalysisJson, AVerdictWithoutANumberIsCannotTell) {
  for (const SampleCase& c : sample_cases()) {
    if (c.name != "not_a_number") continue;
    const Json j = analysis_to_json(c.analysis, c.context);
    const Json& finding = j["reps"][0]["findings"][0];
    EXPECT_EQ(finding["state"], "cannot_tell");
    EXPECT_TRUE(finding["value"].is_null());
    EXPECT_TRUE(j["view"]["yaw_deg"].is_null());
    EXPECT_EQ(j["reps"][1]["tempo"], "1.2-0.3-?-0.6");
    EXPECT_EQ(j["reps"][1]["findings"].size(), 0U);
  }
}

TEST(AnalysisJson, ADescentThatWasNotFilmedIsMarked) {
  SampleCase c = sample_cases().front();
  c.analysis.reps.reps[0].has_descent = false;
  const Json j = analysis_to_json(c.analysis, c.context);
  EXPECT_EQ(j["reps"][0]["tempo"], "?-0.3-0.9-0.6");
}

}  // namespace
}  // namespace dowel::report
