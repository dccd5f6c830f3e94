#include "core/synthetic/landmarks.h"

#include <algorithm>
#include <cmath>

#include "core/base/units.h"
#include "core/synthetic/ease.h"

namespace dowel::synthetic {
namespace {

// A point of the face in the head's frame: x to the face, y up, z to the right; ear at the origin.
struct FacePoint {
  Joint joint;
  Vec3 place_m;  // at a head of 227 mm
};
constexpr FacePoint kFace[] = {{Joint::kNose, {.119, -.010, 0}},
                               {Joint::kLeftEyeInner, {.092, .026, -.017}},
                               {Joint::kLeftEye, {.088, .027, -.031}},
                               {Joint::kLeftEyeOuter, {.078, .026, -.044}},
                               {Joint::kRightEyeInner, {.092, .026, .017}},
                               {Joint::kRightEye, {.088, .027, .031}},
                               {Joint::kRightEyeOuter, {.078, .026, .044}},
                               {Joint::kLeftEar, {0, 0, -.075}},
                               {Joint::kRightEar, {0, 0, .075}},
                               {Joint::kMouthLeft, {.094, -.045, -.024}},
                               {Joint::kMouthRight, {.094, -.045, .024}}};

// The joints of one side, so that both are filled by the same lines.
struct SideJoints {
  Joint shoulder, elbow, wrist, pinky, index, thumb, hip, knee, ankle, heel, toe;
};
constexpr SideJoints kLeft{Joint::kLeftShoulder, Joint::kLeftElbow,    Joint::kLeftWrist,
                           Joint::kLeftPinky,    Joint::kLeftIndex,    Joint::kLeftThumb,
                           Joint::kLeftHip,      Joint::kLeftKnee,     Joint::kLeftAnkle,
                           Joint::kLeftHeel,     Joint::kLeftFootIndex};
constexpr SideJoints kRight{Joint::kRightShoulder, Joint::kRightElbow,    Joint::kRightWrist,
                            Joint::kRightPinky,    Joint::kRightIndex,    Joint::kRightThumb,
                            Joint::kRightHip,      Joint::kRightKnee,     Joint::kRightAnkle,
                            Joint::kRightHeel,     Joint::kRightFootIndex};

void place_side(const Limbs& limbs, const SideJoints& names, double side, PerJoint<Vec3>& points) {
  const auto put = [&](Joint joint, Vec3 p) { points[index_of(joint)] = p; };
  put(names.shoulder, limbs.shoulder);
  put(names.elbow, limbs.elbow);
  put(names.wrist, limbs.wrist);
  put(names.hip, limbs.hip);
  put(names.knee, limbs.knee);
  put(names.ankle, limbs.ankle);
  put(names.heel, limbs.heel);
  put(names.toe, limbs.toe);
  // Knuckles beyond the wrist: the thumb to the front, the little finger to the back.
  const Vec3 hand = limbs.grip - limbs.wrist;
  const Vec3 front = (1 / norm(hand)) * Vec3{-hand.y, hand.x, 0};
  put(names.index, limbs.wrist + 1.25 * hand + 0.018 * front - Vec3{0, 0, 0.01 * side});
  put(names.pinky, limbs.wrist + 1.15 * hand - 0.022 * front + Vec3{0, 0, 0.01 * side});
  put(names.thumb, limbs.wrist + 0.75 * hand + 0.030 * front - Vec3{0, 0, 0.02 * side});
}

// −1 left, 0 middle, 1 right.
int side_of(Joint joint) {
  const auto i = index_of(joint);
  if (joint == Joint::kNose) return 0;
  if (i <= index_of(Joint::kLeftEyeOuter) || joint == Joint::kMouthLeft) return -1;
  if (i <= index_of(Joint::kRightEyeOuter) || joint == Joint::kMouthRight) return 1;
  return i % 2 == 1 ? -1 : 1;  // from the ears on left and right alternate
}

// Chance to be seen, before occlusion by a plate and by the picture's edge.
double visibility(const SyntheticCamera& camera, const View& view, Joint joint, double wander) {
  const int side = side_of(joint);
  const bool near = side == 0 || (side > 0) == view.right_is_near();
  const double seen = std::clamp(camera.near_visibility + 0.02 * wander, 0.0, 1.0);
  if (near) return seen;
  // Turning the lifter brings the far side into view.
  const double turned = smooth_step((std::abs(view.yaw()) - to_rad(8)) / to_rad(45));
  const double hidden = std::clamp(camera.far_visibility + 0.035 * wander, 0.03, 1.0);
  return blend(hidden, seen, turned);
}

bool in_picture(const SyntheticCamera& camera, Vec2 p) {
  return p.x >= 0 && p.y >= 0 && p.x < camera.width_px && p.y < camera.height_px;
}

// True when a plate on the load stands in front of the point.
bool behind_plate(const SyntheticCamera& camera, const Skeleton& skeleton, const View& view,
                  Vec2 point_px) {
  if (!camera.plate_hides || !skeleton.load) return false;
  const Vec3 centre = view.to_camera({skeleton.load->x, skeleton.load->y, 0});
  return norm(view.to_px(centre) - point_px) < kPlateRadius_m * view.scale_at(centre.z);
}

}  // namespace

PerJoint<Vec3> place_joints(const SyntheticBody& body, const Skeleton& skeleton) {
  PerJoint<Vec3> points{};
  const double scale = body.head_m / 0.2275;
  const double s = std::sin(skeleton.head_rad);
  const double c = std::cos(skeleton.head_rad);
  for (const FacePoint& face : kFace) {
    const Vec3 p = scale * face.place_m;
    points[index_of(face.joint)] = {skeleton.ear.x + c * p.x + s * p.y,
                                    skeleton.ear.y + c * p.y - s * p.x, p.z};
  }
  place_side(skeleton.left, kLeft, -1, points);
  place_side(skeleton.right, kRight, 1, points);
  return points;
}

PoseFrame see_joints(const SyntheticBody& body, const Skeleton& skeleton,
                     const SyntheticCamera& camera, const View& view, Random& random) {
  PoseFrame frame;
  const auto points = place_joints(body, skeleton);
  const Vec3 origin = view.to_camera({skeleton.hip.x, skeleton.hip.y, 0});
  int inside = 0;
  for (std::size_t i = 0; i < kJointCount; ++i) {
    const Vec3 seen = view.to_camera(points[i]);
    const Vec2 exact = view.to_px(seen);
    const Vec2 noise = camera.landmark_noise_px * Vec2{random.normal(), random.normal()};
    const Vec2 p = exact + noise;
    double chance = visibility(camera, view, static_cast<Joint>(i), random.normal());
    if (behind_plate(camera, skeleton, view, exact)) chance *= 0.15;
    const bool shown = in_picture(camera, exact);
    inside += shown ? 1 : 0;
    if (!shown) chance *= 0.05;
    frame.image[i] = {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(chance),
                      shown ? 0.999F : 0.02F};
    const double metres = 1 / view.scale_at(seen.z);
    frame.world[i] = {static_cast<float>(seen.x - origin.x + metres * noise.x),
                      static_cast<float>(seen.y - origin.y + metres * noise.y),
                      static_cast<float>(seen.z - origin.z)};
  }
  // A tracker holds on to a person of whom at least half is in the picture.
  frame.found = 2 * inside > static_cast<int>(kJointCount);
  frame.confidence = frame.found ? 0.98F : 0.05F;
  return frame;
}

}  // namespace dowel::synthetic
