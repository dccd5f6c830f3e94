// What a suspected weak link changes: what trains it, or a link as likely, never gives way for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/log/civil_time.h"
#include "core/plan/check/check_link.h"
#include "core/plan/each_line.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

// A powerlifter whose own squats and pulls fill the week.
PlanRequest full_week(std::vector<WeakLink> links) {
  PlanRequest request;
  request.aim = Aim::kPowerlifting;
  request.start = LocalDate{std::chrono::days{20458}};
  request.athlete.experience = Experience::kAdvanced;
  request.athlete.equipment = {"barbell", "rack", "bench"};
  request.red_flags = all_clear(known());
  request.days = {{0, 75, {{"squat", 5, 5, true, {}}, {"bench press", 4, 6, true, {}}}},
                  {2, 75, {{"deadlift", 5, 3, true, {}}}},
                  {4, 75, {{"bench press", 5, 3, true, {}}, {"squat", 3, 8, true, {}}}}};
  request.weak_links = std::move(links);
  return request;
}

Programme plan_of(const PlanRequest& request) { return make_programme(request, known()).value(); }

int sets_training(const Programme& plan, const char* cause) {
  int sets = 0;
  const auto& ids = find_entry(known().causes, cause)->exercises;
  for_each_line(
      plan, [&](const PlanWeek&, const PlanDay&, const PlanBlock& block, const Prescription& line) {
        const Exercise* exercise = find_exercise(known(), line.exercise);
        if (block.kind != BlockKind::kAccessory || line.own || !exercise) return;
        if (std::ranges::find(ids, exercise->id) != ids.end()) sets += line.sets;
      });
  return sets;
}

std::string notes_of(const Programme& plan) {
  std::string notes;
  for (const Reason& note : plan.notes) notes += note.text + "\n";
  return notes;
}

TEST(WeakLink, NothingThatTrainsItGivesWayForIt) {
  const PlanRequest request = full_week({{"weak-adductors", "plank shorter", true}});
  const Programme with = plan_of(request), without = plan_of(full_week({}));
  EXPECT_GT(sets_training(with, "weak-adductors"), sets_training(without, "weak-adductors"));
  for (const Violation& wrong : check_link(with, without, request, known())) {
    ADD_FAILURE() << wrong.says;
  }
  EXPECT_THAT(notes_of(with), HasSubstr("Weak adductors: a test speaks for it."));
  EXPECT_THAT(notes_of(with), Not(HasSubstr("not tested")));
}

// The cause names three exercises for the glutes; a single-leg Romanian deadlift is one for them
// all the same.
TEST(WeakLink, WhatWorksTheSameMusclesInFullKeepsItsSets) {
  for (const char* cause : {"weak-glutes", "weak-hips", "weak-adductors"}) {
    const PlanRequest request = full_week({{cause, "told"}});
    const Programme with = plan_of(request), without = plan_of(full_week({}));
    for (const Violation& wrong : check_link(with, without, request, known())) {
      ADD_FAILURE() << cause << ": " << wrong.says;
    }
  }
}

TEST(WeakLink, WhatNoTestToldFromItKeepsItsSets) {
  const PlanRequest request = full_week({{"weak-glutes", "told"}, {"weak-adductors", "told"}});
  const Programme with = plan_of(request), without = plan_of(full_week({}));
  EXPECT_GE(sets_training(with, "weak-adductors"), sets_training(without, "weak-adductors"));
  for (const Violation& wrong : check_link(with, without, request, known())) {
    ADD_FAILURE() << wrong.says;
  }
  EXPECT_THAT(notes_of(with), HasSubstr("Weak glutes: suspected, not tested."));
}

// How many weeks the figures are of, which test speaks for it, and when it is done again.
TEST(WeakLink, ItsTestIsNamedAndDoneAgainAtTheEndOfTheBlock) {
  const auto remedy_of = [](const Programme& plan) {
    for (const Reason& note : plan.notes) {
      const bool tests = note.text.find("at the end of the block") != std::string::npos;
      if (tests && note.remedies.size() == 1) return note.remedies.front();
    }
    return Remedy{};
  };
  PlanRequest request = full_week({{"weak-adductors", "told", true, "bridge-or-copenhagen"}});
  request.weeks = 6;
  const Programme tested = plan_of(request);
  EXPECT_THAT(notes_of(tested), HasSubstr("Over these six weeks there are more sets"));
  EXPECT_THAT(notes_of(tested),
              HasSubstr("Weak adductors: the test is done again at the end of the block, from " +
                        to_text(request.start + std::chrono::weeks{5}) +
                        " (week 6): Bridge against Copenhagen plank"));
  EXPECT_EQ(remedy_of(tested), (Remedy{RemedyKind::kAnswerTest, "bridge-or-copenhagen"}));
  request.weak_links = {{"weak-adductors", "told"}};
  const Programme suspected = plan_of(request);
  EXPECT_THAT(notes_of(suspected), HasSubstr("Weak adductors: test it before you begin"));
  EXPECT_EQ(remedy_of(suspected).argument, "abduction-or-adduction-hold")
      << "the first that raises nothing else";
  request.athlete.equipment = {"barbell", "rack"};
  EXPECT_EQ(remedy_of(plan_of(request)).argument, "squat-cue") << "the others ask for a bench";
  request.weeks = 1;
  EXPECT_THAT(notes_of(plan_of(request)), HasSubstr("(week 3)"))
      << "not before anything can change";
}

TEST(WeakLink, ThatFindsNoRoomIsSaidOnce) {
  PlanRequest request = full_week({{"tight-hamstrings", "told"}});
  const Programme plan = plan_of(request);
  int said = 0;
  for (const Shortfall& lack : plan.shortfalls) said += lack.subject == "tight-hamstrings";
  const std::string notes = notes_of(plan);
  const bool noted = notes.find("no further set found room") != std::string::npos;
  EXPECT_LE(said + (noted ? 1 : 0), 1) << notes;
  EXPECT_GE(said + (notes.find("Tight hamstrings") != std::string::npos ? 1 : 0), 1);
}

}  // namespace
}  // namespace dowel
