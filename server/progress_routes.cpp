#include <map>

#include "app/exercise_choice.h"
#include "core/catalogue/coach_rules.h"
#include "core/catalogue/plan_rules.h"
#include "core/catalogue/volume.h"
#include "core/plan/context.h"
#include "core/progress/progress_summary.h"
#include "report/answers/progress_answers.h"
#include "report/log_words.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

Outcome progress(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto period = period_asked(call);
  DOWEL_TRY(period);
  const auto all = (*desk)->store->progress_of_all((*desk)->athlete().id, *period);
  DOWEL_TRY(all);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  return document(report::progress_answer(
      (*desk)->athlete(), summarise(*all, knowledge.coach->change_sessions), knowledge));
}

Outcome progress_of_one(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto period = period_asked(call);
  DOWEL_TRY(period);
  const auto exercise = app::choose_exercise(*(*desk)->store, (*desk)->athlete().id,
                                             (*desk)->rules.knowledge, call["exercise"]);
  if (!exercise) return problem(404, "not-found", exercise.error().message, exercise.error().hint);
  auto points = (*desk)->store->progress((*desk)->athlete().id, *exercise, *period);
  DOWEL_TRY(points);
  auto figure = call.asked("figure").empty() ? Result<Figure>(telling_figure(*points))
                                             : figure_by_word(call.asked("figure"));
  DOWEL_TRY(figure);
  return document(report::progress_answer((*desk)->athlete(), {*exercise, std::move(*points)},
                                          *figure, (*desk)->rules.knowledge));
}

struct GroupWork {
  double direct = 0, indirect = 0;
  std::map<std::string, std::pair<double, double>> exercises{};  // slug → direct, indirect
};

const char* state_of(double sets, const PlanRules& rules) {
  if (sets <= 0) return "none";
  if (sets < rules.weekly_sets.from) return "below";
  return sets <= rules.weekly_sets.to ? "within" : "above";
}

// The working sets of a week by muscle group; an indirect set counts half (decision K-17).
Outcome muscles(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const LocalDate now = day_of((*desk)->book.now);
  const auto day = date_asked(call, "week", now);
  DOWEL_TRY(day);
  const LocalDate monday = *day - (std::chrono::weekday{*day} - std::chrono::Monday);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  const auto sessions =
      (*desk)->store->sessions((*desk)->athlete().id, {monday, monday + std::chrono::days{6}});
  DOWEL_TRY(sessions);
  std::map<std::string, GroupWork> work;
  int uncounted = 0;
  for (const WorkoutSession& session : *sessions) {
    const auto sets = (*desk)->store->sets(session.id);
    DOWEL_TRY(sets);
    for (const SetEntry& set : *sets) {
      if (set.kind == SetKind::kWarmup) continue;
      const Exercise* exercise =
          set.exercise.slug.empty() ? nullptr : find_exercise(knowledge, set.exercise.slug);
      if (!exercise) {
        ++uncounted;
        continue;
      }
      // A set of one side is half of a set.
      const double part = set.side == Side::kBoth ? 1.0 : 0.5;
      for (const auto& [group, dose] : sets_per_group(knowledge, *exercise)) {
        GroupWork& done = work[group];
        auto& own = done.exercises[exercise->slug];
        (dose >= 1 ? done.direct : done.indirect) += part * dose;
        (dose >= 1 ? own.first : own.second) += part * dose;
      }
    }
  }
  Json json = report::begin_answer("muscles");
  json["week"] = to_text(monday);
  const PlanRules& rules = *knowledge.plan;
  const Json band{{"from", rules.weekly_sets.from},
                  {"to", rules.weekly_sets.to},
                  {"floor", rules.weekly_least}};
  json["not_counted"] = uncounted;  // sets of exercises that are not Dowel's
  json["groups"] = Json::array();
  for (const MuscleGroup& group : knowledge.groups) {
    if (!group.made_of.empty()) continue;
    const GroupWork& done = work[group.id];
    Json exercises = Json::array();
    for (const auto& [slug, sets] : done.exercises) {
      exercises.push_back({{"exercise", slug},
                           {"name", report::exercise_words(knowledge, {slug, ""})},
                           {"direct", sets.first},
                           {"indirect", sets.second}});
    }
    json["groups"].push_back({{"id", group.id},
                              {"name", group.name},
                              {"hip", group.hip},
                              {"direct", done.direct},
                              {"indirect", done.indirect},
                              {"sets", done.direct + done.indirect},
                              {"band", band},
                              {"state", state_of(done.direct + done.indirect, rules)},
                              {"exercises", std::move(exercises)}});
  }
  return document(json);
}

}  // namespace

std::vector<Route> progress_routes() {
  return {{"GET", "/api/{a}/progress", progress},
          {"GET", "/api/{a}/progress/{exercise}", progress_of_one},
          {"GET", "/api/{a}/muscles", muscles}};
}

}  // namespace dowel::server
