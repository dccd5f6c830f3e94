// A limit changed in the knowledge changes what the gate decides and what it says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/gate/testing/scripted_form.h"
#include "knowledge/testing/changed_number.h"

namespace dowel {
namespace {

using dowel::testing::filmed;
using dowel::testing::known_rules;
using dowel::testing::with_number;
using ::testing::HasSubstr;

constexpr double kGood = 4;  // six sd below the threshold of 10
constexpr double kBad = 16;

GateRules by(const Knowledge& knowledge) {
  GateRules rules = known_rules();
  rules.limits = knowledge.gate;
  rules.pain = pain_limits(knowledge);
  return rules;
}

// Sessions three days apart with these true spine values, so many repetitions each.
GateRuling ruling(const GateRules& rules, const std::vector<double>& spine, int reps = 8,
                  int pain = 0) {
  std::mt19937 dice(1);
  GateInput input;
  for (const double value : spine) {
    GateSession session;
    session.when =
        LocalTime{std::chrono::days{20000 + 3 * static_cast<int>(input.sessions.size())}};
    session.filmed = {filmed(rules, dice, reps, value, kGood, 1)};
    input.now = session.when;
    input.sessions.push_back(session);
  }
  if (pain > 0) input.sessions.back().pain = {{Region::kHip, pain, std::nullopt, false}};
  return decide(input, rules);
}

TEST(GateLimits, GreenPain) {
  const GateRules was = known_rules();
  const GateRules is = by(with_number("pain-safe", 0, 3));
  EXPECT_EQ(ruling(was, {kGood, kGood}, 8, 3).verdict, GateVerdict::kHold);
  EXPECT_EQ(ruling(is, {kGood, kGood}, 8, 3).verdict, GateVerdict::kPass);
  EXPECT_THAT(ruling(was, {kGood, kGood}, 8, 4).would_change, HasSubstr("pain of 2 or less"));
  EXPECT_THAT(ruling(is, {kGood, kGood}, 8, 4).would_change, HasSubstr("pain of 3 or less"));
  EXPECT_THAT(ruling(is, {kGood, kGood}).would_change, HasSubstr("pain above 3"));
}

TEST(GateLimits, AmberPain) {
  const GateRules is = by(with_number("pain-acceptable", 2, 4));
  EXPECT_EQ(ruling(known_rules(), {kGood, kGood}, 8, 5).verdict, GateVerdict::kHold);
  EXPECT_EQ(ruling(is, {kGood, kGood}, 8, 5).verdict, GateVerdict::kRegress);
  EXPECT_THAT(ruling(is, {kGood, kGood}, 8, 5).why.text,
              HasSubstr("above what the sources accept"));
}

TEST(GateLimits, FewestRepetitions) {
  const GateRules is = by(with_number("gate-least-reps", 5));
  EXPECT_EQ(ruling(known_rules(), {kGood, kGood}, 4).verdict, GateVerdict::kPass);
  EXPECT_EQ(ruling(is, {kGood, kGood}, 4).verdict, GateVerdict::kNotMeasured);
  EXPECT_THAT(ruling(is, {kGood, kGood}, 4).why.text, HasSubstr("judges from 5 on"));
  EXPECT_THAT(ruling(known_rules(), {kGood}, 2).why.text, HasSubstr("judges from 3 on"));
}

TEST(GateLimits, SessionsInARow) {
  const GateRules is = by(with_number("stage-sessions", 3));
  EXPECT_EQ(ruling(known_rules(), {kGood, kGood}).verdict, GateVerdict::kPass);
  const GateRuling one = ruling(is, {kGood});
  EXPECT_THAT(one.why.text, HasSubstr("session 1 of 3"));
  EXPECT_EQ(one.would_change, "Two more clean filmed sessions.");
  EXPECT_EQ(ruling(is, {kGood, kGood}).would_change, "One more clean filmed session.");
  EXPECT_EQ(ruling(is, {kGood, kGood, kGood}).verdict, GateVerdict::kPass);
  EXPECT_THAT(ruling(is, {kBad}).would_change, HasSubstr("3 filmed sessions in a row"));
}

TEST(GateLimits, LimitsThatNoSentenceNames) {
  const GateRules stale = by(with_number("gate-stale-after", 2));
  std::mt19937 dice(1);
  GateInput input;
  GateSession session;
  session.filmed = {filmed(stale, dice, 8, kGood, kGood, 1)};
  input.sessions = {session};
  input.now = session.when + std::chrono::days{3};
  EXPECT_EQ(decide(input, stale).verdict, GateVerdict::kNotMeasured);
  EXPECT_EQ(decide(input, known_rules()).verdict, GateVerdict::kHold);
  const GateRules strict = by(with_number("gate-margin", 7));  // the good value lies six sd away
  EXPECT_EQ(ruling(strict, {kGood, kGood}).verdict, GateVerdict::kHold);
}

}  // namespace
}  // namespace dowel
