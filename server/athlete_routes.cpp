#include <algorithm>

#include "app/log_book.h"
#include "app/typed_words.h"
#include "core/log/owned_loads.h"
#include "formats/text_values.h"
#include "report/answers/log_answers.h"
#include "server/demo.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/routes.h"
#include "server/voices.h"

namespace dowel::server {
namespace {

void tell_log(House& house, const AthleteId& athlete, std::int64_t change) {
  house.events().tell("log", Json{{"athlete", athlete.value}, {"change", change}}.dump());
}

template <class Entry>
std::vector<std::string> ids_of(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& one : entries) ids.push_back(one.id);
  return ids;
}

Result<void> use_our_words(const std::string& kind, WordFor what,
                           const std::vector<std::string>& own, std::vector<std::string>& words) {
  for (std::string& word : words) {
    auto known = app::known_word(what, kind, word, own);
    DOWEL_TRY(known);
    word = std::move(*known);
  }
  return {};
}

Result<void> check_person(const Knowledge& knowledge, LocalTime now, Athlete& athlete) {
  athlete.name = std::string(formats::trimmed(athlete.name));
  if (athlete.name.empty()) {
    return fail(ErrorCode::kUsage, "an athlete needs a name", "say how they are called");
  }
  if (athlete.mass_kg && (*athlete.mass_kg < 20 || *athlete.mass_kg > 400)) {
    return fail(ErrorCode::kUsage, "such a body mass cannot be", "give it in kg, 20 to 400");
  }
  const int this_year = static_cast<int>(std::chrono::year_month_day{day_of(now)}.year());
  if (athlete.birth_year && (*athlete.birth_year < 1900 || *athlete.birth_year > this_year)) {
    return fail(ErrorCode::kUsage, "such a year of birth cannot be", "write for example 1988");
  }
  DOWEL_TRY(use_our_words("the equipment", WordFor::kEquipment, ids_of(knowledge.equipment),
                          athlete.equipment));
  DOWEL_TRY(use_our_words("the condition", WordFor::kCondition, ids_of(knowledge.conditions),
                          athlete.conditions));
  auto bells = parse_bells(athlete.bells, athlete.shown_unit);
  DOWEL_TRY(bells);
  athlete.bells = std::move(*bells);
  auto dumbbells = parse_dumbbells(athlete.dumbbells, athlete.shown_unit);
  DOWEL_TRY(dumbbells);
  athlete.dumbbells = std::move(*dumbbells);
  auto plates = parse_plates(athlete.plates, athlete.shown_unit);
  DOWEL_TRY(plates);
  athlete.plates = std::move(*plates);
  auto bar = parse_bar(athlete.bar, athlete.shown_unit);
  DOWEL_TRY(bar);
  athlete.bar = std::move(*bar);
  return {};
}

std::string tag_of(const Athlete& athlete) {
  return server::tag_of(report::athletes_answer({athlete}));
}

Response one(const Athlete& athlete, int status = 200) {
  Response response = document(report::athletes_answer({athlete}), status);
  response.set("ETag", tag_of(athlete));
  return response;
}

Outcome list(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto athletes = (*desk)->store->athletes();
  DOWEL_TRY(athletes);
  return document(report::athletes_answer(*athletes));
}

Outcome add(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  auto& store = *(*desk)->store;
  const auto athletes = store.athletes();
  DOWEL_TRY(athletes);
  auto athlete = patched(Athlete{.id = {app::fresh_ids()()}, .name = "?"}, *body, {"id"});
  DOWEL_TRY(athlete);
  if (!body->contains("name")) athlete->name.clear();
  DOWEL_TRY(check_person((*desk)->rules.knowledge, local_now(), *athlete));
  for (const Athlete& other : *athletes) {
    if (formats::lowered(other.name) == formats::lowered(athlete->name)) {
      return problem(409, "usage", "there is an athlete '" + other.name + "' already",
                     "choose another name, or change that one");
    }
  }
  const auto unused = app::unused_athlete(store);
  DOWEL_TRY(unused);
  LogChange change{.what = "add the athlete '" + athlete->name + "'", .put = {*athlete}};
  if (*unused) change.removed = {(*unused)->id};
  const auto number = store.commit(change);
  DOWEL_TRY(number);
  tell_log(call.house, athlete->id, *number);
  Response response = one(*athlete, 201);
  response.set("Location", "/api/athletes/" + athlete->id.value);
  return response;
}

Outcome show(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  return one((*desk)->athlete());
}

Outcome change(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const Athlete before = (*desk)->athlete();
  if (const auto stale = changed_since(call.request, tag_of(before))) return tl::unexpected(*stale);
  auto athlete = patched(before, *body, {"id"});
  DOWEL_TRY(athlete);
  DOWEL_TRY(check_person((*desk)->rules.knowledge, (*desk)->book.now, *athlete));
  if (*athlete == before) return one(*athlete);
  const auto number = app::commit(
      **desk, {.what = "change the athlete '" + athlete->name + "'", .put = {*athlete}});
  DOWEL_TRY(number);
  tell_log(call.house, athlete->id, *number);
  return one(*athlete);
}

Outcome remove(Call& call) {
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  const Athlete athlete = (*desk)->athlete();
  const auto sessions = (*desk)->store->sessions(athlete.id, {});
  DOWEL_TRY(sessions);
  const auto book = (*desk)->store->book(athlete.id);
  DOWEL_TRY(book);
  call.house.films().cancel_jobs_of(athlete.id.value);  // else one would put its athlete back
  const auto number = (*desk)->store->commit(
      {.what = "remove the athlete '" + athlete.name + "'", .removed = {athlete.id}});
  DOWEL_TRY(number);
  call.house.films().drop_athlete(athlete.id.value);
  forget_voices_of(call.house, book->comments);
  tell_log(call.house, athlete.id, *number);
  return document(report::athlete_removed_answer(athlete, sessions->size()));
}

Outcome make_demo(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  auto now = House::moment(call);
  DOWEL_TRY(now);
  auto made = put_demo(**desk, day_of(*now));
  DOWEL_TRY(made);
  if (made->is_new) tell_log(call.house, made->athlete.id, 0);
  return one(made->athlete, made->is_new ? 201 : 200);
}

}  // namespace

std::vector<Route> athlete_routes() {
  return {
      {"GET", "/api/athletes", list},          {"POST", "/api/athletes", add, kSmallBody},
      {"GET", "/api/athletes/{a}", show},      {"PATCH", "/api/athletes/{a}", change, kSmallBody},
      {"DELETE", "/api/athletes/{a}", remove}, {"POST", "/api/demo", make_demo, kSmallBody}};
}

}  // namespace dowel::server
