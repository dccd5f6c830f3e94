#include "core/plan/main_hinge.h"

#include <algorithm>
#include <sstream>

#include "core/log/free_name.h"
#include "core/plan/variant.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

struct Ladder {
  std::vector<std::string> exercises;  // ids
  Reason why;
};

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool hinged_with_load(const PlanContext& context) {
  const auto& done = context.request.history.exercises;
  return std::any_of(done.begin(), done.end(), [&](const ExerciseState& state) {
    const Exercise* exercise = by_slug(context.knowledge, state.exercise);
    return exercise && exercise->category == Category::kHinge && state.load_kg.value_or(0) > 0;
  });
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// Where nothing heavier is at hand one leg is the harder hinge; who has hinged with a load does
// not go back to the empty one on two (R-P7).
void add_unloaded(const PlanContext& context, Ladder& ladder) {
  const PlanChoices& choices = context.rules.choices;
  const bool loaded = hinged_with_load(context);
  append(ladder.exercises, loaded ? choices.hinge_one_leg : choices.hinge_two_legs);
  append(ladder.exercises, loaded ? choices.hinge_two_legs : choices.hinge_one_leg);
}

// What is tried, in order, and why, from where the athlete stands.
Ladder ladder_for(const PlanContext& context) {
  const PlanChoices& choices = context.rules.choices;
  const PlanWords& words = context.rules.words;
  if (context.hinge_unloaded) return {choices.hinge_back_hurts, because(words.hinge_back_hurts)};
  if (context.careful && !context.knows_hinge && !context.request.history.clean_slow_hinge) {
    if (!context.felt_hinge) return {choices.hinge_pattern, because(words.hinge_pattern_first)};
    Ladder ladder{choices.hinge_begin, because(words.hinge_felt)};
    append(ladder.exercises, choices.hinge_pattern);
    return ladder;
  }
  // A back that hurts a little, or is kept as one that hurts, gets the lighter hinges.
  const bool light =
      context.careful || context.back_hurts || context.is(ConditionMeans::kBackHurts);
  const bool clean = context.careful && context.request.history.clean_slow_hinge;
  Ladder ladder{light ? choices.hinge_begin : choices.hinge_usual,
                because(clean ? words.hinge_loaded : words.hinge_practised)};
  add_unloaded(context, ladder);
  return ladder;
}

const Exercise* own_hinge(const PlanContext& context) {
  const OwnLift* heaviest = nullptr;
  const Exercise* hinge = nullptr;
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      const Exercise* found = counts_as(context.knowledge, lift.exercise);
      if (!found || found->category != Category::kHinge || left_out_for_pain(context, lift)) {
        continue;
      }
      const bool heavier = !heaviest || (lift.heavy && !heaviest->heavy) ||
                           (lift.heavy == heaviest->heavy && lift.reps < heaviest->reps);
      if (!heavier) continue;
      heaviest = &lift;
      hinge = found;
    }
  }
  return hinge;
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
  const PlanChoices& choices = context.rules.choices;
  if (!contains(choices.hinge_bell, exercise.id)) return false;
  return std::any_of(choices.hinge_bar.begin(), choices.hinge_bar.end(), [&](const auto& id) {
    const Exercise* barbell = find_entry(context.knowledge.exercises, id);
    if (!barbell || !allowed(context, *barbell)) return false;
    const ExerciseState* on_bar = context.request.history.find(barbell->slug);
    return state.load_kg.value_or(0) >= context.rules.heaviest_bell_kg ||
           (on_bar && on_bar->sessions > 0);
  });
}

Reason why_next(const PlanContext& context, const Exercise& done, const ExerciseState& state) {
  const PlanWords& words = context.rules.words;
  if (state.mastered) return because(words.hinge_next, {{"exercise", done.name}});
  return because(words.hinge_to_the_bar);
}

// Keeps what the athlete already practises, when the ladder has it and it still has something to
// give; a loaded hinge takes the place of an unloaded one.
const Exercise* from_ladder(const PlanContext& context, Ladder& ladder) {
  const Exercise* first = nullptr;
  const Exercise* practised = nullptr;
  const Exercise* fallback = nullptr;
  const Exercise* done = nullptr;
  int most = 0;
  const auto on_one_leg = [&](const Exercise& exercise) {
    return contains(context.rules.choices.hinge_one_leg, exercise.id);
  };
  for (const std::string& id : ladder.exercises) {
    const Exercise* exercise = find_entry(context.knowledge.exercises, id);
    if (!exercise || !allowed(context, *exercise)) continue;
    if (!fallback) fallback = exercise;
    const ExerciseState* state = context.request.history.find(exercise->slug);
    if (state && is_done_with(context, *exercise, *state)) {
      // The unloaded ones end the ladder, but were done first: a loaded one is the later news. What
      // nobody did of late brings nothing on: something else has, such as a bell that is new.
      const bool news = state->lately.value_or(true) && (!done || takes_load(*exercise));
      if (news) ladder.why = why_next(context, *exercise, *state);
      done = exercise;
      continue;
    }
    // Asked for as an accessory it is one, although it may end the ladder.
    const bool hinge = exercise->category == Category::kHinge;
    if (hinge && contains(context.request.wishes, exercise->slug)) {
      ladder.why = because(context.rules.words.hinge_wished);
      return exercise;
    }
    if (!first) first = exercise;
    if (!state || state->sessions <= most) continue;
    if (on_one_leg(*exercise) && first != exercise) continue;  // an accessory until its turn
    if (takes_load(*first) && !takes_load(*exercise)) continue;
    most = state->sessions;
    practised = exercise;
  }
  if (practised) return practised;
  return first ? first : fallback;
}

}  // namespace

bool named_as_loading_the_back(const Knowledge& knowledge, const std::string& name) {
  const std::string said = ", " + knowledge.plan->words.own_loads_back.text + ", ";
  std::istringstream words(free_name_key(name));
  for (std::string word; words >> word;) {
    if (word.size() > 3 && word.ends_with('s')) word.pop_back();
    std::string wanted(", ");
    if (said.find(wanted.append(word).append(", ")) != std::string::npos) return true;
  }
  return false;
}

bool left_out_for_pain(const PlanContext& context, const OwnLift& lift) {
  const Exercise* found = by_any_name(context.knowledge, lift.exercise);
  const bool at_any_pain =
      found && (has_flag(*found, Flag::kBallistic) || has_flag(*found, Flag::kFlexionIntended));
  if (at_any_pain && context.back_hurts) return true;
  const bool loads = found ? has_flag(*found, Flag::kOffForBackPain)
                           : named_as_loading_the_back(context.knowledge, lift.exercise);
  if (!loads) return false;
  return std::any_of(context.request.pain.begin(), context.request.pain.end(),
                     [&](const PainReport& report) {
                       return report.region == Region::kLowerBack &&
                              light_of(context.pain, report) >= Light::kAmber;
                     });
}

MainHinge choose_main_hinge(const PlanContext& context) {
  MainHinge main;
  if (const Exercise* own = own_hinge(context)) {
    main = {own, true, false, because(context.rules.words.hinge_own)};
  } else {
    Ladder ladder = ladder_for(context);
    const Exercise* chosen = from_ladder(context, ladder);
    main = {chosen, false, false, ladder.why};
  }
  if (!main.exercise) return main;
  const PlanRules& rules = context.rules;
  if (contains(rules.choices.hinge_one_leg, main.exercise->id)) {
    main.why = because(rules.words.hinge_on_one_leg);
  }
  const ExerciseState* state = context.request.history.find(main.exercise->slug);
  const int days = std::min(static_cast<int>(context.request.days.size()), rules.stall_days_a_week);
  const bool sore = context.worst > Light::kGreen || lately_sore(context);
  main.stalled =
      state && !sore &&
      state->sessions_without_progress >= std::max(rules.stall_sessions, rules.stall_weeks * days);
  return main;
}

}  // namespace dowel
