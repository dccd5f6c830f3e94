#include <algorithm>
#include <map>

#include "app/exercise_choice.h"
#include "app/load_guide.h"
#include "app/plan_calendar.h"
#include "app/plan_phrases.h"
#include "app/typed_words.h"
#include "core/coach/plan_book.h"
#include "core/plan/context.h"
#include "core/progress/own_notation.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/plan_html.h"
#include "report/plan_json.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

std::string plan_text(const PlanNow& now) {
  return report::plan_answer(now.plan.record, now.plan.request, now.plan.programme,
                             report::Surface::kPage);
}

Outcome plan(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto now = app::tell_plan(**desk);
  DOWEL_TRY(now);
  if (!*now) return no_plan();
  return document(plan_text(**now));
}

template <class Entry>
Result<std::vector<std::string>> our_words(std::optional<WordFor> what, const std::string& kind,
                                           const std::vector<Entry>& entries,
                                           const std::vector<std::string>& words) {
  std::vector<std::string> ids;
  for (const Entry& one : entries) ids.push_back(one.id);
  std::vector<std::string> known;
  for (const std::string& word : words) {
    auto found = app::known_word(what, kind, word, ids);
    DOWEL_TRY(found);
    known.push_back(std::move(*found));
  }
  return known;
}

Answer<std::vector<TrainingDay>> read_days(const std::vector<Json>& list,
                                           const std::vector<TrainingDay>& before) {
  std::vector<TrainingDay> days;
  for (const Json& one : list) {
    Fields fields(one);
    const std::string name = fields.required("day");
    const auto minutes = fields.number("minutes");
    if (const auto wrong = fields.wrong()) return tl::unexpected(*wrong);
    auto parsed = app::parse_days(name, before, minutes);
    DOWEL_TRY(parsed);
    if (parsed->size() != 1) {
      return problem(422, "usage", "'" + name + "' is not one day", "say mon, tue … one by one");
    }
    days.push_back(std::move(parsed->front()));
  }
  return days;
}

Answer<void> apply_own(const Knowledge& knowledge, const std::vector<std::string>& lines,
                       PlanRequest& request) {
  for (TrainingDay& day : request.days) day.own.clear();
  for (const std::string& line : lines) {
    auto own = app::parse_own(knowledge, line, request.athlete.shown_unit);
    DOWEL_TRY(own);
    for (auto& [weekday, lifts] : *own) {
      const auto day = std::ranges::find(request.days, weekday, &TrainingDay::weekday);
      if (day == request.days.end()) {
        return problem(422, "usage", "own lifts stand on a day without training: '" + line + "'",
                       "add the day to days, or move the lifts");
      }
      std::ranges::move(lifts, std::back_inserter(day->own));
    }
  }
  return {};
}

// Puts the wishes of a request's body over those of last time.
Answer<void> apply_wishes(const Json& body, const Knowledge& knowledge, PlanRequest& request) {
  Fields fields(body);
  if (const auto aim = fields.text("aim")) {
    const auto parsed = app::parse_aim(*aim);
    DOWEL_TRY(parsed);
    request.aim = *parsed;
  }
  if (const auto list = fields.objects("days"); !list.empty()) {
    auto days = read_days(list, request.days);
    DOWEL_TRY(days);
    request.days = std::move(*days);
  }
  if (const auto own = fields.words("own")) {
    DOWEL_TRY(apply_own(knowledge, *own, request));
  }
  request.weeks = fields.whole("weeks").value_or(request.weeks);
  if (const auto start = fields.text("start")) {
    const auto date = parse_local_date(*start);
    if (!date) return problem(422, "usage", "the start is no day", "write it as 2026-01-05");
    request.start = *date;
  }
  if (const auto experience = fields.text("experience")) {
    const auto parsed = app::parse_experience(*experience);
    DOWEL_TRY(parsed);
    request.athlete.experience = *parsed;
  }
  if (const auto equipment = fields.words("equipment")) {
    auto known = our_words(WordFor::kEquipment, "the equipment", knowledge.equipment, *equipment);
    DOWEL_TRY(known);
    request.athlete.equipment = std::move(*known);
  }
  if (const auto conditions = fields.words("conditions")) {
    auto known = our_words(WordFor::kCondition, "the condition", knowledge.conditions, *conditions);
    DOWEL_TRY(known);
    request.athlete.conditions = std::move(*known);
  }
  if (const auto weak = fields.words("weak")) {
    const auto known = our_words(std::nullopt, "the weak link", knowledge.causes, *weak);
    DOWEL_TRY(known);
    for (const std::string& cause : *known) request.weak_links.push_back({cause, "You said so."});
  }
  if (const auto emphases = fields.words("emphases")) {
    auto known = our_words(WordFor::kEmphasis, "the emphasis", knowledge.sports, *emphases);
    DOWEL_TRY(known);
    request.emphases = std::move(*known);
  }
  if (const auto wishes = fields.words("wishes")) {
    request.wishes.clear();
    for (const std::string& wish : *wishes) {
      const Exercise* exercise = app::exercise_by_words(knowledge, wish);
      request.wishes.push_back(exercise ? exercise->slug : wish);
    }
  }
  request.off_day_minutes = fields.number("off_day_minutes").value_or(request.off_day_minutes);
  request.clinician_cleared = fields.flag("clinician_cleared").value_or(request.clinician_cleared);
  PlanSettings& settings = request.settings;
  settings.most_accessories = fields.whole("most_accessories").value_or(settings.most_accessories);
  settings.rotate = fields.flag("rotate").value_or(settings.rotate);
  settings.mobility = fields.flag("mobility").value_or(settings.mobility);
  settings.jefferson_curl = fields.flag("jefferson_curl").value_or(settings.jefferson_curl);
  settings.full_copenhagen_warm_up =
      fields.flag("full_copenhagen_warm_up").value_or(settings.full_copenhagen_warm_up);
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  DOWEL_TRY(check_request(request, knowledge));
  return {};
}

Answer<PlanNow> plan_asked(Call& call, app::Desk& desk, bool keep) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto request = usual_request(make_book(desk.book, desk.rules));
  DOWEL_TRY(request);
  DOWEL_TRY(apply_wishes(*body, desk.rules.knowledge, *request));
  if (app::must_ask_signs(desk)) {
    return problem(409, "ask-red-flags", "the questions about warning signs are not answered",
                   "answer each of them before a plan is made");
  }
  auto made = app::plan_from(desk, std::move(*request), keep);
  DOWEL_TRY(made);
  return std::move(*made);
}

Outcome make_plan(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto made = plan_asked(call, **desk, true);
  DOWEL_TRY(made);
  call.house.events().tell(
      "plan",
      Json{{"athlete", (*desk)->athlete().id.value}, {"id", made->plan.record.id.value}}.dump());
  return document(plan_text(*made), 201);
}

// Lines of a plan's days from a day on, by day, block and exercise.
std::map<std::string, Json> lines_of(const Programme& programme, LocalDate from) {
  std::map<std::string, Json> lines;
  for (const PlanWeek& week : programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date < from) continue;
      const auto json = report::day_to_json(day, report::Surface::kPage);
      for (const auto& block : json.at("blocks")) {
        for (const auto& line : block.at("lines")) {
          const std::string key = to_text(day.date) + "|" + block.at("kind").get<std::string>() +
                                  "|" + line.at("exercise").get<std::string>();
          lines[key] = line;
        }
      }
    }
  }
  return lines;
}

Json difference(const char* what, const std::string& key, const Json& before, const Json& after) {
  constexpr std::size_t kDate = 10;
  const std::size_t bar = key.find('|', kDate + 1);
  return {{"date", key.substr(0, kDate)},
          {"block", key.substr(kDate + 1, bar - kDate - 1)},
          {"what", what},
          {"before", before},
          {"after", after}};
}

// Whether two lines ask for the same; why they do may be said otherwise.
bool same_work(Json one, Json other) {
  for (Json* line : {&one, &other}) {
    line->erase("why");
    line->erase("minutes");
  }
  return one == other;
}

Json differences(const std::map<std::string, Json>& before,
                 const std::map<std::string, Json>& after) {
  Json list = Json::array();
  std::map<std::string, int> keys;
  for (const auto& [key, line] : before) keys[key] |= 1;
  for (const auto& [key, line] : after) keys[key] |= 2;
  for (const auto& [key, where] : keys) {
    if (where == 1) list.push_back(difference("removed", key, before.at(key), nullptr));
    if (where == 2) list.push_back(difference("added", key, nullptr, after.at(key)));
    if (where == 3 && !same_work(before.at(key), after.at(key))) {
      list.push_back(difference("changed", key, before.at(key), after.at(key)));
    }
  }
  return list;
}

Outcome preview_plan(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto now = app::tell_plan(**desk);
  DOWEL_TRY(now);
  const auto made = plan_asked(call, **desk, false);
  DOWEL_TRY(made);
  const LocalDate today = day_of((*desk)->book.now);
  std::map<std::string, Json> before;
  if (*now) before = lines_of((*now)->plan.programme, today);
  Json json = report::begin_answer("plan-preview");
  json["plan"] = Json::parse(plan_text(*made));
  json["differences"] = differences(before, lines_of(made->plan.programme, today));
  return document(json);
}

Outcome plan_page(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto now = app::tell_plan(**desk);
  DOWEL_TRY(now);
  if (!*now) return no_plan();
  const Knowledge& knowledge = (*desk)->rules.knowledge;
  const auto guide = app::load_guide(knowledge);
  DOWEL_TRY(guide);
  PlanHtmlOptions page;
  page.unit = (*desk)->unit();
  page.athlete = (*desk)->athlete().name;
  page.guide = &*guide;
  page.surface = report::Surface::kPage;
  Response response{200, {}, plan_html((*now)->plan.programme, knowledge, page)};
  response.set("Content-Type", "text/html; charset=utf-8");
  // A page of its own without a script: it may style itself and reach nothing.
  response.set("Content-Security-Policy",
               "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox "
               "allow-modals; frame-ancestors 'none'");
  return response;
}

Outcome plan_calendar(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const std::string time(call.asked("time"));
  const auto clock = app::parse_clock(time.empty() ? "18:00" : time);
  DOWEL_TRY(clock);
  const auto now = app::tell_plan(**desk);
  DOWEL_TRY(now);
  if (!*now) return no_plan();
  auto calendar = app::plan_calendar(**desk, (*now)->plan, *clock);
  DOWEL_TRY(calendar);
  return file_to_keep(std::move(*calendar), "text/calendar; charset=utf-8", "dowel-plan.ics");
}

}  // namespace

std::vector<Route> plan_routes() {
  return {{"GET", "/api/{a}/plan", plan},
          {"POST", "/api/{a}/plan", make_plan, kSmallBody},
          {"POST", "/api/{a}/plan/preview", preview_plan, kSmallBody},
          {"GET", "/api/{a}/plan.html", plan_page},
          {"GET", "/api/{a}/plan.ics", plan_calendar}};
}

}  // namespace dowel::server
