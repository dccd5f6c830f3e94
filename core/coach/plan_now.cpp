#include "core/coach/plan_now.h"

#include <algorithm>
#include <utility>

#include "core/catalogue/coach_rules.h"
#include "core/catalogue/plan_rules.h"
#include "core/catalogue/readiness_rules.h"
#include "core/coach/ask_again.h"
#include "core/coach/done_elsewhere.h"
#include "core/coach/missed_day.h"
#include "core/coach/self_checks.h"
#include "core/plan/context.h"
#include "core/plan/main_hinge.h"
#include "core/readiness/pain.h"
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
         news(known.knee_lately_sore(lately), now.knee_lately_sore(lately)) ||
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
  to.weeks_since_knee_pain = from.weeks_since_knee_pain;
  to.back_free = from.back_free;
  to.back_green = from.back_green;
  to.easy_from = from.easy_from;
}

// What speaks against fast and bending work, of a request whose history is of now.
Result<NotYet> not_yet_of(const PlanRequest& request, const Knowledge& knowledge) {
  const auto context = make_context(request, knowledge);
  DOWEL_TRY(context);
  return not_yet(*context);
}

// A day says which lifts of the own programme pain has taken out of it.
Result<void> say_own_left_out(const Book& book, const PlanRequest& request, Programme& programme) {
  const auto context = make_context(request, book.knowledge());
  DOWEL_TRY(context);
  for (PlanWeek& week : programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < day_of(book.now()) || !day.training) continue;
      std::string names;
      for (const TrainingDay& given : request.days) {
        if (given.weekday != day.weekday) continue;
        for (const OwnLift& lift : given.own) {
          if (!left_out_for_pain(*context, lift)) continue;
          const Exercise* exercise = by_any_name(book.knowledge(), lift.exercise);
          names.append(names.empty() ? "" : ", ").append(exercise ? exercise->name : lift.exercise);
        }
      }
      if (names.empty()) continue;
      day.notes.push_back(
          advise(book.knowledge().coach->words.own_left_out_today, {{"names", names}}));
    }
  }
  return {};
}

// After a sign of the nerves of a leg, as long as it is remembered, nothing pulls at them.
void add_leg_sign(const Book& book, NotYet& why) {
  const auto sign = told_sign(book.knowledge(), book.log(), book.now());
  if (!sign) return;
  const CoachRules& rules = *book.knowledge().coach;
  const std::string signs = ", " + rules.words.leg_signs.text + ", ";
  const bool leg = std::ranges::any_of(sign->raised, [&](const std::string& id) {
    std::string wanted(", ");
    return signs.find(wanted.append(id).append(", ")) != std::string::npos;
  });
  if (!leg) return;
  const std::string day = day_words(day_of(sign->when), book.now());
  why.stretch = advise(rules.words.no_stretch, {{"day", day}});
  why.stretches = rules.stretches_of_leg;
}

// Days that are over, and were not moved, stand as the plan that was made had them.
void keep_past_days(const Programme& made, LocalDate today, Programme& now) {
  for (PlanWeek& week : now.weeks) {
    const auto former = std::ranges::find(made.weeks, week.start, &PlanWeek::start);
    if (former == made.weeks.end()) continue;
    for (PlanDay& day : week.days) {
      if (day.date >= today) continue;
      const auto was = std::ranges::find(former->days, day.date, &PlanDay::date);
      if (was != former->days.end()) day = *was;
    }
    if (week.start + std::chrono::days{7} > today) continue;
    week.deload = former->deload;
    week.theme = former->theme;
  }
}

// The first session after a stop says why it is an easier one.
void say_easier(const Book& book, LocalDate easy_from, Programme& programme) {
  const LocalDate from = std::max(easy_from, day_of(book.now()));
  for (PlanWeek& week : programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < from || !day.training) continue;
      if (week.deload && week.start - std::chrono::days{7} < easy_from) {
        day.notes.push_back(advise(book.knowledge().coach->words.easier_after_stop));
      }
      return;
    }
  }
}

// Who learnt without a camera hears when a light load is open to him.
void say_light_load(const Book& book, const PlanContext& context, Programme& programme) {
  const Exercise* main = find_exercise(book.knowledge(), programme.main_hinge);
  const auto& pattern = context.rules.choices.hinge_pattern;
  const bool learns = context.careful && main && !programme.main_is_own &&
                      std::ranges::find(pattern, main->id) != pattern.end();
  if (!learns || !context.felt_hinge || context.back_hurts) return;
  const int sessions = context.request.history.felt_hinges.value_or(0);
  for (PlanWeek& week : programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date < day_of(book.now()) || !day.training) continue;
      day.notes.push_back(advise(book.knowledge().coach->words.light_load_open,
                                 {{"sessions", std::to_string(sessions)}}));
      return;
    }
  }
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
  now.for_pain = fresh.pain != plan.request.pain ||
                 hurts_later(book.knowledge(), known, fresh.history) ||
                 (fresh.history.easy_from && *fresh.history.easy_from > plan.record.start);
  // What keeps the hinge without a load is only kept of the athlete, and was told to be over.
  const bool freed =
      applies(book.knowledge(), book.athlete(), ConditionMeans::kBackHurts) &&
      ((fresh.history.back_free.value_or(false) && !known.back_free.value_or(false)) ||
       (fresh.history.back_green.value_or(false) && !known.back_green.value_or(false)));
  now.for_pain = now.for_pain || freed;
  now.for_athlete = !trains_the_same(fresh.athlete, plan.request.athlete);
  std::optional<Programme> made;
  if (now.for_pain || now.for_athlete || fresh.red_flags != plan.request.red_flags) {
    plan.request.athlete = fresh.athlete;
    plan.request.pain = fresh.pain;
    plan.request.red_flags = fresh.red_flags;
    take_pain(fresh.history, plan.request.history);
    auto programme = make_programme(plan.request, book.knowledge());
    DOWEL_TRY(programme);
    made = std::exchange(plan.programme, std::move(*programme));
  }
  settle_done_elsewhere(book, plan);
  settle_missed_day(book, plan);
  if (made) keep_past_days(*made, day_of(book.now()), plan.programme);
  auto why = not_yet_of(fresh, book.knowledge());
  DOWEL_TRY(why);
  add_leg_sign(book, *why);
  DOWEL_TRY(say_own_left_out(book, fresh, plan.programme));
  for (PlanWeek& week : plan.programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date >= day_of(book.now())) hold_back(day, book.knowledge(), *why);
    }
  }
  if (fresh.history.easy_from) say_easier(book, *fresh.history.easy_from, plan.programme);
  const auto context = make_context(fresh, book.knowledge());
  DOWEL_TRY(context);
  say_light_load(book, *context, plan.programme);
  ask_again(book, fresh.pain, plan);
  now.plan = std::move(plan);
  return now;
}

Result<void> settle_new_plan(const Book& book, const PlanRequest& request, Programme& programme) {
  DOWEL_TRY(say_own_left_out(book, request, programme));
  NotYet why;
  add_leg_sign(book, why);
  for (PlanWeek& week : programme.weeks) {
    for (PlanDay& day : week.days) {
      if (day.date >= day_of(book.now())) hold_back(day, book.knowledge(), why);
    }
  }
  return {};
}

namespace {

// A request of now for what pain speaks against.
Result<PlanRequest> request_in_pain(const Book& book, bool with_history) {
  auto request = request_in_force(book);
  DOWEL_TRY(request);
  request->pain = standing_pain(book.knowledge(), book.log(), book.now());
  if (told_free(book.log(), Region::kLowerBack, book.now())) request->history.back_free = true;
  const int amber = least_amber(book.knowledge());
  if (told_below(book.log(), Region::kLowerBack, book.now(), amber)) {
    request->history.back_green = true;
  }
  if (with_history) {
    auto history = readiness_of(book);
    DOWEL_TRY(history);
    request->history = std::move(*history);
  }
  return request;
}

// Behind a reason why not yet stands what was told, so that it can be told anew.
void add_question(const Advice& question, Advice& word) {
  if (word.empty() || question.empty()) return;
  word.text.append(" ").append(question.text);
  word.remedies.insert(word.remedies.end(), question.remedies.begin(), question.remedies.end());
}

// A lasting condition that keeps a hinge without a load though nothing was told to hurt.
Advice condition_that_holds(const Book& book, const Exercise& exercise, const NotYet& why) {
  const bool loads = !why.strains.empty() && why.about(exercise).empty();
  if (!loads) return {};
  for (const std::string& name : book.athlete().conditions) {
    const AthleteCondition* condition = find_entry(book.knowledge().conditions, name);
    if (!condition ||
        std::ranges::find(condition->means, ConditionMeans::kBackHurts) == condition->means.end()) {
      continue;
    }
    Advice advice =
        advise(book.knowledge().coach->words.condition_holds, {{"condition", condition->name}});
    advice.remedies = {{RemedyKind::kTellPain, std::string(word_for(Region::kLowerBack)) + "=0/0"}};
    return advice;
  }
  return {};
}

}  // namespace

Advice pain_told_of(const Book& book, const Exercise& exercise) {
  for (const PainReport& report : standing_pain(book.knowledge(), book.log(), book.now())) {
    if (!is_touched(book.knowledge(), report.region, exercise)) continue;
    if (auto question = question_about_pain(book, report)) return *question;
  }
  return {};
}

Result<Advice> why_not_now(const Book& book, const Exercise& exercise) {
  // Only fast and bending work asks what the films say, of which there may be many.
  const bool films =
      has_flag(exercise, Flag::kBallistic) || has_flag(exercise, Flag::kFlexionIntended);
  const auto request = request_in_pain(book, films);
  DOWEL_TRY(request);
  auto why = not_yet_of(*request, book.knowledge());
  DOWEL_TRY(why);
  add_leg_sign(book, *why);
  Advice word = why->about_loaded(exercise);
  const Advice pain = pain_told_of(book, exercise);
  add_question(pain.empty() ? condition_that_holds(book, exercise, *why) : pain, word);
  return word;
}

Result<Advice> why_not_own_now(const Book& book, const std::string& name) {
  const auto request = request_in_pain(book, false);
  DOWEL_TRY(request);
  const auto context = make_context(*request, book.knowledge());
  DOWEL_TRY(context);
  if (!left_out_for_pain(*context, OwnLift{name})) return Advice{};
  Advice word = advise(book.knowledge().coach->words.own_not_now);
  const Exercise* exercise = by_any_name(book.knowledge(), name);
  if (exercise) add_question(pain_told_of(book, *exercise), word);
  return word;
}

}  // namespace dowel
