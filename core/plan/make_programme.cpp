#include <algorithm>
#include <utility>

#include "core/plan/candidates.h"
#include "core/plan/check.h"
#include "core/plan/make_weeks.h"
#include "core/plan/shortfalls.h"

namespace dowel {
namespace {

std::optional<Stop> stop_for_safety(const SafetyVerdict& verdict) {
  if (verdict.raised.empty()) return std::nullopt;
  std::string said = "A safety question was answered yes (";
  for (const RedFlagQuestion& question : red_flag_questions()) {
    const auto& raised = verdict.raised;
    if (std::find(raised.begin(), raised.end(), question.id) == raised.end()) continue;
    said.append(said.back() == '(' ? "" : " ").append(question.question);
  }
  return Stop{{said + "), so there is no plan.", {"G-12", "K-07"}, {"Finucane2020"}},
              verdict.advice};
}

// The command that says anew how it is where it hurts too much.
std::string answer_again(const PlanContext& context) {
  std::string command = "dowel check";
  bool next_day = false;
  for (const PainReport& report : context.request.pain) {
    const bool red = light_of(context.numbers.pain, report) == Light::kRed;
    if (!red || !concerns_hips(report.region)) continue;
    command.append(" --pain ").append(word_for(report.region)).append("=2");
    if (report.next_day) command.append("/1");
    next_day = next_day || report.next_day;
  }
  return "'" + command + "'" + (next_day ? " (1: the morning after)" : "");
}

std::optional<Stop> stop_for_pain(const PlanContext& context) {
  if (context.worst != Light::kRed) return std::nullopt;
  return Stop{
      {"Pain above 5 of 10 where this plan would load you: the sources call that high "
       "risk, so nothing is planned.",
       {"G-11", "R-LEVERS"},
       {"Thomee1997", "Silbernagel2007"}},
      "Leave out whatever loads it, lifts of your own programme too; the rest may go on, and "
      "gentle moving helps. Make the plan again once it is 5 or less while you move and 2 "
      "or less the next morning; say so first, for example by " +
          answer_again(context) +
          ". See a clinician if that takes more than a week, or if it is sudden or sharp. Dowel "
          "cannot tell what causes it."};
}

std::optional<Stop> stop_for_pregnancy(const PlanRequest& request) {
  if (!has_condition(request.athlete, condition::kPregnancy) || request.clinician_cleared) {
    return std::nullopt;
  }
  return Stop{{"In pregnancy Dowel plans only with the word of your clinician.",
               {"G-14"},
               {"ACOG2020", "Dowel"}},
              "Ask at your next visit; strength work is encouraged in uncomplicated pregnancy."};
}

// True when something fast could be done with what is owned, and only the film is missing.
bool waits_for_fast(const PlanContext& context) {
  if (context.back_hurts || pain_forbids_fast(context)) return false;
  const auto& all = context.knowledge.exercises;
  return std::any_of(all.begin(), all.end(), [&](const Exercise& exercise) {
    return has_flag(exercise, Flag::kBallistic) && has_role(exercise, Role::kAccessory) &&
           static_cast<std::size_t>(exercise.category) < kCategories &&
           equipment_suffices(exercise.equipment, context.request.athlete.equipment) &&
           !has_condition(context.request.athlete, condition::kPregnancy) &&
           !allowed(context, exercise);
  });
}

// True when the main hinge is practised without a load and a film would take it further.
bool learns_unloaded(const PlanContext& context, const MainHinge& main) {
  return main.exercise && !main.own && !context.request.history.clean_slow_hinge &&
         std::find(main.exercise->progress_by.begin(), main.exercise->progress_by.end(),
                   ProgressBy::kLoad) == main.exercise->progress_by.end();
}

bool judged_on_film(const MainHinge& main) {
  return main.exercise && !main.exercise->checkpoints.empty();
}

void add_notes(const PlanContext& context, const MainHinge& main, Programme& programme) {
  const std::string lasting =
      advice_for_lasting_pain(context.request.history.weeks_sore.value_or(0));
  if (context.worst > Light::kGreen && !lasting.empty()) {
    programme.notes.push_back(because(lasting, {"G-11", "G-12"}, {"Dowel"}));
  }
  if (back_after_pain(context)) {
    programme.notes.push_back(
        because("It hurt until lately, so week 1 is an easier one.", {"G-05", "G-11"}, {"Dowel"}));
  }
  if (back_after_break(context)) {
    programme.notes.push_back(because("You come back after " +
                                          std::to_string(context.request.history.weeks_away) +
                                          " weeks without training, so week 1 is an easier one.",
                                      {"G-05"}, {"Dowel"}));
  } else if (main.stalled) {
    const bool easier = !programme.weeks.empty() && programme.weeks.front().deload;
    programme.notes.push_back(
        because(easier ? "The main hinge has not moved for a while, so week 1 is an easier one."
                       : "The main hinge has not moved for a while although an easier week has "
                         "just been: look at sleep, food and the other training first.",
                {"G-05"}, {"Rogerson2024", "Dowel"}));
  }
  const auto& days = context.request.days;
  const bool own = std::any_of(days.begin(), days.end(),
                               [](const TrainingDay& day) { return !day.own.empty(); });
  if (context.back_hurts) {
    programme.notes.push_back(because(
        std::string("Loaded hinges, fast ones, and exercises that bend the lower back are left out "
                    "while it hurts") +
            (own ? "; of your own programme the fast and bending lifts, and above 2 of 10 all that "
                   "load the back. No cause is claimed."
                 : "; no cause is claimed."),
        {"K-09", "K-07"}, {"S0", "Dowel"}));
  }
  if (context.restore) {
    programme.notes.push_back(
        because(judged_on_film(main)
                    ? "Three prongs for a painful or stiff hip: movement before, strength in every "
                      "session, and loads held back until filmed repetitions are clean."
                    : "Three prongs for a painful or stiff hip: movement before, strength in every "
                      "session, and no more load while it hurts.",
                {"R-REST", "R-REST-3"}, {"S0"}));
  }
  if (has_condition(context.request.athlete, condition::kPregnancy)) {
    programme.notes.push_back(because(
        "In pregnancy: only what your clinician agreed to. Breathe out as you lift, do not lie on "
        "your back for long, hold on to something on one leg. Stop and call for bleeding, fluid, "
        "painful contractions, dizziness, chest pain, a swollen calf or pain in the pelvis.",
        {"G-14"}, {"ACOG2020"}));
  }
  if (context.restore || context.back_hurts || context.request.aim == Aim::kReturnFromInjury) {
    programme.notes.push_back(because(
        "Pain of 0 to 2 of 10: go on. 3 to 5: nothing is added, and still above 2 the next "
        "morning: a step back. Above 5: stop, and make the plan again. See a clinician when 3 to 5 "
        "lasts two weeks, or more than 5 one week.",
        {"G-11", "R-REST-3"}, {"Thomee1997", "Silbernagel2007", "Dowel"}));
  }
  if (context.request.aim == Aim::kReturnFromInjury) {
    programme.notes.push_back(because(
        "Dowel does not know what was injured. Leave out what your clinician told you to, and say "
        "what hurts (--pain knee=2).",
        {"G-11", "K-07"}, {"Dowel"}));
  }
  if (waits_for_fast(context)) {
    programme.notes.push_back(because(
        "Swings and other fast hinges come in once a slow one with a load, such as a Romanian "
        "deadlift, was filmed clean in two sessions.",
        {"K-14", "R-P1"}, {"S1", "Dowel"}));
  }
  if (learns_unloaded(context, main)) {
    programme.notes.push_back(
        because("Film a set of it every week. After two clean sessions make the plan again: the "
                "next one goes on from there.",
                {"R-P1", "R-P2", "G-08"}, {"S1", "ACSM2009", "Dowel"}));
  }
  if (main.exercise && !judged_on_film(main)) {
    programme.notes.push_back(
        because(main.exercise->name +
                    ": no rule judges it from film, so its load follows repetitions and pain. Ask "
                    "a coach about its form.",
                {"R-P1", "R-P6"}, {"S1", "Dowel"}));
  } else if (!learns_unloaded(context, main)) {
    programme.notes.push_back(because(
        "Film one working set of the main hinge every week: loads rise only when the filmed "
        "form passes, and what was not seen does not pass ('dowel next' tells).",
        {"R-P1", "R-P6"}, {"S1", "ACSM2009", "Dowel"}));
  }
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

Result<std::optional<Stop>> must_stop(const PlanRequest& request, const Knowledge& knowledge) {
  const auto safety = judge_red_flags(request.red_flags);
  DOWEL_TRY(safety);
  const auto context = make_context(request, knowledge);
  DOWEL_TRY(context);
  std::optional<Stop> stop = stop_for_safety(*safety);
  if (!stop) stop = stop_for_pain(*context);
  if (!stop) stop = stop_for_pregnancy(request);
  return stop;
}

Result<Programme> make_programme(const PlanRequest& request, const Knowledge& knowledge) {
  DOWEL_TRY(check_request(request, knowledge));
  auto stop = must_stop(request, knowledge);
  DOWEL_TRY(stop);
  auto context = make_context(request, knowledge);
  DOWEL_TRY(context);

  Programme programme;
  programme.start = request.start;
  programme.aim = request.aim;
  programme.stop = std::move(*stop);
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
