#pragma once

#include <cmath>
#include <numbers>

#include "core/base/units.h"
#include "core/body/posture.h"

/// Stick figures of known measures, where a whole synthetic film would say too little of one rule.
namespace dowel::testing {

/// A body of trunk 1, thigh 0.72 and shank 0.72; every place in trunk lengths.
struct DrawnBody {
  Vec2 feet_px{300, 500};    ///< mid of the ankles on the picture
  double trunk_px = 100;     ///< how long a trunk looks
  double heading_rad = 0;    ///< 0: towards the picture's right; π/2: away from the camera
  double shoulders_rad = 0;  ///< how much further the shoulders are turned than the hips
  double lean_rad = 0;       ///< of the trunk, forwards
  double hips_back = 0;
  double hips_down = 0;
  double half_width = 0.2;  ///< between the hips, and between the shoulders
};

inline constexpr double kDrawnLeg = 1.44;
inline constexpr double kDrawnTrunk_m = 0.5;

/// One frame of it; every point seen, `world` as a network without errors would tell it.
inline PoseFrame draw(const DrawnBody& body, double time_s = 0) {
  PoseFrame frame;
  frame.time_s = time_s;
  frame.found = true;
  frame.confidence = 1;
  const Vec2 hip{-body.hips_back, kDrawnLeg - body.hips_down};
  const Vec2 up{std::sin(body.lean_rad), std::cos(body.lean_rad)};
  const Vec2 shoulder = hip + up;
  const auto put = [&](Joint joint, Vec2 forward_and_up, double right, double turned_rad = 0) {
    const double heading = body.heading_rad + turned_rad;
    const double x = forward_and_up.x * std::cos(heading) + right * std::sin(heading);
    const double away = forward_and_up.x * std::sin(heading) - right * std::cos(heading);
    Landmark& seen = frame.image[index_of(joint)];
    seen.x_px = static_cast<float>(body.feet_px.x + body.trunk_px * x);
    seen.y_px = static_cast<float>(body.feet_px.y - body.trunk_px * forward_and_up.y);
    seen.visibility = seen.presence = 1;
    frame.world[index_of(joint)] = {static_cast<float>(kDrawnTrunk_m * x),
                                    static_cast<float>(kDrawnTrunk_m * (hip.y - forward_and_up.y)),
                                    static_cast<float>(kDrawnTrunk_m * away)};
  };
  const double out = body.half_width, turned = body.shoulders_rad;
  const auto both = [&](Joint left, Joint right, Vec2 place, double turned_rad = 0) {
    put(left, place, -out, turned_rad);
    put(right, place, out, turned_rad);
  };
  both(Joint::kLeftAnkle, Joint::kRightAnkle, {0, 0});
  both(Joint::kLeftHeel, Joint::kRightHeel, {-0.1, -0.05});
  both(Joint::kLeftFootIndex, Joint::kRightFootIndex, {0.35, -0.05});
  both(Joint::kLeftKnee, Joint::kRightKnee, {0.25 * body.hips_down, 0.5 * hip.y});
  both(Joint::kLeftHip, Joint::kRightHip, hip);
  both(Joint::kLeftShoulder, Joint::kRightShoulder, shoulder, turned);
  both(Joint::kLeftEar, Joint::kRightEar, shoulder + 0.4 * up, turned);
  both(Joint::kLeftElbow, Joint::kRightElbow, shoulder - Vec2{0, 0.55}, turned);
  both(Joint::kLeftWrist, Joint::kRightWrist, shoulder - Vec2{0, 1.0}, turned);
  return frame;
}

/// A film of it. @param at  the body at a time [s]
template <class At>
PoseTrack draw_film(double length_s, const At& at, double fps = 30) {
  PoseTrack track;
  track.width_px = 600;
  track.height_px = 600;
  for (int i = 0; i < length_s * fps; ++i) track.frames.push_back(draw(at(i / fps), i / fps));
  return track;
}

/// The frame nearest to a time.
inline std::size_t frame_at(double time_s, double fps = 30) {
  return static_cast<std::size_t>(std::lround(time_s * fps));
}

}  // namespace dowel::testing
