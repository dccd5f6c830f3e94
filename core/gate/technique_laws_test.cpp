// Laws of the rules that judge films, as they are built in: they ask for what is measured, and of
// exercises that are there. This is the first room that sees both rules and catalogue.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/catalogue/knowledge.h"
#include "core/technique/measure_front.h"
#include "core/technique/measure_rep.h"
#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}
const Technique& rules() {
  static const Technique kTechnique = load_technique().value();
  return kTechnique;
}

TEST(TechniqueLaws, EveryRuleAsksForWhatIsMeasuredAndSaysWhatItMeans) {
  std::set<std::string> asked;
  for (const ExerciseProfile& profile : rules().profiles) {
    asked.insert(profile.rules.begin(), profile.rules.end());
  }
  asked.insert(rules().front_rules.begin(), rules().front_rules.end());
  for (const Rule& rule : rules().rules) {
    for (const Condition& condition : rule.conditions) {
      EXPECT_EQ(std::ranges::count(measure_ids(), condition.measure) +
                    std::ranges::count(front_measure_ids(), condition.measure),
                1)
          << rule.id << " " << condition.measure;
    }
    EXPECT_FALSE(rule.conditions.empty() || rule.held_text.empty() || rule.broken_text.empty() ||
                 rule.cue.empty() || rule.source.empty())
        << rule.id;
    EXPECT_TRUE(asked.contains(rule.id)) << rule.id << " judges nothing";
    for (const std::string& drill : rule.drills) {
      EXPECT_NE(find_entry(known().drills, drill), nullptr) << rule.id << " " << drill;
    }
    if (!rule.fault.empty()) {
      EXPECT_NE(find_entry(known().mistakes, rule.fault), nullptr) << rule.id << " " << rule.fault;
    }
    EXPECT_TRUE(find_entry(known().checkpoints, rule.checkpoint) ||
                find_entry(known().decisions, rule.checkpoint) ||
                find_entry(known().signs, rule.checkpoint))
        << rule.id << " " << rule.checkpoint;
  }
}

TEST(TechniqueLaws, AProfileIsOfAnExerciseThatIsThere) {
  for (const ExerciseProfile& profile : rules().profiles) {
    EXPECT_NE(find_exercise(known(), profile.inventory), nullptr) << profile.id;
    if (!profile.recognised_only) {
      EXPECT_NE(find_exercise(known(), profile.id), nullptr) << profile.id;
    }
    EXPECT_GT(profile.down_above, profile.up_below) << profile.id << " needs a hysteresis";
    EXPECT_GT(profile.least_s, 0) << profile.id;
    EXPECT_FALSE(profile.rules.empty()) << profile.id;
  }
}

// Every exercise says once what a camera can tell of it; what is measured is something to count.
TEST(TechniqueLaws, EveryExerciseSaysWhatACameraCanTellOfIt) {
  for (const Exercise& exercise : known().exercises) {
    const CameraNote* note = find_camera_note(known(), exercise.id);
    ASSERT_NE(note, nullptr) << exercise.id;
    EXPECT_FALSE(note->tells.empty() || note->blind.empty()) << exercise.id;
    EXPECT_EQ(note->counts == CameraCounts::kNothing, exercise.film_from == FilmFrom::kNotFilmed &&
                                                          exercise.pattern != Pattern::kTravel &&
                                                          exercise.id != "X-40")
        << exercise.id;
  }
  for (const ExerciseProfile& profile : rules().profiles) {
    const Exercise* exercise = find_exercise(known(), profile.inventory);
    ASSERT_NE(exercise, nullptr) << profile.id;
    EXPECT_NE(find_camera_note(known(), exercise->id)->counts, CameraCounts::kNothing)
        << profile.id;
  }
}

// K-04: a squat is never scored as a hinge, nor a hinge as a squat.
TEST(TechniqueLaws, SquatsAndHingesShareNoRuleThatTellsThemApart) {
  for (const ExerciseProfile& profile : rules().profiles) {
    const auto asks = [&](const char* rule) {
      return std::ranges::find(profile.rules, rule) != profile.rules.end();
    };
    const bool hinge_rules = asks("hips_back") || asks("hips_back_sumo") || asks("knee_dominant") ||
                             asks("knee_dominant_sumo") || asks("soft_knees");
    EXPECT_FALSE(profile.kind == LiftKind::kSquat && hinge_rules) << profile.id;
    EXPECT_FALSE(profile.kind != LiftKind::kSquat && asks("hinge_in_squat")) << profile.id;
  }
}

}  // namespace
}  // namespace dowel
