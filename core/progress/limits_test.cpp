// A limit changed in the knowledge changes the target and the sentence that says why.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/progress/progress.h"
#include "knowledge/testing/changed_number.h"

namespace dowel {
namespace {

using dowel::testing::with_number;
using ::testing::HasSubstr;

const Knowledge& built_in() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

// What one session was: three equal sets.
struct Sets {
  int reps = 0;
  double load_kg = 0;
  double hold_s = 0;
  std::optional<GateVerdict> gate = GateVerdict::kPass;
};

Progress after(const Knowledge& knowledge, const std::string& slug, const std::vector<Sets>& done) {
  std::vector<DoneSession> sessions;
  for (const Sets& each : done) {
    DoneSession session;
    session.when = LocalTime{std::chrono::days{20000 + 3 * static_cast<int>(sessions.size())}};
    session.gate = each.gate;
    SetEntry set;
    if (each.reps > 0) set.reps = each.reps;
    if (each.load_kg > 0) set.load_kg = each.load_kg;
    if (each.hold_s > 0) set.hold_s = each.hold_s;
    session.sets.assign(3, set);
    sessions.push_back(session);
  }
  return progress(progress_scheme(knowledge, slug, {}).value(), sessions);
}

std::string said(const Progress& progress) { return progress.steps.back().why.text; }

TEST(ProgressLimits, FailuresAndTheStepBack) {
  const std::vector<Sets> done{{8, 100}, {5, 100}, {5, 100}};
  EXPECT_EQ(after(built_in(), "deadlift", done).steps.back().kind, StepKind::kRepeat);
  const Progress two = after(with_number("progress-failures", 2), "deadlift", done);
  EXPECT_LT(*two.target.load_kg, 100);
  EXPECT_THAT(said(two), HasSubstr("in two sessions"));
  const Knowledge fifth = with_number("progress-step-back", 20);
  const std::vector<Sets> back{{8, 100}, {8, 100, 0, GateVerdict::kRegress}};
  EXPECT_DOUBLE_EQ(*after(built_in(), "deadlift", back).target.load_kg, 90);
  EXPECT_THAT(said(after(built_in(), "deadlift", back)), HasSubstr("a tenth lighter"));
  EXPECT_DOUBLE_EQ(*after(fifth, "deadlift", back).target.load_kg, 80);
  EXPECT_THAT(said(after(fifth, "deadlift", back)), HasSubstr("a fifth lighter"));
}

TEST(ProgressLimits, LighterTimeAndAgain) {
  const std::vector<Sets> done{{8, 100}, {8, 80}, {8, 80}};
  EXPECT_DOUBLE_EQ(*after(built_in(), "deadlift", done).target.load_kg, 100);
  const Progress two = after(with_number("progress-lighter", 2), "deadlift", done);
  EXPECT_DOUBLE_EQ(*two.target.load_kg, 80);
  EXPECT_THAT(said(two), HasSubstr("less in two sessions"));
}

TEST(ProgressLimits, ShortOfTheTarget) {
  std::vector<Sets> done{{10, 100}};
  for (int i = 0; i < 4; ++i) done.push_back({9, 100});
  EXPECT_EQ(after(built_in(), "deadlift", done).steps.back().kind, StepKind::kRepeat);
  const Progress soon = after(with_number("progress-stuck-after", 3), "deadlift", done);
  bool told = false;
  for (const StepTaken& step : soon.steps) {
    told = told || step.why.text.find("in three sessions: a tenth lighter") != std::string::npos;
  }
  EXPECT_TRUE(told);
}

TEST(ProgressLimits, SessionsAtTheTop) {
  const Knowledge three = with_number("stage-sessions", 3);
  const std::vector<Sets> twice{{12, 40}, {12, 40}};
  EXPECT_GT(*after(built_in(), "seated-hip-abduction", twice).target.load_kg, 40);
  EXPECT_THAT(said(after(built_in(), "seated-hip-abduction", {{12, 40}})), HasSubstr("once more"));
  EXPECT_THAT(said(after(three, "seated-hip-abduction", {{12, 40}})), HasSubstr("two times more"));
  EXPECT_DOUBLE_EQ(*after(three, "seated-hip-abduction", twice).target.load_kg, 40);
  const Progress thrice = after(three, "seated-hip-abduction", {{12, 40}, {12, 40}, {12, 40}});
  EXPECT_GT(*thrice.target.load_kg, 40);
  EXPECT_THAT(said(thrice), HasSubstr("in 3 sessions running"));
  const std::vector<Sets> planks{{0, 0, 20}, {0, 0, 20}, {0, 0, 20}};
  const Progress level = after(three, "copenhagen-plank", planks);
  EXPECT_EQ(level.target.level, 3);
  EXPECT_THAT(said(level), HasSubstr("Three sessions at this level"));
}

TEST(ProgressLimits, StepsOfHolds) {
  const std::vector<Sets> held{{0, 40, 10}};
  const Progress was = after(built_in(), "romanian-deadlift-hold", held);
  const Progress is = after(with_number("progress-hold-step", 10), "romanian-deadlift-hold", held);
  EXPECT_DOUBLE_EQ(*was.target.hold_s, 15);
  EXPECT_THAT(said(was), HasSubstr("five seconds more"));
  EXPECT_DOUBLE_EQ(*is.target.hold_s, 20);
  EXPECT_THAT(said(is), HasSubstr("ten seconds more"));
}

TEST(ProgressLimits, WeeksAway) {
  const auto back = [](const Knowledge& knowledge, int days) {
    DoneSession session;
    session.when = LocalTime{std::chrono::days{20000}};
    SetEntry set;
    set.reps = 8;
    set.load_kg = 100;
    session.sets.assign(3, set);
    return progress(progress_scheme(knowledge, "deadlift", {}).value(), {session},
                    session.when + std::chrono::days{days})
        .after_gap;
  };
  EXPECT_FALSE(back(built_in(), 15));
  ASSERT_TRUE(back(with_number("progress-gap", 14), 15));
  EXPECT_THAT(back(with_number("progress-gap", 14), 15)->why.text,
              HasSubstr("Not done for 2 weeks"));
}

}  // namespace
}  // namespace dowel
