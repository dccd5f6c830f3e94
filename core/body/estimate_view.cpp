#include "core/body/estimate_view.h"

#include <cmath>

#include "core/base/stats.h"
#include "core/body/posture.h"

namespace dowel {
namespace {

constexpr const char* kTurnCamera =
    "Turn the camera: lens level with the hip, square to your side, whole body in the picture.";

constexpr const char* kFromTheFront =
    "From in front or behind only knees, pelvis, feet and hands can be told, not the hinge or the "
    "back.";

std::vector<std::size_t> found_frames(const PoseTrack& track) {
  std::vector<std::size_t> frames;
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    if (track.frames[i].found) frames.push_back(i);
  }
  return frames;
}

// Angle between a line through both sides and the line of sight: 0 when one side hides the other.
double across_yaw(Vec3 left_to_right) {
  return std::atan2(std::abs(left_to_right.x), std::abs(left_to_right.z));
}

Vec3 between(const PoseFrame& f, Joint a, Joint b) { return world_point(f, a) - world_point(f, b); }

// The same angle from the feet, which point across the lifter's left–right axis.
double foot_yaw(const PoseFrame& f) {
  const Vec3 forward = between(f, Joint::kLeftFootIndex, Joint::kLeftHeel) +
                       between(f, Joint::kRightFootIndex, Joint::kRightHeel);
  return std::atan2(std::abs(forward.z), std::abs(forward.x));
}

// Yaw of a clip: shoulders and hips together over all frames, since a hinge and a squat keep both
// axes where they are. A bar on the back bends the network's shoulder line, a plate its hip line:
// where the two disagree, the feet decide which to believe.
Measured clip_yaw(const PoseTrack& track, const std::vector<std::size_t>& frames) {
  std::vector<double> shoulders, hips, feet, both;
  for (const std::size_t i : frames) {
    const PoseFrame& f = track.frames[i];
    const Vec3 shoulder = between(f, Joint::kLeftShoulder, Joint::kRightShoulder);
    const Vec3 hip = between(f, Joint::kLeftHip, Joint::kRightHip);
    shoulders.push_back(across_yaw(shoulder));
    hips.push_back(across_yaw(hip));
    both.push_back(across_yaw(shoulder + hip));
    feet.push_back(foot_yaw(f));
  }
  constexpr double kDisagree_rad = 0.26;  // 15°: more than either scatters by itself
  const double shoulder = *median(std::move(shoulders)), hip = *median(std::move(hips));
  const double spread = std::abs(shoulder - hip) / 2;
  const double yaw = 2 * spread > kDisagree_rad ? *median({shoulder, hip, *median(std::move(feet))})
                                                : *median(std::move(both));
  return {yaw, std::max(spread, 0.05)};
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
  const auto frames = found_frames(track);
  if (frames.size() < 5) {
    view.advice.push_back("The body was seen in too few frames to tell the camera's angle.");
    view.advice.push_back(kTurnCamera);
    return view;
  }
  view.yaw_rad = clip_yaw(track, frames);
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
    if (view.kind == ViewKind::kFront) view.advice.push_back(kFromTheFront);
    view.advice.push_back(kTurnCamera);
  }
  return view;
}

}  // namespace dowel
