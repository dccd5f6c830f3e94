#include "core/coach/plan_now.h"

#include <algorithm>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/plan_rules.h"
#include "core/catalogue/readiness_rules.h"
#include "core/coach/ask_again.h"
#include "core/coach/missed_day.h"
#include "core/coach/self_checks.h"
#include "core/plan/context.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// True when the log says of one of these that it was lately, and the plan did not know it.
bool hurts_later(const Knowledge& knowledge, const TrainingHistory& known,
                 const TrainingHistory& now) {
  const int lately = knowledge.readiness->lately_weeks;
  const int fast = knowledge.plan->weeks_before_fast;
  const int bent = knowledge.plan->weeks_after_back_pain;
  const auto within = [](const TrainingHistory& history, int weeks) {
    return history.weeks_since_back_pain.value_or(weeks) < weeks;
  };
  const auto news = [](bool before, bool after) { return after && !before; };
  return news(known.lately_sore(lately), now.lately_sore(lately)) ||
         news(known.groin_lately_sore(lately), now.groin_lately_sore(lately)) ||
         news(within(known, fast), within(now, fast)) ||
         news(within(known, bent), within(now, bent));
}

bool trains_the_same(const Athlete& one, const Athlete& other) {
  return one.equipment == other.equipment && one.bells == other.bells &&
         one.dumbbells == other.dumbbells && one.plates == other.plates && one.bar == other.bar &&
         one.conditions == other.conditions && one.experience == other.experience;
}

void take_pain(const TrainingHistory& from, TrainingHistory& to) {
  to.weeks_since_strong_pain = from.weeks_since_strong_pain;
  to.weeks_since_back_pain = from.weeks_since_back_pain;
  to.weeks_since_groin_pain = from.weeks_since_groin_pain;
  to.weeks_sore = from.weeks_sore;
}

// What speaks against fast and bending work, of a request whose history is of now.
Result<NotYet> not_yet_of(const PlanRequest& request, const Knowledge& knowledge) {
  const auto context = make_context(request, knowledge);
  DOWEL_TRY(context);
  return not_yet(*context);
}

}  // namespace

Advice PlanNow::change(const Knowledge& knowledge) const {
  const CoachWords& words = knowledge.coach->words;
  if (plan.programme.stop) return {};
  if (for_pain) return advise(words.changed_for_pain);
  return for_athlete ? advise(words.changed_for_athlete) : Advice{};
}

Result<PlanNow> plan_now(const Book& book, KeptPlan plan,
                         const std::vector<RedFlagAnswer>& answers) {
  PlanRequest fresh = plan.request;
  fresh.athlete = book.athlete();
  fresh.pain = standing_pain(book.knowledge(), book.log(), book.now());
  fresh.red_flags = answers;
  auto history = readiness_of(book);
  DOWEL_TRY(history);
  fresh.history = std::move(*history);

  PlanNow now;
  const TrainingHistory& known = plan.request.history;
  now.for_pain =
      fresh.pain != plan.request.pain || hurts_later(book.knowledge(), known, fresh.history);
  now.for_athlete = !trains_the_same(fresh.athlete, plan.request.athlete);
  if (now.for_pain || now.for_athlete || fresh.red_flags != plan.request.red_flags) {
    plan.request.athlete = fresh.athlete;
    plan.request.pain = fresh.pain;
    plan.request.red_flags = fresh.red_flags;
    take_pain(fresh.history, plan.request.history);
    auto programme = make_programme(plan.request, book.knowledge());
    DOWEL_TRY(programme);
    plan.programme = std::move(*programme);
  }
  settle_missed_day(book, plan);
  const auto why = not_yet_of(fresh, book.knowledge());
  DOWEL_TRY(why);
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date >= day_of(book.now())) hold_back(day, book.knowledge(), *why);
    }
  }
  ask_again(book, fresh.pain, plan);
  now.plan = std::move(plan);
  return now;
}

Result<Advice> why_not_now(const Book& book, const Exercise& exercise) {
  auto request = request_in_force(book);
  DOWEL_TRY(request);
  request->pain = standing_pain(book.knowledge(), book.log(), book.now());
  // Only fast and bending work asks what the films say, of which there may be many.
  if (has_flag(exercise, Flag::kBallistic) || has_flag(exercise, Flag::kFlexionIntended)) {
    auto history = readiness_of(book);
    DOWEL_TRY(history);
    request->history = std::move(*history);
  }
  const auto why = not_yet_of(*request, book.knowledge());
  DOWEL_TRY(why);
  return why->about_loaded(exercise);
}

}  // namespace dowel
