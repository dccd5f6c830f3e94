#include <algorithm>

#include "app/exercise_choice.h"
#include "app/look_over_log.h"
#include "core/catalogue/coach_rules.h"
#include "core/plan/context.h"
#include "report/answers/roster_answers.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"
#include "server/sheet.h"

namespace dowel::server {
namespace {

Answer<const Exercise*> exercise_of(const Call& call, const Knowledge& knowledge) {
  if (const Exercise* found = app::exercise_by_words(knowledge, call["exercise"])) return found;
  const auto missing = require_exercise(knowledge, call["exercise"]);
  return problem(404, "not-found", "no exercise is called '" + call["exercise"] + "'",
                 missing ? "" : missing.error().hint);
}

Outcome today(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto date = date_asked(call, "date", day_of((*desk)->book.now));
  DOWEL_TRY(date);
  const auto told = app::tell_today(**desk, *date);
  DOWEL_TRY(told);
  if (!*told) return no_plan();
  return document(report::today_answer(**told, report::Surface::kPage));
}

Outcome sheet(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto date = date_asked(call, "date", day_of((*desk)->book.now));
  DOWEL_TRY(date);
  const auto told = app::tell_today(**desk, *date);
  DOWEL_TRY(told);
  if (!*told) return no_plan();
  const auto made = make_sheet(**desk, **told);
  DOWEL_TRY(made);
  return document(*made);
}

Response next_response(const app::NextOrStop& told) {
  if (const Stop* stop = std::get_if<Stop>(&told)) {
    return document(report::stop_answer(*stop, report::Surface::kPage));
  }
  return document(report::next_answer(std::get<report::NextTold>(told), report::Surface::kPage));
}

Outcome next(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto exercise = exercise_of(call, (*desk)->rules.knowledge);
  DOWEL_TRY(exercise);
  DOWEL_TRY(require_signs(**desk));
  const auto told = app::look_at_next(**desk, **exercise);
  DOWEL_TRY(told);
  return next_response(*told);
}

Outcome override_next(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  call.named["exercise"] = fields.required("exercise");
  app::Instead instead{.reason = fields.required("reason"), .by = fields.text("by").value_or("")};
  const std::string to = fields.required("to");
  if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
  if (to != "pass" && to != "hold" && to != "regress") {
    return problem(422, "usage", "'" + to + "' is no answer of the gate",
                   "say pass, hold or regress");
  }
  instead.to = to == "pass"   ? GateVerdict::kPass
               : to == "hold" ? GateVerdict::kHold
                              : GateVerdict::kRegress;
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto exercise = exercise_of(call, (*desk)->rules.knowledge);
  DOWEL_TRY(exercise);
  const auto told = app::override_gate(**desk, **exercise, instead);
  DOWEL_TRY(told);
  call.house.events().tell("gate", Json{{"athlete", (*desk)->athlete().id.value},
                                        {"exercise", (*exercise)->slug},
                                        {"verdict", to}}
                                       .dump());
  return next_response(*told);
}

Outcome why(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto told = app::tell_why(**desk);
  DOWEL_TRY(told);
  return document(report::why_answer(told->diagnosis, told->last_block));
}

Outcome roster(Call& call) {
  auto now = House::moment(call);
  DOWEL_TRY(now);
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const RulesInForce& rules = (*desk)->rules;
  const auto since = date_asked(
      call, "since", day_of(*now) - std::chrono::days{rules.knowledge.coach->roster.since_days});
  DOWEL_TRY(since);
  auto overview = app::look_over_log(call.house.options().log, rules, *now, *since);
  DOWEL_TRY(overview);
  report::RosterTold told{.since = *since, .now = *now};
  for (RosterEntry& entry : overview->entries) {
    const std::string name = entry.athlete.name;
    told.people.push_back({name, "", "", std::move(entry)});
  }
  for (app::NotLookedOver& one : overview->not_read) {
    told.unread.push_back({one.athlete.name, "", std::move(one.error)});
  }
  std::ranges::stable_sort(told.people, {}, &report::RosterPerson::name);
  std::ranges::stable_sort(told.people, [](const auto& one, const auto& other) {
    return presses_more(one.entry, other.entry);
  });
  return document(report::roster_answer(told, rules.knowledge));
}

}  // namespace

std::vector<Route> training_routes() {
  return {{"GET", "/api/{a}/today", today},
          {"GET", "/api/{a}/today/sheet", sheet},
          {"GET", "/api/{a}/next/{exercise}", next},
          {"POST", "/api/{a}/overrides", override_next, kSmallBody},
          {"GET", "/api/{a}/why", why},
          {"GET", "/api/roster", roster}};
}

}  // namespace dowel::server
