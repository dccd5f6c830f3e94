#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/diagnosis/check_questions.h"
#include "core/diagnosis/diagnosis.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class Diagnose : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Knowledge> loaded = load_embedded();
    ASSERT_TRUE(loaded) << loaded.error().message;
    knowledge_ = std::move(*loaded);
  }
  Diagnosis run(const DiagnosisInput& input) const {
    Result<Diagnosis> diagnosis = diagnose(knowledge_, input);
    EXPECT_TRUE(diagnosis) << diagnosis.error().message;
    return diagnosis ? *diagnosis : Diagnosis{};
  }
  static Hypothesis of(const Diagnosis& diagnosis, const std::string& cause) {
    const auto found = std::ranges::find(diagnosis.hypotheses, cause, &Hypothesis::cause);
    EXPECT_NE(found, diagnosis.hypotheses.end()) << cause;
    return found == diagnosis.hypotheses.end() ? Hypothesis{} : *found;
  }
  static Evidence rounding(const std::string& exercise, std::optional<double> load_kg,
                           bool present = true, RepContext reps = RepContext::kUnknown) {
    Evidence evidence;
    evidence.checkpoint = "C-01";
    evidence.mistake = "D-01";
    evidence.present = present;
    evidence.exercise = exercise;
    evidence.load_kg = load_kg;
    evidence.reps = reps;
    evidence.text = "The back bulged 9.4 mm.";
    return evidence;
  }
  static std::vector<std::string> causes(const Diagnosis& diagnosis) {
    std::vector<std::string> ids;
    for (const Hypothesis& each : diagnosis.hypotheses) ids.push_back(each.cause);
    return ids;
  }
  Knowledge knowledge_;
};

TEST_F(Diagnose, NothingSeenIsSaid) {
  const Diagnosis diagnosis = run({});
  EXPECT_THAT(diagnosis.hypotheses, IsEmpty());
  EXPECT_THAT(diagnosis.message, HasSubstr("Nothing"));
}

// K-08: rounding has competing causes, and none is reported as certain.
TEST_F(Diagnose, RoundingKeepsEveryCompetingCause) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  const Diagnosis diagnosis = run(input);
  EXPECT_THAT(causes(diagnosis),
              UnorderedElementsAre("weak-hip-flexors", "tension-lost", "brace-lost",
                                   "tight-hamstrings", "too-heavy", "fatigue"));
  for (const Hypothesis& each : diagnosis.hypotheses) {
    EXPECT_NE(each.standing, Standing::kSupported) << each.cause;
    EXPECT_THAT(each.competes_with, Not(IsEmpty())) << each.cause;
    EXPECT_THAT(each.next_test, Not(IsEmpty())) << each.cause;
    EXPECT_THAT(each.speaks_for, Not(IsEmpty())) << each.cause;
  }
  EXPECT_THAT(diagnosis.message, HasSubstr("none of them certain"));
  EXPECT_THAT(diagnosis.next_tests, Not(IsEmpty()));
}

TEST_F(Diagnose, MixedEvidenceIsWordedAsTheArticlesSuggestion) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  const Hypothesis flexors = of(run(input), "weak-hip-flexors");
  EXPECT_EQ(flexors.standing, Standing::kFirstSuspected);
  EXPECT_THAT(flexors.wording, HasSubstr("The articles suggest"));
  EXPECT_THAT(flexors.wording, HasSubstr("Research disagrees"));
}

TEST_F(Diagnose, CleanWithoutLoadSpeaksAgainstMobility) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100), rounding("bodyweight-hinge", 0, false)};
  const Diagnosis diagnosis = run(input);
  EXPECT_EQ(of(diagnosis, "tight-hamstrings").standing, Standing::kUnlikely);
  EXPECT_EQ(of(diagnosis, "tension-lost").standing, Standing::kSupported);
  EXPECT_THAT(of(diagnosis, "tight-hamstrings").speaks_against, Not(IsEmpty()));
}

// What the films amount to by the way raises several causes: that names none of them.
TEST_F(Diagnose, AFilmThatRaisesSeveralCausesTellsNoneApart) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100, true, RepContext::kFromTheFirst)};
  const Hypothesis flexors = of(run(input), "weak-hip-flexors");
  EXPECT_EQ(flexors.standing, Standing::kSupported);
  EXPECT_FALSE(flexors.told_apart);
  input.tests = {{"active-knee-raise", "cannot-hold", EvidenceKind::kReported, {}}};
  EXPECT_TRUE(of(run(input), "weak-hip-flexors").told_apart) << "done on purpose";
}

TEST_F(Diagnose, AFigureOfPainNamesNoCauseForAPlan) {
  DiagnosisInput input;
  input.reports.back_pain = 3;
  for (const Hypothesis& one : run(input).hypotheses) {
    EXPECT_GT(one.standing, Standing::kFirstSuspected) << one.cause;
  }
  input.reports.back_tight_after_lifting = true;
  EXPECT_EQ(run(input).hypotheses.front().standing, Standing::kFirstSuspected);
}

TEST_F(Diagnose, RoundingWithAndWithoutLoadSpeaksForMobility) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100), rounding("deadlift", 0)};
  const Diagnosis diagnosis = run(input);
  EXPECT_EQ(of(diagnosis, "tight-hamstrings").standing, Standing::kSupported);
  EXPECT_EQ(of(diagnosis, "too-heavy").standing, Standing::kUnlikely);
  EXPECT_EQ(diagnosis.hypotheses.front().cause, "tight-hamstrings");
}

TEST_F(Diagnose, OnlyLateInTheSetIsNoFaultOfTheStartPosition) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100, true, RepContext::kOnlyLate)};
  const Diagnosis diagnosis = run(input);
  ASSERT_EQ(diagnosis.signs.size(), 1U);
  EXPECT_EQ(diagnosis.signs.front().sign, "E-16");
  EXPECT_THAT(causes(diagnosis), Not(Contains("weak-hip-flexors")));
  EXPECT_EQ(of(diagnosis, "fatigue").standing, Standing::kSupported);
}

TEST_F(Diagnose, ALiftFromStandingHasNoStartOfThePull) {
  DiagnosisInput input;
  input.evidence = {rounding("romanian-deadlift", 60)};
  const Diagnosis diagnosis = run(input);
  ASSERT_EQ(diagnosis.signs.size(), 1U);
  EXPECT_EQ(diagnosis.signs.front().sign, "E-16");
}

TEST_F(Diagnose, TestsMoveTheStandingBothWays) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", std::nullopt)};
  input.tests = {{"active-knee-raise", "cannot-hold", EvidenceKind::kReported, ""}};
  EXPECT_EQ(of(run(input), "weak-hip-flexors").standing, Standing::kSupported);
  input.tests = {{"active-knee-raise", "holds", EvidenceKind::kReported, ""}};
  const Diagnosis against = run(input);
  EXPECT_EQ(of(against, "weak-hip-flexors").standing, Standing::kUnlikely);
  EXPECT_EQ(against.hypotheses.back().cause, "weak-hip-flexors");
  for (const NextTest& next : against.next_tests) EXPECT_NE(next.test, "active-knee-raise");
}

TEST_F(Diagnose, TestsThatContradictEachOtherLeaveACauseCompeting) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", std::nullopt)};
  input.tests = {{"active-knee-extension", "stops-early", EvidenceKind::kReported, ""},
                 {"tension-cue", "better", EvidenceKind::kMeasured, ""}};
  EXPECT_EQ(of(run(input), "tight-hamstrings").standing, Standing::kCompeting);
}

TEST_F(Diagnose, ATestAloneRaisesNoSuspicion) {
  DiagnosisInput input;
  input.tests = {{"active-knee-raise", "cannot-hold", EvidenceKind::kReported, ""}};
  EXPECT_THAT(run(input).hypotheses, IsEmpty());
}

TEST_F(Diagnose, AHintIsNotAFirstSuspicion) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  input.evidence.front().strength = EvidenceStrength::kHint;
  for (const Hypothesis& each : run(input).hypotheses) {
    EXPECT_EQ(each.standing, Standing::kCompeting) << each.cause;
  }
}

TEST_F(Diagnose, SeveralSignsOfOneCausePutItFirst) {
  DiagnosisInput input;
  input.reports.lifts = {{"L-07", "E-08"}, {"L-09", "E-11"}, {"L-10", "E-12"}};
  const Diagnosis diagnosis = run(input);
  EXPECT_EQ(diagnosis.hypotheses.front().cause, "weak-hip-flexors");
  EXPECT_THAT(diagnosis.hypotheses.front().signs, UnorderedElementsAre("E-08", "E-11", "E-12"));
}

TEST_F(Diagnose, ALiftWithoutAPlaceGivesHintsOnly) {
  DiagnosisInput input;
  input.reports.lifts = {{"L-01", ""}};
  const Diagnosis diagnosis = run(input);
  EXPECT_EQ(diagnosis.signs.size(), 2U);
  for (const SeenSign& sign : diagnosis.signs) EXPECT_EQ(sign.strength, EvidenceStrength::kHint);
}

// The articles tie exercises to signs; ours are marked as ours.
TEST_F(Diagnose, ExercisesSayWhoTiesThemToTheSign) {
  DiagnosisInput input;
  input.reports.lifts = {{"L-03", "E-04"}};
  const Hypothesis glutes = of(run(input), "weak-glutes");
  const auto thrust = std::ranges::find(glutes.exercises, "X-15", &ProposedExercise::exercise);
  ASSERT_NE(thrust, glutes.exercises.end());
  EXPECT_TRUE(thrust->by_articles);
  const auto bridge = std::ranges::find(glutes.exercises, "X-32", &ProposedExercise::exercise);
  ASSERT_NE(bridge, glutes.exercises.end());
  EXPECT_FALSE(bridge->by_articles);
}

// K-07: back pain gets possibilities of every article, never a cause.
TEST_F(Diagnose, BackPainListsPossibilitiesOfEveryArticle) {
  DiagnosisInput input;
  input.reports.back_pain = 2;
  input.reports.sits_a_lot = true;
  const Diagnosis diagnosis = run(input);
  EXPECT_THAT(causes(diagnosis), UnorderedElementsAre("tight-hamstrings", "hinge-not-learned",
                                                      "weak-hips", "much-sitting", "imbalance"));
  for (const Hypothesis& each : diagnosis.hypotheses) {
    EXPECT_NE(each.standing, Standing::kSupported);
    EXPECT_TRUE(each.evidence_mixed);
    EXPECT_THAT(each.wording, Not(HasSubstr("caused by")));
  }
  EXPECT_THAT(diagnosis.left_out, Contains(HasSubstr("X-25")));
  for (const Hypothesis& each : diagnosis.hypotheses) {
    for (const ProposedExercise& exercise : each.exercises) {
      EXPECT_FALSE(
          has_flag(*find_entry(knowledge_.exercises, exercise.exercise), Flag::kOffForBackPain));
    }
  }
}

TEST_F(Diagnose, NoTestWithWeightWhileTheBackHurts) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  input.reports.back_pain = 1;
  const Diagnosis diagnosis = run(input);
  EXPECT_THAT(diagnosis.next_tests, Not(IsEmpty()));
  for (const NextTest& next : diagnosis.next_tests) {
    EXPECT_FALSE(find_entry(knowledge_.tests, next.test)->with_load) << next.test;
  }
}

TEST_F(Diagnose, WarningSignsStopEverything) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  input.reports.red_flags = {"numbness in the saddle area"};
  const Diagnosis diagnosis = run(input);
  EXPECT_TRUE(diagnosis.see_clinician);
  EXPECT_THAT(diagnosis.message, HasSubstr("numbness in the saddle area"));
  EXPECT_THAT(diagnosis.hypotheses, IsEmpty());
  EXPECT_THAT(diagnosis.next_tests, IsEmpty());
}

TEST_F(Diagnose, PainAboveTheRedLineStopsEverythingAndFiveDoesNot) {
  DiagnosisInput input;
  input.reports.back_pain = 6;
  EXPECT_TRUE(run(input).see_clinician);
  input.reports.back_pain = 5;
  EXPECT_FALSE(run(input).see_clinician);
}

// K-20: nothing about muscles comes from video.
TEST_F(Diagnose, MeasuredMuscleActivityIsRefused) {
  for (const std::string id : {"C-06", "C-11"}) {
    DiagnosisInput input;
    Evidence evidence;
    evidence.checkpoint = id;
    input.evidence = {evidence};
    const Result<Diagnosis> diagnosis = diagnose(knowledge_, input);
    ASSERT_FALSE(diagnosis) << id;
    EXPECT_THAT(diagnosis.error().message, HasSubstr("K-20"));
    EXPECT_THAT(diagnosis.error().hint, HasSubstr("ask"));
  }
}

TEST_F(Diagnose, AnswersAboutUnseenThingsAreAccepted) {
  DiagnosisInput input;
  Evidence evidence;
  evidence.kind = EvidenceKind::kReported;
  evidence.checkpoint = "C-06";
  evidence.mistake = "D-05";
  input.evidence = {evidence};
  EXPECT_THAT(causes(run(input)), Contains("brace-lost"));
}

TEST_F(Diagnose, MeasuredResultOfATestNoCameraReadsIsRefused) {
  DiagnosisInput input;
  input.tests = {{"active-knee-extension", "stops-early", EvidenceKind::kMeasured, ""}};
  EXPECT_FALSE(diagnose(knowledge_, input));
}

TEST_F(Diagnose, UnknownIdsAreRefused) {
  const auto refused = [this](const DiagnosisInput& input) {
    return !diagnose(knowledge_, input).has_value();
  };
  DiagnosisInput sign;
  sign.evidence.push_back({});
  sign.evidence.back().sign = "E-99";
  EXPECT_TRUE(refused(sign));
  DiagnosisInput mistake;
  mistake.evidence.push_back({});
  mistake.evidence.back().mistake = "D-99";
  EXPECT_TRUE(refused(mistake));
  DiagnosisInput test;
  test.tests = {{"x-ray", "clean", EvidenceKind::kReported, ""}};
  EXPECT_TRUE(refused(test));
  DiagnosisInput outcome;
  outcome.tests = {{"active-knee-raise", "maybe", EvidenceKind::kReported, ""}};
  EXPECT_TRUE(refused(outcome));
  DiagnosisInput lift;
  lift.reports.lifts = {{"L-99", ""}};
  EXPECT_TRUE(refused(lift));
  DiagnosisInput pain;
  pain.reports.back_pain = 11;
  EXPECT_TRUE(refused(pain));
}

TEST_F(Diagnose, FaultsWithoutAWeakLinkAreKeptApart) {
  DiagnosisInput input;
  Evidence evidence;
  evidence.checkpoint = "C-14";
  evidence.exercise = "deadlift";
  input.evidence = {evidence};
  const Diagnosis diagnosis = run(input);
  EXPECT_EQ(diagnosis.unlinked.size(), 1U);
  EXPECT_THAT(diagnosis.message, HasSubstr("no weak link"));
}

TEST_F(Diagnose, TestsAskForNothingTheAthleteDoesNotOwn) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100)};
  input.owned = std::vector<std::string>{};
  for (const NextTest& next : run(input).next_tests) {
    EXPECT_TRUE(equipment_suffices(find_entry(knowledge_.tests, next.test)->equipment, {}))
        << next.test;
  }
}

TEST_F(Diagnose, OrderOfEvidenceDoesNotMatter) {
  DiagnosisInput input;
  input.evidence = {rounding("deadlift", 100), rounding("deadlift", 0, false),
                    rounding("romanian-deadlift", 60)};
  const Diagnosis forwards = run(input);
  std::ranges::reverse(input.evidence);
  const Diagnosis backwards = run(input);
  ASSERT_EQ(causes(forwards), causes(backwards));
  for (std::size_t i = 0; i < forwards.hypotheses.size(); ++i) {
    EXPECT_EQ(forwards.hypotheses[i].standing, backwards.hypotheses[i].standing);
  }
}

TEST_F(Diagnose, EverySignOfTheKnowledgeCanBeTold) {
  for (const LiftProfile& lift : knowledge_.lifts) {
    for (const std::string& sign : lift.signs) {
      DiagnosisInput input;
      input.reports.lifts = {{lift.id, sign}};
      const Diagnosis diagnosis = run(input);
      EXPECT_THAT(diagnosis.hypotheses, Not(IsEmpty())) << sign;
      for (const Hypothesis& each : diagnosis.hypotheses) {
        EXPECT_THAT(each.wording, Not(IsEmpty()));
        EXPECT_THAT(each.sources, Not(IsEmpty()));
      }
    }
  }
}

TEST(FindCheckQuestion, ByIdByNameAndByWordsOfIt) {
  const Knowledge knowledge = load_embedded().value();
  for (const char* words : {"E-04", "Slow or missed lockout", "lockout", "missed-lockout"}) {
    const auto found = find_check_question(knowledge, words);
    ASSERT_TRUE(found) << words << ": " << found.error().hint;
    EXPECT_EQ(found->id, "E-04") << words;
  }
  const auto several = find_check_question(knowledge, "back rounds");
  ASSERT_FALSE(several);
  EXPECT_NE(several.error().hint.find("E-03"), std::string::npos);
  EXPECT_NE(several.error().hint.find("E-16"), std::string::npos);
}

}  // namespace
}  // namespace dowel
