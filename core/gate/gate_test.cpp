#include "core/gate/gate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/gate/testing/scripted_form.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

using testing::filmed;
using ::testing::HasSubstr;
using testing::known_rules;

constexpr double kGood = 4;  // six sd below the threshold of 10
constexpr double kBad = 16;
constexpr double kError = 1;

LocalTime on_day(int day) { return LocalTime{std::chrono::days{20000 + day}}; }

// Sessions three days apart, one filmed set of eight each, with these true spine values.
GateInput sessions(const std::vector<double>& spine, std::uint32_t seed = 1) {
  std::mt19937 dice(seed);
  const GateRules rules = known_rules();
  GateInput input;
  for (std::size_t i = 0; i < spine.size(); ++i) {
    GateSession session;
    session.when = on_day(static_cast<int>(i) * 3);
    session.filmed = {filmed(rules, dice, 8, spine[i], kGood, kError)};
    input.sessions.push_back(session);
  }
  input.now = on_day(static_cast<int>(spine.size()) * 3 - 2);
  return input;
}

GateVerdict verdict(const GateInput& input) { return decide(input, known_rules()).verdict; }

TEST(Gate, AsksForTwoCleanSessionsAtTheStartAndAfterAFailure) {
  EXPECT_EQ(verdict(sessions({kGood})), GateVerdict::kHold);
  EXPECT_EQ(verdict(sessions({kGood, kGood})), GateVerdict::kPass);
  EXPECT_EQ(verdict(sessions({kGood, kGood, kGood})), GateVerdict::kPass);
  EXPECT_EQ(verdict(sessions({kGood, kGood, kBad})), GateVerdict::kRegress);
  EXPECT_EQ(verdict(sessions({kGood, kGood, kBad, kGood})), GateVerdict::kHold);
  EXPECT_EQ(verdict(sessions({kGood, kGood, kBad, kGood, kGood})), GateVerdict::kPass);
}

TEST(Gate, UnseenIsNeverAPass) {
  GateInput input = sessions({kGood, kGood});
  input.sessions.push_back({on_day(6), {}, {}, {}});
  EXPECT_EQ(verdict(input), GateVerdict::kNotMeasured);
  EXPECT_EQ(verdict(GateInput{}), GateVerdict::kNotMeasured);

  GateInput hidden = sessions({kGood, kGood});
  for (RepFindings& rep : hidden.sessions.back().filmed.front().reps) {
    rep.measures[0].value.reset();
    rep.findings[0] = judge_rule(rep.measures, known_rules().required[0]);
  }
  EXPECT_EQ(verdict(hidden), GateVerdict::kNotMeasured);

  GateInput few = sessions({kGood, kGood});
  few.sessions.back().filmed.front().reps.resize(2);
  EXPECT_EQ(verdict(few), GateVerdict::kNotMeasured);
  EXPECT_EQ(
      decide(few, known_rules()).why.text,
      "Only 2 repetitions at working load on film, too few for the gate, which judges from 3 on: "
      "film two of the sets. Unseen is not a pass.");
}

// ---- films from in front (E-01)

constexpr double kFallenIn = 25, kOverTheFeet = 2;

GateRules rules_with_front() {
  GateRules rules = known_rules();
  rules.from_front = {testing::known_rule("knees")};
  return rules;
}

// A set from in front: what is of the side cannot be told there, as measure_rep has it.
FilmedSet from_front(double knees, int reps = 8) {
  const GateRules rules = rules_with_front();
  FilmedSet set;
  for (int i = 0; i < reps; ++i) {
    RepFindings rep;
    rep.measures = {{"spine_mm", std::nullopt, 0, "not from here"},
                    {"hips_mm", std::nullopt, 0, "not from here"},
                    {"knees_mm", Measured{knees, kError}, 0, ""}};
    for (const Rule& rule : rules.required) rep.findings.push_back(judge_rule(rep.measures, rule));
    rep.findings.push_back(judge_rule(rep.measures, rules.from_front[0]));
    set.reps.push_back(std::move(rep));
  }
  return set;
}

TEST(Gate, KneesThatFallInHoldTheLoadWhateverTheSideShows) {
  const GateRules rules = rules_with_front();
  GateInput input = sessions({kGood, kGood});
  ASSERT_EQ(decide(input, rules).verdict, GateVerdict::kPass);
  input.sessions.back().filmed.push_back(from_front(kOverTheFeet));
  EXPECT_EQ(decide(input, rules).verdict, GateVerdict::kPass) << "a second view costs nothing";
  input.sessions.back().filmed.back() = from_front(kFallenIn);
  const GateRuling ruling = decide(input, rules);
  EXPECT_EQ(ruling.verdict, GateVerdict::kHold) << "once is no step back";
  ASSERT_FALSE(ruling.evidence.empty());
  EXPECT_EQ(ruling.evidence.front().rule, "knees");
}

TEST(Gate, KneesThatFallInTwiceAskForAStepBack) {
  GateInput input = sessions({kGood, kGood});
  for (GateSession& session : input.sessions) session.filmed.push_back(from_front(kFallenIn));
  EXPECT_EQ(decide(input, rules_with_front()).verdict, GateVerdict::kRegress);
}

TEST(Gate, WhatBrokeFromInFrontStandsUntilSuchAFilmShowsItGone) {
  const GateRules rules = rules_with_front();
  GateInput input = sessions({kGood, kGood, kGood, kGood});
  input.sessions[0].filmed.push_back(from_front(kFallenIn));
  const GateRuling held = decide(input, rules);
  EXPECT_EQ(held.verdict, GateVerdict::kHold);
  EXPECT_EQ(held.why.text.rfind("Clean from the side, but filmed from in front on", 0), 0U)
      << held.why.text;
  EXPECT_EQ(held.form, FormWord::kNothing);
  input.sessions[2].filmed.push_back(from_front(kOverTheFeet));
  EXPECT_EQ(decide(input, rules).verdict, GateVerdict::kPass);
}

TEST(Gate, AFilmFromInFrontAloneIsNoPassOfTheSide) {
  const GateRules rules = rules_with_front();
  GateInput input = sessions({kGood, kGood});
  input.sessions.back().filmed = {from_front(kOverTheFeet)};
  const GateRuling ruling = decide(input, rules);
  EXPECT_EQ(ruling.verdict, GateVerdict::kNotMeasured);
  EXPECT_NE(ruling.why.text.find("from in front alone"), std::string::npos) << ruling.why.text;
  input.sessions.back().filmed = {from_front(kFallenIn)};
  EXPECT_EQ(decide(input, rules).verdict, GateVerdict::kHold);
}

TEST(Gate, NoRulesNoPass) {
  GateRules rules = known_rules();
  rules.required.clear();
  EXPECT_EQ(decide(sessions({kGood, kGood}), rules).verdict, GateVerdict::kNotMeasured);
}

TEST(Gate, OldFilmAndLightFilmDoNotCount) {
  GateInput old = sessions({kGood, kGood});
  old.now = on_day(60);
  EXPECT_EQ(verdict(old), GateVerdict::kNotMeasured);

  GateInput light = sessions({kGood, kGood});
  for (GateSession& session : light.sessions) {
    session.load_kg = 100;
    session.filmed.front().load_kg = 60;
  }
  EXPECT_EQ(verdict(light), GateVerdict::kNotMeasured);
  GateInput unknown = sessions({kGood, kGood});
  for (GateSession& session : unknown.sessions) session.load_kg = 100;
  EXPECT_EQ(verdict(unknown), GateVerdict::kNotMeasured) << "film of a set without a load";
  GateInput light_and_bad = sessions({kBad, kBad});
  for (GateSession& session : light_and_bad.sessions) {
    session.load_kg = 100;
    session.filmed.front().load_kg = 60;
  }
  EXPECT_EQ(verdict(light_and_bad), GateVerdict::kRegress) << "a fault counts at any load";
}

TEST(Gate, ValuesWithinTheErrorDoNotPass) {
  GateInput near = sessions({9.7, 9.7, 9.7});
  EXPECT_NE(verdict(near), GateVerdict::kPass);
  GateRules rules = known_rules();
  GateInput exact = sessions({kGood, kGood});
  for (GateSession& session : exact.sessions) {
    for (RepFindings& rep : session.filmed.front().reps) {
      rep = testing::judged_rep(rules, {9.5, 4}, 1);
    }
  }
  const GateRuling ruling = decide(exact, rules);
  EXPECT_EQ(ruling.verdict, GateVerdict::kHold);
  EXPECT_NE(ruling.why.text.find("measurement error"), std::string::npos);
}

// A film on which every value was measured, but not one surely enough, was seen: it ends the run of
// clean sessions, and says nothing of what was clear beside it.
TEST(Gate, WhatWasMeasuredInVainIsUnclearAndNotUnseen) {
  const GateRules rules = known_rules();
  GateInput input = sessions({kGood, kGood});
  for (RepFindings& rep : input.sessions.back().filmed.front().reps) {
    rep = testing::judged_rep(rules, {8, 4}, 3);
    ASSERT_EQ(rep.findings[0].state, FindingState::kCannotTell);
  }
  GateRuling ruling = decide(input, rules);
  EXPECT_EQ(ruling.verdict, GateVerdict::kHold);
  EXPECT_EQ(ruling.clean_in_a_row, 0);
  // Half of the repetitions clear, half in vain: not as if the clear ones were all there were.
  auto& reps = input.sessions.back().filmed.front().reps;
  for (std::size_t i = 0; i < reps.size(); i += 2) {
    reps[i] = testing::judged_rep(rules, {6.5, 4}, 3);
  }
  EXPECT_EQ(decide(input, rules).verdict, GateVerdict::kHold);
  // A repetition that somebody left out is not there, whatever its numbers say.
  GateInput left_out = sessions({kGood, kGood});
  auto& all = left_out.sessions.back().filmed.front().reps;
  for (std::size_t i = 0; i < 3; ++i) {
    for (Finding& finding : all[i].findings) {
      finding.state = FindingState::kCannotTell;
      finding.value.reset();
    }
  }
  EXPECT_EQ(decide(left_out, rules).verdict, GateVerdict::kPass);
}

TEST(Gate, PainOverridesEverything) {
  GateInput input = sessions({kGood, kGood, kGood});
  auto& pain = input.sessions.back().pain;
  pain = {{Region::kHip, 2, 2, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kPass);
  pain = {{Region::kHip, 4, std::nullopt, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kHold);
  pain = {{Region::kHip, 1, 3, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kRegress) << "not settled the morning after";
  pain = {{Region::kHip, 6, 0, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kRegress);
}

// What the plan tells of the traffic light: amber takes nothing off where the morning is green.
TEST(Gate, WhatIsGreenByTheMorningDoesNotGrow) {
  GateInput input = sessions({kGood, kGood, kGood});
  GateSession& last = input.sessions.back();
  input.sessions[1].pain = {{Region::kHip, 3, 1, false, false}};
  last.pain = {{Region::kHip, 4, 2, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kHold) << "2 in the morning, after 1";
  last.told = ToldPain{4, LocalDate{std::chrono::days{20010}}, true};
  EXPECT_EQ(verdict(input), GateVerdict::kHold) << "told later, and that it was green by then";
  EXPECT_THAT(decide(input, known_rules()).why.text, HasSubstr("green again the morning after"));
  last.told->settled = false;
  EXPECT_EQ(verdict(input), GateVerdict::kRegress);
  EXPECT_THAT(decide(input, known_rules()).why.text, HasSubstr("more than after the session"));
  last.told->settled = true;
  last.pain = {{Region::kHip, 4, 3, false, false}};
  EXPECT_EQ(verdict(input), GateVerdict::kRegress) << "its own morning was above green";
  EXPECT_THAT(decide(input, known_rules()).why.text, HasSubstr("Pain of 3 of 10, worse the morn"));
}

TEST(Gate, PainDoesNotHideWhatTheFilmShows) {
  GateInput input = sessions({kGood, kGood, kBad});
  input.sessions.back().pain = {{Region::kHip, 3, std::nullopt, false, false}};
  const GateRuling ruling = decide(input, known_rules());
  EXPECT_EQ(ruling.verdict, GateVerdict::kRegress);
  EXPECT_NE(ruling.why.text.find("The film shows besides"), std::string::npos) << ruling.why.text;
  EXPECT_TRUE(ruling.pain_decided);
  EXPECT_EQ(ruling.pain, 3);
  EXPECT_EQ(ruling.form, FormWord::kBroken);
  input.sessions.back() = sessions({kGood, kGood, kGood}).sessions.back();
  input.sessions.back().pain = {{Region::kHip, 3, std::nullopt, false, false}};
  const GateRuling clean = decide(input, known_rules());
  EXPECT_EQ(clean.verdict, GateVerdict::kHold);
  EXPECT_TRUE(clean.pain_decided);
  EXPECT_EQ(clean.form, FormWord::kPassed);
}

TEST(Gate, PainThatIsGreenDecidesNothing) {
  GateInput input = sessions({kGood, kGood, kBad});
  input.sessions.back().pain = {{Region::kHip, 2, std::nullopt, false, false}};
  const GateRuling ruling = decide(input, known_rules());
  EXPECT_FALSE(ruling.pain_decided);
  EXPECT_EQ(ruling.pain, 2);
}

TEST(Gate, AnUnfilmedSessionAfterAFaultHolds) {
  GateInput input = sessions({kGood, kGood, kBad});
  input.sessions.push_back({.when = on_day(9), .session = {"s4"}});
  const GateRuling ruling = decide(input, known_rules());
  EXPECT_EQ(ruling.verdict, GateVerdict::kHold) << "nothing new is known, so no second step back";
  EXPECT_EQ(ruling.session.value, "s4");
  EXPECT_EQ(ruling.form, FormWord::kNothing) << "the fault was said where it was filmed";
}

TEST(Gate, RulingNamesRepNumberThresholdAndWhatWouldChangeIt) {
  const GateRuling ruling = decide(sessions({kGood, kBad}), known_rules());
  ASSERT_FALSE(ruling.evidence.empty());
  EXPECT_EQ(ruling.evidence.front().rule, "spine");
  EXPECT_GE(ruling.evidence.front().rep, 1);
  EXPECT_DOUBLE_EQ(ruling.evidence.front().threshold, 10);
  EXPECT_GT(ruling.evidence.front().value, 10);
  EXPECT_FALSE(ruling.would_change.empty());
  EXPECT_FALSE(ruling.why.sources.empty());
}

TEST(Gate, OverridesNeedAReasonAndAreKept) {
  const GateDecision said{.id = {"g"}, .ruling = decide(sessions({kBad}), known_rules())};
  EXPECT_FALSE(override_decision(said, GateVerdict::kPass, "  "));
  const auto done = override_decision(said, GateVerdict::kPass, "meet on Saturday");
  ASSERT_TRUE(done);
  EXPECT_EQ(done->ruling, said.ruling);
  EXPECT_EQ(done->overridden_to, GateVerdict::kPass);
  EXPECT_EQ(done->override_reason, "meet on Saturday");
}

TEST(Gate, OverridesAreSigned) {
  const GateDecision said{.id = {"g"}, .ruling = decide(sessions({kBad}), known_rules())};
  const auto done = override_decision(said, GateVerdict::kPass, "I saw it", {"Eve", false});
  ASSERT_TRUE(done);
  EXPECT_EQ(done->overridden_by, "Eve");
  EXPECT_EQ(override_decision(said, GateVerdict::kPass, "meet")->overridden_by, "");
}

TEST(Gate, NobodyElsePassesOverPain) {
  GateDecision said{.id = {"g"}, .ruling = {.verdict = GateVerdict::kHold, .pain_decided = true}};
  const Signature coach{"Eve", false};
  const auto passed = override_decision(said, GateVerdict::kPass, "it is nothing", coach);
  ASSERT_FALSE(passed);
  EXPECT_EQ(passed.error().code, ErrorCode::kUsage);
  EXPECT_TRUE(override_decision(said, GateVerdict::kRegress, "be careful", coach));
  EXPECT_TRUE(override_decision(said, GateVerdict::kPass, "it was the shoes", {"Ana", true}));
  said.ruling.verdict = GateVerdict::kRegress;
  EXPECT_FALSE(override_decision(said, GateVerdict::kHold, "not so much", coach));
}

TEST(Gate, TheAthletesWordCountsWhereItStands) {
  SessionRuling said{.ruling = decide(sessions({kBad}), known_rules())};
  EXPECT_EQ(verdict_in_force(said), said.ruling.verdict);
  said.overridden = GateOverride{GateVerdict::kPass, "meet on Saturday", on_day(1)};
  EXPECT_EQ(verdict_in_force(said), GateVerdict::kPass);
}

TEST(Gate, MendingAnOldSessionMendsTheAnswer) {
  const GateInput failed = sessions({kGood, kBad, kGood});
  GateInput mended = failed;
  mended.sessions[1] = sessions({kGood, kGood, kGood}).sessions[1];
  EXPECT_EQ(verdict(failed), GateVerdict::kHold);
  EXPECT_EQ(verdict(mended), GateVerdict::kPass);
}

// 400 lifters with a form that comes and goes; after every session the gate is asked. A pass is
// wrong when the last session was truly bad or painful; a hold is a miss when this session and the
// one before were truly clean and green. Good forms lie 1.5 to 6 sd from the threshold, and those
// near it are the ones missed: the price of asking for a margin.
TEST(Gate, ScriptedLiftersGetNoWrongIncrease) {
  std::mt19937 dice(42);
  const GateRules rules = known_rules();
  int asked = 0, passed = 0, wrong = 0, missed = 0, rightful = 0;
  for (int lifter = 0; lifter < 400; ++lifter) {
    GateInput input;
    bool good_before = false;
    bool good = lifter % 3 != 0;
    const double own_good = std::uniform_real_distribution<double>(4, 8.5)(dice);
    for (int day = 0; day < 30; ++day) {
      if (std::uniform_real_distribution<double>(0, 1)(dice) < 0.15) good = !good;
      const bool seen = std::uniform_real_distribution<double>(0, 1)(dice) < 0.9;
      const bool sore = std::uniform_real_distribution<double>(0, 1)(dice) < 0.05;
      GateSession session;
      session.when = on_day(day * 3);
      // Bad form shows in at least every second rep and lies 1.5 sd or more past the threshold.
      if (seen) session.filmed = {filmed(rules, dice, 8, good ? own_good : 12, kGood, 1.0)};
      if (sore) session.pain = {{Region::kLowerBack, 5, std::nullopt, false, false}};
      input.sessions.push_back(session);
      input.now = session.when + std::chrono::hours{2};
      const bool pass = decide(input, rules).verdict == GateVerdict::kPass;
      const bool fine = good && !sore && seen;
      ++asked;
      passed += pass;
      wrong += pass && !fine;
      rightful += fine && good_before;
      missed += fine && good_before && !pass;
      good_before = fine;
    }
  }
  std::printf("asked %d, passed %d, wrong increases %d, missed %d of %d rightful\n", asked, passed,
              wrong, missed, rightful);
  EXPECT_EQ(wrong, 0);
  EXPECT_LT(missed, rightful / 2);
  EXPECT_GT(passed, asked / 5);
}

TEST(Gate, RulesComeFromTheProfile) {
  const auto knowledge = load_embedded();
  const auto technique = load_technique();
  ASSERT_TRUE(knowledge);
  ASSERT_TRUE(technique);
  const auto rules = gate_rules(*technique, *knowledge, "deadlift");
  ASSERT_TRUE(rules);
  EXPECT_FALSE(rules->required.empty());
  for (const Rule& rule : rules->required) {
    EXPECT_FALSE(rule.never_broken);
    EXPECT_NE(rule.checkpoint, "C-05");
  }
  EXPECT_EQ(rules->limits->sessions_to_pass, 2);
  ASSERT_FALSE(rules->from_front.empty());
  EXPECT_EQ(rules->from_front.front().checkpoint, "E-01");
  for (const char* slug : {"single-leg-romanian-deadlift", "hip-thrust"}) {
    EXPECT_TRUE(gate_rules(*technique, *knowledge, slug)->from_front.empty()) << slug;
  }
}

}  // namespace
}  // namespace dowel
