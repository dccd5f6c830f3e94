#include <algorithm>
#include <map>

#include "app/exercise_choice.h"
#include "app/load_guide.h"
#include "app/look_over_log.h"
#include "app/plan_calendar.h"
#include "app/plan_phrases.h"
#include "app/typed_words.h"
#include "core/catalogue/coach_rules.h"
#include "core/catalogue/plan_rules.h"
#include "core/catalogue/volume.h"
#include "core/coach/plan_book.h"
#include "core/plan/context.h"
#include "core/progress/own_notation.h"
#include "core/progress/progress_summary.h"
#include "formats/plan_request_json.h"
#include "report/answers/progress_answers.h"
#include "report/answers/roster_answers.h"
#include "report/answers/training_answers.h"
#include "report/commands.h"
#include "report/log_words.h"
#include "report/plan_html.h"
#include "report/plan_json.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/routes.h"
#include "server/sheet.h"

namespace dowel::server {
namespace {

tl::unexpected<Problem> no_plan() {
  return problem(404, "no-plan", "there is no plan for this day", "make one");
}

Answer<LocalDate> date_asked(const Call& call, const std::string& name, LocalDate otherwise) {
  const std::string_view text = call.asked(name);
  if (text.empty()) return otherwise;
  if (const auto date = parse_local_date(text)) return *date;
  return problem(422, "usage", "the day ?" + name + " cannot be read", "write it as 2026-01-05");
}

Answer<Period> period_asked(const Call& call) {
  Period period;
  for (const auto& [name, day] : {std::pair{"from", &period.from}, {"to", &period.to}}) {
    if (call.asked(name).empty()) continue;
    const auto date = date_asked(call, name, {});
    DOWEL_TRY(date);
    *day = *date;
  }
  return period;
}

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
  if (const Stop* stop = std::get_if<Stop>(&told))
    return document(report::stop_answer(*stop, report::Surface::kPage));
  return document(report::next_answer(std::get<report::NextTold>(told), report::Surface::kPage));
}

Outcome next(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto exercise = exercise_of(call, (*desk)->rules.knowledge);
  DOWEL_TRY(exercise);
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

Answer<void> apply_own(const std::vector<std::string>& lines, PlanRequest& request) {
  for (TrainingDay& day : request.days) day.own.clear();
  for (const std::string& line : lines) {
    auto own = parse_own_days(line, request.athlete.shown_unit);
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
    DOWEL_TRY(apply_own(*own, request));
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

Outcome why(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const auto told = app::tell_why(**desk);
  DOWEL_TRY(told);
  return document(report::why_answer(told->diagnosis, told->last_block));
}

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
          {"GET", "/api/{a}/plan", plan},
          {"POST", "/api/{a}/plan", make_plan, kSmallBody},
          {"POST", "/api/{a}/plan/preview", preview_plan, kSmallBody},
          {"GET", "/api/{a}/plan.html", plan_page},
          {"GET", "/api/{a}/plan.ics", plan_calendar},
          {"GET", "/api/{a}/why", why},
          {"GET", "/api/{a}/progress", progress},
          {"GET", "/api/{a}/progress/{exercise}", progress_of_one},
          {"GET", "/api/{a}/muscles", muscles},
          {"GET", "/api/roster", roster}};
}

}  // namespace dowel::server
