#include <algorithm>

#include "app/check_installation.h"
#include "app/film_process.h"
#include "report/answers/knowledge_answers.h"
#include "server/demo.h"
#include "server/fields.h"
#include "server/house.h"
#include "server/openapi.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

Outcome health(Call& call) {
  return document(Json{{"schema", "dowel.health/1"},
                       {"status", "ok"},
                       {"version", DOWEL_VERSION},
                       {"uptime_s", call.house.uptime_s()}});
}

Outcome openapi(Call&) { return document(std::string(openapi_text())); }

Outcome doctor(Call&) {
  auto parts = app::check_installation();
  return document(report::doctor_answer(parts));
}

// Who looks: on this machine the owner, without a password.
Outcome me(Call& call) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  const auto athletes = (*desk)->store->athletes();
  DOWEL_TRY(athletes);
  auto now = House::moment(call);
  DOWEL_TRY(now);
  Json json{{"schema", "dowel.me/1"}, {"role", "owner"}};
  const bool one = athletes->size() == 1;
  json["athlete"] = one ? Json(athletes->front().id.value) : Json(nullptr);
  json["shown_unit"] = one && athletes->front().shown_unit == MassUnit::kPound ? "lb" : "kg";
  json["synthetic"] = Json::array();
  for (const Athlete& athlete : *athletes) {
    if (is_synthetic(athlete.id)) json["synthetic"].push_back(athlete.id.value);
  }
  json["today"] = to_text(day_of(*now));
  json["now"] = to_text(*now);
  json["version"] = DOWEL_VERSION;
  return document(json);
}

Outcome events(Call& call) {
  std::string_view seen = call.request.head.header("last-event-id");
  if (seen.empty()) seen = call.asked("after");  // a page that begins anew knows it from before
  return call.house.events().stream(seen);
}

}  // namespace

std::vector<Route> server_routes() {
  std::vector<Route> routes{{"GET", "/api/health", health},
                            {"GET", "/api/doctor", doctor},
                            {"GET", "/api/me", me},
                            {"GET", "/api/events", events}};
  for (Route& route : routes) route.stands = std::chrono::seconds{0};  // of this very moment
  routes.push_back({"GET", "/api/openapi.json", openapi});
  return routes;
}

std::vector<Route> all_routes() {
  std::vector<Route> routes;
  for (auto* part : {server_routes, knowledge_routes, athlete_routes, training_routes, plan_routes,
                     move_routes, progress_routes, feel_routes, log_routes, set_routes, note_routes,
                     data_routes, backup_routes, upload_routes, clip_routes, job_routes,
                     analysis_routes, correction_routes, comment_routes}) {
    auto some = part();
    std::ranges::move(some, std::back_inserter(routes));
  }
  return routes;
}

}  // namespace dowel::server
