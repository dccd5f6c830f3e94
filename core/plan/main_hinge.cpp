#include "core/plan/main_hinge.h"

#include <algorithm>

namespace dowel {
namespace {

constexpr const char* kOnOneLeg = "single-leg-romanian-deadlift";
constexpr double kHeaviestBell_kg = 39.5;  // our decision: few gyms go past 40 kg, or 88 lb

struct Ladder {
  std::vector<const char*> slugs;
  Reason why;
};

bool hinged_with_load(const PlanContext& context) {
  const auto& done = context.request.history.exercises;
  return std::any_of(done.begin(), done.end(), [&](const ExerciseState& state) {
    const Exercise* exercise = by_slug(context.knowledge, state.exercise);
    return exercise && exercise->category == Category::kHinge && state.load_kg.value_or(0) > 0;
  });
}

// Where nothing heavier is at hand one leg is the harder hinge; who has hinged with a load does
// not go back to the empty one on two (R-P7).
void add_unloaded(const PlanContext& context, Ladder& ladder) {
  const bool loaded = hinged_with_load(context);
  const char* on_two = "bodyweight-hinge";
  ladder.slugs.push_back(loaded ? kOnOneLeg : on_two);
  ladder.slugs.push_back(loaded ? on_two : kOnOneLeg);
}

// What is tried, in order, and why, from where the athlete stands.
Ladder ladder_for(const PlanContext& context) {
  if (context.back_hurts) {
    return {
        {"dowel-hinge", "bodyweight-hinge"},
        because("While the back hurts the hinge is kept up without a load; the load comes back, "
                "lighter, when it no longer does. One lifter's story, not evidence.",
                {"R-P10", "R-P1"}, {"S2", "Dowel"})};
  }
  if (!context.careful) {
    Ladder ladder{{"deadlift", "romanian-deadlift", "kettlebell-deadlift"},
                  because("The hinge you practise every week while the accessories change.",
                          {"K-11", "R-HINGE", "R-FREQ"}, {"S1", "S2"})};
    add_unloaded(context, ladder);
    return ladder;
  }
  if (!context.request.history.clean_slow_hinge) {
    return {{"dowel-hinge", "bodyweight-hinge"},
            because("The pattern comes before any load: no clean hinge has been measured yet.",
                    {"R-P1", "R-P2", "K-11"}, {"S1"})};
  }
  Ladder ladder{
      {"kettlebell-deadlift", "deadlift", "romanian-deadlift"},
      because("Your hinge was measured clean, so it gets loaded, as far as your equipment goes.",
              {"R-P2", "R-P1", "K-11"}, {"S1"})};
  add_unloaded(context, ladder);
  return ladder;
}

const Exercise* own_hinge(const PlanContext& context) {
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      const Exercise* found = by_any_name(context.knowledge, lift.exercise);
      if (found && found->category == Category::kHinge && !left_out_for_pain(context, lift)) {
        return found;
      }
    }
  }
  return nullptr;
}

bool takes_load(const Exercise& exercise) {
  return std::find(exercise.progress_by.begin(), exercise.progress_by.end(), ProgressBy::kLoad) !=
         exercise.progress_by.end();
}

// True when an exercise has given what it has: its progression says so, or a bell has become so
// heavy that the barbell, where there is one, has taken or takes over (R-P2).
bool is_done_with(const PlanContext& context, const Exercise& exercise,
                  const ExerciseState& state) {
  if (state.mastered) return true;
  const Exercise* barbell = by_slug(context.knowledge, "deadlift");
  if (exercise.slug != "kettlebell-deadlift" || !barbell || !allowed(context, *barbell)) {
    return false;
  }
  const ExerciseState* on_bar = context.request.history.find(barbell->slug);
  return state.load_kg.value_or(0) >= kHeaviestBell_kg || (on_bar && on_bar->sessions > 0);
}

Reason why_next(const Exercise& done, const ExerciseState& state) {
  if (state.mastered) {
    return because(done.name + " has given what it has here, so the next hinge takes its place.",
                   {"R-P2", "K-11"}, {"S1", "Dowel"});
  }
  return because(
      "The bell is as heavy as bells are in most gyms, so the bar takes over, lighter at "
      "first.",
      {"R-P2", "K-11"}, {"S1", "Dowel"});
}

// Keeps what the athlete already practises, when the ladder has it and it still has something to
// give; a loaded hinge takes the place of an unloaded one.
const Exercise* from_ladder(const PlanContext& context, Ladder& ladder) {
  const Exercise* first = nullptr;
  const Exercise* practised = nullptr;
  const Exercise* fallback = nullptr;
  const Exercise* done = nullptr;
  int most = 0;
  for (const char* slug : ladder.slugs) {
    const Exercise* exercise = by_slug(context.knowledge, slug);
    if (!exercise || !allowed(context, *exercise)) continue;
    if (!fallback) fallback = exercise;
    const ExerciseState* state = context.request.history.find(slug);
    if (state && is_done_with(context, *exercise, *state)) {
      // The unloaded ones end the ladder, but were done first: a loaded one is the later news.
      if (!done || takes_load(*exercise)) ladder.why = why_next(*exercise, *state);
      done = exercise;
      continue;
    }
    if (!first) first = exercise;
    if (!state || state->sessions <= most) continue;
    if (exercise->slug == kOnOneLeg && first != exercise) continue;  // an accessory until its turn
    if (takes_load(*first) && !takes_load(*exercise)) continue;
    most = state->sessions;
    practised = exercise;
  }
  if (practised) return practised;
  return first ? first : fallback;
}

}  // namespace

bool left_out_for_pain(const PlanContext& context, const OwnLift& lift) {
  const Exercise* found = by_any_name(context.knowledge, lift.exercise);
  if (!found) return false;
  const bool at_any_pain =
      has_flag(*found, Flag::kBallistic) || has_flag(*found, Flag::kFlexionIntended);
  if (at_any_pain && context.back_hurts) return true;
  if (!has_flag(*found, Flag::kOffForBackPain)) return false;
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
    Ladder ladder = ladder_for(context);
    const Exercise* chosen = from_ladder(context, ladder);
    main = {chosen, false, false, ladder.why};
  }
  if (!main.exercise) return main;
  if (main.exercise->slug == kOnOneLeg) {
    main.why = because(
        "No hinge on two legs takes more load with what you own, so it goes on one "
        "leg.",
        {"R-P7", "R-P8", "K-11"}, {"S1", "Dowel"});
  }
  const ExerciseState* state = context.request.history.find(main.exercise->slug);
  const int days = std::min(static_cast<int>(context.request.days.size()), kStallDaysAWeek);
  const bool sore = context.worst > Light::kGreen || context.request.history.lately_sore();
  main.stalled = state && !sore &&
                 state->sessions_without_progress >= std::max(kStallSessions, kStallWeeks * days);
  return main;
}

}  // namespace dowel
