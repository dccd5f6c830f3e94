#include "app/log_entries.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {

Answer<void> fill_from_set(app::Desk& desk, JobWords& words) {
  if (words.set.empty()) return {};
  const auto set = app::find_set(*desk.store, desk.athlete().id, words.set);
  if (!set) return problem(422, "usage", set.error().message, "name a set of this athlete's log");
  words.set = set->set.id.value;
  if (!words.load_kg) words.load_kg = set->set.load_kg;
  const ExerciseProfile* profile = desk.rules.technique.find_profile(set->set.exercise.slug);
  if (words.exercise.empty() && profile && !profile->recognised_only) words.exercise = profile->id;
  return {};
}

namespace {

Outcome add_job(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  JobWords words;
  words.kind = fields.required("kind");
  words.clip = fields.required("clip");
  words.athlete = fields.text("athlete").value_or("me");
  const std::string exercise = fields.text("exercise").value_or("");
  words.load_kg = fields.number("load_kg");
  words.plate_m = fields.number("plate_m");
  words.set = fields.text("set").value_or("");
  words.overlay = fields.flag("overlay").value_or(false);
  const int person = fields.whole("person").value_or(0);
  const auto at = fields.text("at");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (words.kind != "analysis" && words.kind != "prepare") {
    return problem(422, "usage", "there is no work of this kind", "say analysis or prepare");
  }
  if (words.load_kg && (*words.load_kg < 0 || *words.load_kg > 600)) {
    return problem(422, "usage", "such a load cannot be", "send it in kg, 0 to 600");
  }
  constexpr double kSmallestPlate_m = 0.1, kLargestPlate_m = 0.6;
  if (words.plate_m && (*words.plate_m < kSmallestPlate_m || *words.plate_m > kLargestPlate_m)) {
    return problem(422, "usage", "there is no such plate",
                   "send its diameter in metres, 0.45 for one of competition");
  }
  constexpr int kMostPeople = 100;
  if (person < 0 || person > kMostPeople) {
    return problem(422, "usage", "there is no such person in the film",
                   "send one of /api/analyses/{id}/people, or leave it out");
  }
  words.person = person;
  call.named["a"] = words.athlete;
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  words.athlete = (*desk)->athlete().id.value;
  if (words.kind == "prepare") words.athlete.clear();
  words.done = (*desk)->book.now;
  if (at) {
    const auto when = parse_local_time(*at);
    if (!when) {
      return problem(422, "usage", "'" + *at + "' is no time", "write 2026-01-05T18:00:00");
    }
    words.done = *when;
  }
  if (!exercise.empty()) {
    const ExerciseProfile* profile = (*desk)->rules.technique.find_profile(exercise);
    if (!profile || profile->recognised_only) {
      return problem(422, "usage", "'" + exercise + "' cannot be measured from a film",
                     "ask /api/exercises for those that can, or leave it out");
    }
    words.exercise = profile->id;
  }
  DOWEL_TRY(fill_from_set(**desk, words));
  const auto job = call.house.films().add_job(words);
  DOWEL_TRY(job);
  Response response = document(*job, 202);
  response.set("Location", "/api/jobs/" + (*job)["id"].get<std::string>());
  return response;
}

Outcome jobs(Call& call) {
  Json json = report::begin_answer("jobs");
  json["jobs"] = call.house.films().jobs();
  return document(json);
}

Outcome job(Call& call) {
  const auto found = call.house.films().job(call["id"]);
  DOWEL_TRY(found);
  return document(*found);
}

Outcome cancel_job(Call& call) {
  const auto cancelled = call.house.films().cancel_job(call["id"]);
  DOWEL_TRY(cancelled);
  return document(*cancelled);
}

}  // namespace

std::vector<Route> job_routes() {
  std::vector<Route> routes{{"POST", "/api/jobs", add_job, kSmallBody},
                            {"GET", "/api/jobs", jobs},
                            {"GET", "/api/jobs/{id}", job},
                            {"DELETE", "/api/jobs/{id}", cancel_job}};
  for (Route& route : routes) route.stands = std::chrono::seconds{0};  // picture by picture
  return routes;
}

}  // namespace dowel::server
