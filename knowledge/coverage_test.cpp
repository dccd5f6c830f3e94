// Walks the coverage list of the inventory (its § 18) by hand-written ids: what is not there, or
// has lost its source, fails by name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;
using Ids = std::vector<std::string>;

const Knowledge& built_in() {
  static const Knowledge knowledge = [] {
    Result<Knowledge> loaded = load_embedded();
    return loaded ? *loaded : Knowledge{};
  }();
  return knowledge;
}

Ids numbered(const std::string& prefix, int from, int to, const std::set<int>& gaps = {}) {
  Ids ids;
  for (int i = from; i <= to; ++i) {
    if (!gaps.contains(i)) ids.push_back(prefix + (i < 10 ? "0" : "") + std::to_string(i));
  }
  return ids;
}

template <class EntryType>
void expect_all(const std::vector<EntryType>& entries, const Ids& ids) {
  for (const std::string& id : ids) EXPECT_TRUE(find_entry(entries, id)) << id << " is missing";
}

// The inventory's own tags for an exercise, § 2.
const Exercise& exercise(const std::string& id) {
  const Exercise* found = find_entry(built_in().exercises, id);
  static const Exercise nothing;
  EXPECT_TRUE(found) << id;
  return found ? *found : nothing;
}

TEST(Coverage, FiveHipGroupsWithTheirMembers) {
  const std::vector<std::pair<std::string, Ids>> groups{
      {"M-GLU", {"gluteus-maximus", "gluteus-medius", "gluteus-minimus"}},
      {"M-FLX", {"psoas", "iliacus", "rectus-femoris", "sartorius", "tensor-fasciae-latae"}},
      {"M-ADD", {"adductor-brevis", "adductor-longus", "adductor-magnus", "pectineus", "gracilis"}},
      {"M-ABD", {"gluteus-medius", "gluteus-minimus", "tensor-fasciae-latae"}},
      {"M-ROT", {"piriformis", "deep-rotators"}},
  };
  for (const auto& [id, members] : groups) {
    const MuscleGroup* group = find_entry(built_in().groups, id);
    ASSERT_TRUE(group) << id;
    EXPECT_TRUE(group->hip) << id;
    EXPECT_THAT(group->members, UnorderedElementsAreArray(members)) << id;
  }
}

TEST(Coverage, TenSupportingRegions) {
  const Ids ids{"M-HAM", "M-QUAD", "M-ERE", "M-CORE", "M-LAT",
                "M-SHO", "M-CALF", "M-PC",  "M-UPP",  "M-GRO"};
  expect_all(built_in().groups, ids);
  for (const std::string& id : ids) EXPECT_FALSE(find_entry(built_in().groups, id)->hip) << id;
  EXPECT_EQ(built_in().groups.size(), 15U);
}

TEST(Coverage, EveryHandleOfTheInventoryIsThere) {
  expect_all(built_in().exercises, numbered("X-", 1, 41, {29}));  // there is no X-29
  EXPECT_FALSE(find_entry(built_in().exercises, "X-29"));
  expect_all(built_in().lifts, numbered("L-", 1, 16));
  expect_all(built_in().signs, numbered("E-", 1, 20));
  expect_all(built_in().checkpoints, numbered("C-", 1, 16));
  expect_all(built_in().mistakes, numbered("D-", 1, 16));
  expect_all(built_in().drills, numbered("P-", 1, 10));
  expect_all(built_in().decisions, numbered("K-", 1, 20));
  expect_all(built_in().methods,
             {"R-P1", "R-P2", "R-P3", "R-P4", "R-P5", "R-P6", "R-P7", "R-P8", "R-P9", "R-P10"});
  expect_all(built_in().rules, {"R-WU", "R-ACC", "R-ACC-EX", "R-GPP", "R-HINGE", "R-BAL", "R-ADD",
                                "R-SPINE", "R-SPORT", "R-FREQ", "R-PREP"});
}

TEST(Coverage, CatalogueExercisesByCategory) {
  const std::vector<std::pair<Category, Ids>> catalogue{
      {Category::kHipFlexion, {"X-01", "X-02", "X-03", "X-04", "X-05", "X-06"}},
      {Category::kAdductionAbduction, {"X-07", "X-08", "X-09", "X-10", "X-11"}},
      {Category::kExtension, {"X-12", "X-13", "X-14", "X-15", "X-16"}},
      {Category::kRotation, {"X-17", "X-18", "X-19", "X-20", "X-21"}},
  };
  for (const auto& [category, ids] : catalogue) {
    for (const std::string& id : ids) {
      EXPECT_EQ(exercise(id).category, category) << id;
      EXPECT_THAT(exercise(id).basis.sources, Contains("S0")) << id;
      EXPECT_THAT(exercise(id).targets, Not(IsEmpty())) << id;
    }
  }
}

TEST(Coverage, EveryExerciseHasEquipmentDosageAndSource) {
  for (const Exercise& each : built_in().exercises) {
    EXPECT_THAT(each.equipment, Not(IsEmpty())) << each.id;
    EXPECT_THAT(each.basis.sources, Not(IsEmpty())) << each.id;
    ASSERT_THAT(each.dosages, Not(IsEmpty())) << each.id;
    for (const Dosage& dosage : each.dosages) {
      const bool only_ours = dosage.sources == Ids{"Dowel"};
      EXPECT_TRUE(!only_ours || dosage.left_to_user)
          << each.id << ": a dosage with no source must be left to the user";
    }
  }
}

struct GivenDosage {
  std::string exercise;
  DosageUse use;
  std::string source;
  std::optional<IntRange> sets;
  std::optional<IntRange> reps;
  std::optional<RealRange> seconds;
};

template <class Range>
bool same(const std::optional<Range>& a, const std::optional<Range>& b) {
  return !a || (b && a->from == b->from && a->to == b->to);
}

TEST(Coverage, DosagesGivenByTheArticles) {
  const IntRange hinge_sets{2, 3};
  const IntRange hinge_reps{8, 12};
  const std::vector<GivenDosage> given{
      {"X-07", DosageUse::kHold, "S0", IntRange{3, 3}, {}, RealRange{20, 20}},
      {"X-12", DosageUse::kStandard, "S0", IntRange{3, 3}, IntRange{10, 10}, {}},
      {"X-13", DosageUse::kStandard, "S0", IntRange{3, 3}, IntRange{15, 15}, {}},
      {"X-02", DosageUse::kWarmUp, "S0", IntRange{1, 2}, {}, {}},
      {"X-17", DosageUse::kWarmUp, "S0", IntRange{1, 2}, {}, {}},
      {"copenhagen-plank-short", DosageUse::kWarmUp, "S0", IntRange{1, 2}, {}, {}},
      {"X-23", DosageUse::kStandard, "S1", hinge_sets, hinge_reps, {}},
      {"X-16", DosageUse::kStandard, "S1", hinge_sets, hinge_reps, {}},
      {"X-24", DosageUse::kStandard, "S1", hinge_sets, hinge_reps, {}},
      {"X-15", DosageUse::kStandard, "S1", hinge_sets, hinge_reps, {}},
      {"X-25", DosageUse::kHold, "S1", {}, {}, RealRange{10, 20}},
      {"X-14", DosageUse::kHold, "S1", {}, {}, RealRange{10, 20}},
  };
  for (const GivenDosage& want : given) {
    bool found = false;
    for (const Dosage& have : exercise(want.exercise).dosages) {
      found = found || (have.use == want.use && have.sources.front() == want.source &&
                        same(want.sets, have.sets) && same(want.reps, have.reps) &&
                        same(want.seconds, have.seconds));
    }
    EXPECT_TRUE(found) << want.exercise << " lost the dosage of " << want.source;
  }
}

TEST(Coverage, ExercisesTiedToSignsByTheArticles) {
  const std::vector<std::pair<std::string, Ids>> tied{
      {"E-01", {"X-07", "X-08", "X-09", "X-17"}},
      {"E-02", {"X-10"}},
      {"E-04", {"X-13", "X-15"}},
      {"E-06", {"X-11", "X-17", "X-20", "X-09"}},
      {"E-08", {"X-06"}},
      {"E-09", {"X-16"}},
      {"E-11", {"X-06"}},
      {"E-12", {"X-21", "X-10"}},
      {"E-13", {"X-14"}},
      {"E-17", {"X-35", "X-38", "X-39", "X-19"}},
      {"E-20", {"X-02", "X-05", "X-06", "X-15", "X-09"}},
      {"E-03", {}},  // mapped only
      {"E-05", {}},  // none named
      {"E-07", {}},
      {"E-10", {}},
  };
  for (const auto& [id, exercises] : tied) {
    Ids by_articles;
    for (const OfferedExercise& offer : find_entry(built_in().signs, id)->exercises) {
      if (offer.by_articles) by_articles.push_back(offer.exercise);
    }
    EXPECT_THAT(by_articles, UnorderedElementsAreArray(exercises)) << id;
  }
}

TEST(Coverage, CompetingCausesAreKept) {
  const std::vector<std::pair<std::string, Ids>> competing{
      {"E-03", {"tension-lost", "brace-lost", "tight-hamstrings", "too-heavy"}},
      {"E-12", {"hinge-cue-in-squat"}},
      {"E-16", {"too-heavy", "fatigue"}},
      {"E-18", {"much-sitting", "imbalance"}},
      {"E-20", {"weak-abductors", "weak-adductors"}},
  };
  for (const auto& [id, causes] : competing) {
    for (const std::string& cause : causes) {
      const SignRule* sign = find_entry(built_in().signs, id);
      const auto found = std::ranges::find(sign->causes, cause, &SuspectedCause::cause);
      ASSERT_NE(found, sign->causes.end()) << id << " lost " << cause;
      EXPECT_FALSE(found->first) << id << " " << cause;
    }
  }
}

TEST(Coverage, EveryCauseOfASignHasATestThatMovesIt) {
  for (const SignRule& sign : built_in().signs) {
    for (const SuspectedCause& suspect : sign.causes) {
      const DiscriminatingTest* test = find_entry(built_in().tests, suspect.test);
      const bool moves = std::ranges::any_of(test->outcomes, [&](const TestOutcome& outcome) {
        return std::ranges::find(outcome.raises, suspect.cause) != outcome.raises.end() ||
               std::ranges::find(outcome.lowers, suspect.cause) != outcome.lowers.end();
      });
      EXPECT_TRUE(moves) << sign.id << ": test " << test->id << " says nothing about "
                         << suspect.cause;
    }
  }
}

TEST(Coverage, CoachClaimsAreMarked) {
  for (const std::string id : {"E-01", "E-03", "E-18"}) {
    EXPECT_TRUE(find_entry(built_in().signs, id)->coach_claim) << id;
    EXPECT_THAT(find_entry(built_in().signs, id)->evidence, ::testing::HasSubstr("suggest")) << id;
  }
}

TEST(Coverage, WhatACameraCannotSeeIsAskedOrLeftOut) {
  for (const std::string id : {"C-06", "C-11"}) {
    const Checkpoint* checkpoint = find_entry(built_in().checkpoints, id);
    EXPECT_EQ(checkpoint->seen, Seen::kNever) << id;
    EXPECT_THAT(checkpoint->measured, IsEmpty()) << id;
    EXPECT_THAT(checkpoint->ask, Not(IsEmpty())) << id;
  }
  for (const std::string id : {"C-02", "C-03", "C-04", "C-10", "C-14", "C-15"}) {
    EXPECT_EQ(find_entry(built_in().checkpoints, id)->seen, Seen::kFromSide) << id;
  }
  EXPECT_EQ(find_entry(built_in().checkpoints, "C-09")->seen, Seen::kFromFront);
}

TEST(Coverage, SquatsHaveNoneOfTheHingesCheckpoints) {
  for (const Exercise& each : built_in().exercises) {
    if (each.pattern == Pattern::kSquat) {
      EXPECT_THAT(each.checkpoints, IsEmpty()) << each.id;
    }
    if (has_flag(each, Flag::kFlexionIntended)) {
      EXPECT_THAT(each.checkpoints, Not(Contains("C-01"))) << each.id;
    }
  }
}

TEST(Coverage, EveryContradictionHasADecision) {
  for (const Decision& decision : built_in().decisions) {
    EXPECT_THAT(decision.positions, Not(IsEmpty())) << decision.id;
    EXPECT_GT(decision.decision.size(), 40U) << decision.id;
    EXPECT_GT(decision.change_it.size(), 15U) << decision.id;
    EXPECT_THAT(decision.references, Not(IsEmpty())) << decision.id << " shapes nothing";
    for (const Position& position : decision.positions) {
      EXPECT_TRUE(std::ranges::all_of(position.sources, is_article)) << decision.id;
    }
  }
  EXPECT_EQ(built_in().decisions.size(), 20U);
}

struct GivenNumber {
  std::string id;
  double from;
  double to;
  std::string source;
};

TEST(Coverage, EveryNumberOfTheArticles) {
  const std::vector<GivenNumber> numbers{
      {"warm-up-sets", 1, 2, "S0"},         {"accessories-per-session", 2, 4, "S0"},
      {"reverse-hyper-sets", 3, 3, "S0"},   {"reverse-hyper-reps", 15, 15, "S0"},
      {"copenhagen-sets", 3, 3, "S0"},      {"copenhagen-seconds", 20, 20, "S0"},
      {"belt-squat-sets", 3, 3, "S0"},      {"belt-squat-reps", 10, 10, "S0"},
      {"restoration-prongs", 3, 3, "S0"},   {"catalogue-categories", 4, 4, "S0"},
      {"entries-per-category", 5, 5, "S0"}, {"hip-groups", 5, 5, "S0"},
      {"hinge-sets", 2, 3, "S1"},           {"hinge-reps", 8, 12, "S1"},
      {"hold-seconds", 10, 20, "S1"},       {"tempo-down", 3, 3, "S1"},
      {"tempo-pause", 2, 2, "S1"},          {"tempo-up", 1, 1, "S1"},
      {"checkpoints-s1", 6, 6, "S1"},       {"mistakes-s1", 5, 5, "S1"},
      {"reminders-s1", 5, 5, "S1"},         {"dowel-contacts-s1", 2, 3, "S1"},
      {"dowel-contacts-s2", 3, 3, "S2"},    {"tutorial-steps", 4, 4, "S2"},
      {"tutorial-aims", 3, 3, "S2"},        {"tutorial-drills", 2, 2, "S2"},
      {"tutorial-movements", 5, 5, "S2"},
  };
  for (const GivenNumber& want : numbers) {
    const Result<const Number*> have = require_number(built_in(), want.id);
    ASSERT_TRUE(have) << want.id;
    EXPECT_EQ((*have)->from, want.from) << want.id;
    EXPECT_EQ((*have)->to, want.to) << want.id;
    EXPECT_EQ((*have)->sources, Ids{want.source}) << want.id;
  }
}

TEST(Coverage, NoOtherNumberClaimsToBeOfTheArticles) {
  const auto of_articles = std::ranges::count_if(built_in().numbers, [](const Number& number) {
    return std::ranges::any_of(number.sources, is_article);
  });
  EXPECT_EQ(of_articles, 27);  // the table above, all of it
}

TEST(Coverage, EveryGapIsFilledOrLeftToTheUser) {
  const Ids topics{"Sessions a week",
                   "Rest between sets",
                   "Choosing the load",
                   "Size of a load step",
                   "Deload",
                   "Length of a cycle",
                   "Thresholds of the checkpoints",
                   "When a stage is passed",
                   "Norms of strength and range",
                   "Test protocols",
                   "Pain scale",
                   "Reasons to stop or see a clinician",
                   "Age limits",
                   "Pregnancy",
                   "Bar path",
                   "Setting up the camera",
                   "Dosage of the catalogue exercises without one",
                   "Sets for tempo and holds",
                   "Easier and harder forms of each exercise"};
  for (const std::string& topic : topics) {
    const auto gap = std::ranges::find(built_in().gaps, topic, &Gap::name);
    ASSERT_NE(gap, built_in().gaps.end()) << topic;
    EXPECT_TRUE(gap->left_to_user || !gap->basis.elsewhere.empty()) << topic;
    EXPECT_FALSE(std::ranges::any_of(gap->basis.sources, is_article)) << topic;
  }
}

TEST(Coverage, SportEmphasisOfTheInventory) {
  const std::vector<std::pair<std::string, Ids>> emphasis{
      {"powerlifting-squat",
       {"X-07", "X-08", "X-10", "X-03", "X-04", "X-05", "X-19", "X-21", "X-17"}},
      {"powerlifting-deadlift", {"X-13", "X-15", "X-08", "X-03", "X-04"}},
      {"powerlifting-bench", {}},
      {"strongman-carries", {"X-06", "X-11", "X-17", "X-20", "X-09"}},
      {"strongman-loading", {"X-16", "X-18", "X-21"}},
      {"weightlifting", {"X-06"}},
      {"sprint", {"X-02", "X-05", "X-06", "X-09", "X-15"}},
      {"jump", {"X-07", "X-16", "X-11"}},
      {"throwing", {"X-18"}},
      {"grappling", {"X-21"}},
      {"tired-spine", {"X-12"}},
      {"ageing-rehab", {"X-32", "X-33", "X-12", "X-34"}},
  };
  for (const auto& [id, exercises] : emphasis) {
    const SportEmphasis* sport = find_entry(built_in().sports, id);
    ASSERT_TRUE(sport) << id;
    EXPECT_THAT(sport->exercises, UnorderedElementsAreArray(exercises)) << id;
  }
  EXPECT_EQ(built_in().sports.size(), emphasis.size());
}

TEST(Coverage, HingePhasesRestorationLeversAndLog) {
  expect_all(built_in().hinge_notes, {"H-DEF", "H-AIM", "H-SETUP", "H-DESCENT", "H-DEPTH",
                                      "H-BOTTOM", "H-ASCENT", "H-TOP"});
  expect_all(built_in().rules, {"R-REST", "R-REST-1", "R-REST-2", "R-REST-3", "R-LEVERS", "R-LOG"});
  expect_all(built_in().protocols,
             {"copenhagen-progressive", "adductor-strengthening", "nordic-progressive"});
  EXPECT_EQ(find_entry(built_in().protocols, "copenhagen-progressive")->steps.size(), 8U);
}

TEST(Coverage, FormBeforeLoadComesFirst) {
  EXPECT_EQ(built_in().methods.front().id, "R-P1");
  Ids order;
  for (const ProgressionStage& stage : built_in().stages) order.push_back(stage.id);
  EXPECT_EQ(order, (Ids{"mobility", "pattern", "light-load", "sets-of-8-12", "holds-and-tempo",
                        "more-load", "single-leg"}));
}

}  // namespace
}  // namespace dowel
