#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/log_entries.h"
#include "app/whole_file.h"
#include "formats/csv.h"
#include "server/corrections.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/ranges.h"
#include "server/routes.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

Answer<double> seconds_asked(const Call& call, const std::string& name, double otherwise) {
  const std::string text(call.asked(name));
  if (text.empty()) return otherwise;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (*end == '\0' && value >= 0 && value < 1e6) return value;
  return problem(422, "usage", "?" + name + " is no time in the film", "write seconds, e.g. 14.2");
}

Outcome begin_upload(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string name = fields.required("name");
  const auto size = fields.number("size");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  if (!size || *size < 0 || *size > 9e15) {
    return problem(422, "usage", "the size of the film is missing", "send it in bytes");
  }
  const auto upload = call.house.films().begin_upload(name, static_cast<std::uint64_t>(*size));
  DOWEL_TRY(upload);
  Response response = document(*upload, 201);
  response.set("Location", "/api/uploads/" + (*upload)["id"].get<std::string>());
  response.set("Upload-Offset", "0");
  return response;
}

Outcome show_upload(Call& call) {
  const auto upload = call.house.films().upload(call["id"]);
  DOWEL_TRY(upload);
  Response response = document(*upload);
  response.set("Upload-Offset", (*upload)["offset"].dump());
  response.set("Upload-Length", (*upload)["size"].dump());
  return response;
}

Answer<std::unique_ptr<BodyTaker>> take_piece(Call& call) {
  const RequestHead& head = call.request.head;
  if (head.header("content-type") != "application/offset+octet-stream") {
    return problem(415, "unsupported", "the piece is not said to be one",
                   "send Content-Type: application/offset+octet-stream");
  }
  const std::string_view text = head.header("upload-offset");
  std::uint64_t offset = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), offset);
  if (text.empty() || failed != std::errc() || end != text.data() + text.size()) {
    return problem(422, "usage", "the header Upload-Offset is missing",
                   "say where the piece goes on");
  }
  return call.house.films().take_piece(call["id"], offset);
}

Response no_content() { return Response{204, {}, std::string()}; }

Outcome drop_upload(Call& call) {
  DOWEL_TRY(call.house.films().drop_upload(call["id"]));
  return no_content();
}

Outcome clips(Call& call) {
  Json json = report::begin_answer("clips");
  json["clips"] = call.house.films().clips();
  return document(json);
}

Outcome clip(Call& call) {
  const auto found = call.house.films().clip(call["id"]);
  DOWEL_TRY(found);
  return document(*found);
}

Outcome rename_clip(Call& call) {
  const auto body = json_body(call.request);
  DOWEL_TRY(body);
  Fields fields(*body);
  const std::string name = fields.required("name");
  if (auto wrong = fields.wrong()) return tl::unexpected(std::move(*wrong));
  DOWEL_TRY(call.house.films().rename_clip(call["id"], name));
  return clip(call);
}

Outcome drop_clip(Call& call) {
  DOWEL_TRY(call.house.films().drop_clip(call["id"]));
  return no_content();
}

std::string type_of_film(const fs::path& film) {
  const std::string ending = film.extension();
  if (ending == ".webm") return "video/webm";
  if (ending == ".mov" || ending == ".MOV") return "video/quicktime";
  if (ending == ".mp4" || ending == ".MP4" || ending == ".m4v") return "video/mp4";
  return "application/octet-stream";
}

Outcome film_file(Call& call) {
  const auto film = call.house.films().film_of(call["id"]);
  DOWEL_TRY(film);
  Response response =
      file_response(call.request.head, *film, type_of_film(*film), tag_of(call["id"] + "film"));
  // What somebody sent is never taken for a page.
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

Outcome rendition(Call& call) {
  const std::string& kind = call["kind"];
  if (kind != "play" && kind != "scrub") {
    return problem(404, "not-found", "there is no such rendition", "ask for play or scrub");
  }
  const auto film = call.house.films().made_of(call["id"], kind + ".mp4");
  DOWEL_TRY(film);
  return file_response(call.request.head, *film, "video/mp4", tag_of(call["id"] + kind));
}

Outcome frame_index(Call& call) {
  const std::string of = call.asked("of").empty() ? "play" : std::string(call.asked("of"));
  if (of != "play" && of != "scrub") {
    return problem(422, "usage", "?of is no rendition", "say play or scrub");
  }
  const auto file = call.house.films().made_of(call["id"], "index.json");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  const Json whole = Json::parse(*text, nullptr, false);
  if (!whole.is_object()) {
    return problem(500, "bad-data", "the index is damaged", "prepare it anew");
  }
  const Json& made = whole[of];
  Json json = report::begin_answer("frames");
  for (const char* fact : {"width_px", "height_px", "codec", "description"}) {
    json[fact] = made[fact];
  }
  json["of"] = of;
  json["frames"] = {{"t_s", whole["t_s"]},
                    {"offset", made["offset"]},
                    {"size", made["size"]},
                    {"key", made["key"]}};
  return document(json.dump());
}

Outcome still(Call& call) {
  const auto time = seconds_asked(call, "t", 0);
  DOWEL_TRY(time);
  const auto width = seconds_asked(call, "width", 480);
  DOWEL_TRY(width);
  if (*width < 16 || *width > 1920) {
    return problem(422, "usage", "?width cannot be", "ask for 16 to 1920 pixels");
  }
  const int longest = static_cast<int>(*width);
  const auto picture = call.house.films().still_of(call["id"], *time, longest);
  DOWEL_TRY(picture);
  return file_response(call.request.head, *picture, "image/jpeg", tag_of(picture->string()));
}

// What the log says of the set is not asked again.
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

Outcome analysis(Call& call) {
  const bool original = call.asked("original") == "1";
  const auto corrected = call.house.films().analysis_file(call["id"], "corrected.json");
  const auto first = call.house.films().analysis_file(call["id"], "analysis.json");
  if (first) {
    const auto text = app::read_whole_file(corrected && !original ? *corrected : *first);
    DOWEL_TRY(text);
    Response response = document(*text);
    response.set("ETag", tag_of(*text));
    return response;
  }
  // One that came with a log from elsewhere has its document and nothing beside it.
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  auto text = (*desk)->store->document({call["id"]});
  if (!text) return tl::unexpected(first.error());
  Response response = document(std::move(*text));
  return response;
}

// Frames of a stretch, as they stand in the file: a line each, its time first.
Outcome overlay(Call& call) {
  const auto from = seconds_asked(call, "from", 0);
  DOWEL_TRY(from);
  const auto to = seconds_asked(call, "to", 1e6);
  DOWEL_TRY(to);
  const auto file = call.house.films().analysis_file(call["id"], "scenes.jsonl");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  constexpr std::string_view kBefore = R"({"t_s":)", kShapes = R"(,"shapes":)";
  constexpr double kHalfTick_s = 1e-6;
  std::string frames;
  Json times = Json::array();
  std::size_t at = text->find('\n');
  const Json head = Json::parse(text->substr(0, at), nullptr, false);
  for (++at; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string line = text->substr(at, end - at);
    at = end + 1;
    const std::size_t shapes = line.find(kShapes);
    if (!line.starts_with(kBefore) || shapes == std::string::npos) continue;
    const double t_s = std::strtod(line.c_str() + kBefore.size(), nullptr);
    if (t_s < *from - kHalfTick_s || t_s > *to + kHalfTick_s) continue;
    times.push_back(t_s);
    const std::string list = line.substr(shapes + kShapes.size());
    frames.append(frames.empty() ? "" : ",\n");
    if (list.starts_with("null")) {
      frames.append("null");
    } else {
      frames.append(R"({"shapes":)").append(list);  // up to the end of the line's own object
    }
  }
  Json json = report::begin_answer("overlay");
  json["width_px"] = head.value("width_px", 0);
  json["height_px"] = head.value("height_px", 0);
  json["t_s"] = std::move(times);
  json["frames"] = Json::array();
  std::string whole = json.dump();
  whole.insert(whole.size() - 2, frames);  // between the brackets of frames
  Response response = document(std::move(whole));
  response.set("Cache-Control", "private, max-age=3600");  // an analysis stays as it was made
  return response;
}

// The table of the curves, a list for each column.
Outcome series(Call& call) {
  const auto file = call.house.films().analysis_file(call["id"], "csv/series.csv");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  const auto table = formats::read_csv(*text);
  DOWEL_TRY(table);
  const auto column = [&](std::size_t i) {
    Json values = Json::array();
    for (const auto& row : table->rows) {
      const std::string cell = i < row.fields.size() ? row.fields[i] : "";
      char* end = nullptr;
      const double value = std::strtod(cell.c_str(), &end);
      values.push_back(!cell.empty() && *end == '\0' ? Json(value) : Json(nullptr));
    }
    return values;
  };
  const auto& header = table->header;
  const auto find = [&](const std::string& name) {
    const auto found = std::ranges::find(header, name);
    return found == header.end() ? Json(nullptr)
                                 : column(static_cast<std::size_t>(found - header.begin()));
  };
  Json json = report::begin_answer("series");
  json["t_s"] = find("time_s");
  json["series"] = Json::array();
  constexpr std::size_t kClipFrameTime = 3;
  for (std::size_t i = kClipFrameTime; i < header.size(); ++i) {
    const std::string& name = header[i];
    if (name.find("_sd_") != std::string::npos) continue;  // stands beside its curve
    const std::size_t unit_at = name.rfind('_');
    const std::string unit = name.substr(unit_at + 1), stem = name.substr(0, unit_at);
    Json sd = find(stem + "_sd_" + unit);
    if (sd.is_null() && unit == "deg" && !stem.starts_with("spine")) {
      sd = find("other_angles_sd_deg");
    }
    json["series"].push_back(
        {{"id", name}, {"unit", unit}, {"values", column(i)}, {"sd", std::move(sd)}});
  }
  return document(json);
}

Outcome export_of(Call& call) {
  struct Kind {
    const char *name, *file, *type;
  };
  static constexpr Kind kKinds[] = {{"report", "report.html", "text/html; charset=utf-8"},
                                    {"json", "analysis.json", "application/json"},
                                    {"film", "overlay.mp4", "video/mp4"},
                                    {"reps.csv", "csv/reps.csv", "text/csv; charset=utf-8"},
                                    {"measures.csv", "csv/measures.csv", "text/csv; charset=utf-8"},
                                    {"findings.csv", "csv/findings.csv", "text/csv; charset=utf-8"},
                                    {"series.csv", "csv/series.csv", "text/csv; charset=utf-8"}};
  for (const Kind& kind : kKinds) {
    if (call["kind"] != kind.name) continue;
    const auto file = call.house.films().analysis_file(call["id"], kind.file);
    DOWEL_TRY(file);
    Response response = file_response(call.request.head, *file, kind.type, tag_of(file->string()));
    response.set("Content-Disposition",
                 "attachment; filename=\"dowel-" + file->filename().string() + "\"");
    response.set("Content-Security-Policy",
                 "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
                 "img-src data:; media-src data:; sandbox allow-scripts allow-modals");
    return response;
  }
  return problem(404, "not-found", "there is no such export",
                 "ask for report, json, film, reps.csv, measures.csv, findings.csv or series.csv");
}

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

Outcome people(Call& call) {
  const auto file = call.house.films().analysis_file(call["id"], "people.json");
  DOWEL_TRY(file);
  const auto text = app::read_whole_file(*file);
  DOWEL_TRY(text);
  Json json = report::begin_answer("people");
  json.update(Json::parse(*text, nullptr, false));
  return document(json);
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

std::vector<Route> film_routes() {
  std::vector<Route> routes{
      {"POST", "/api/uploads", begin_upload, kSmallBody},
      {"GET", "/api/uploads/{id}", show_upload},
      {"DELETE", "/api/uploads/{id}", drop_upload},
      {"GET", "/api/clips", clips},
      {"GET", "/api/clips/{id}", clip},
      {"PATCH", "/api/clips/{id}", rename_clip, kSmallBody},
      {"DELETE", "/api/clips/{id}", drop_clip},
      {"GET", "/api/clips/{id}/file", film_file},
      {"GET", "/api/clips/{id}/renditions/{kind}", rendition},
      {"GET", "/api/clips/{id}/index", frame_index},
      {"GET", "/api/clips/{id}/still", still},
      {"POST", "/api/jobs", add_job, kSmallBody},
      {"GET", "/api/jobs", jobs},
      {"GET", "/api/jobs/{id}", job},
      {"DELETE", "/api/jobs/{id}", cancel_job},
      {"GET", "/api/analyses/{id}", analysis},
      {"GET", "/api/analyses/{id}/about", about},
      {"GET", "/api/analyses/{id}/overlay", overlay},
      {"GET", "/api/analyses/{id}/series", series},
      {"GET", "/api/analyses/{id}/export/{kind}", export_of},
      {"GET", "/api/analyses/{id}/people", people},
      {"POST", "/api/analyses/{id}/edges", move_rep_edges, kSmallBody},
      {"POST", "/api/analyses/{id}/exclusions", exclude, kSmallBody},
      {"POST", "/api/analyses/{id}/corrections", correct, kSmallBody},
      {"DELETE", "/api/analyses/{id}/exclusions/{rep}", include_again},
      {"DELETE", "/api/analyses/{id}/corrections/{change}", take_correction_back}};
  for (Route& route : routes) {
    // How far they are changes piece by piece, picture by picture.
    const bool under_way =
        route.pattern.starts_with("/api/jobs") || route.pattern.starts_with("/api/uploads");
    if (under_way) route.stands = std::chrono::seconds{0};
  }
  Route piece{"PATCH", "/api/uploads/{id}"};
  piece.taking = take_piece;
  routes.push_back(std::move(piece));
  return routes;
}

}  // namespace dowel::server
