#include "vision/mirror.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace dowel::vision {
namespace {

constexpr std::array<std::pair<Joint, Joint>, 16> kSides = {{
    {Joint::kLeftEyeInner, Joint::kRightEyeInner},
    {Joint::kLeftEye, Joint::kRightEye},
    {Joint::kLeftEyeOuter, Joint::kRightEyeOuter},
    {Joint::kLeftEar, Joint::kRightEar},
    {Joint::kMouthLeft, Joint::kMouthRight},
    {Joint::kLeftShoulder, Joint::kRightShoulder},
    {Joint::kLeftElbow, Joint::kRightElbow},
    {Joint::kLeftWrist, Joint::kRightWrist},
    {Joint::kLeftPinky, Joint::kRightPinky},
    {Joint::kLeftIndex, Joint::kRightIndex},
    {Joint::kLeftThumb, Joint::kRightThumb},
    {Joint::kLeftHip, Joint::kRightHip},
    {Joint::kLeftKnee, Joint::kRightKnee},
    {Joint::kLeftAnkle, Joint::kRightAnkle},
    {Joint::kLeftHeel, Joint::kRightHeel},
    {Joint::kLeftFootIndex, Joint::kRightFootIndex},
}};

}  // namespace

Frame mirrored(const Frame& frame) {
  Frame out = frame;
  for (int y = 0; y < frame.height_px; ++y) {
    const std::uint8_t* from = frame.row(y);
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < frame.width_px; ++x) {
      std::memcpy(to + 4 * x, from + 4 * (frame.width_px - 1 - x), 4);
    }
  }
  return out;
}

Roi mirrored(const Roi& roi, int width_px) {
  return {static_cast<float>(width_px) - roi.centre_x_px, roi.centre_y_px, roi.side_px,
          -roi.rotation_rad};
}

Sighting mirrored_back(Sighting sighting, int width_px) {
  BodyEstimate& body = sighting.body;
  for (Landmark& landmark : body.image) {
    landmark.x_px = static_cast<float>(width_px) - landmark.x_px;
  }
  for (WorldPoint& point : body.world) point.x_m = -point.x_m;
  for (const auto& [left, right] : kSides) {
    std::swap(body.image[index_of(left)], body.image[index_of(right)]);
    std::swap(body.world[index_of(left)], body.world[index_of(right)]);
  }
  body.own_roi = mirrored(body.own_roi, width_px);
  sighting.silhouette = {};
  return sighting;
}

}  // namespace dowel::vision
