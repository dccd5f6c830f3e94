#include <algorithm>
#include <cstdlib>

#include "app/whole_file.h"
#include "formats/csv.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/ranges.h"
#include "server/routes.h"

namespace dowel::server {
namespace {

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
                                    {"bar.csv", "csv/bar.csv", "text/csv; charset=utf-8"},
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
                 "ask for report, json, film, reps.csv, measures.csv, findings.csv, bar.csv or "
                 "series.csv");
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

}  // namespace

std::vector<Route> analysis_routes() {
  return {{"GET", "/api/analyses/{id}", analysis},
          {"GET", "/api/analyses/{id}/overlay", overlay},
          {"GET", "/api/analyses/{id}/series", series},
          {"GET", "/api/analyses/{id}/export/{kind}", export_of},
          {"GET", "/api/analyses/{id}/people", people}};
}

}  // namespace dowel::server
