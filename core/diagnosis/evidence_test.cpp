#include "core/diagnosis/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const DiagnosisRules& rules() {
  static const auto kRules = load_embedded().value().diagnosis;
  return *kRules;
}

using ::testing::HasSubstr;

// A set of counted repetitions with one rule in the given states.
struct SetOfStates {
  std::vector<Rep> reps;
  std::vector<RepFindings> findings;
};

SetOfStates set_of(const std::vector<FindingState>& states) {
  SetOfStates set;
  for (std::size_t i = 0; i < states.size(); ++i) {
    Rep rep;
    rep.index = static_cast<int>(i) + 1;
    set.reps.push_back(rep);
    Finding finding;
    finding.rule = "spine_rounded";
    finding.checkpoint = "C-01";
    finding.fault = "D-01";
    finding.state = states[i];
    finding.reason = "The back rounded.";
    set.findings.push_back({{}, {finding}});
  }
  return set;
}

constexpr FindingState kOk = FindingState::kHeld;
constexpr FindingState kBad = FindingState::kBroken;
constexpr FindingState kEdge = FindingState::kBorderline;
constexpr FindingState kDark = FindingState::kCannotTell;

std::vector<Evidence> evidence_for(const std::vector<FindingState>& states) {
  const SetOfStates set = set_of(states);
  return evidence_of_set(rules(), set.reps, set.findings, "deadlift", 100.0);
}

TEST(EvidenceOfSet, WhatCannotBeToldIsNoEvidence) {
  EXPECT_TRUE(evidence_for({kDark, kDark}).empty());
}

TEST(EvidenceOfSet, HeldThroughoutIsEvidenceOfAbsence) {
  const auto evidence = evidence_for({kOk, kOk, kDark});
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_FALSE(evidence.front().present);
  EXPECT_EQ(evidence.front().load_kg, 100.0);
  EXPECT_EQ(evidence.front().exercise, "deadlift");
}

TEST(EvidenceOfSet, BrokenTwiceIsClearOnceOrBorderlineIsAHint) {
  EXPECT_EQ(evidence_for({kBad, kBad, kOk}).front().strength, EvidenceStrength::kClear);
  EXPECT_EQ(evidence_for({kBad, kOk, kOk}).front().strength, EvidenceStrength::kHint);
  EXPECT_EQ(evidence_for({kEdge, kEdge, kEdge}).front().strength, EvidenceStrength::kHint);
  EXPECT_EQ(evidence_for({kBad}).front().strength, EvidenceStrength::kClear);  // all there is
}

TEST(EvidenceOfSet, HowManyBrokenMakeAFaultClearIsData) {
  DiagnosisRules patient = rules();
  patient.least_broken = 3;
  const SetOfStates set = set_of({kBad, kBad, kOk});
  const auto evidence = evidence_of_set(patient, set.reps, set.findings, "deadlift", std::nullopt);
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence.front().strength, EvidenceStrength::kHint);
}

TEST(EvidenceOfSet, TellsFirstFromLate) {
  EXPECT_EQ(evidence_for({kBad, kOk, kOk, kBad}).front().reps, RepContext::kFromTheFirst);
  EXPECT_EQ(evidence_for({kOk, kOk, kOk, kBad, kBad}).front().reps, RepContext::kOnlyLate);
  EXPECT_EQ(evidence_for({kOk, kBad, kBad}).front().reps, RepContext::kUnknown);  // too few
}

TEST(EvidenceOfSet, NamesTheRepetitions) {
  EXPECT_THAT(evidence_for({kOk, kBad, kBad}).front().text,
              HasSubstr("Broken in 2 of 3 repetitions (2, 3)."));
}

TEST(EvidenceOfSet, PartialRepetitionsDoNotCount) {
  SetOfStates set = set_of({kBad, kOk});
  set.reps.front().partial = true;
  const auto evidence = evidence_of_set(rules(), set.reps, set.findings, "deadlift", std::nullopt);
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_FALSE(evidence.front().present);
}

}  // namespace
}  // namespace dowel
