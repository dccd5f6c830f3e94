#include "vision/packed_pose.h"

#include <algorithm>
#include <cmath>

namespace dowel::vision {
namespace {

constexpr float kMost = 65535;
constexpr float kPerMetre = 8192;

std::uint16_t to_steps(float value, float step) {
  return static_cast<std::uint16_t>(std::clamp(std::round(value / step), 0.0F, kMost));
}

std::int16_t to_world(float metres) {
  return static_cast<std::int16_t>(std::clamp(std::round(metres * kPerMetre), -32767.0F, 32767.0F));
}

}  // namespace

PackedPose pack(const PoseFrame& pose) {
  const auto [left, right] = std::ranges::minmax(pose.image, {}, &Landmark::x_px);
  const auto [top, bottom] = std::ranges::minmax(pose.image, {}, &Landmark::y_px);
  PackedPose packed{pose.time_s, pose.confidence, left.x_px, top.y_px};
  // One step for both directions; never zero, should all points lie on one.
  packed.step_px = std::max({right.x_px - left.x_px, bottom.y_px - top.y_px, 1.0F}) / kMost;
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    const Landmark& p = pose.image[joint];
    const WorldPoint& w = pose.world[joint];
    packed.points[joint] = {to_steps(p.x_px - packed.left_px, packed.step_px),
                            to_steps(p.y_px - packed.top_px, packed.step_px),
                            to_steps(p.visibility, 1 / kMost),
                            to_steps(p.presence, 1 / kMost),
                            {to_world(w.x_m), to_world(w.y_m), to_world(w.z_m)}};
  }
  return packed;
}

PoseFrame unpack(const PackedPose& packed) {
  PoseFrame pose{packed.time_s, true, packed.confidence, {}, {}};
  for (std::size_t joint = 0; joint < kJointCount; ++joint) {
    const PackedPose::Point& p = packed.points[joint];
    pose.image[joint] = {packed.left_px + packed.step_px * p.x,
                         packed.top_px + packed.step_px * p.y, p.visibility / kMost,
                         p.presence / kMost};
    pose.world[joint] = {p.world[0] / kPerMetre, p.world[1] / kPerMetre, p.world[2] / kPerMetre};
  }
  return pose;
}

}  // namespace dowel::vision
