#include <algorithm>

#include "app/whole_file.h"
#include "server/corrections.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

// What is known of an analysis, its corrections sorted by kind.
Json about_json(House& house, const Json& kept) {
  Json json = report::begin_answer("analysis-about");
  json.update(kept);
  const Json changes = kept.value("changes", Json::array());
  json.erase("changes");
  json["exclusions"] = Json::array();
  json["corrections"] = Json::array();
  for (const Json& change : changes) {
    const bool seen_otherwise = change.value("kind", "") == "state";
    Json one{{"id", change["id"]}, {"rep", change["rep"]}};
    if (seen_otherwise) {
      one["checkpoint"] = change["checkpoint"];
      one["state"] = change["state"];
    } else {
      one["not_a_rep"] = change.value("kind", "") == "not_a_rep";
    }
    one[seen_otherwise ? "remark" : "reason"] = change["reason"];
    one["by"] = change["by"];
    one["when"] = change["made_at"];
    json[seen_otherwise ? "corrections" : "exclusions"].push_back(std::move(one));
  }
  json["of"] = kept.value("of", Json(nullptr));  // analyses of an earlier Dowel do not say
  json["person"] = kept.value("person", Json(nullptr));
  json["edges"] = kept.value("edges", Json::array());
  json["overlay"] = house.films().analysis_file(kept.value("id", ""), "overlay.mp4").has_value();
  return json;
}

Outcome about(Call& call) {
  const auto kept = call.house.films().about_analysis(call["id"]);
  DOWEL_TRY(kept);
  return document(about_json(call.house, *kept));
}

// The person that an analysis is of, from 1.
int person_of(House& house, const std::string& analysis) {
  const auto file = house.films().analysis_file(analysis, "people.json");
  const auto text = file ? app::read_whole_file(*file) : Result<std::string>("");
  const Json json = text ? Json::parse(*text, nullptr, false) : Json();
  if (!json.is_object()) return 1;  // made before people could be chosen
  for (const Json& one : json["people"]) {
    if (one.value("chosen", false)) return one.value("person", 1);
  }
  return 1;
}

// The edges that were moved already stay moved; of a rep that is moved again the newest counts.
std::vector<EdgesSaid> edges_with(const Json& kept, EdgesSaid said) {
  std::vector<EdgesSaid> edges;
  for (const Json& one : kept.value("edges", Json::array())) {
    EdgesSaid before = edges_said(one);
    if (before.rep == said.rep) {
      if (!said.start_s) said.start_s = before.start_s;
      if (!said.bottom_s) said.bottom_s = before.bottom_s;
      if (!said.end_s) said.end_s = before.end_s;
    } else {
      edges.push_back(std::move(before));
    }
  }
  edges.push_back(std::move(said));
  return edges;
}

Answer<EdgesSaid> read_edges(const Json& body) {
  Fields fields(body);
  EdgesSaid said{.rep = fields.whole("rep").value_or(0),
                 .start_s = fields.number("start_s"),
                 .bottom_s = fields.number("bottom_s"),
                 .end_s = fields.number("end_s"),
                 .reason = fields.required("reason"),
                 .by = fields.required("by"),
                 .when = to_text(app::utc_now())};
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (said.rep < 1 || (!said.start_s && !said.bottom_s && !said.end_s)) {
    return problem(422, "usage", "it is not said which edge of which rep is elsewhere",
                   "send rep and at least one of start_s, bottom_s and end_s");
  }
  for (const auto& time : {said.start_s, said.bottom_s, said.end_s}) {
    if (time && (*time < 0 || *time > 1e6)) {
      return problem(422, "usage", "an edge lies outside any film", "send seconds, e.g. 14.2");
    }
  }
  return said;
}

Outcome move_rep_edges(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  auto said = read_edges(*body);
  DOWEL_TRY(said);
  auto& films = call.house.films();
  const auto kept = films.about_analysis(call["id"]);
  DOWEL_TRY(kept);
  const auto file = films.analysis_file(call["id"], "analysis.json");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  const Json whole = Json::parse(*text, nullptr, false);
  const Json reps = whole.is_object() ? whole.value("reps", Json::array()) : Json::array();
  const bool there = std::any_of(reps.begin(), reps.end(), [&](const Json& rep) {
    return rep.value("index", 0) == said->rep && !rep.value("partial", false);
  });
  if (!there) {
    return problem(422, "usage", "the set has no rep " + std::to_string(said->rep),
                   "name one of those counted");
  }
  JobWords words{.kind = "analysis",
                 .clip = kept->value("clip", ""),
                 .athlete = kept->value("athlete", ""),
                 .of = call["id"],
                 .changes = kept->value("changes", Json::array())};
  // What broke is looked up in the first analysis, which nobody had moved anything in.
  if (kept->contains("of") && (*kept)["of"].is_string()) {
    words.of = (*kept)["of"].get<std::string>();
  }
  if ((*kept)["set"].is_string()) words.set = (*kept)["set"].get<std::string>();
  words.person = person_of(call.house, call["id"]);
  words.edges = edges_with(*kept, std::move(*said));
  const Json plate = whole.value("/bar/plate_confirmed_m"_json_pointer, Json(nullptr));
  if (plate.is_number()) words.plate_m = plate.get<double>();
  call.named["a"] = words.athlete;
  auto desk = call.house.desk(call);
  DOWEL_TRY(desk);
  words.done = (*desk)->book.now;
  DOWEL_TRY(fill_from_set(**desk, words));
  if (words.exercise.empty()) {
    const ExerciseProfile* profile =
        (*desk)->rules.technique.find_profile(kept->value("exercise", ""));
    if (profile && !profile->recognised_only) words.exercise = profile->id;
  }
  const auto job = films.add_job(words);
  DOWEL_TRY(job);
  Response response = document(*job, 202);
  response.set("Location", "/api/jobs/" + (*job)["id"].get<std::string>());
  return response;
}

Outcome exclude(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  Change change{.rep = fields.whole("rep").value_or(0),
                .reason = fields.required("reason"),
                .by = fields.required("by")};
  change.kind = fields.flag("not_a_rep").value_or(false) ? "not_a_rep" : "left_out";
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  const auto now = put_change(call.house, call["id"], change);
  DOWEL_TRY(now);
  return document(about_json(call.house, *now), 201);
}

Outcome correct(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const Change change{.kind = "state",
                      .rep = fields.whole("rep").value_or(0),
                      .checkpoint = fields.required("checkpoint"),
                      .state = fields.required("state"),
                      .reason = fields.text("remark").value_or(""),
                      .by = fields.required("by")};
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  const auto now = put_change(call.house, call["id"], change);
  DOWEL_TRY(now);
  return document(about_json(call.house, *now), 201);
}

Outcome include_again(Call& call) {
  const auto kept = call.house.films().about_analysis(call["id"]);
  DOWEL_TRY(kept);
  for (const Json& change : kept->value("changes", Json::array())) {
    if (change["kind"] == "state" || change["rep"].dump() != call["rep"]) continue;
    const auto now = remove_change(call.house, call["id"], change["id"].get<std::string>());
    DOWEL_TRY(now);
    return document(about_json(call.house, *now));
  }
  return problem(404, "not-found", "this rep is not left out", "ask for those that are");
}

Outcome take_correction_back(Call& call) {
  const auto now = remove_change(call.house, call["id"], call["change"]);
  DOWEL_TRY(now);
  return document(about_json(call.house, *now));
}

}  // namespace

std::vector<Route> correction_routes() {
  return {{"GET", "/api/analyses/{id}/about", about},
          {"POST", "/api/analyses/{id}/edges", move_rep_edges, kSmallBody},
          {"POST", "/api/analyses/{id}/exclusions", exclude, kSmallBody},
          {"POST", "/api/analyses/{id}/corrections", correct, kSmallBody},
          {"DELETE", "/api/analyses/{id}/exclusions/{rep}", include_again},
          {"DELETE", "/api/analyses/{id}/corrections/{change}", take_correction_back}};
}

}  // namespace dowel::server
