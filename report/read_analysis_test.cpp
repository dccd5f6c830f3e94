#include "report/read_analysis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/pipeline/testing/synthetic_set.h"
#include "knowledge/load.h"
#include "report/analysis_json.h"

namespace dowel::report {
namespace {

using dowel::testing::film_and_analyse;
using dowel::testing::technique;

// A set of the synthetic lifter that breaks off with a rounded back in some repetitions.
const SetAnalysis& analysed() {
  static const SetAnalysis kAnalysis = [] {
    SyntheticMotion motion;
    motion.exercise = SyntheticExercise::kKettlebellDeadlift;
    motion.reps = 5;
    motion.load_kg = 24;
    return film_and_analyse(motion).analysis;
  }();
  return kAnalysis;
}

std::string document() {
  ReportContext context;
  context.athlete.load_kg = 24;
  return json_text(analysis_to_json(analysed(), context));
}

TEST(ReadAnalysis, EveryFindingComesBack) {
  const SetAnalysis& set = analysed();
  ASSERT_EQ(set.reps.counted, 5);
  const auto back = read_analysis(document(), technique());
  ASSERT_TRUE(back) << back.error().message << " " << back.error().where;
  EXPECT_EQ(back->exercise, "kettlebell-deadlift");
  EXPECT_EQ(back->load_kg, 24);
  ASSERT_EQ(back->reps.size(), set.reps.reps.size());
  int graded = 0;
  for (std::size_t i = 0; i < set.findings.size(); ++i) {
    EXPECT_EQ(back->reps[i].index, set.reps.reps[i].index);
    ASSERT_EQ(back->findings[i].findings.size(), set.findings[i].findings.size());
    for (std::size_t k = 0; k < set.findings[i].findings.size(); ++k) {
      const Finding& was = set.findings[i].findings[k];
      const Finding& is = back->findings[i].findings[k];
      EXPECT_EQ(is.rule, was.rule);
      EXPECT_EQ(is.state, was.state);
      EXPECT_EQ(is.broken_above, was.broken_above);
      EXPECT_EQ(is.source, was.source);
      EXPECT_EQ(is.reason, was.reason);
      if (was.state == FindingState::kCannotTell) continue;
      ++graded;
      EXPECT_NEAR(is.value->value, was.value->value, 0.05);  // as rounded in the document
      EXPECT_NEAR(is.value->sd, was.value->sd, 0.05);
    }
  }
  EXPECT_GT(graded, 20);
}

TEST(ReadAnalysis, TheGateRulesAsFromTheAnalysisItself) {
  const auto knowledge = load_embedded();
  ASSERT_TRUE(knowledge);
  const auto rules = gate_rules(technique(), *knowledge, "kettlebell-deadlift");
  ASSERT_TRUE(rules);
  const auto back = read_analysis(document(), technique());
  ASSERT_TRUE(back);
  const auto ruling = [&](const std::vector<RepFindings>& reps) {
    GateInput input;
    for (int day = 0; day < 2; ++day) {
      GateSession session;
      session.when = LocalTime{std::chrono::days{20000 + 3 * day}};
      session.filmed = {{{"s"}, 24, reps}};
      input.sessions.push_back(session);
    }
    input.now = input.sessions.back().when + std::chrono::hours{1};
    return decide(input, *rules);
  };
  const GateRuling from_json = ruling(filmed_set(*back, {"s"}).reps);
  const GateRuling from_film = ruling(analysed().findings);
  EXPECT_EQ(from_json.verdict, from_film.verdict);
  EXPECT_NE(from_json.verdict, GateVerdict::kNotMeasured);
  EXPECT_EQ(from_json.why.text, from_film.why.text);
  EXPECT_EQ(from_json.evidence.size(), from_film.evidence.size());
}

TEST(ReadAnalysis, TheBarsLossOfVelocityComesBack) {
  const auto read = [](const std::string& bar) {
    return read_analysis(std::string(R"({"schema":"dowel.analysis/1","reps":[])") + bar + "}",
                         technique())
        .value()
        .velocity_loss;
  };
  const auto loss = read(R"(,"bar":{"velocity_loss":{"value":0.41,"sd":0.03}})");
  ASSERT_TRUE(loss);
  EXPECT_DOUBLE_EQ(loss->value, 0.41);
  EXPECT_DOUBLE_EQ(loss->sd, 0.03);
  EXPECT_FALSE(read(R"(,"bar":{"velocity_loss":null})"));
  EXPECT_FALSE(read(R"(,"bar":{"velocity_loss":{"value":0.41}})")) << "nothing is sure without sd";
  EXPECT_FALSE(read(""));
}

TEST(ReadAnalysis, PartialRepetitionsDoNotCount) {
  ReadAnalysis analysis;
  analysis.reps.resize(2);
  analysis.findings.resize(2);
  analysis.reps[0].partial = true;
  EXPECT_EQ(filmed_set(analysis, {"s"}).reps.size(), 1U);
}

TEST(ReadAnalysis, RefusesWhatIsNoAnalysis) {
  for (const char* text :
       {"", "[]", "{}", R"({"schema":"dowel.analysis/2","reps":[]})",
        R"({"schema":"dowel.analysis/1"})", R"({"schema":"dowel.analysis/1","reps":[1]})",
        R"({"schema":"dowel.analysis/1","reps":[{"findings":[{"checkpoint":"C-01"}]}]})"}) {
    const auto back = read_analysis(text, technique());
    ASSERT_FALSE(back) << text;
    EXPECT_EQ(back.error().code, ErrorCode::kUnreadable);
    EXPECT_FALSE(back.error().hint.empty());
  }
  const auto failed = read_analysis(R"({"schema":"dowel.analysis/1","reps":[]})", technique());
  ASSERT_TRUE(failed);
  EXPECT_TRUE(failed->reps.empty());
}

// A number that no int holds: casting it was undefined.
TEST(ReadAnalysis, RefusesARepetitionThatHasNoCountableNumber) {
  for (const char* index : {"1e308", "-1e308", "3000000000", "-1", "2.5"}) {
    const std::string text = R"({"schema":"dowel.analysis/1","reps":[{"index":1,"findings":[]},)"
                             R"({"findings":[],"index":)" +
                             std::string(index) + "}]}";
    const auto back = read_analysis(text, technique());
    ASSERT_FALSE(back) << index;
    EXPECT_EQ(back.error().where, "reps[1]");
  }
}

TEST(ReadAnalysis, AFindingNoRuleMakesAnyMoreIsLeftOut) {
  const auto back = read_analysis(
      R"({"schema":"dowel.analysis/1","reps":[{"index":1,"partial":false,"findings":[
          {"checkpoint":"C-99","fault":null,"state":"held","measure":"luck","value":1,"sd":0,
           "threshold":2,"at_s":1,"reason":""}]}]})",
      technique());
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->findings[0].findings.empty());
}

// A finding in each state that a rule can make on each of its conditions, as a document holds it.
nlohmann::json findings_of_rule(const Rule& rule, bool named) {
  auto findings = nlohmann::json::array();
  for (const Condition& condition : rule.conditions) {
    for (const char* state : {"broken", "borderline"}) {
      const double beyond = condition.threshold + (condition.broken_above ? 0.1 : -0.1);
      findings.push_back(
          {{"checkpoint", rule.checkpoint},
           {"fault", rule.fault.empty() ? nlohmann::json() : nlohmann::json(rule.fault)},
           {"state", state},
           {"measure", condition.measure},
           {"value", beyond},
           {"sd", 0.01},
           {"threshold", condition.threshold},
           {"at_s", 1},
           {"reason", "seen"}});
      if (!named) continue;
      findings.back()["rule"] = rule.id;
      findings.back()["broken_above"] = condition.broken_above;
    }
  }
  return findings;
}

// What comes back of a set of this exercise in which one rule made all findings.
std::vector<Finding> read_back(const std::string& exercise, const Rule& rule, bool named,
                               const Technique& in_force) {
  const nlohmann::json document{
      {"schema", kAnalysisSchema},
      {"exercise", {{"id", exercise}}},
      {"reps", {{{"index", 1}, {"partial", false}, {"findings", findings_of_rule(rule, named)}}}}};
  const auto back = read_analysis(document.dump(), in_force);
  return back ? back->findings[0].findings : std::vector<Finding>{};
}

TEST(ReadAnalysis, DocumentsThatNameNoRuleAreReadByTheRulesOfTheirExercise) {
  int rules = 0;
  for (const ExerciseProfile& profile : technique().profiles) {
    for (const std::string& id : profile.rules) {
      const Rule& rule = *technique().find_rule(id);
      for (const bool named : {true, false}) {
        if (!named && rule.advises) {
          continue;  // such rules are younger than documents that name none
        }
        const auto back = read_back(profile.id, rule, named, technique());
        ASSERT_EQ(back.size(), 2 * rule.conditions.size()) << profile.id << " " << id;
        for (std::size_t i = 0; i < back.size(); ++i) {
          EXPECT_EQ(back[i].rule, id) << profile.id;
          EXPECT_EQ(back[i].broken_above, rule.conditions[i / 2].broken_above)
              << profile.id << " " << id << " " << back[i].measure;
          EXPECT_EQ(back[i].source, rule.source);
        }
      }
      ++rules;
    }
  }
  EXPECT_GT(rules, 50);
}

// Thresholds move; a document made before keeps its rule and its verdict.
TEST(ReadAnalysis, AMovedThresholdChangesNeitherRuleNorSide) {
  Technique moved = technique();
  for (Rule& rule : moved.rules) {
    for (Condition& condition : rule.conditions) condition.threshold += 0.3;
  }
  const Rule& sumo = *technique().find_rule("knee_dominant_sumo");
  const Rule& weight = *technique().find_rule("weight_over_foot");
  for (const bool named : {true, false}) {
    for (const Finding& finding : read_back("sumo-deadlift", sumo, named, moved)) {
      EXPECT_EQ(finding.rule, "knee_dominant_sumo");
      EXPECT_EQ(finding.threshold, sumo.conditions[0].threshold);
    }
    const auto back = read_back("squat", weight, named, moved);
    ASSERT_EQ(back.size(), 4U);
    EXPECT_FALSE(back[0].broken_above);
    EXPECT_TRUE(back[2].broken_above);
  }
}

TEST(ReadAnalysis, ALiftOnlyRecognisedIsAnyOfItsKind) {
  const Rule& rule = *technique().find_rule("hips_first");
  const auto back = read_back("hinge", rule, false, technique());
  ASSERT_FALSE(back.empty());
  EXPECT_EQ(back[0].rule, "hips_first");
  EXPECT_TRUE(read_back("none", rule, false, technique()).empty());
}

TEST(ReadAnalysis, ARuleThatIsNotInForceAnyMoreIsLeftOut) {
  Rule gone = *technique().find_rule("hips_first");
  gone.id = "gone";
  EXPECT_TRUE(read_back("deadlift", gone, true, technique()).empty());
}

}  // namespace
}  // namespace dowel::report
