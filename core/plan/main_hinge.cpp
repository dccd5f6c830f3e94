#include "core/plan/main_hinge.h"

#include <algorithm>

namespace dowel {
namespace {

struct Ladder {
  std::vector<const char*> slugs;
  Reason why;
};

/// What is tried, in order, and why, from where the athlete stands.
Ladder ladder_for(const PlanContext& context) {
  if (context.back_hurts)
    return {
        {"dowel-hinge", "bodyweight-hinge"},
        because("With a sore back the hinge comes back unloaded first: bodyweight, then one leg, "
                "then load. One lifter's story, not evidence.",
                {"R-P10", "R-P1"}, {"S2", "Dowel"})};
  if (!context.careful)
    return {{"deadlift", "romanian-deadlift", "kettlebell-deadlift", "bodyweight-hinge"},
            because("The hinge you practise every week while the accessories change.",
                    {"K-11", "R-HINGE", "R-FREQ"}, {"S1", "S2"})};
  if (!context.request.history.clean_slow_hinge)
    return {{"dowel-hinge", "bodyweight-hinge"},
            because("The pattern comes before any load: no clean hinge has been measured yet.",
                    {"R-P1", "R-P2", "K-11"}, {"S1"})};
  return {{"kettlebell-deadlift", "romanian-deadlift", "deadlift", "bodyweight-hinge"},
          because("Your hinge was measured clean, so it gets a first implement.",
                  {"R-P2", "R-P1", "K-11"}, {"S1"})};
}

const Exercise* own_hinge(const PlanContext& context) {
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      const Exercise* found = by_any_name(context.knowledge, lift.exercise);
      if (found && found->category == Category::kHinge && !left_out_for_pain(context, lift))
        return found;
    }
  }
  return nullptr;
}

/// Keeps what the athlete already practises, when the ladder has it.
const Exercise* from_ladder(const PlanContext& context, const Ladder& ladder) {
  const Exercise* first = nullptr;
  const Exercise* practised = nullptr;
  int most = 0;
  for (const char* slug : ladder.slugs) {
    const Exercise* exercise = by_slug(context.knowledge, slug);
    if (!exercise || !allowed(context, *exercise)) continue;
    if (!first) first = exercise;
    const ExerciseState* state = context.request.history.find(slug);
    if (state && state->sessions > most) {
      most = state->sessions;
      practised = exercise;
    }
  }
  return practised ? practised : first;
}

}  // namespace

bool left_out_for_pain(const PlanContext& context, const OwnLift& lift) {
  const Exercise* found = by_any_name(context.knowledge, lift.exercise);
  if (!found || !has_flag(*found, Flag::kOffForBackPain)) return false;
  return std::any_of(context.request.pain.begin(), context.request.pain.end(),
                     [&](const PainReport& report) {
                       return report.region == Region::kLowerBack &&
                              light_of(context.numbers.pain, report) >= Light::kAmber;
                     });
}

MainHinge choose_main_hinge(const PlanContext& context) {
  MainHinge main;
  if (const Exercise* own = own_hinge(context)) {
    main = {own, true, false,
            because("Your own programme holds the main hinge already; nothing of it is changed.",
                    {"R-ADD", "K-11"}, {"S0", "S1"})};
  } else {
    const Ladder ladder = ladder_for(context);
    main = {from_ladder(context, ladder), false, false, ladder.why};
  }
  if (!main.exercise) return main;
  const ExerciseState* state = context.request.history.find(main.exercise->slug);
  main.stalled = state && state->sessions_without_progress >= kStallSessions;
  return main;
}

}  // namespace dowel
