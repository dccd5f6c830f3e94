#include "cli/plan_options.h"

#include <algorithm>

#include "app/exercise_choice.h"
#include "app/plan_phrases.h"
#include "app/typed_words.h"
#include "cli/athlete_options.h"
#include "core/progress/own_notation.h"
#include "formats/text_values.h"

namespace dowel::cli {
namespace {

TrainingDay& day_for(PlanRequest& request, int weekday, double minutes) {
  const auto found = std::ranges::find(request.days, weekday, &TrainingDay::weekday);
  if (found != request.days.end()) return *found;
  request.days.push_back({weekday, minutes, {}});
  std::ranges::sort(request.days, {}, &TrainingDay::weekday);
  return *std::ranges::find(request.days, weekday, &TrainingDay::weekday);
}

Result<void> apply_own(const PlanOptions& options, const Knowledge& knowledge,
                       PlanRequest& request) {
  for (TrainingDay& day : request.days) day.own.clear();
  for (const std::string& text : options.own) {
    if (formats::lowered(text) == "none") continue;
    const auto own = app::parse_own(knowledge, text, request.athlete.shown_unit);
    DOWEL_TRY(own);
    for (const auto& [weekday, lifts] : *own) {
      const bool named =
          std::ranges::find(request.days, weekday, &TrainingDay::weekday) != request.days.end();
      if (!named && !options.days.empty()) {
        return fail(ErrorCode::kUsage, "--own names a day that is not among --days: " + text,
                    "add that day to --days");
      }
      TrainingDay& day = day_for(request, weekday, options.minutes.value_or(60));
      day.own.insert(day.own.end(), lifts.begin(), lifts.end());
    }
  }
  return {};
}

template <class EntryType>
std::vector<std::string> ids_of(const std::vector<EntryType>& entries) {
  std::vector<std::string> ids;
  for (const EntryType& entry : entries) ids.push_back(entry.id);
  return ids;
}

Result<void> apply_athlete(const PlanOptions& options, const Knowledge& knowledge,
                           Athlete& athlete) {
  if (!options.equipment.empty()) {
    auto items = known_words("the equipment", WordFor::kEquipment,
                             app::split_words(options.equipment), ids_of(knowledge.equipment));
    DOWEL_TRY(items);
    athlete.equipment = std::move(*items);
  }
  if (!options.conditions.empty()) {
    auto conditions = app::parse_conditions(knowledge, options.conditions);
    DOWEL_TRY(conditions);
    athlete.conditions = std::move(*conditions);
  }
  if (options.experience.empty()) return {};
  const auto experience = app::parse_experience(options.experience);
  DOWEL_TRY(experience);
  athlete.experience = *experience;
  return {};
}

Result<void> apply_stress(const PlanOptions& options, const Knowledge& knowledge,
                          PlanRequest& request) {
  auto causes = known_words("the weak link", std::nullopt, options.weak, ids_of(knowledge.causes));
  if (!causes) {
    std::string hint = app::sign_hint(knowledge, options.weak);
    if (!hint.empty()) causes.error().hint = std::move(hint);
  }
  DOWEL_TRY(causes);
  for (const std::string& cause : *causes) request.weak_links.push_back({cause, "You said so."});
  if (options.emphases.empty()) return {};
  auto emphases =
      known_words("the emphasis", WordFor::kEmphasis, options.emphases, ids_of(knowledge.sports));
  DOWEL_TRY(emphases);
  request.emphases = std::move(*emphases);
  return {};
}

Result<void> apply_wishes(const PlanOptions& options, const Knowledge& knowledge,
                          PlanRequest& request) {
  if (options.wishes.empty()) return {};
  request.wishes.clear();
  for (const std::string& text : options.wishes) {
    if (formats::lowered(text) == "none") continue;
    for (const std::string& wish : app::split_words({text})) {
      const auto exercise = app::require_exercise_by_words(knowledge, wish);
      DOWEL_TRY(exercise);
      const std::string& slug = (*exercise)->slug;
      if (std::ranges::find(request.wishes, slug) == request.wishes.end()) {
        request.wishes.push_back(slug);
      }
    }
  }
  return {};
}

void apply_settings(const PlanOptions& options, PlanRequest& request) {
  PlanSettings& settings = request.settings;
  settings.most_accessories = options.accessories.value_or(settings.most_accessories);
  settings.rotate = options.rotation.value_or(settings.rotate);
  settings.mobility = options.mobility.value_or(settings.mobility);
  settings.jefferson_curl = options.jefferson.value_or(settings.jefferson_curl);
  settings.full_copenhagen_warm_up =
      options.full_copenhagen.value_or(settings.full_copenhagen_warm_up);
  request.clinician_cleared = options.cleared.value_or(request.clinician_cleared);
  request.off_day_minutes = options.off_minutes.value_or(request.off_day_minutes);
  request.weeks = options.weeks.value_or(request.weeks);
}

void add_setting(Command& command, const std::string& name, std::optional<bool>& value,
                 const std::string& help) {
  // A plain flag would say no for everything that was not said.
  command.add_flag(
      "--" + name, [&value] { value = true; }, help);
  command.add_flag("--no-" + name, [&value] { value = false; });
}

void add_wishes(Command& command, PlanOptions& options) {
  command
      .add_option("--for", options.aim,
                  "what you train for: powerlifting, strongman, weightlifting, running, "
                  "field-sport, general, beginner, ageing, return-from-injury")
      .type_name("AIM");
  command.add_option("--days", options.days, "training days: mon,wed,fri or mon:45,wed:60")
      .type_name("DAYS");
  command.add_option("--minutes", options.minutes, "for the whole session on every day")
      .type_name("MIN");
  command.add_option("--weeks", options.weeks, "1 to 16 [4]").type_name("N");
  command.add_option("--start", options.start, "first day of week 1 [today]").type_name("DATE");
  command
      .add_option(
          "--own", options.own,
          "lifts of your own programme, which the plan is added to: \"mon: squat 5x5 +2.5kg, "
          "bench press 3x8 light; thu,sat: deadlift 3x3 100kg\"; a load is where it begins; how "
          "each moves: nothing (from what was lifted last), +2.5kg, +5kg/week, 3x8-12, @75% of "
          "180kg, @70/75/80%, @rpe8; none: drop them")
      .type_name("LIFTS");
  command
      .add_option("--equipment", options.equipment,
                  "what is at hand, kept for next time: barbell,rack,mini-band,… or none")
      .type_name("LIST");
  command.add_option("--experience", options.experience, "novice, intermediate or advanced")
      .type_name("WORD");
  command
      .add_option("--condition", options.conditions,
                  "low-back-pain, stiff-hips, sits-a-lot, tired-spine, pregnancy, or none")
      .type_name("LIST");
  command
      .add_option("--weak", options.weak,
                  "suspected weak links beside what was measured, e.g. weak-glutes")
      .type_name("CAUSE");
  command
      .add_option("--emphasis", options.emphases,
                  "a further emphasis: throwing, grappling, jump, sprint, …")
      .type_name("ID");
  command
      .add_option("--wish", options.wishes,
                  "exercises asked for, e.g. hip-thrust,clamshell; the rules decide on them, and "
                  "what stands nowhere is said; none: drop them")
      .type_name("LIST");
  command
      .add_option("--swap", options.swaps,
                  "in the plan in force, from today to its end, another exercise instead of one it "
                  "chose: hip-thrust=reverse-hyper; hip-thrust=hip-thrust takes that back")
      .type_name("ONE=OTHER");
}

}  // namespace

void add_plan_options(Command& command, PlanOptions& options) {
  add_log_options(command, options.log);
  add_wishes(command, options);
  add_feel_options(command, options.feel);
  command
      .add_option("--off-days", options.off_minutes,
                  "minutes of easy work on days off; 0: none [15]")
      .type_name("MIN");
  command.add_option("--accessories", options.accessories, "at most so many a session, 2 to 4 [4]")
      .type_name("N");
  add_setting(command, "rotation", options.rotation, "accessories change every week [yes]");
  add_setting(command, "mobility", options.mobility, "moving before, stretching after [yes]");
  add_setting(command, "jefferson-curl", options.jefferson, "may be planned [yes]");
  add_setting(command, "full-copenhagen", options.full_copenhagen,
              "the full Copenhagen plank as warm-up [no]");
  add_setting(command, "cleared", options.cleared,
              "a clinician has cleared you (asked for in pregnancy) [no]");
  command.add_option("--at", options.at, "as if it were then, e.g. 2026-01-05T18:00")
      .type_name("WHEN");
  command.add_flag("--why", options.why, "the reason under every line");
  command.add_flag("--show", options.show, "show the plan in force, make none");
  command.add_option("--html", options.html, "write the plan as a page to print").type_name("FILE");
  command.add_option("--ics", options.ics, "write the sessions for a calendar").type_name("FILE");
  command.add_option("--time", options.time, "when sessions begin, for the calendar")
      .type_name("HH:MM")
      .show_default();
  command
      .add_option("--simulate", options.simulate,
                  "play a script of a lifter forward instead (docs/examples/year)")
      .type_name("SCRIPT.toml");
}

Result<void> apply_options(const PlanOptions& options, const Knowledge& knowledge, LocalTime now,
                           PlanRequest& request) {
  if (!options.aim.empty()) {
    const auto aim = app::parse_aim(options.aim);
    DOWEL_TRY(aim);
    request.aim = *aim;
  }
  if (!options.days.empty()) {
    auto days = app::parse_days(options.days, request.days, options.minutes);
    DOWEL_TRY(days);
    request.days = std::move(*days);
  } else if (options.minutes) {
    for (TrainingDay& day : request.days) day.minutes = *options.minutes;
  }
  if (!options.own.empty()) {
    DOWEL_TRY(apply_own(options, knowledge, request));
  }
  if (!options.start.empty()) {
    const auto start = parse_when(options.start, now);
    DOWEL_TRY(start);
    request.start = std::chrono::floor<std::chrono::days>(*start);
  }
  DOWEL_TRY(apply_athlete(options, knowledge, request.athlete));
  DOWEL_TRY(apply_stress(options, knowledge, request));
  DOWEL_TRY(apply_wishes(options, knowledge, request));
  apply_settings(options, request);
  return check_request(request, knowledge);
}

}  // namespace dowel::cli
