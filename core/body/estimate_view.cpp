#include "core/body/estimate_view.h"

#include <cmath>

#include "core/base/stats.h"
#include "core/body/posture.h"

namespace dowel {
namespace {

constexpr const char* kTurnCamera =
    "Turn the camera: lens level with the hip, square to your side, whole body in the picture.";

std::vector<std::size_t> frames_to_ask(const PoseTrack& track) {
  auto frames = standing_frames(track);
  if (frames.size() >= 5) return frames;
  frames.clear();
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (track.frames[i].found) frames.push_back(i);
  }
  return frames;
}

// Angle between the line through both sides and the line of sight: 0 when one side hides the other.
double yaw_of(const PoseFrame& f) {
  const Vec3 shoulders =
      world_point(f, Joint::kLeftShoulder) - world_point(f, Joint::kRightShoulder);
  const Vec3 hips = world_point(f, Joint::kLeftHip) - world_point(f, Joint::kRightHip);
  const Vec3 across = shoulders + hips;
  return std::atan2(std::abs(across.x), std::abs(across.z));
}

Facing facing_of(const PoseTrack& track, const std::vector<std::size_t>& frames) {
  std::vector<double> toe_minus_heel;
  for (const std::size_t i : frames) {
    const PoseFrame& f = track.frames[i];
    toe_minus_heel.push_back(image_middle(f, Joint::kLeftFootIndex, Joint::kRightFootIndex).x -
                             image_middle(f, Joint::kLeftHeel, Joint::kRightHeel).x);
  }
  const auto middle = median(std::move(toe_minus_heel));
  if (!middle || *middle == 0) return Facing::kUnknown;
  return *middle > 0 ? Facing::kRight : Facing::kLeft;
}

BodySide near_side_of(const PoseTrack& track, const std::vector<std::size_t>& frames) {
  std::vector<double> left_farther;
  for (const std::size_t i : frames) {
    const PoseFrame& f = track.frames[i];
    left_farther.push_back(
        world_point(f, Joint::kLeftShoulder).z + world_point(f, Joint::kLeftHip).z -
        world_point(f, Joint::kRightShoulder).z - world_point(f, Joint::kRightHip).z);
  }
  return median(std::move(left_farther)).value_or(0) > 0 ? BodySide::kRight : BodySide::kLeft;
}

}  // namespace

View estimate_view(const PoseTrack& track, const ViewLimits& limits) {
  View view;
  const auto frames = frames_to_ask(track);
  if (frames.size() < 5) {
    view.advice.push_back("The body was seen in too few frames to tell the camera's angle.");
    view.advice.push_back(kTurnCamera);
    return view;
  }
  std::vector<double> yaws;
  for (const std::size_t i : frames) yaws.push_back(yaw_of(track.frames[i]));
  view.yaw_rad = {*median(yaws), robust_sd(yaws)};
  view.facing = facing_of(track, frames);
  view.near_side = near_side_of(track, frames);

  const double yaw = view.yaw_rad.value;
  if (yaw <= limits.sagittal_rad) {
    view.kind = ViewKind::kSide;
    view.sagittal_usable = true;
    view.spine_usable = view.facing != Facing::kUnknown;
    if (yaw > limits.side_rad) {
      view.advice.push_back("The camera stands a little off your side: numbers are less sure.");
      view.advice.push_back(kTurnCamera);
    }
  } else {
    view.kind = yaw > limits.front_rad ? ViewKind::kFront : ViewKind::kOblique;
    view.sagittal_usable = view.kind == ViewKind::kOblique;
    view.advice.push_back(kTurnCamera);
  }
  return view;
}

}  // namespace dowel
