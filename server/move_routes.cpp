#include "app/exercise_choice.h"
#include "app/training_talk.h"
#include "report/answers/training_answers.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

// Sessions of the plan on other days of their week, and exercises that others stand in for.
namespace dowel::server {
namespace {

const char* word_of(DayHolds holds) {
  switch (holds) {
    case DayHolds::kNothing:
      return "nothing";
    case DayHolds::kEasyWork:
      return "easy";
    case DayHolds::kTraining:
      break;
  }
  return "training";
}

const char* word_of(PlaceState state) {
  switch (state) {
    case PlaceState::kHeld:
      return "held";
    case PlaceState::kBorderline:
      return "borderline";
    case PlaceState::kBroken:
      break;
  }
  return "broken";
}

Json json_of(const std::vector<BrokenRule>& rules) {
  Json list = Json::array();
  for (const BrokenRule& rule : rules) list.push_back({{"rule", rule.rule}, {"says", rule.says}});
  return list;
}

Json json_of(const std::vector<DayMove>& moves) {
  Json list = Json::array();
  for (const DayMove& move : moves) {
    list.push_back(
        {{"date", to_text(move.from)}, {"to", to_text(move.to)}, {"reason", move.reason}});
  }
  return list;
}

Answer<LocalDate> read_day(const std::string& text, const std::string& field) {
  if (const auto date = parse_local_date(text)) return *date;
  return problem(422, "usage", "the day '" + field + "' cannot be read", "write it as 2026-01-05");
}

Outcome places(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto date = read_day(std::string(call.asked("date")), "date");
  DOWEL_TRY(date);
  const auto now = app::tell_plan(**desk);
  DOWEL_TRY(now);
  const auto found = app::tell_places(**desk, *date);
  DOWEL_TRY(found);
  if (!*now || !*found) return problem(404, "no-plan", "there is no plan now", "make one");
  Json json = report::begin_answer("plan-moves");
  json["date"] = to_text(*date);
  json["week"] = (*found)->week;
  json["days"] = Json::array();
  for (const SessionPlace& place : (*found)->places) {
    json["days"].push_back({{"date", to_text(place.date)},
                            {"here", place.here},
                            {"holds", word_of(place.holds)},
                            {"state", word_of(place.state)},
                            {"breaks", json_of(place.breaks)}});
  }
  json["moved"] = json_of((*now)->plan.request.moves);
  return document(json);
}

Outcome move(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string from = fields.required("date"), to = fields.required("to");
  const std::string reason = fields.text("reason").value_or("");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  const auto first = read_day(from, "date"), second = read_day(to, "to");
  DOWEL_TRY(first);
  DOWEL_TRY(second);
  constexpr std::size_t kLongest = 1000;
  if (reason.size() > kLongest) {
    return problem(422, "usage", "the reason is too long", "send at most 1000 bytes");
  }
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto moved = app::move_session(**desk, {*first, *second, reason});
  DOWEL_TRY(moved);
  const auto& plan = moved->now.plan;
  Json json = report::begin_answer("plan-moved");
  json["change"] = moved->change;
  json["state"] = word_of(moved->place.state);
  json["breaks"] = json_of(moved->place.breaks);
  json["moved"] = json_of(plan.request.moves);
  json["plan"] = Json::parse(
      report::plan_answer(plan.record, plan.request, plan.programme, report::Surface::kPage));
  const std::string athlete = (*desk)->athlete().id.value;
  call.house.events().tell("plan", Json{{"athlete", athlete}, {"id", plan.record.id.value}}.dump());
  return document(json, 201);
}

Answer<std::string> slug_of(const Knowledge& knowledge, const std::string& words) {
  if (const Exercise* found = app::exercise_by_words(knowledge, words)) return found->slug;
  const auto missing = require_exercise(knowledge, words);
  return problem(422, "usage", "no exercise is called '" + words + "'",
                 missing ? "" : missing.error().hint);
}

Outcome swap(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string chosen = fields.required("exercise"), other = fields.required("instead");
  const auto from = fields.text("date");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  const auto exercise = slug_of(knowledge, chosen), instead = slug_of(knowledge, other);
  DOWEL_TRY(exercise);
  DOWEL_TRY(instead);
  const LocalDate today = day_of((*desk)->book.now);
  const auto date = from ? read_day(*from, "date") : Answer<LocalDate>(today);
  DOWEL_TRY(date);
  if (*date < today) {
    return problem(422, "usage", "what is over cannot be swapped", "name a day from today on");
  }
  const auto made = app::swap_exercise(**desk, {*exercise, *instead, *date});
  DOWEL_TRY(made);
  const auto& plan = made->now.plan;
  Json json = report::begin_answer("plan-swapped");
  json["change"] = made->change;
  json["exercise"] = made->swap.exercise;
  json["instead"] = made->swap.instead;
  json["from"] = to_text(made->swap.from);
  json["until"] = to_text(made->until);
  json["not_in_weeks"] = made->not_in;
  json["plan"] = Json::parse(
      report::plan_answer(plan.record, plan.request, plan.programme, report::Surface::kPage));
  const std::string athlete = (*desk)->athlete().id.value;
  call.house.events().tell("plan", Json{{"athlete", athlete}, {"id", plan.record.id.value}}.dump());
  return document(json, 201);
}

}  // namespace

std::vector<Route> move_routes() {
  return {{"GET", "/api/{a}/plan/moves", places},
          {"POST", "/api/{a}/plan/moves", move, kSmallBody},
          {"POST", "/api/{a}/plan/swaps", swap, kSmallBody}};
}

}  // namespace dowel::server
