#include "app/whole_file.h"
#include "server/asked.h"
#include "server/fields.h"
#include "server/films.h"
#include "server/house.h"
#include "server/ranges.h"
#include "server/routes.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

// How much was said of each film: comments hang on the set that an analysis is of.
Answer<void> count_comments(Call& call, std::vector<Json>& clips) {
  auto desk = call.house.whole_log();
  DOWEL_TRY(desk);
  for (Json& clip : clips) {
    for (Json& analysis : clip["analyses"]) {
      const auto found = analysis.find("set");
      const bool of_set = found != analysis.end() && found->is_string();
      const std::string set = of_set ? found->get<std::string>() : "";
      const auto said = (*desk)->store->comments({set});
      DOWEL_TRY(said);
      analysis["comments"] = said->size();
    }
  }
  return {};
}

Outcome clips(Call& call) {
  std::vector<Json> all = call.house.films().clips();
  DOWEL_TRY(count_comments(call, all));
  Json json = report::begin_answer("clips");
  json["clips"] = std::move(all);
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
  return Response{204, {}, std::string()};
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
  const auto clip = call.house.films().clip(call["id"]);
  DOWEL_TRY(clip);
  // Turned upright it is another film.
  return file_response(call.request.head, *film, "video/mp4",
                       tag_of(call["id"] + kind + (*clip)["turned_deg"].dump()));
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

}  // namespace

std::vector<Route> clip_routes() {
  return {{"GET", "/api/clips", clips},
          {"GET", "/api/clips/{id}", clip},
          {"PATCH", "/api/clips/{id}", rename_clip, kSmallBody},
          {"DELETE", "/api/clips/{id}", drop_clip},
          {"GET", "/api/clips/{id}/file", film_file},
          {"GET", "/api/clips/{id}/renditions/{kind}", rendition},
          {"GET", "/api/clips/{id}/index", frame_index},
          {"GET", "/api/clips/{id}/still", still}};
}

}  // namespace dowel::server
