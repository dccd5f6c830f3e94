// What a suspected weak link changes: what trains it, or a link as likely, never gives way for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

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

TEST(WeakLink, WhatNoTestToldFromItKeepsItsSets) {
  const PlanRequest request = full_week({{"weak-glutes", "told"}, {"weak-adductors", "told"}});
  const Programme with = plan_of(request), without = plan_of(full_week({}));
  EXPECT_GE(sets_training(with, "weak-adductors"), sets_training(without, "weak-adductors"));
  for (const Violation& wrong : check_link(with, without, request, known())) {
    ADD_FAILURE() << wrong.says;
  }
  EXPECT_THAT(notes_of(with), HasSubstr("Weak glutes: suspected, not tested."));
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
