#include <algorithm>

#include "core/plan/candidates.h"
#include "core/plan/check.h"
#include "core/plan/make_weeks.h"
#include "core/plan/shortfalls.h"

namespace dowel {
namespace {

std::optional<Stop> stop_for_safety(const SafetyVerdict& verdict) {
  if (verdict.raised.empty()) return std::nullopt;
  std::string said = "A safety question was answered yes (";
  for (std::size_t i = 0; i < verdict.raised.size(); ++i)
    said += (i ? ", " : "") + verdict.raised[i];
  return Stop{{said + "), so there is no plan.", {"G-12", "K-07"}, {"Finucane2020"}},
              verdict.advice};
}

std::optional<Stop> stop_for_pain(const PlanContext& context) {
  if (context.worst != Light::kRed) return std::nullopt;
  return Stop{{"Pain above 5 of 10 where this plan would load you: the sources call that high "
               "risk, so nothing is planned.",
               {"G-11", "R-LEVERS"},
               {"Thomee1997", "Silbernagel2007"}},
              "Rest it and keep moving gently. Make the plan again once it is at 5 or below the "
              "morning after; see a clinician if it is not within a week, or if it is sudden or "
              "sharp. Dowel cannot tell what causes it."};
}

std::optional<Stop> stop_for_pregnancy(const PlanRequest& request) {
  if (!has_condition(request.athlete, condition::kPregnancy) || request.clinician_cleared)
    return std::nullopt;
  return Stop{{"In pregnancy Dowel plans only with the word of your clinician.",
               {"G-14"},
               {"ACOG2020", "Dowel"}},
              "Ask at your next visit; strength work is encouraged in uncomplicated pregnancy."};
}

/// True when something fast could be done with what is owned, but not yet.
bool waits_for_fast(const PlanContext& context) {
  const auto& all = context.knowledge.exercises;
  return std::any_of(all.begin(), all.end(), [&](const Exercise& exercise) {
    return has_flag(exercise, Flag::kBallistic) && has_role(exercise, Role::kAccessory) &&
           static_cast<std::size_t>(exercise.category) < kCategories &&
           equipment_suffices(exercise.equipment, context.request.athlete.equipment) &&
           !has_condition(context.request.athlete, condition::kPregnancy) &&
           !allowed(context, exercise);
  });
}

/// True when the main hinge is practised without a load and a film would take it further.
bool learns_unloaded(const PlanContext& context, const MainHinge& main) {
  return main.exercise && !main.own && !context.request.history.clean_slow_hinge &&
         std::find(main.exercise->progress_by.begin(), main.exercise->progress_by.end(),
                   ProgressBy::kLoad) == main.exercise->progress_by.end();
}

void add_notes(const PlanContext& context, const MainHinge& main, Programme& programme) {
  if (back_after_break(context))
    programme.notes.push_back(because("You come back after " +
                                          std::to_string(context.request.history.weeks_away) +
                                          " weeks without training, so week 1 is an easier one.",
                                      {"G-05"}, {"Dowel"}));
  else if (main.stalled) {
    const bool easier = !programme.weeks.empty() && programme.weeks.front().deload;
    programme.notes.push_back(
        because(easier ? "The main hinge has not moved for a while, so week 1 is an easier one."
                       : "The main hinge has not moved for a while although an easier week has "
                         "just been: look at sleep, food and the other training first.",
                {"G-05"}, {"Rogerson2024", "Dowel"}));
  }
  if (context.back_hurts)
    programme.notes.push_back(because(
        "Loaded hinges, fast ones, and exercises that bend the lower back are left out while it "
        "hurts; no cause is claimed.",
        {"K-09", "K-07"}, {"S0", "Dowel"}));
  if (context.restore)
    programme.notes.push_back(
        because("Three prongs for a painful or stiff hip: movement before, strength in every "
                "session, and loads held back until filmed repetitions are clean.",
                {"R-REST", "R-REST-3"}, {"S0"}));
  if (has_condition(context.request.athlete, condition::kPregnancy))
    programme.notes.push_back(because(
        "In pregnancy: only what your clinician agreed to. Breathe out as you lift, do not lie on "
        "your back for long, hold on to something on one leg. Stop and call for bleeding, fluid, "
        "painful contractions, dizziness, chest pain, a swollen calf or pain in the pelvis.",
        {"G-14"}, {"ACOG2020"}));
  if (context.restore || context.back_hurts || context.request.aim == Aim::kReturnFromInjury)
    programme.notes.push_back(because(
        "Pain of 0 to 2 of 10: go on. 3 to 5: nothing is added. Above 5, or worse the morning "
        "after: stop that exercise and make the plan again; see a clinician when it is not better "
        "in two weeks.",
        {"G-11", "R-REST-3"}, {"Thomee1997", "Silbernagel2007", "Dowel"}));
  if (waits_for_fast(context))
    programme.notes.push_back(because(
        "Swings and other fast hinges come in once a slow one with a load was filmed clean in two "
        "sessions.",
        {"K-14", "R-P1"}, {"S1", "Dowel"}));
  if (learns_unloaded(context, main))
    programme.notes.push_back(
        because("Film a set of it every week. After two clean sessions make the plan again: the "
                "next one goes on from there.",
                {"R-P1", "R-P2", "G-08"}, {"S1", "ACSM2009", "Dowel"}));
  if (main.exercise && main.exercise->checkpoints.empty())
    programme.notes.push_back(
        because(main.exercise->name +
                    ": no rule judges it from film, so its load follows repetitions and pain. Ask "
                    "a coach about its form.",
                {"R-P1", "R-P6"}, {"S1", "Dowel"}));
  if (!learns_unloaded(context, main))
    programme.notes.push_back(because(
        "Film one working set of the main hinge every week: loads rise only when the filmed "
        "form passes, and what was not seen does not pass ('dowel next' tells).",
        {"R-P1", "R-P6"}, {"S1", "ACSM2009", "Dowel"}));
}

Result<Programme> checked(Programme programme, const PlanRequest& request,
                          const Knowledge& knowledge) {
  const std::vector<Violation> violations = check_programme(programme, request, knowledge);
  if (violations.empty()) return programme;
  const Violation& first = violations.front();
  return fail(ErrorCode::kBadData,
              "the plan breaks " + first.rule + " in week " + std::to_string(first.week) + ": " +
                  first.says,
              "this is a fault of Dowel's; please report it with your request", first.where);
}

}  // namespace

Result<Programme> make_programme(const PlanRequest& request, const Knowledge& knowledge) {
  if (auto sound = check_request(request, knowledge); !sound) return tl::unexpected(sound.error());
  const auto safety = judge_red_flags(request.red_flags);
  if (!safety) return tl::unexpected(safety.error());
  auto context = make_context(request, knowledge);
  if (!context) return tl::unexpected(context.error());

  Programme programme;
  programme.start = request.start;
  programme.aim = request.aim;
  programme.stop = stop_for_safety(*safety);
  if (!programme.stop) programme.stop = stop_for_pain(*context);
  if (!programme.stop) programme.stop = stop_for_pregnancy(request);
  if (programme.stop) return checked(std::move(programme), request, knowledge);

  const MainHinge main = choose_main_hinge(*context);
  context->main_hinge = main.exercise;
  const CandidatePool pool = make_pool(*context);
  const WeekLayout layout = lay_out_week(*context, main);
  programme.main_hinge = main.exercise ? main.exercise->slug : "";
  programme.main_is_own = main.own;
  programme.why_main = main.why;
  programme.weeks = make_weeks(*context, pool, main, layout);
  programme.shortfalls = find_shortfalls(*context, pool, main, layout, programme.weeks);
  add_notes(*context, main, programme);
  return checked(std::move(programme), request, knowledge);
}

}  // namespace dowel
