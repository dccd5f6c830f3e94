#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "core/log/free_name.h"
#include "core/plan/check.h"
#include "core/plan/each_line.h"
#include "core/plan/move_day.h"
#include "core/plan/shortfalls.h"
#include "core/plan/variant.h"
#include "core/plan/weak_link_weeks.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

constexpr std::size_t kLettersASlip = 4;  // a slip of the fingers in so many letters

std::optional<Stop> stop_for_safety(const Knowledge& knowledge, const SafetyVerdict& verdict) {
  if (verdict.raised.empty()) return std::nullopt;
  const PlanWords& words = knowledge.plan->words;
  const std::string questions = raised_words(knowledge, verdict.raised);
  return Stop{questions.empty() ? because(words.stop_own_words)
                                : because(words.stop_warning_sign, {{"questions", questions}}),
              verdict.advice};
}

// Words that ask to say anew how it is where it hurts too much, for example green again.
Advice answer_again(const PlanContext& context) {
  const int green = static_cast<int>(std::floor(context.pain.green_to));
  const std::string now = std::to_string(green);
  const std::string after = std::to_string(std::max(green - 1, 0));
  std::string told;
  bool next_day = false;
  for (const PainReport& report : context.request.pain) {
    const bool red = light_of(context.pain, report) == Light::kRed;
    if (!red || !concerns_hips(report.region)) continue;
    told.append(told.empty() ? "" : ",").append(word_for(report.region)).append("=").append(now);
    if (report.next_day) told.append("/").append(after);
    next_day = next_day || report.next_day;
  }
  const PlanWords& words = context.rules.words;
  const std::string morning = next_day ? say(words.morning_after, {{"pain", after}}) : "";
  Advice advice = advise(words.stop_pain_advice, {{"morning", morning}});
  advice.remedies.push_back({RemedyKind::kTellPain, told});
  return advice;
}

std::optional<Stop> stop_for_pain(const PlanContext& context) {
  if (context.worst != Light::kRed) return std::nullopt;
  const PlanWords& words = context.rules.words;
  return Stop{because(words.stop_pain), answer_again(context)};
}

std::optional<Stop> stop_for_pregnancy(const PlanContext& context) {
  if (!context.is(ConditionMeans::kPregnancy) || context.request.clinician_cleared) {
    return std::nullopt;
  }
  const PlanWords& words = context.rules.words;
  return Stop{because(words.stop_pregnancy), advise(words.stop_pregnancy_advice)};
}

// True when something fast could be done with what is owned, and only the film is missing.
bool waits_for_fast(const PlanContext& context) {
  if (context.back_hurts || pain_forbids_fast(context)) return false;
  const auto& all = context.knowledge.exercises;
  return std::any_of(all.begin(), all.end(), [&](const Exercise& exercise) {
    return has_flag(exercise, Flag::kBallistic) && has_role(exercise, Role::kAccessory) &&
           static_cast<std::size_t>(exercise.category) < kCategories &&
           equipment_suffices(exercise.equipment, context.request.athlete.equipment) &&
           !context.is(ConditionMeans::kPregnancy) && !allowed(context, exercise);
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

// Why the first week is an easier one, or would have been.
void add_notes_on_week_one(const PlanContext& context, const MainHinge& main,
                           Programme& programme) {
  const PlanWords& words = context.rules.words;
  if (back_after_pain(context)) programme.notes.push_back(because(words.note_after_pain));
  if (back_after_break(context)) {
    const std::string weeks = std::to_string(context.request.history.weeks_away);
    programme.notes.push_back(because(words.note_after_break, {{"weeks", weeks}}));
  } else if (main.stalled) {
    const bool easier = !programme.weeks.empty() && programme.weeks.front().deload;
    programme.notes.push_back(because(easier ? words.note_stalled : words.note_stalled_rested));
  } else if (!programme.weeks.empty() && programme.weeks.front().deload &&
             !back_after_pain(context)) {
    const int weeks = context.request.history.weeks_since_easy.value_or(0);
    programme.notes.push_back(because(words.note_easy_first, {{"weeks", std::to_string(weeks)}}));
  }
}

void add_notes_on_pain(const PlanContext& context, const MainHinge& main, Programme& programme) {
  const PlanWords& words = context.rules.words;
  const bool returns = context.request.aim == Aim::kReturnFromInjury;
  const auto& days = context.request.days;
  const bool own = std::any_of(days.begin(), days.end(),
                               [](const TrainingDay& day) { return !day.own.empty(); });
  if (context.back_hurts) {
    const bool green = !context.hinge_unloaded && !own;
    programme.notes.push_back(because(own     ? words.note_back_hurts_own
                                      : green ? words.note_back_green
                                              : words.note_back_hurts));
  }
  if (context.restore) {
    programme.notes.push_back(
        because(judged_on_film(main) ? words.note_prongs_filmed : words.note_prongs));
  }
  if (context.is(ConditionMeans::kPregnancy)) {
    programme.notes.push_back(because(words.note_pregnancy));
  }
  const bool hurts = std::ranges::any_of(context.request.pain, [](const PainReport& report) {
    return std::max(report.during, report.next_day.value_or(0)) > 0;
  });
  if (context.restore || context.back_hurts || returns || hurts) {
    programme.notes.push_back(because(words.note_pain_scale));
  }
  if (returns) programme.notes.push_back(because(words.note_injury));
}

// True when a stick is asked for that is not among what is owned: every home has one.
bool wants_a_stick(const PlanContext& context, const Programme& programme) {
  const std::vector<std::string> stick = sticks(context.knowledge);
  if (equipment_suffices({stick}, context.request.athlete.equipment)) return false;
  return any_line(programme, [&](const PlanBlock& block, const Prescription& line) {
    const Exercise* exercise = by_slug(context.knowledge, line.exercise);
    return block.kind == BlockKind::kMain && exercise && !exercise->equipment.empty() &&
           exercise->equipment.front() == stick;
  });
}

void add_notes_on_film(const PlanContext& context, const MainHinge& main, Programme& programme) {
  const PlanWords& words = context.rules.words;
  if (waits_for_fast(context)) programme.notes.push_back(because(words.note_waits_for_fast));
  const bool learns = learns_unloaded(context, main);
  const int known = known_hinge_sessions(context.request, context.knowledge);
  if (known > 0 && !learns && !main.own && !context.request.history.clean_slow_hinge) {
    programme.notes.push_back(
        because(words.note_log_counts, {{"sessions", std::to_string(known)}}));
  }
  const int logged = loaded_hinge_sessions(context.request, context.knowledge);
  if (learns && logged > 0 && logged < context.rules.known_sessions && !context.back_hurts) {
    programme.notes.push_back(
        because(words.note_log_few, {{"sessions", std::to_string(logged)},
                                     {"needed", std::to_string(context.rules.known_sessions)}}));
  }
  if (learns) programme.notes.push_back(because(words.note_learns));
  if (learns && judged_on_film(main) && context.careful && !context.hinge_unloaded) {
    Reason other = because(words.note_no_camera);
    if (!other.remedies.empty()) other.remedies.front().argument = main.exercise->slug;
    programme.notes.push_back(std::move(other));
  }
  if (main.why.text == words.hinge_felt.text) {
    const int felt = context.request.history.felt_hinges.value_or(0);
    programme.notes.push_back(because(words.note_felt, {{"sessions", std::to_string(felt)}}));
  }
  if (main.exercise && !judged_on_film(main)) {
    programme.notes.push_back(because(words.note_not_judged, {{"exercise", main.exercise->name}}));
  } else if (!learns) {
    programme.notes.push_back(because(words.note_film_weekly));
  }
}

// Lifts of the own programme that the catalogue does not know, each once, with what may be meant.
std::string own_names_unknown(const PlanContext& context) {
  std::vector<std::string> ours;
  for (const Exercise& exercise : context.knowledge.exercises) {
    ours.push_back(exercise.slug);
    ours.insert(ours.end(), exercise.aliases.begin(), exercise.aliases.end());
  }
  std::set<std::string> keys;
  std::string names;
  for (const TrainingDay& day : context.request.days) {
    for (const OwnLift& lift : day.own) {
      if (by_any_name(context.knowledge, lift.exercise)) continue;
      if (!keys.insert(free_name_key(lift.exercise)).second) continue;
      names.append(names.empty() ? "" : ", ").append(lift.exercise);
      if (const Exercise* parent = counts_as(context.knowledge, lift.exercise)) {
        names.append(" ").append(
            say(context.rules.words.own_variant, {{"exercise", parent->name}}));
        continue;
      }
      const std::vector<std::string> near = nearest_words(lift.exercise, ours, 1);
      const bool slip = !near.empty() && edit_distance(lift.exercise, near.front()) <=
                                             lift.exercise.size() / kLettersASlip;
      if (!slip) continue;
      names.append(" ").append(say(context.rules.words.own_perhaps, {{"exercise", near.front()}}));
    }
  }
  return names;
}

void add_notes(const PlanContext& context, const MainHinge& main, Programme& programme) {
  const std::optional<Reason> lasting =
      advice_for_lasting_pain(context.knowledge, context.request.history.weeks_sore.value_or(0));
  if (context.worst > Light::kGreen && lasting) programme.notes.push_back(*lasting);
  add_notes_on_week_one(context, main, programme);
  add_notes_on_pain(context, main, programme);
  add_notes_on_film(context, main, programme);
  if (context.request.aim == Aim::kPowerlifting || context.request.aim == Aim::kWeightlifting) {
    programme.notes.push_back(because(context.rules.words.note_no_meet));
  }
  if (const std::string names = own_names_unknown(context); !names.empty()) {
    programme.notes.push_back(because(context.rules.words.note_own_unknown, {{"names", names}}));
  }
  if (wants_a_stick(context, programme)) {
    programme.notes.push_back(because(context.rules.words.note_any_stick));
  }
}

// Where a shortfall says already that the weak link finds no room, the note on it is left out.
void say_link_once(const PlanContext& context, Programme& programme) {
  if (context.weak_links.empty()) return;
  const Cause& cause = *context.weak_links.front();
  if (std::ranges::find(programme.shortfalls, cause.id, &Shortfall::subject) ==
      programme.shortfalls.end()) {
    return;
  }
  const Reason full = because(context.rules.words.note_link_full, {{"cause", cause.name}});
  std::erase_if(programme.notes, [&](const Reason& note) { return note.text == full.text; });
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

Programme lay(const PlanContext& context, const MainHinge& main, const WeekLayout& layout,
              Programme programme) {
  const CandidatePool pool = lay_weeks(context, main, layout, programme);
  programme.shortfalls = find_shortfalls(context, pool, main, layout, programme.weeks);
  say_link_once(context, programme);
  add_notes(context, main, programme);
  return programme;
}

// Lays the weeks with what stands in for what the rules chose; in weeks where that would break a
// rule, and in the one before, whose exercises its own are held to, everything stays as chosen.
Programme lay_and_tell(PlanContext& context, const MainHinge& main, const WeekLayout& layout,
                       const Programme& begun) {
  Programme programme = lay(context, main, layout, begun);
  if (context.request.swaps.empty()) return programme;
  const auto weeks = static_cast<std::size_t>(context.request.weeks);
  while (context.as_chosen.size() < weeks) {
    const auto broken = check_programme(programme, context.request, context.knowledge);
    if (broken.empty()) break;
    const int week = broken.front().week;
    const std::size_t before = context.as_chosen.size();
    for (int number = 1; number <= context.request.weeks; ++number) {
      const bool meant = week == 0 || number == week || number == week - 1;
      auto& kept = context.as_chosen;
      if (meant && std::ranges::find(kept, number) == kept.end()) kept.push_back(number);
    }
    if (context.as_chosen.size() == before) {
      context.as_chosen.resize(weeks);
      std::iota(context.as_chosen.begin(), context.as_chosen.end(), 1);
    }
    programme = lay(context, main, layout, begun);
  }
  return programme;
}

}  // namespace

Result<std::optional<Stop>> must_stop(const PlanRequest& request, const Knowledge& knowledge) {
  const auto safety = judge_red_flags(knowledge, request.red_flags);
  DOWEL_TRY(safety);
  const auto context = make_context(request, knowledge);
  DOWEL_TRY(context);
  std::optional<Stop> stop = stop_for_safety(knowledge, *safety);
  if (!stop) stop = stop_for_pain(*context);
  if (!stop) stop = stop_for_pregnancy(*context);
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
  const WeekLayout layout = lay_out_week(*context, main);
  programme.main_hinge = main.exercise ? main.exercise->slug : "";
  programme.main_is_own = main.own;
  programme.why_main = main.why;
  auto made = checked(lay_and_tell(*context, main, layout, programme), request, knowledge);
  DOWEL_TRY(made);
  // Where the athlete does a session on another day he decides, not the rules (core/plan/move_day).
  for (const DayMove& move : request.moves) move_day(*made, move);
  return made;
}

}  // namespace dowel
