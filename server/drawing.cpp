#include "server/drawing.h"

#include <cmath>

namespace dowel::server {
namespace {

constexpr std::size_t kMostStrokes = 200, kMostPoints = 20'000;  // of all strokes together
constexpr int kLargestPicture_px = 16'384;

tl::unexpected<Problem> wrong(const std::string& what) {
  return problem(422, "usage", "the drawing " + what,
                 "send strokes as /api/openapi.json describes them");
}

bool is_between(const Json& value, double least, double most) {
  return value.is_number() && value.get<double>() >= least && value.get<double>() <= most;
}

// What lies beside the picture by as much again is still meant for it: a pen slips over the edge.
bool is_point(const Json& point, double width_px, double height_px) {
  return point.is_array() && point.size() == 2 && is_between(point[0], -width_px, 2 * width_px) &&
         is_between(point[1], -height_px, 2 * height_px);
}

bool fits(const std::string& tool, std::size_t points) {
  if (tool == "line") return points == 2;
  if (tool == "angle") return points == 3;
  return tool == "pen" && points >= 1;
}

}  // namespace

Answer<void> check_drawing(const Json& drawing) {
  Fields fields(drawing);
  const auto time = fields.number("t_s");
  const auto width = fields.whole("width_px"), height = fields.whole("height_px");
  const std::vector<Json> strokes = fields.objects("strokes");
  if (auto problem = fields.wrong()) return tl::unexpected(std::move(*problem));
  if (!time || *time < 0) return wrong("has no time of its frame");
  if (!width || !height || *width < 1 || *height < 1 || *width > kLargestPicture_px ||
      *height > kLargestPicture_px) {
    return wrong("has no size of its picture");
  }
  if (strokes.empty() || strokes.size() > kMostStrokes) return wrong("has no strokes or too many");
  std::size_t points = 0;
  for (const Json& one : strokes) {
    Fields stroke(one);
    const std::string tool = stroke.required("tool");
    const auto thick = stroke.whole("width");
    const Json list = stroke.list("points");
    if (auto problem = stroke.wrong()) return tl::unexpected(std::move(*problem));
    if (!thick || *thick < 1 || *thick > 3) return wrong("has a stroke of no known width");
    if (!fits(tool, list.size())) return wrong("has a stroke whose tool and points do not fit");
    points += list.size();
    for (const Json& point : list) {
      if (!is_point(point, *width, *height)) return wrong("has a point outside its picture");
    }
  }
  if (points > kMostPoints) return wrong("has too many points");
  return {};
}

Json comment_json(const FilmComment& comment) {
  const Json drawing = Json::parse(comment.drawing, nullptr, false);
  return {{"id", comment.id.value},
          {"in_s", comment.in_s},
          {"out_s", report::or_null(comment.out_s)},
          {"rep", report::or_null(comment.rep)},
          {"finding", report::text_or_null(comment.finding)},
          {"text", comment.text},
          {"author", comment.author},
          {"written", to_text(comment.written)},
          {"done", comment.done},
          {"drawing", drawing.is_object() ? drawing : Json(nullptr)},
          {"reply_to", report::text_or_null(comment.reply_to.value)},
          {"read_by", comment.read_by},
          {"voice", report::text_or_null(comment.voice)},
          {"voice_s", report::or_null(comment.voice_s)}};
}

}  // namespace dowel::server
