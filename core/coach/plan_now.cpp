#include "core/coach/plan_now.h"

#include <algorithm>

#include "core/coach/self_checks.h"
#include "core/plan/context.h"

namespace dowel {
namespace {

// True when the log says of one of these that it was lately, and the plan did not know it.
bool hurts_later(const TrainingHistory& known, const TrainingHistory& now) {
  const auto within = [](const TrainingHistory& history, int weeks) {
    return history.weeks_since_back_pain.value_or(weeks) < weeks;
  };
  const auto news = [](bool before, bool after) { return after && !before; };
  return news(known.lately_sore(), now.lately_sore()) ||
         news(known.groin_lately_sore(), now.groin_lately_sore()) ||
         news(within(known, kWeeksBeforeFast), within(now, kWeeksBeforeFast)) ||
         news(within(known, kWeeksAfterBackPain), within(now, kWeeksAfterBackPain));
}

bool trains_the_same(const Athlete& one, const Athlete& other) {
  return one.equipment == other.equipment && one.bells == other.bells &&
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

std::string PlanNow::change() const {
  if (plan.programme.stop) return "";
  if (for_pain) {
    return "Changed for what hurts, or hurt lately. If it stays, make a new plan: dowel plan";
  }
  return for_athlete ? "Changed for what was said of you since. Make a new plan: dowel plan" : "";
}

Result<PlanNow> plan_now(const Book& book, KeptPlan plan,
                         const std::vector<RedFlagAnswer>& answers) {
  PlanRequest fresh = plan.request;
  fresh.athlete = book.athlete();
  fresh.pain = standing_pain(book.log(), book.now());
  fresh.red_flags = answers;
  auto history = readiness_of(book);
  DOWEL_TRY(history);
  fresh.history = std::move(*history);

  PlanNow now;
  const TrainingHistory& known = plan.request.history;
  now.for_pain = fresh.pain != plan.request.pain || hurts_later(known, fresh.history);
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
  const auto why = not_yet_of(fresh, book.knowledge());
  DOWEL_TRY(why);
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date >= day_of(book.now())) hold_back(day, book.knowledge(), *why);
    }
  }
  now.plan = std::move(plan);
  return now;
}

Result<std::string> why_not_now(const Book& book, const Exercise& exercise) {
  auto request = request_in_force(book);
  DOWEL_TRY(request);
  request->pain = standing_pain(book.log(), book.now());
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
