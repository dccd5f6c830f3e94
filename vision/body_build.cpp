#include "vision/body_build.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/assert.h"
#include "core/base/stats.h"

namespace dowel::vision {
namespace {

// Points wander by a tenth of a bone, and a lifter comes nearer by as much within the memory.
constexpr float kLongestBone = 1.35F;
// Both trunk and legs folded towards the camera, as in a deep squat seen from the front.
constexpr float kShortestBody = 0.45F;
constexpr double kMostReach = 0.75;

float distance(const PerJoint<Landmark>& image, Joint a, Joint b) {
  const Landmark& p = image[index_of(a)];
  const Landmark& q = image[index_of(b)];
  return std::hypot(p.x_px - q.x_px, p.y_px - q.y_px);
}

}  // namespace

Vec2 middle_of(const PerJoint<Landmark>& image, Joint a, Joint b) {
  const Landmark& p = image[index_of(a)];
  const Landmark& q = image[index_of(b)];
  return {(p.x_px + q.x_px) / 2.0, (p.y_px + q.y_px) / 2.0};
}

Build build_of(const PerJoint<Landmark>& image) {
  const Vec2 trunk = middle_of(image, Joint::kLeftShoulder, Joint::kRightShoulder) -
                     middle_of(image, Joint::kLeftHip, Joint::kRightHip);
  return {static_cast<float>(norm(trunk)),
          (distance(image, Joint::kLeftHip, Joint::kLeftKnee) +
           distance(image, Joint::kRightHip, Joint::kRightKnee)) /
              2,
          (distance(image, Joint::kLeftKnee, Joint::kLeftAnkle) +
           distance(image, Joint::kRightKnee, Joint::kRightAnkle)) /
              2};
}

Build usual_build(std::span<const Build> builds) {
  DOWEL_ASSERT(!builds.empty());
  const auto reached = [&](float Build::*part) {
    std::vector<double> lengths;
    for (const Build& build : builds) lengths.push_back(build.*part);
    return static_cast<float>(*quantile(std::move(lengths), kMostReach));
  };
  return {reached(&Build::trunk_px), reached(&Build::thigh_px), reached(&Build::shank_px)};
}

float misfit(const Build& build, const Build& usual) {
  const auto excess = [](float length, float of) {
    return of > 0 ? length / of - kLongestBone : 0.0F;
  };
  const float total = usual.length_px();
  const float shrunk = total > 0 ? kShortestBody - build.length_px() / total : 0.0F;
  // A bone seen end-on for the whole memory says little about its length: the legs and the trunk
  // are of like length, so none is taken for less than a quarter of the body.
  const float least = total / 4;
  return std::max({0.0F, excess(build.trunk_px, std::max(usual.trunk_px, least)),
                   excess(build.thigh_px, std::max(usual.thigh_px, least)),
                   excess(build.shank_px, std::max(usual.shank_px, least)), shrunk});
}

}  // namespace dowel::vision
