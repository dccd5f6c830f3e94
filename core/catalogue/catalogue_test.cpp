// Words of the catalogue, its look-ups on small ones, and laws of the one that is built in.

#include "core/catalogue/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/catalogue/knowledge.h"
#include "core/catalogue/plan_rules.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;

// ------------------------------------------------------------------------------------------ words

template <class Enum>
void expect_words(const char* name, Enum last) {
  const Words words = words_of(last);
  EXPECT_EQ(words.size(), static_cast<std::size_t>(last) + 1) << name << " has a word a value";
  std::set<std::string_view> seen;
  for (const std::string_view word : words) {
    EXPECT_TRUE(seen.insert(word).second) << name << " says " << word << " twice";
    EXPECT_FALSE(word.empty()) << name;
    EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos)
        << name << " " << word;
  }
  EXPECT_EQ(word_for(last), words.back()) << name;
}

TEST(CatalogueWords, EveryValueHasAWordOfItsOwn) {
  expect_words("Category", Category::kConditioning);
  expect_words("Pattern", Pattern::kMixed);
  expect_words("Role", Role::kRestore);
  expect_words("Flag", Flag::kOffInPregnancy);
  expect_words("ProgressBy", ProgressBy::kRange);
  expect_words("FilmFrom", FilmFrom::kNotFilmed);
  expect_words("Stance", Stance::kNotStanding);
  expect_words("Shoulders", Shoulders::kNeutralLocked);
  expect_words("StartsAt", StartsAt::kBottom);
  expect_words("DosageUse", DosageUse::kGeneral);
  expect_words("ConditionMeans", ConditionMeans::kPregnancy);
  expect_words("ProtocolPace", ProtocolPace::kByWeek);
  expect_words("RemedyKind", RemedyKind::kAllowBending);
  expect_words("CauseKind", CauseKind::kOther);
  expect_words("SignTime", SignTime::kMidOrLate);
}

// Spelled once more: knowledge files and exports hold these words, so none may change its meaning.
TEST(CatalogueWords, MeanWhatTheyMeant) {
  EXPECT_EQ(word_for(Flag::kBallistic), "ballistic");
  EXPECT_EQ(word_for(Flag::kOffForBackPain), "off-for-back-pain");
  EXPECT_EQ(word_for(Role::kMobilityAfter), "mobility-after");
  EXPECT_EQ(word_for(Category::kKneeDominant), "knee-dominant");
  EXPECT_EQ(word_for(RemedyKind::kSayPain), "say-pain");
  EXPECT_EQ(word_for(ConditionMeans::kNoAxialLoad), "no-axial-load");
  EXPECT_EQ(word_for(CauseKind::kMobility), "mobility");
}

TEST(Catalogue, OnlyTheThreeArticlesAreArticles) {
  for (const char* tag : {"S0", "S1", "S2"}) EXPECT_TRUE(is_article(tag)) << tag;
  for (const char* tag : {"S3", "s0", "S", "Dowel", "", "S01"}) {
    EXPECT_FALSE(is_article(tag)) << tag;
  }
}

TEST(Catalogue, FlagsAndRolesAreThoseGiven) {
  Exercise exercise;
  exercise.flags = {Flag::kBallistic};
  exercise.roles = {Role::kMain, Role::kWarmUp};
  EXPECT_TRUE(has_flag(exercise, Flag::kBallistic));
  EXPECT_FALSE(has_flag(exercise, Flag::kAxialLoad));
  EXPECT_TRUE(has_role(exercise, Role::kWarmUp));
  EXPECT_FALSE(has_role(exercise, Role::kAccessory));
}

// ---------------------------------------------------------------------------------- small look-ups

Protocol ladder() {
  Protocol protocol;
  protocol.id = "ladder";
  protocol.exercises = {"X-01", "X-02"};
  protocol.pace = ProtocolPace::kByLevel;
  for (const char* with : {"X-01", "X-01", "X-02", "X-02", "X-02"}) {
    ProtocolStep step;
    step.exercise = with;
    protocol.steps.push_back(step);
  }
  return protocol;
}

Exercise named(const char* id) {
  Exercise exercise;
  exercise.id = id;
  return exercise;
}

TEST(Protocols, AnExerciseHasTheLevelsItIsDoneWith) {
  const Protocol protocol = ladder();
  const auto levels = [&](const Protocol& of, const char* id) {
    const IntRange range = levels_of(of, named(id));
    return std::pair(range.from, range.to);
  };
  EXPECT_EQ(levels(protocol, "X-01"), std::pair(0, 1));
  EXPECT_EQ(levels(protocol, "X-02"), std::pair(2, 4));
  EXPECT_EQ(levels(protocol, "X-99"), std::pair(0, 4)) << "none of its own: all of them";
  Protocol one_for_all = protocol;
  for (ProtocolStep& step : one_for_all.steps) step.exercise.clear();
  EXPECT_EQ(levels(one_for_all, "X-01"), std::pair(0, 4));
}

TEST(Protocols, AreFoundByExerciseAndPace) {
  Knowledge knowledge;
  knowledge.protocols = {ladder()};
  EXPECT_NE(find_protocol(knowledge, named("X-02"), ProtocolPace::kByLevel), nullptr);
  EXPECT_EQ(find_protocol(knowledge, named("X-02"), ProtocolPace::kByWeek), nullptr);
  EXPECT_EQ(find_protocol(knowledge, named("X-03"), ProtocolPace::kByLevel), nullptr);
}

// --------------------------------------------------------------------------- laws of what is built
// in

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

TEST(CatalogueLaws, EveryExerciseIsFoundByEachOfItsNamesAndByNoOthers) {
  std::map<std::string, std::string> whose;
  for (const Exercise& exercise : known().exercises) {
    for (const std::string& name : {exercise.id, exercise.slug}) {
      const Exercise* found = find_exercise(known(), name);
      ASSERT_NE(found, nullptr) << name;
      EXPECT_EQ(found->id, exercise.id) << name;
    }
    for (const std::string& alias : exercise.aliases) {
      const auto [at, fresh] = whose.emplace(alias, exercise.slug);
      EXPECT_TRUE(fresh) << alias << " means " << at->second << " and " << exercise.slug;
      const Exercise* found = find_exercise(known(), alias);
      ASSERT_NE(found, nullptr) << alias;
      EXPECT_EQ(found->id, exercise.id) << alias << " is another's slug";
    }
  }
}

TEST(CatalogueLaws, EveryIdAnExerciseNamesIsThere) {
  const auto expect_all = [](const auto& entries, const std::vector<std::string>& ids,
                             const std::string& of, const char* what) {
    for (const std::string& id : ids) {
      EXPECT_NE(find_entry(entries, id), nullptr) << of << " " << what << " " << id;
    }
  };
  for (const Exercise& e : known().exercises) {
    for (const auto* list : {&e.harder, &e.easier, &e.swaps, &e.choose_from}) {
      expect_all(known().exercises, *list, e.slug, "exercise");
    }
    expect_all(known().checkpoints, e.checkpoints, e.slug, "checkpoint");
    expect_all(known().mistakes, e.watch, e.slug, "mistake");
    for (const auto& way : e.equipment) expect_all(known().equipment, way, e.slug, "equipment");
    for (const Target& target : e.targets) {
      expect_all(known().muscles, {target.muscle}, e.slug, "muscle");
      if (!target.counted_as.empty()) {
        expect_all(known().groups, {target.counted_as}, e.slug, "group");
      }
    }
  }
}

TEST(CatalogueLaws, NoExerciseIsItsOwnNeighbour) {
  for (const Exercise& e : known().exercises) {
    for (const auto* list : {&e.harder, &e.easier, &e.swaps, &e.choose_from}) {
      EXPECT_EQ(std::ranges::count(*list, e.id), 0) << e.slug;
    }
    EXPECT_NE(e.variant_of, e.id) << e.slug;
    if (!e.variant_of.empty()) {
      EXPECT_NE(find_entry(known().exercises, e.variant_of), nullptr) << e.slug;
    }
  }
}

// Whoever owns everything can do everything; an entry that only says "one of these" can be done
// through one of them.
TEST(CatalogueLaws, EveryExerciseCanBeDoneWithAllThereIs) {
  std::vector<std::string> everything;
  for (const Equipment& item : known().equipment) everything.push_back(item.id);
  for (const Exercise& e : known().exercises) {
    EXPECT_TRUE(!e.choose_from.empty() || equipment_suffices(e.equipment, everything)) << e.slug;
    EXPECT_FALSE(e.dosages.empty()) << e.slug;
    for (const Dosage& dosage : e.dosages) {
      if (dosage.reps) {
        EXPECT_TRUE(dosage.reps->from >= 1 && dosage.reps->to >= dosage.reps->from) << e.slug;
      }
      if (dosage.sets) {
        EXPECT_TRUE(dosage.sets->from >= 1 && dosage.sets->to >= dosage.sets->from) << e.slug;
      }
      EXPECT_FALSE(dosage.sources.empty()) << e.slug;
    }
  }
}

TEST(CatalogueLaws, WhatPlansChooseFromExistsAndMayStandThere) {
  const PlanChoices& choices = known().plan->choices;
  struct Place {
    const char* name;
    const std::vector<std::string>& ids;
    std::vector<Role> roles;  // one of them is enough
  };
  const Place places[] = {
      {"hinge_usual", choices.hinge_usual, {Role::kMain}},
      {"hinge_begin", choices.hinge_begin, {Role::kMain}},
      {"hinge_pattern", choices.hinge_pattern, {Role::kMain, Role::kWarmUp}},
      {"hinge_two_legs", choices.hinge_two_legs, {Role::kMain, Role::kWarmUp}},
      {"warm_up", choices.warm_up, {Role::kWarmUp}},
      {"mobility", choices.mobility, {Role::kMobilityBefore, Role::kRestore}},
      {"stretch", choices.stretch, {Role::kMobilityAfter, Role::kRestore}},
      {"general_first", choices.general_first, {Role::kGeneral}},
      {"general_side", choices.general_side, {Role::kGeneral, Role::kAccessory}},
  };
  for (const Place& place : places) {
    EXPECT_FALSE(place.ids.empty()) << place.name;
    for (const std::string& id : place.ids) {
      const Exercise* exercise = find_entry(known().exercises, id);
      ASSERT_NE(exercise, nullptr) << place.name << " " << id;
      EXPECT_TRUE(
          std::ranges::any_of(place.roles, [&](Role role) { return has_role(*exercise, role); }))
          << place.name << " " << exercise->slug;
    }
  }
}

TEST(CatalogueLaws, WhatHurtsABackIsNotChosenForOne) {
  for (const std::string& id : known().plan->choices.hinge_back_hurts) {
    const Exercise* exercise = find_entry(known().exercises, id);
    ASSERT_NE(exercise, nullptr) << id;
    for (const Flag flag :
         {Flag::kOffForBackPain, Flag::kBallistic, Flag::kFlexionIntended, Flag::kAxialLoad}) {
      EXPECT_FALSE(has_flag(*exercise, flag)) << exercise->slug << " " << word_for(flag);
    }
  }
}

}  // namespace
}  // namespace dowel
