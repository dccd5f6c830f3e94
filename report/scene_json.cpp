#include "report/scene_json.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

namespace dowel::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(SceneRole role) {
  static constexpr std::array<std::string_view, kSceneRoleCount> kWords{
      "near_side", "far_side", "back_contour", "stick", "contact", "gap", "angle", "path", "text"};
  return kWords[static_cast<std::size_t>(role)];
}

std::string_view word_of(SceneState state) {
  static constexpr std::array<std::string_view, kSceneStateCount> kWords{
      "plain", "held", "broken", "borderline", "cannot_tell"};
  return kWords[static_cast<std::size_t>(state)];
}

// A tenth of a pixel is less than anybody sees and than any landmark is worth.
Json rounded(double value, double steps = 10) {
  return std::isfinite(value) ? Json(std::round(value * steps) / steps) : Json(nullptr);
}

Json points_json(const std::vector<Vec2>& points) {
  Json list = Json::array();
  for (const Vec2& point : points) {
    list.push_back(rounded(point.x));
    list.push_back(rounded(point.y));
  }
  return list;
}

Json shape(const char* kind, SceneRole role, SceneState state, const std::vector<Vec2>& points) {
  return {{"kind", kind},
          {"role", word_of(role)},
          {"state", word_of(state)},
          {"points", points_json(points)}};
}

}  // namespace

std::string scenes_head(int width_px, int height_px) {
  const Json head{{"schema", "dowel.scenes/1"}, {"width_px", width_px}, {"height_px", height_px}};
  return head.dump() + "\n";
}

std::string scene_line(const OverlayScene& scene, double time_s) {
  constexpr double kMicroseconds = 1e6, kThousandths = 1e3;
  Json shapes = Json::array();
  for (const SceneArea& area : scene.areas) {
    shapes.push_back(shape("area", area.role, area.state, area.ring_px));
  }
  for (const SceneLine& line : scene.lines) {
    shapes.push_back(shape("line", line.role, line.state, line.points_px));
  }
  for (const SceneArc& arc : scene.arcs) {
    shapes.push_back(shape("arc", SceneRole::kAngle, arc.state, {arc.centre_px}));
    shapes.back()["radius"] = rounded(arc.radius_px);
    shapes.back()["from_rad"] = rounded(arc.from_rad, kThousandths);
    shapes.back()["to_rad"] = rounded(arc.to_rad, kThousandths);
  }
  for (const SceneDot& dot : scene.dots) {
    shapes.push_back(shape("dot", dot.role, dot.state, {dot.centre_px}));
    shapes.back()["lit"] = dot.lit;
  }
  for (const SceneLabel& label : scene.labels) {
    shapes.push_back(shape("label", SceneRole::kText, label.state, {label.at_px}));
    shapes.back()["text"] = label.text;
  }
  Json json{{"t_s", rounded(time_s, kMicroseconds)}};
  json["shapes"] = shapes.empty() ? Json(nullptr) : std::move(shapes);
  return json.dump() + "\n";
}

}  // namespace dowel::report
