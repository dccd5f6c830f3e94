#include "report/testing/sample_scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dowel::report::testing {
namespace {

Vec2 at(const PointPath& path, std::size_t frame) { return path.px[frame]; }

Vec2 foot_on_line(Vec2 a, Vec2 b, Vec2 p) {
  const Vec2 along = b - a;
  return a + (dot(p - a, along) / dot(along, along)) * along;
}

void draw_dowel(const DowelDrawing& d, OverlayScene& scene) {
  SceneArea gap;
  gap.ring_px = d.back;
  gap.ring_px.push_back(foot_on_line(d.low_end, d.high_end, d.back.back()));
  gap.ring_px.push_back(foot_on_line(d.low_end, d.high_end, d.back.front()));
  scene.areas.push_back(std::move(gap));
  scene.lines.push_back({SceneRole::kBackContour, SceneState::kPlain, d.back});
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {d.low_end, d.high_end}});
  const auto contact = [&](Vec2 place, bool touches) {
    const SceneState state = touches ? SceneState::kHeld : SceneState::kBroken;
    scene.dots.push_back({SceneRole::kContact, state, place, touches});
  };
  contact(d.tailbone, d.tailbone_touches);
  contact(d.upper_back, d.upper_back_touches);
  contact(d.head, d.head_touches);
}

}  // namespace

OverlayScene sample_scene(const SetAnalysis& set, std::size_t frame) {
  const BodyMotion& m = set.motion;
  OverlayScene scene;
  scene.width_px = 720;
  scene.height_px = 1280;
  const Vec2 ear = at(m.ear, frame), shoulder = at(m.shoulder, frame), hip = at(m.hip, frame),
             knee = at(m.knee, frame), ankle = at(m.ankle, frame);
  const auto limb = [&](std::vector<Vec2> points) {
    scene.lines.push_back({SceneRole::kNearSide, SceneState::kPlain, std::move(points)});
  };
  limb({ear, shoulder, hip, knee, ankle, at(m.toe, frame)});
  limb({ankle, at(m.heel, frame)});
  limb({shoulder, at(m.elbow, frame), at(m.wrist, frame)});
  for (const Vec2 joint : {shoulder, hip, knee, ankle}) {
    scene.dots.push_back({SceneRole::kNearSide, SceneState::kPlain, joint, true});
  }
  const Vec2 up = shoulder - hip, down = knee - hip;
  scene.arcs.push_back(
      {SceneState::kPlain, hip, 46, std::atan2(up.y, up.x), std::atan2(down.y, down.x)});
  scene.labels.push_back({SceneState::kPlain, hip + Vec2{56, 4},
                          fmt::format("{:.0f}°", 180 - to_deg(m.hip_flexion_rad.value[frame]))});
  for (const DowelDrawing& drawing : set.dowel.drawings) {
    if (drawing.frame == frame) draw_dowel(drawing, scene);
  }
  return scene;
}

}  // namespace dowel::report::testing
